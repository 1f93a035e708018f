"""How a CSV file is laid out: what separates its cells, and which line holds the headers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from tickler.core.errors import FileRefused
from tickler.exchange.charset.encodings import UNDECODABLE
from tickler.exchange.columns.headers import count_known
from tickler.exchange.csv.own import is_own
from tickler.exchange.csv.records import Records
from tickler.exchange.understanding import listed, not_understood

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}
RECORDS_LOOKED_AT = 50
PREAMBLE_RECORDS = 12
"""So many lines may stand before the headers, as LinkedIn's do, and no more."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """Separator and headers; `header_line` is where the headers stand, `body_line` the one after them.

    `has_preamble` tells that there is text before the headers, other than a `sep=` line.
    """

    delimiter: str
    headers: tuple[str, ...]
    header_line: int
    body_line: int
    has_preamble: bool

    @property
    def is_own(self) -> bool:
        return is_own(self.headers)


@dataclass(frozen=True, slots=True)
class _Candidate:
    dialect: Dialect
    known: int
    even: int
    """How many records have as many cells as there are headers."""

    @property
    def rank(self) -> tuple[bool, int, int, int]:
        return self.dialect.is_own, self.known, self.even, len(self.dialect.headers)


def find_dialect(lines: Sequence[str], mapping: Mapping[str, str], source: str) -> Dialect:
    """Find separator and headers from the first lines of a file.

    The separator is the one under which most headers are understood, and then the one that cuts most
    lines alike. Raises FileRefused where no line of headers is understood, and none is named in
    `mapping`: the first line would be taken for a person, or a person for the headers.
    """
    said = lines[0].strip() if lines else ""
    if said.lower().startswith("sep=") and len(said) <= len("sep=;") and said[4:] != '"':
        delimiters, first_line = [said[4:] or "\t"], 2
    else:
        delimiters, first_line = list(DELIMITERS), 1
    candidates = [_candidate(lines, delimiter, first_line, mapping) for delimiter in delimiters]
    found = [candidate for candidate in candidates if candidate]
    if not found:
        raise FileRefused(f"{source} is empty", "There is nothing in it to import.")
    best = max(found, key=lambda candidate: candidate.rank)
    if not best.known and not mapping:
        raise _refused(best.dialect.headers, source)
    return best.dialect


def _refused(headers: Sequence[str], source: str) -> FileRefused:
    if any(_looks_like_data(header) for header in headers):
        message = f"{source}: the first line looks like a contact, not like headers"
        hint = "Put a line before it that names the columns, such as: name,phone,email"
        return FileRefused(message, hint, listed(headers))
    return not_understood(headers, source)


def _candidate(
    lines: Sequence[str], delimiter: str, first_line: int, mapping: Mapping[str, str]
) -> _Candidate | None:
    records = Records(lines[first_line - 1 :], delimiter, first_line=first_line)
    rows = [
        (number, tuple(map(plain_header, cells)), records.next_line)
        for number, cells, _ in islice(records, RECORDS_LOOKED_AT)
        if any(cells)
    ]
    if not rows:
        return None
    known = [_known(cells, mapping) for _, cells, _ in rows[:PREAMBLE_RECORDS]]
    place, most = 0, known[0]
    widest = _filled(rows[0][1])
    for position in range(1, len(known)):
        filled = _filled(rows[position][1])
        # What stands before the headers is narrower than they are; otherwise it is data.
        if known[position] > most and filled > widest:
            place, most = position, known[position]
        widest = max(widest, filled)
    number, headers, body_line = rows[place]
    even = sum(len(cells) == len(headers) > 1 for _, cells, _ in rows[place:])
    return _Candidate(Dialect(delimiter, headers, number, body_line, place > 0), most, even)


def _known(cells: Sequence[str], mapping: Mapping[str, str]) -> int:
    if is_own(cells):
        return len(cells)
    return 0 if any(map(_looks_like_data, cells)) else count_known(cells, mapping)


def plain_header(header: str) -> str:
    """Take out of a header what no text may hold: NULs, and the mark for undecodable bytes."""
    return header.replace("\0", "").replace(UNDECODABLE, "\ufffd")


def _filled(cells: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in cells)


def _looks_like_data(cell: str) -> bool:
    return "@" in cell or sum(map(str.isdigit, cell)) > 5
