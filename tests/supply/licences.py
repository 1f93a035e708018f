"""The licences of what is installed, as its own metadata tells them, and those that we may use."""

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

SPOKEN = {
    "MIT": ("MIT",),
    "BSD": ("BSD",),
    "Apache 2.0": ("APACHE",),
    "ISC": ("ISC",),
    "SIL OFL 1.1": ("SIL OFL", "OFL-1.1"),
    "PSF": ("PSF", "PYTHON SOFTWARE FOUNDATION"),
    "MPL 2.0": ("MPL", "MOZILLA"),
    "LGPL 3.0": ("LGPL", "LESSER GENERAL PUBLIC"),
    "zlib": ("ZLIB",),
}
"""How a licence is called here, and what is found of it in metadata (in capitals)."""

FOR_USERS = {"MIT", "BSD", "Apache 2.0", "ISC", "SIL OFL 1.1", "PSF", "MPL 2.0", "zlib"}
"""What may be installed with tickler: nothing that asks anything of what is built upon it."""

FOR_DEVELOPERS = FOR_USERS | {"LGPL 3.0"}
"""What may help to test it; it is not passed on."""

_ZLIB_TEXT = "provided 'as-is', without any express or implied warranty"


def licences_of(name: str) -> set[str]:
    """Return what a package may be used under, in the words of `SPOKEN`; empty where nobody says.

    Raises PackageNotFoundError if it is not installed.
    """
    package = distribution(name)
    said = " ".join(_said(package)).upper()
    found = {licence for licence, words in SPOKEN.items() if any(_stands_in(word, said) for word in words)}
    return found or ({"zlib"} if _ZLIB_TEXT in _text(package) else set())


def with_all_that_they_need(names: list[str]) -> dict[str, str]:
    """Return the packages and all that they need here, each with the one that first asked for it."""
    asked, waiting = dict.fromkeys(names, "tickler"), list(names)
    while waiting:
        package = waiting.pop()
        for other in _needs(package):
            if other not in asked:
                asked[other] = package
                waiting.append(other)
    return asked


def _said(package: Distribution) -> Iterator[str]:
    metadata = package.metadata
    yield metadata.get("License-Expression") or ""
    # Some put the whole text there.
    yield (metadata.get("License") or "")[:100]
    yield from (line for line in metadata.get_all("Classifier") or [] if line.startswith("License"))


def _stands_in(word: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(word)}", text) is not None


def _text(package: Distribution) -> str:
    files = [file for file in package.files or [] if "licen" in file.name.lower()]
    return " ".join(" ".join(file.read_text(encoding="utf-8").split()) for file in files)


def _needs(name: str) -> Iterator[str]:
    try:
        requirements = distribution(name).requires or []
    except PackageNotFoundError:  # for another system than this one
        return
    for text in requirements:
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield canonicalize_name(requirement.name)
