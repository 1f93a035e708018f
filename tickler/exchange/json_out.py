"""Writing cards as JSON: one object, one card a line."""

import datetime as dt
import json
from collections.abc import Iterable
from typing import TextIO

from tickler.core.card_json import card_as_json
from tickler.core.cards import Card

SCHEMA = 1


def write_json(cards: Iterable[Card], out: TextIO, today: dt.date) -> int:
    """Write `{"schema": 1, "cards": [...]}` to a text stream, card by card.

    `today` decides the tab that is told with each card. Returns the number of cards written.
    """
    out.write(f'{{"schema": {SCHEMA}, "cards": [')
    count = 0
    for count, card in enumerate(cards, start=1):
        out.write(",\n" if count > 1 else "\n")
        out.write(json.dumps(card_as_json(card, today), ensure_ascii=False))
    out.write("\n]}\n")
    return count
