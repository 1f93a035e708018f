"""Writing cards as CSV: our own columns, from which an import gives back the same cards."""

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO

from tickler.core.cards import Dossier
from tickler.exchange.csv.own import cells_of, headers_of

BYTE_ORDER_MARK = "\ufeff"
"""By which Excel knows that a CSV file is UTF-8."""


def write_csv(
    dossiers: Iterable[Dossier], out: TextIO, custom_keys: Sequence[str], *, excel: bool = False
) -> None:
    """Write cards with their notes, one after the other, to a text stream opened with `newline=""`.

    A column is written for each of `custom_keys`, the names of all custom fields that occur. Every cell
    is quoted, and none starts a formula whatever a spreadsheet splits at (see
    `tickler.exchange.csv.formulas`). `excel` puts a byte order mark first. Left out is what an import makes
    anew, or a sheet has no room for: ids, creation, moves, slips, documents, being dropped.
    """
    if excel:
        out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(headers_of(custom_keys))
    for dossier in dossiers:
        writer.writerow(cells_of(dossier, custom_keys))
