"""Writing cards as JSON: one object, one card a line."""

import datetime as dt
import json
from collections.abc import Iterable
from typing import TextIO

from tickler.core.card_json import SCHEMA, card_as_json
from tickler.core.cards import Card


def write_json(cards: Iterable[Card], out: TextIO, today: dt.date) -> None:
    """Write `{"schema": 1, "cards": [...]}` to a text stream, card by card.

    `today` decides the tab that is told with each card.
    """
    out.write(f'{{"schema": {SCHEMA}, "cards": [')
    separator = "\n"
    for card in cards:
        out.write(separator)
        separator = ",\n"
        out.write(json.dumps(card_as_json(card, today), ensure_ascii=False))
    out.write("\n]}\n")
