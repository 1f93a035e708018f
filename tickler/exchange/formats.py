"""The formats by name; each is one module, loaded on request."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, TextIO

from tickler.core.cards import Card
from tickler.core.errors import UsageError
from tickler.core.settings import DateOrder
from tickler.exchange.reading import Reading

READABLE = ("csv",)
WRITABLE = ("csv", "json")


def open_contacts(
    source: BinaryIO | Path,
    format_name: str = "csv",
    *,
    encoding: str | None = None,
    mapping: Mapping[str, str] | None = None,
    country: str | None = None,
    date_order: DateOrder | None = None,
) -> Reading:
    """Open a file of contacts in one of the `READABLE` formats; see `open_csv` for the arguments.

    Raises UsageError for another format, and FileRefused or ValueRefused as the format's module does.
    """
    match format_name:
        case "csv":
            from tickler.exchange.csv_in import open_csv

            return open_csv(
                source, encoding=encoding, mapping=mapping, country=country, date_order=date_order
            )
        case _:
            raise UsageError(f'There is no import from "{format_name}".', choices=READABLE)


def write_cards(
    format_name: str, cards: Iterable[Card], out: TextIO, *, today: dt.date, custom_keys: Sequence[str]
) -> None:
    """Write cards in one of the `WRITABLE` formats.

    `out` is a text stream opened with `newline=""`; `today` decides the tabs that JSON tells;
    `custom_keys` names the custom fields that occur, which CSV has to know before the first card.
    Raises UsageError for another format.
    """
    match format_name:
        case "csv":
            from tickler.exchange.csv_out import write_csv

            write_csv(cards, out, custom_keys)
        case "json":
            from tickler.exchange.json_out import write_json

            write_json(cards, out, today)
        case _:
            raise UsageError(f'There is no export to "{format_name}".', choices=WRITABLE)
