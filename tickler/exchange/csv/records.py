"""The records of a CSV file, with broken quotation marks found and held to the line they are on."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator

from tickler.exchange.lines import LONGEST_LINE

UNCLOSED = "a quotation mark is opened and not closed; the line was read by itself"
STRAY_QUOTE = "quotation marks within a cell are not doubled; the cells may be cut wrongly"
TOO_LONG = f"the line is longer than {LONGEST_LINE:,} characters and was left out"

Record = tuple[int, list[str], str | None]
"""The number of its first line, its cells, and what is wrong with its quotation marks, if anything."""

# A record is at most LONGEST_LINE and one more line; the module's own limit of 131,072 raises on long notes.
csv.field_size_limit(max(csv.field_size_limit(), 3 * LONGEST_LINE))


class _RunawayQuote(Exception):
    """A cell goes on to the end of the file, or for longer than any cell would."""


class Records:
    """The records of lines of text.

    `width` is how many cells a record should have, 0 where that is not known yet; `next_line` is the
    number of the line after the last record. Python's own reader folds everything after an unclosed
    quotation mark into one cell. Here it reads strictly, and where it fails, or a cell does not end,
    the first line is read by itself and reported, and reading goes on with the line after it.
    """

    def __init__(self, lines: Iterable[str], delimiter: str, *, width: int = 0, first_line: int = 1) -> None:
        self.next_line = first_line
        self._lines = iter(lines)
        self._delimiter = delimiter
        self._width = width
        self._held: list[str] = []
        self._returned: deque[str] = deque()

    def __iter__(self) -> Iterator[Record]:
        held = self._held
        while True:
            try:
                for cells in csv.reader(self._feed(), delimiter=self._delimiter, strict=True):
                    if len(held) > 1 and len(cells) != self._width and self._has_swallowed_a_record():
                        raise _RunawayQuote
                    number = self.next_line
                    self.next_line += len(held)
                    held.clear()
                    yield number, cells, None
                return
            except (csv.Error, _RunawayQuote):
                yield self._first_line_by_itself()

    def _feed(self) -> Iterator[str]:
        held, size = self._held, 0
        while True:
            line = self._returned.popleft() if self._returned else next(self._lines, None)
            if line is None:
                if held:
                    raise _RunawayQuote
                return
            size = size + len(line) if held else len(line)
            held.append(line)
            if size > LONGEST_LINE:
                raise _RunawayQuote
            yield line

    def _has_swallowed_a_record(self) -> bool:
        separators = self._width - 1
        return separators > 0 and any(line.count(self._delimiter) == separators for line in self._held[1:])

    def _first_line_by_itself(self) -> Record:
        first, *others = self._held
        self._held.clear()
        self._returned.extendleft(reversed(others))
        number = self.next_line
        self.next_line += 1
        if len(first) > LONGEST_LINE:
            return number, [], TOO_LONG
        fault = STRAY_QUOTE if first.count('"') % 2 == 0 else UNCLOSED
        cells = [_unquoted(cell) for cell in first.rstrip("\r\n").split(self._delimiter)]
        if len(cells) == self._width or fault == UNCLOSED:
            return number, cells, fault
        return number, next(csv.reader([first], delimiter=self._delimiter), []), fault


def _unquoted(cell: str) -> str:
    text = cell.strip()
    if text[:1] == '"':
        text = text[1:]
        text = text[:-1] if text[-1:] == '"' else text
    return text.replace('""', '"')
