"""The dependencies, as pyproject.toml declares them and as the table in CONTRIBUTING.md explains them."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent
CONTRIBUTING = ROOT / "CONTRIBUTING.md"

EXTRAS = ("keyring", "encryption")
"""What people install; the other extras are for those who work on tickler."""

OWN = "tickler-file"
_REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?\s*(.*)")
_ROW = re.compile(r"^\| (?P<name>[a-z0-9-]+) \| `(?P<bounds>[^`]*)` \|(?P<rest>.*)\|$", re.MULTILINE)


class Explained(NamedTuple):
    """A row of the table: texts as they stand there."""

    name: str
    bounds: str
    reason: str
    purpose: str
    licence: str
    cost: str
    where: str


def needed() -> dict[str, str]:
    """Return the bounds of all that is installed with tickler or one of its extras, by name."""
    return dict(_split(one) for one in _needed())


def for_developers() -> list[str]:
    """Return the names of what tests and checks need."""
    optional = _project()["optional-dependencies"]
    names = {_split(one)[0] for one in (*optional["test"], *optional["dev"])}
    return sorted(names - {OWN})


def explained() -> dict[str, Explained]:
    """Return the rows of the table in CONTRIBUTING.md, by name."""
    section = (
        CONTRIBUTING.read_text(encoding="utf-8").partition("\n## Dependencies\n")[2].partition("\n## ")[0]
    )
    rows = {}
    for row in _ROW.finditer(section):
        cells = [cell.strip() for cell in row["rest"].split("|")]
        rows[row["name"]] = Explained(row["name"], row["bounds"], *cells)
    return rows


def _needed() -> Iterator[str]:
    project = _project()
    yield from project["dependencies"]
    for extra in EXTRAS:
        yield from project["optional-dependencies"][extra]


def _split(requirement: str) -> tuple[str, str]:
    found = _REQUIREMENT.fullmatch(requirement)
    assert found, requirement
    return found[1].lower(), found[2]


def _project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
