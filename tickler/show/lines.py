"""Blocks laid out as lines for a window: the one place where text is cleaned, wrapped and aligned."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from tickler.show.blocks import BESIDE, Block, Cell, Ends, Grid, Line, Paragraph, Span
from tickler.show.clean import one_line
from tickler.show.layout import GAP, Column, Measure, breaks, plan, shorten

BETWEEN = Span(" " * GAP)


def lay_out(blocks: Iterable[Block], width: int, measure: Measure) -> Iterator[Line]:
    """Lay blocks out in lines of at most `width` cells, with nothing in them that a terminal could obey.

    `measure` tells how many cells a text takes.
    """
    for block in blocks:
        match block:
            case Paragraph(line):
                yield from _wrapped(safe(line), width, measure)
            case Ends(left, right):
                yield from _ends(safe(left), safe(right), width, measure)
            case Grid():
                yield from _grid(block, width, measure)


def safe(line: Line) -> Line:
    """Return the line with every sign that a terminal could obey made visible."""
    return tuple(Span(one_line(text), role) for text, role in line)


def _ends(left: Line, right: Line, width: int, measure: Measure) -> Iterator[Line]:
    gap = width - _size(left, measure) - _size(right, measure)
    if gap >= GAP:
        yield (*left, Span(" " * gap), *right)
    else:
        for part in filter(None, (left, right)):
            yield from _wrapped(part, width, measure)


def _grid(grid: Grid, width: int, measure: Measure) -> Iterator[Line]:
    sections = [
        (part.title, [[tuple(map(safe, cell)) for cell in row] for row in part.rows])
        for part in grid.sections
        if part.rows
    ]
    widths = _widths(grid.columns, [row for _, rows in sections for row in rows], width, measure)
    columns = list(zip(grid.columns, widths, strict=False))
    if grid.headed:
        titles = [((Span(column.title, "faint"),),) for column, _ in columns]
        yield from _row(titles, columns, measure)
    for title, rows in sections:
        if title is not None:
            yield from _wrapped((Span(one_line(title), "strong"),), width, measure)
        for row in rows:
            yield from _row(row, columns, measure)


def _widths(
    columns: Sequence[Column], rows: Sequence[Sequence[Cell]], width: int, measure: Measure
) -> list[int]:
    content = [
        max(
            measure(column.title),
            max((_size(line, measure) for row in rows for line in row[at]), default=0),
        )
        for at, column in enumerate(columns)
    ]
    return plan(columns, content, width)


def _row(row: Sequence[Cell], columns: Sequence[tuple[Column, int]], measure: Measure) -> Iterator[Line]:
    stacks = [
        _stack(cell, column, width, measure) for cell, (column, width) in zip(row, columns, strict=False)
    ]
    for beside in zip_longest(*stacks, fillvalue=()):
        spans: list[Span] = []
        for line, (column, width) in zip(beside, columns, strict=True):
            padding = Span(" " * (width - _size(line, measure)))
            spans += (padding, *line, BETWEEN) if column.right else (*line, padding, BETWEEN)
        yield _without_tail(spans)


def _without_tail(spans: list[Span]) -> Line:
    while spans:
        text, role = spans.pop()
        if text := text.rstrip():
            return (*spans, Span(text, role))
    return ()


def _stack(cell: Cell, column: Column, width: int, measure: Measure) -> list[Line]:
    stack: list[Line] = []
    for line in cell:
        beside = line[0] == BESIDE
        if beside and stack and _size(stack[-1], measure) + _size(line, measure) <= width:
            stack[-1] = (*stack[-1], *line)
            continue
        lines = column.below if stack and column.below and not beside else column.lines
        said = line[1:] if beside else line
        stack += _wrapped(_cut(said, width * lines, measure), width, measure)
    return stack


def _wrapped(line: Line, width: int, measure: Measure) -> Iterator[Line]:
    text = "".join(span.text for span in line)
    for start, end in breaks(text, width, measure):
        yield _slice(line, start, end)


def _slice(line: Line, start: int, end: int) -> Line:
    kept: list[Span] = []
    for text, role in line:
        if part := text[max(0, start) : max(0, end)]:
            kept.append(Span(part, role))
        start, end = start - len(text), end - len(text)
    return tuple(kept)


def _cut(line: Line, room: int, measure: Measure) -> Line:
    kept: list[Span] = []
    for text, role in line:
        kept.append(Span(shorten(text, room, measure), role))
        room -= measure(text)
        if room <= 0:
            break
    return tuple(kept)


def _size(line: Line, measure: Measure) -> int:
    return sum(measure(span.text) for span in line)
