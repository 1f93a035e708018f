"""The formats by name; each is one module, loaded on request."""

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, TextIO

from tickler.core.cards import Dossier
from tickler.core.errors import UsageError
from tickler.core.settings import DateOrder
from tickler.exchange.lines import ByteSource
from tickler.exchange.occasion import Occasion
from tickler.exchange.reading import Reading
from tickler.exchange.sniff import format_of, refuse_foreign

READABLE = ("csv", "vcf", "json", "jsonl")
WRITABLE = ("csv", "json", "vcf", "vcf3", "ics")
"""What is written into one stream; `vcf` is vCard 4.0, `vcf3` is 3.0."""


def open_contacts(
    source: BinaryIO | Path,
    format_name: str | None = None,
    *,
    encoding: str | None = None,
    mapping: Mapping[str, str] | None = None,
    country: str | None = None,
    date_order: DateOrder | None = None,
) -> Reading:
    """Open a file of contacts in one of the `READABLE` formats, by default the one that it is in.

    `encoding` overrules what would be found, `mapping` what the headers or keys say (header to field, as
    with `--map`), `country` is the ISO 3166 alpha-2 code for national phone numbers, `date_order` decides
    `6/5/1984` where the file itself does not. Raises UsageError for another format, and FileRefused or
    ValueRefused as the format's module does.
    """
    with ExitStack() as stack:
        opened = ByteSource(source)
        stack.callback(opened.close)
        refuse_foreign(opened.sample, opened.name)
        reading: Reading
        match format_name or format_of(opened.sample):
            case "csv":
                from tickler.exchange.csv.reader import open_csv

                reading = open_csv(
                    opened, encoding=encoding, mapping=mapping, country=country, date_order=date_order
                )
            case "vcf":
                from tickler.exchange.vcard.reader import open_vcards

                reading = open_vcards(opened, encoding=encoding, mapping=mapping, country=country)
            case "json" | "jsonl":
                from tickler.exchange.json.reader import open_json

                reading = open_json(
                    opened, encoding=encoding, mapping=mapping, country=country, date_order=date_order
                )
            case _:
                raise UsageError(f'There is no import from "{format_name}".', choices=READABLE)
        stack.pop_all()
        return reading


def write_dossiers(format_name: str, dossiers: Iterable[Dossier], out: TextIO, occasion: Occasion) -> None:
    """Write cards with what belongs to them in one of the `WRITABLE` formats.

    `out` is a text stream opened with `newline=""`. Raises UsageError for another format.
    """
    match format_name:
        case "csv":
            from tickler.exchange.csv.writer import write_csv

            write_csv(dossiers, out, occasion.custom_keys, excel=occasion.excel)
        case "json":
            from tickler.exchange.json.writer import write_json

            write_json(dossiers, out, occasion.today)
        case "vcf" | "vcf3":
            from tickler.exchange.vcard.writer import write_vcards

            write_vcards(
                dossiers, out, version="4.0" if format_name == "vcf" else "3.0", folder_id=occasion.folder_id
            )
        case "ics":
            from tickler.exchange.ics_out import write_calendar

            write_calendar(dossiers, out, occasion)
        case _:
            raise UsageError(f'There is no export to "{format_name}".', choices=WRITABLE)
