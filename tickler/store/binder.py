"""The whole binder: how thick each tab is."""

import datetime as dt

from tickler.core.binder import Binder, bind
from tickler.core.settings import Capacity
from tickler.store import statements as sql
from tickler.store.folder import Folder


def binder(folder: Folder, today: dt.date, capacity: Capacity) -> Binder:
    """Return all tabs with their thickness."""
    cards = {row["place"]: row["cards"] for row in folder.db.execute(sql.TALLY)}
    slips = {row["place"]: row["cards"] for row in folder.db.execute(sql.TALLY_OF_REMINDERS)}
    return bind(cards, slips, today, capacity)
