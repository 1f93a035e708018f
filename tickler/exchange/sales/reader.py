"""Reading sales from CSV: which column says what was sold, when and for how much, and to whom."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import BinaryIO, NamedTuple
from unicodedata import normalize

from tickler.core.errors import FileRefused
from tickler.core.folding import fold
from tickler.core.settings import DateOrder, Settings
from tickler.exchange.birthdays import order_of
from tickler.exchange.charset.encodings import Decision, decide_encoding
from tickler.exchange.columns.headers import CUSTOM, LEFT_OUT, Column, columns_of, positions_of
from tickler.exchange.columns.layout import Layout
from tickler.exchange.csv.dialect import DELIMITERS, Dialect, find_dialect
from tickler.exchange.csv.formulas import without_first_guard
from tickler.exchange.csv.reader import CsvReading
from tickler.exchange.csv.records import Records
from tickler.exchange.lines import ByteSource, sample_lines
from tickler.exchange.sales.rows import SaleColumns, SalesLayout
from tickler.exchange.understanding import encoding_name, listed

HEADERS = {
    "card": "card|card id|card number|client id",
    "amount": "amount|sum|total|price|value|revenue|turnover|betrag|summe|umsatz|preis"
    "|сумма|стоимость|цена|итого|iznos|cijena|cena|ukupno|თანხა|ფასი|ღირებულება",
    "day": "day|date|sold on|order date|purchase date|invoice date|datum|kaufdatum|rechnungsdatum"
    "|дата|дата продажи|дата покупки|datum prodaje|datum kupnje|თარიღი",
    "currency": "currency|währung|валюта|valuta|ვალუტა",
    "what": "what|item|items|product|products|goods|service|description|artikel|produkt|ware|leistung"
    "|что|товар|товары|услуга|наименование|описание|artikl|proizvod|roba|usluga|opis|პროდუქტი|საქონელი",
}
"""What the columns of a sale are called; all others are those of contacts."""

NEEDED = ("amount", "day")
SYNONYMS = {"date": "day"}
ID = "id"
"""The client's card where nothing else says the client; else it may be that of an order, and is left out."""


class _Columns(NamedTuple):
    """What the columns of a file mean: those of the sale by name, and those of the contact."""

    sale: dict[str, int]
    contact: list[Column]

    @property
    def unused(self) -> list[str]:
        taken = set(self.sale.values())
        return [
            column.header
            for position, column in enumerate(self.contact)
            if column.field in (CUSTOM, LEFT_OUT) and column.header and position not in taken
        ]


def open_sales(
    source: BinaryIO | Path,
    encoding: str | None,
    mapping: Mapping[str, str],
    settings: Settings,
    today: dt.date,
) -> CsvReading:
    """Open a CSV file of sales and find out how it is written.

    `encoding` and `mapping` overrule what would be found; the settings of the folder say the currency,
    the country of telephone numbers and the order of dates where the file does not. Each row has one
    sale in its `restored.sales`, with the card's id where the file says it. Raises FileRefused where no
    column is the amount or the day, and where none says the client.
    """
    with ExitStack() as stack:
        opened = ByteSource(source)
        stack.callback(opened.close)
        sample = opened.sample if encoding else opened.evidence()
        decision = decide_encoding(sample, whole=opened.whole, wanted=encoding, source=opened.name)
        lines = sample_lines(opened, decision.codec)
        dialect = find_dialect(lines, {**dict.fromkeys(_words(), ""), **mapping}, opened.name)
        headers = [without_first_guard(normalize("NFC", header).strip()) for header in dialect.headers]
        columns = _columns_of(headers, mapping)
        _refuse_without(columns, headers, opened.name)
        proven = _order(lines, dialect, columns.sale["day"])
        layout = SalesLayout(
            SaleColumns(**columns.sale),
            headers,
            Layout(columns.contact, settings.country, None),
            next((n for n, column in enumerate(columns.contact) if column.field == "external-id"), None),
            currency=settings.currency,
            order=proven or settings.date_order,
            today=today,
        )
        remarks = tuple(_remarks(decision, dialect, columns.unused, proven))
        stack.pop_all()
        return CsvReading(opened, decision.codec, dialect, layout, remarks)


def _remarks(
    decision: Decision, dialect: Dialect, unused: Sequence[str], proven: DateOrder | None
) -> Iterator[str]:
    """Say how the file was understood."""
    parted = DELIMITERS.get(dialect.delimiter, dialect.delimiter)
    yield f"read as {encoding_name(decision.codec)}, cells separated by {parted}"
    if decision.doubt:
        yield decision.doubt
    if unused:
        yield f"not used: {', '.join(listed(unused))}"
    if proven:
        yield f"dates read as {'day/month' if proven == 'dmy' else 'month/day'}/year"


def _columns_of(headers: Sequence[str], mapping: Mapping[str, str]) -> _Columns:
    said = {header: SYNONYMS.get(field, field) for header, field in mapping.items()}
    contact = columns_of(headers, {header: _or_skip(field) for header, field in said.items()})
    sale = {field: positions_of(header, headers)[0] for header, field in said.items() if field in HEADERS}
    for position, header in enumerate(headers):
        field = _words().get(_plain(header))
        if field and header not in said:
            sale.setdefault(field, position)
    for position in sale.values():
        contact[position] = Column(headers[position], LEFT_OUT)
    plain = [_plain(header) for header in headers]
    if ID in plain and plain.index(ID) not in sale.values():
        position = plain.index(ID)
        contact[position] = Column(headers[position], LEFT_OUT)
        if "card" not in sale and not _says_the_client(contact):
            sale["card"] = position
    return _Columns(sale, contact)


def _or_skip(field: str) -> str:
    return "skip" if field in HEADERS else field


def _says_the_client(columns: Sequence[Column]) -> bool:
    return any(column.field not in (CUSTOM, LEFT_OUT) for column in columns)


def _refuse_without(columns: _Columns, headers: Sequence[str], source: str) -> None:
    """Raise FileRefused where a column is missing without which nothing can be written down."""
    shown = listed(headers)
    example = shown[0] if shown else "Header"
    for field in NEEDED:
        if field not in columns.sale:
            raise FileRefused(
                f"{source}: no column is the {field} of a sale: {', '.join(shown)}",
                f'Say which one is, for example: --map "{example}={field}"',
                shown,
            )
    if "card" not in columns.sale and not _says_the_client(columns.contact):
        raise FileRefused(
            f"{source}: no column says the client: {', '.join(shown)}",
            f'Say which one does, for example: --map "{example}=name", or =card for the number of the card',
            shown,
        )


def _order(lines: Sequence[str], dialect: Dialect, position: int) -> DateOrder | None:
    """Look through the days of the sample for one that proves the order of day and month."""
    records = Records(lines[dialect.body_line - 1 :], dialect.delimiter, width=len(dialect.headers))
    return order_of(cells[position].strip() for _, cells, _ in records if position < len(cells))


@cache
def _words() -> dict[str, str]:
    return {_plain(word): field for field, words in HEADERS.items() for word in words.split("|")}


def _plain(header: str) -> str:
    return "".join(filter(str.isalnum, fold(header)))
