"""Fitting text into terminal cells: its width, its wrapping, and the widths of a grid's columns.

A cell is the room of one Latin letter. Chinese, Japanese and Korean signs take two, combining
marks and joiners none (Unicode Standard Annex 11, "East Asian Width").
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple
from unicodedata import category, east_asian_width

GAP = 2
"""Cells between two columns."""

Measure = Callable[[str], int]


UNBROKEN = 1_000_000
"""The width for lines that are read by a script or copied, and so must stay whole."""


class Column(NamedTuple):
    """A column of a grid; widths in cells.

    It is never squeezed below `least` nor wider than `most`, except for the one with `stretch`,
    which takes the room that is left. Where room is short, columns get it in proportion to their
    `share`. The first line of a cell takes about `lines` lines when it is wrapped, then it is cut;
    the others take `below`, where that is given.
    """

    title: str = ""
    least: int = 0
    most: int = 1000
    share: int = 1
    right: bool = False
    stretch: bool = False
    lines: int = 3
    below: int | None = None


def cell_width(text: str) -> int:
    """Return how many terminal cells the text takes."""
    return len(text) if text.isascii() else sum(map(_width_of_sign, text))


def breaks(text: str, width: int, measure: Measure = cell_width) -> list[tuple[int, int]]:
    """Break text at its spaces into lines of at most `width` cells; a longer word is cut.

    Returns where in the text each line starts and ends. Leading spaces are kept, so that an
    indented line stays indented.
    """
    if measure(text) <= width:
        return [(0, len(text))]
    lines: list[tuple[int, int]] = []
    start, end, taken = 0, 0, -1
    for first, last, size in _pieces_of_words(text, width, measure):
        if taken < 0:
            start, end, taken = first, last, size
        elif first > end and taken + 1 + size <= width:
            end, taken = last, taken + 1 + size
        else:
            lines.append((start, end))
            start, end, taken = first, last, size
    return [*lines, (start, end)]


def shorten(text: str, width: int, measure: Measure = cell_width) -> str:
    """Cut text to `width` cells, at a word if one ends in the second half, and mark it with `…`."""
    if measure(text) <= width:
        return text
    kept = text[: next(_pieces(text, max(1, width - 1), measure))[0]]
    head, space, _ = kept.rpartition(" ")
    return (head if space and len(head) * 2 >= len(kept) else kept).rstrip() + "…"


def plan(columns: Sequence[Column], content: Sequence[int], width: int) -> list[int]:
    """Give each column its width, dropping columns from the right where there is not room for all.

    `content` holds the width of the widest text in each column. The result is shorter than
    `columns` by those that were dropped; the first column always stays.
    """
    wants = [max(1, min(column.most, size)) for column, size in zip(columns, content, strict=True)]
    floors = [max(1, min(column.least, want)) for column, want in zip(columns, wants, strict=True)]
    kept = len(columns)
    while kept > 1 and sum(floors[:kept]) + GAP * (kept - 1) > width:
        kept -= 1
    if kept == 1:
        floors[0] = min(floors[0], width)
    return _share(columns[:kept], wants[:kept], floors[:kept], width - GAP * (kept - 1))


def _share(columns: Sequence[Column], wants: list[int], widths: list[int], room: int) -> list[int]:
    """Give cells to the columns that have least for their share, so that the longest text is squeezed."""
    for _ in range(room - sum(widths)):
        hungry = [at for at, want in enumerate(wants) if widths[at] < want]
        if not hungry:
            break
        widths[min(hungry, key=lambda at: widths[at] / columns[at].share)] += 1
    spare = room - sum(widths)
    return [
        size + spare if column.stretch and spare > 0 else size
        for column, size in zip(columns, widths, strict=True)
    ]


def _pieces_of_words(text: str, width: int, measure: Measure) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and width of each word, in pieces where it is too wide for a line."""
    start = 0
    for word in text.split(" "):
        done = start
        for end, size in _pieces(word, width, measure):
            yield done, start + end, size
            done = start + end
        start += len(word) + 1


def _pieces(text: str, width: int, measure: Measure) -> Iterator[tuple[int, int]]:
    """Yield the end and the width of each piece that a text is cut into, whatever its words."""
    whole = measure(text)
    if whole <= width:
        yield len(text), whole
        return
    if text.isascii():  # every sign takes a cell: megabytes need not be measured one by one
        for start in range(0, whole, width):
            yield min(start + width, whole), min(width, whole - start)
        return
    start, taken = 0, 0
    for at, sign in enumerate(text):
        size = measure(sign)
        if taken + size > width and at > start:
            yield at, taken
            start, taken = at, 0
        taken += size
    yield len(text), taken


def _width_of_sign(sign: str) -> int:
    if sign.isascii():
        return 1
    if category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(sign) in "WF" else 1
