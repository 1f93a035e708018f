"""A page as a picture of a few signs, darker where there is more ink: `python -m tests.paper.ink`.

The pictures kept beside this file show the layout to whoever reads a change of them.
"""

import struct
import zlib
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from tests.show.samples import DOSSIER, GIORGI, IVAN, NINO, SLIPS, TODAY, ZELJKO, agenda, moment
from tickler.core.offers import offer_of, read_item
from tickler.paper import typeset
from tickler.paper.binder_sheets import day_sheet, pocket_cards
from tickler.paper.documents import as_pictures, papers_of
from tickler.paper.templates import Templates
from tickler.paper.typeset import Press
from tickler.wording import letters

SHADES = " .:-=+*#"
"""From no ink to as much as text has at most; a shade is `WEIGHT` of a cell covered."""
WEIGHT = 0.08
ACROSS, DOWN, PPI = 3, 5, 36
"""The size of a cell in dots, and how many of these an inch has: an A4 page is 99 by 84 cells."""

PAGES = ("cover", "dossier", "day", "pocket", "letter")

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
        case "letter":
            (page,) = letters.pictures(press, _offer(), PPI)
        case _:
            pages = as_pictures(press, papers_of([ADDRESSED], moment(20, 8, 30), day), PPI)
            page = dict(zip(("cover", "dossier"), pages, strict=True))[name]
    return shaded(page)


def _offer() -> letters.Letter:
    items = [
        read_item(line.split(";")) for line in ("Coffee machine; 2; 450; 20%", "Beans; 12,5; 18.99; 10%")
    ]
    card = ADDRESSED.card._replace(address="Riva 7\nSplit")
    sender = letters.Sender("Ana Kralj", ("Ana Kralj", "Kava d.o.o."))
    matter = letters.Matter(card, card, offer_of(items, "EUR"), {})
    return letters.write(letters.shelf(Path("none")).template("offer"), matter, sender, moment(20, 8, 30))


def unlike(one: str, other: str) -> float:
    """Return how many inked cells of two pictures have no like, as a part of those of the first.

    A like is a cell of the other picture, at the same place or beside it, that is as dark or by a shade more
    or less: a line that moves by a hair is like itself, and one that is gone is not.
    """
    first, second = _inked(one), _inked(other)
    return (_without_like(first, second) + _without_like(second, first)) / len(first)


def _inked(picture: str) -> dict[tuple[int, int], int]:
    """Return the shades of the cells that have ink, each by its row and its place in it."""
    return {
        (row, at): SHADES.index(sign)
        for row, line in enumerate(picture.splitlines())
        for at, sign in enumerate(line)
        if sign != " "
    }


def _without_like(cells: dict[tuple[int, int], int], others: dict[tuple[int, int], int]) -> int:
    steps = list(product((-1, 0, 1), repeat=2))

    def has_like(row: int, at: int, shade: int) -> bool:
        beside = (others.get((row + down, at + across)) for down, across in steps)
        return any(other is not None and abs(shade - other) <= 1 for other in beside)

    return sum(not has_like(row, at, shade) for (row, at), shade in cells.items())


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
