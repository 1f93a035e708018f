"""Writing cards as CSV: our own columns, from which an import gives back the same cards."""

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO

from tickler.core.cards import Card
from tickler.exchange.own_csv import COLUMNS, CUSTOM_PREFIX, cells_of


def write_csv(cards: Iterable[Card], out: TextIO, custom_keys: Sequence[str] | None = None) -> int:
    """Write cards to a text stream that was opened with `newline=""`.

    A column is written for each of `custom_keys`, the names of all custom fields that occur; where they
    are not given, all cards are held in memory to collect them. No cell starts a formula (see
    `tickler.exchange.formulas`). Left out is what an import makes anew or a file cannot restore: ids,
    creation, being dropped. Returns the number of cards written.
    """
    if custom_keys is None:
        cards = list(cards)
        custom_keys = sorted({key for card in cards for key, _ in card.custom})
    writer = csv.writer(out)
    writer.writerow([*COLUMNS, *(CUSTOM_PREFIX + key for key in custom_keys)])
    count = 0
    for card in cards:
        writer.writerow(cells_of(card, custom_keys))
        count += 1
    return count
