"""Writing dossiers as JSON: one object, one card a line."""

import datetime as dt
import json
from collections.abc import Iterable
from typing import TextIO

from tickler.core.card_json import SCHEMA
from tickler.core.cards import Dossier
from tickler.exchange.json.own import as_json
from tickler.show.clean import safe_json


def write_json(dossiers: Iterable[Dossier], out: TextIO, today: dt.date) -> None:
    """Write `{"schema": 1, "cards": [...]}` to a text stream, card by card.

    Each has its notes, moves and open reminders. `today` decides the tab that is told with it.
    """
    out.write(f'{{"schema": {SCHEMA}, "cards": [')
    separator = "\n"
    for dossier in dossiers:
        out.write(separator)
        separator = ",\n"
        out.write(safe_json(json.dumps(as_json(dossier, today), ensure_ascii=False)))
    out.write("\n]}\n")
