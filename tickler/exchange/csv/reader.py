"""Reading contacts from CSV: any program's, or a home-made sheet, or our own export."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, Protocol
from unicodedata import normalize

from tickler.core.errors import FileRefused
from tickler.core.import_reports import Problem
from tickler.core.settings import DateOrder
from tickler.exchange.birthdays import order_of
from tickler.exchange.charset.encodings import UNDECODABLE, decide_encoding
from tickler.exchange.columns.headers import Column, columns_of
from tickler.exchange.columns.layout import Layout
from tickler.exchange.csv.dialect import DELIMITERS, Dialect, find_dialect
from tickler.exchange.csv.formulas import without_first_guard
from tickler.exchange.csv.own import OwnLayout
from tickler.exchange.csv.records import Records
from tickler.exchange.lines import ByteSource, Lines, sample_lines
from tickler.exchange.points import unwrapped
from tickler.exchange.reading import Reading, Row, problem
from tickler.exchange.sniff import format_of
from tickler.exchange.understanding import about_columns, encoding_name, refuse_without_meaning


class _RowMaker(Protocol):
    def row(self, number: int, cells: list[str]) -> Row | None: ...

    def met(self) -> Sequence[Column]: ...


class CsvReading(Reading):
    """A CSV file that is being read.

    `encoding` and `delimiter` are as found; at its end the remarks say what became of the columns.
    """

    def __init__(
        self,
        source: ByteSource,
        encoding: str,
        dialect: Dialect,
        layout: _RowMaker,
        remarks: Sequence[str],
        order: DateOrder | None = None,
    ) -> None:
        super().__init__(source, remarks)
        self._order = order
        self.encoding = encoding
        self.delimiter = dialect.delimiter
        self._dialect = dialect
        self._layout = layout
        self._exact = isinstance(layout, OwnLayout)

    @property
    def remarks(self) -> tuple[str, ...]:
        return (*super().remarks, *about_columns(self._layout.met(), self._order))

    def __iter__(self) -> Iterator[Row]:
        dialect, make_row = self._dialect, self._layout.row
        lines = Lines(self._source, self.encoding)
        body = islice(lines, dialect.body_line - 1, None)
        width = len(dialect.headers)
        for number, cells, fault in Records(
            body, dialect.delimiter, width=width, first_line=dialect.body_line
        ):
            found: list[Problem] = []
            if fault:
                found.append(problem(number, None, dialect.delimiter.join(cells), fault))
            if lines.suspect:
                cells = [self._clean(cell, number, position, found) for position, cell in enumerate(cells)]
            row = make_row(number, cells)
            if found:
                row = row or Row(number, None)
                row = row._replace(problems=(*found, *row.problems))
            if row:
                yield row

    def _clean(self, cell: str, number: int, position: int, found: list[Problem]) -> str:
        """Take out of a cell what is no text, and undo what spreadsheets and our guard have put in."""
        if not cell:
            return cell
        headers = self._dialect.headers
        column = headers[position] if position < len(headers) else None
        text = cell
        if "\0" in text:
            text = text.replace("\0", "")
            found.append(problem(number, column, text, "NUL characters were removed"))
        if UNDECODABLE in text:
            text = text.replace(UNDECODABLE, "\ufffd")
            reason = f"bytes that are not {encoding_name(self.encoding)} were replaced"
            found.append(problem(number, column, text, reason))
        if self._exact:  # in our own file the guard belongs to the exact text, and is taken off with it
            return text
        return without_first_guard(unwrapped(normalize("NFC", text).strip()))


def open_csv(
    source: BinaryIO | Path | ByteSource,
    *,
    encoding: str | None = None,
    mapping: Mapping[str, str] | None = None,
    country: str | None = None,
    date_order: DateOrder | None = None,
) -> CsvReading:
    """Open a CSV file and find out how it is written.

    `encoding` overrules what would be found, `mapping` what the headers say (header to field, as with
    `--map`), `country` is the ISO 3166 alpha-2 code for national phone numbers, `date_order` decides
    `6/5/1984` where the file itself does not. Returns the reading, which holds how the file was
    understood and gives the rows. Raises FileRefused for a file that cannot be read, is empty, is not
    in the encoding said, or has no headers that are understood; ValueRefused for an encoding, header or
    field that does not exist.
    """
    with ExitStack() as stack:
        opened = source if isinstance(source, ByteSource) else ByteSource(source)
        stack.callback(opened.close)
        reading = _understand(opened, encoding, mapping or {}, country, date_order)
        stack.pop_all()
        return reading


def _understand(
    source: ByteSource,
    wanted: str | None,
    mapping: Mapping[str, str],
    country: str | None,
    date_order: DateOrder | None,
) -> CsvReading:
    _refuse_other_formats(source)
    sample = source.sample if wanted else source.evidence()
    decision = decide_encoding(sample, whole=source.whole, wanted=wanted, source=source.name)
    lines = sample_lines(source, decision.codec)
    dialect = find_dialect(lines, mapping, source.name)
    remarks = [
        f"read as {encoding_name(decision.codec)}, cells separated by "
        f"{DELIMITERS.get(dialect.delimiter, dialect.delimiter)}",
        *([decision.doubt] if decision.doubt else []),
    ]
    if dialect.is_own and not mapping:
        own = OwnLayout(dialect.headers, country)
        return CsvReading(source, decision.codec, dialect, own, (*remarks, "an export of this program"))
    headers = [without_first_guard(unwrapped(normalize("NFC", header).strip())) for header in dialect.headers]
    columns = columns_of(headers, mapping)
    refuse_without_meaning(columns, source.name)
    order = _order(lines, dialect, columns)
    if dialect.has_preamble:
        remarks.append(
            f"the headers are on line {dialect.header_line}; what stands before them was passed over"
        )
    layout = Layout(columns, country, order or date_order)
    return CsvReading(source, decision.codec, dialect, layout, remarks, order)


def _refuse_other_formats(source: ByteSource) -> None:
    """Raise FileRefused for a file of another format, where CSV was said."""
    match format_of(source.sample):
        case "vcf":
            found = "a vCard"
        case "json":
            found = "JSON"
        case _:
            return
    raise FileRefused(f"{source.name} is {found}, not a CSV file", "Leave --format out: it is recognised.")


def _order(lines: Sequence[str], dialect: Dialect, columns: Sequence[Column]) -> DateOrder | None:
    """Look through the birthdays of the sample for one that proves the order of day and month."""
    positions = [n for n, column in enumerate(columns) if column.field == "birthday"]
    if not positions:
        return None
    records = Records(lines[dialect.body_line - 1 :], dialect.delimiter, width=len(columns))
    rows = (cells for _, cells, _ in records)
    return order_of(chain.from_iterable((c[n].strip() for n in positions if n < len(c)) for c in rows))
