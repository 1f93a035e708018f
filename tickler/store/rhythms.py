"""The rhythm of contact of a client, as far as a contact moves it."""

import datetime as dt

from tickler.core.cards import Card
from tickler.store import statements as sql
from tickler.store.journal import Entry


def contacted(entry: Entry, card: Card, today: dt.date) -> None:
    """Count the client's rhythm from today, where there is one that is not fixed in the calendar."""
    if card.every is not None and not card.fixed and card.anchor != today:
        entry.update("card", card.id, sql.SET_ANCHOR, {"anchor": today.isoformat()})
