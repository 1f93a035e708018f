"""Writing cards as CSV: our own columns, from which an import gives back the same cards."""

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO

from tickler.core.cards import Card
from tickler.exchange.own_csv import cells_of, headers_of


def write_csv(cards: Iterable[Card], out: TextIO, custom_keys: Sequence[str]) -> None:
    """Write cards, one after the other, to a text stream that was opened with `newline=""`.

    A column is written for each of `custom_keys`, the names of all custom fields that occur. Every cell
    is quoted, and none starts a formula whatever a spreadsheet splits at (see
    `tickler.exchange.formulas`). Left out is what an import makes anew or a file cannot restore: ids,
    creation, being dropped.
    """
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(headers_of(custom_keys))
    for card in cards:
        writer.writerow(cells_of(card, custom_keys))
