"""From a template and data to a PDF, or to pictures of its pages.

The data goes to the template as JSON, so that nothing in a name is ever markup.
"""

import datetime as dt
import json
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tickler.core.errors import FileRefused
from tickler.paper.fonts import Faces, faces_for, font_directory
from tickler.paper.templates import Templates

if TYPE_CHECKING:
    from typst import Compiler, TypstError

Paper = Literal["a4", "us-letter"]
PAPERS: dict[str, Paper] = {"a4": "a4", "letter": "us-letter"}
"""What the user says, and what Typst calls it."""

NARROW = {"label": 12, "what": 16, "phone": 18, "name": 22}
"""What stands in a narrow column, or in large type, by its key: a longer word may be broken after so many."""

WIDE = 40
"""After so many characters without a space any other word may be broken; all columns have room for them."""

_MAY_BREAK = "\u200b"  # a space of no width
_WHERE = re.compile(r"┌─ (.+):(\d+):\d+")
"""How Typst says in which line of which file it stopped."""


@dataclass(frozen=True, slots=True)
class Press:
    """What every print of this machine has in common: templates, a directory for fonts, the size of paper."""

    templates: Templates
    cache: Path
    paper: Paper = "a4"


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished PDF; `missing` are characters for which this machine has no font, left out of it."""

    pdf: bytes
    pages: int
    missing: tuple[str, ...] = ()


def typeset(press: Press, template: str, data: Mapping[str, object], at: dt.datetime) -> Printed:
    """Print `data` with the template of this name (`dossier`); `at` is written into the PDF as its date.

    The template is given `data` with `paper` and `faces` added. A character that no font has is written as
    its transliteration in Latin letters, or as its number. Raises FileRefused for a template of the user's
    that Typst does not understand, with its line.
    """
    # Typst takes a moment with a mere offset, without a clock that has summers.
    stamp = dt.datetime.fromisoformat(at.isoformat(timespec="seconds"))
    with _set(press, template, data) as (compiler, faces):
        pdf = compiler.compile(format="pdf", timestamp=stamp)
        # The number of pages is told by nothing but their pictures; the layout is not made twice for them.
        pages = compiler.compile(format="png", ppi=1)
    assert isinstance(pdf, bytes)
    return Printed(pdf, len(pages) if isinstance(pages, list) else 1, faces.missing)


def draw(press: Press, template: str, data: Mapping[str, object], ppi: int) -> list[bytes]:
    """Return a picture (PNG) of each page, with `ppi` dots an inch; otherwise as `typeset`."""
    with _set(press, template, data) as (compiler, _):
        pages = compiler.compile(format="png", ppi=ppi)
    return pages if isinstance(pages, list) else [pages or b""]


@contextmanager
def _set(press: Press, template: str, data: Mapping[str, object]) -> Iterator[tuple["Compiler", Faces]]:
    """Give a compiler with template, data and fonts in place."""
    import typst

    with font_directory(press.cache) as fonts, press.templates.directory() as directory:
        faces = faces_for(set().union(*_texts(data)), fonts)
        given = {**_breakable(data), "paper": press.paper, "faces": faces.families}
        try:
            yield (
                typst.Compiler(
                    directory / f"{template}.typ",
                    font_paths=[fonts, directory],
                    # Looking for all fonts of a machine takes longer than the rest.
                    ignore_system_fonts=not (faces.system or press.templates.own),
                    sys_inputs={
                        "data": _with_stand_ins(json.dumps(given, ensure_ascii=False), faces.missing)
                    },
                ),
                faces,
            )
        except typst.TypstError as fault:
            if not press.templates.own:
                raise
            raise _refusal(press.templates, template, fault) from fault


def _refusal(templates: Templates, template: str, fault: "TypstError") -> FileRefused:
    where = _WHERE.search(fault.diagnostic)
    file, line = (Path(where[1]).name, f", line {where[2]}") if where else (f"{template}.typ", "")
    return FileRefused(
        f"The template {file} cannot be printed{line}: {fault.message}", templates.hint(f"{template}.typ")
    )


def _texts(value: object) -> Iterator[str]:
    """Yield all texts in the data."""
    match value:
        case str():
            yield value
        case Mapping():
            for part in value.values():
                yield from _texts(part)
        case list() | tuple():
            for part in value:
                yield from _texts(part)


def _breakable(data: Mapping[str, object]) -> dict[str, object]:
    """Return the data with places to break in words that are longer than a line."""
    return {key: _with_breaks(key, value) for key, value in data.items()}


def _with_breaks(key: str, value: object) -> object:
    match value:
        case str() if key != "link":
            most = NARROW.get(key, WIDE)
            return re.sub(rf"[^ \n]{{{most}}}(?=[^ \n])", rf"\g<0>{_MAY_BREAK}", value)
        case Mapping():
            return {inner: _with_breaks(inner, part) for inner, part in value.items()}
        case list() | tuple():
            return [_with_breaks(key, part) for part in value]
    return value


def _with_stand_ins(text: str, missing: Collection[str]) -> str:
    # Of a day's dossiers the text is long, and nearly always nothing is missing.
    return (
        text.translate({ord(character): _stand_in(character) for character in missing}) if missing else text
    )


def _stand_in(character: str) -> str:
    from anyascii import anyascii

    return anyascii(character).replace("\\", "").replace('"', "") or f"[U+{ord(character):04X}]"
