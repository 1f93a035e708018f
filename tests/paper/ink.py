"""A page as a picture of a few signs, darker where there is more ink: `python -m tests.paper.ink`.

The pictures kept beside this file show the layout to whoever reads a change of them.
"""

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

from tests.show.samples import DOSSIER, GIORGI, IVAN, NINO, SLIPS, TODAY, ZELJKO, agenda, moment
from tickler.paper import typeset
from tickler.paper.binder_sheets import day_sheet, pocket_cards
from tickler.paper.documents import as_pictures, papers_of
from tickler.paper.templates import Templates
from tickler.paper.typeset import Press

SHADES = " .:-=+*#"
"""From no ink to as much as text has at most; a shade is `WEIGHT` of a cell covered."""
WEIGHT = 0.08
ACROSS, DOWN, PPI = 3, 5, 36
"""The size of a cell in dots, and how many of these an inch has: an A4 page is 99 by 84 cells."""

PAGES = ("cover", "dossier", "day", "pocket")

ADDRESSED = DOSSIER._replace(card=DOSSIER.card._replace(address_as="Mr Petrov, formal", say="pe-TROV"))


def kept(name: str) -> Path:
    """Return where the picture of a page is kept."""
    return Path(__file__).parent / f"{name}.txt"


def draw(name: str, cache: Path, own: Path | None = None) -> str:
    """Draw one of `PAGES` with the program's templates, or with those in `own` where it has them."""
    press = Press(Templates(own or cache / "none"), cache)
    # Only scripts that our own faces have: those of the machine differ.
    day = agenda(IVAN, GIORGI, ZELJKO, NINO, reminders=SLIPS, capacity=4)
    match name:
        case "day":
            (page,) = typeset.draw(press, "day", day_sheet(day, "20", {IVAN.id: DOSSIER.notes[0]}), PPI)
        case "pocket":
            (page,) = typeset.draw(press, "pocket", pocket_cards([DOSSIER] * 3, TODAY), PPI)
        case _:
            pages = as_pictures(press, papers_of([ADDRESSED], moment(20, 8, 30), day), PPI)
            page = dict(zip(("cover", "dossier"), pages, strict=True))[name]
    return shaded(page)


def unlike(one: str, other: str) -> float:
    """Return how many cells of two pictures are unlike, as a part of those of the first that have ink.

    A cell is unlike if no cell of the other picture, at its place or beside it, is as dark: a line that
    moves by a hair is like itself. A shade more or less is as dark, but no ink is never like some.
    """
    first, second = one.splitlines(), other.splitlines()
    inked = len("".join(one.split()))
    return (_without_like(first, second) + _without_like(second, first)) / inked


def _without_like(rows: list[str], others: list[str]) -> int:
    width = max(map(len, [*rows, *others])) + 2  # an empty cell around all
    shades, theirs = (
        [[SHADES.index(sign) for sign in f" {row}".ljust(width)] for row in ["", *picture, ""]]
        for picture in (rows, [*others, *[""] * (len(rows) - len(others))])
    )
    return sum(
        not any(_alike(shades[y][x], near) for row in theirs[y - 1 : y + 2] for near in row[x - 1 : x + 2])
        for y in range(1, len(rows) + 1)
        for x in range(1, width - 1)
    )


def _alike(shade: int, other: int) -> bool:
    return abs(shade - other) <= 1 and bool(shade) == bool(other)


def shaded(png: bytes) -> str:
    """Return a picture (PNG, 8 bits a channel, not interlaced) as lines of shades."""
    rows = [[255 - red for red in row] for row in _reds(png)]
    lines = []
    for top in range(0, len(rows), DOWN):
        band = rows[top : top + DOWN]
        cells = ([row[left : left + ACROSS] for row in band] for left in range(0, len(band[0]), ACROSS))
        inked = (sum(map(sum, cell)) / (255 * ACROSS * DOWN) for cell in cells)
        lines.append("".join(SHADES[min(round(ink / WEIGHT), len(SHADES) - 1)] for ink in inked).rstrip())
    return "\n".join(lines).rstrip() + "\n"


def _reds(png: bytes) -> Iterator[list[int]]:
    """Yield the red of each dot, row by row (PNG specification, 3rd edition, section 9: filtering)."""
    width, _, _, colour = struct.unpack_from(">IIBB", png, 16)
    step = {2: 3, 6: 4}[colour]
    packed, position = b"", 8
    while position < len(png):
        length, kind = struct.unpack_from(">I4s", png, position)
        if kind == b"IDAT":
            packed += png[position + 8 : position + 8 + length]
        position += 12 + length
    data, above = zlib.decompress(packed), bytearray(width * step)
    for start in range(0, len(data), width * step + 1):
        filtered, row = data[start], bytearray(data[start + 1 : start + 1 + width * step])
        for at in range(len(row)) if filtered else ():
            left = row[at - step] if at >= step else 0
            corner = above[at - step] if at >= step else 0
            row[at] = (row[at] + _predicted(filtered, left, above[at], corner)) % 256
        yield list(row[::step])
        above = row


def _predicted(filtered: int, left: int, above: int, corner: int) -> int:
    match filtered:
        case 1:
            return left
        case 2:
            return above
        case 3:
            return (left + above) // 2
    return min((left, above, corner), key=lambda near: abs(left + above - corner - near))


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as directory:
        for name in PAGES:
            kept(name).write_text(draw(name, Path(directory)), encoding="utf-8")
