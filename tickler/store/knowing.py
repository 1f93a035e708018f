"""What is known of a client beyond the binder: forms that were filled in, and what was bought.

All that write take the `Entry` of their command, as in `tickler.store.cards`.
"""

import json

from tickler.core.cards import Filling, Sale
from tickler.store import statements as sql
from tickler.store.journal import Entry


def add_filling(entry: Entry, card_id: int, filling: Filling) -> int:
    """Keep a filled form with its date; return its id."""
    answers = [answer._asdict() for answer in filling.answers]
    values = {
        "card_id": card_id,
        "at": filling.at.isoformat(),
        "form": filling.form,
        "title": filling.title,
        "answers": json.dumps(answers, ensure_ascii=False),
    }
    return entry.insert("filling", sql.ADD_FILLING, values, card_id)


def add_sale(entry: Entry, card_id: int, sale: Sale) -> int:
    """Write down a sale; return its id."""
    values = {
        "card_id": card_id,
        "at": entry.now,
        "day": sale.day.isoformat(),
        "amount": str(sale.amount),
        "currency": sale.currency,
        "what": sale.what,
    }
    return entry.insert("sale", sql.ADD_SALE, values, card_id)
