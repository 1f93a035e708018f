"""The whole binder: how thick each tab is."""

import datetime as dt

from tickler.core.binder import Binder, bind, bind_dated
from tickler.core.settings import Capacity
from tickler.core.workdays import WorkingDays
from tickler.store import statements as sql
from tickler.store.folder import Folder


def binder(folder: Folder, today: dt.date, capacity: Capacity) -> Binder:
    """Return all tabs with their thickness."""
    return bind(*_counts(folder), today, capacity)


def dated_binder(
    folder: Folder, today: dt.date, capacity: Capacity, working: WorkingDays, months: int
) -> Binder:
    """Return the tabs of the working days of this month and the next `months`, with their thickness."""
    return bind_dated(*_counts(folder), today, capacity, working, months)


def _counts(folder: Folder) -> tuple[dict[str, int], dict[str, int]]:
    """Return how many cards, and how many open slips, are in each place."""
    cards = {row["place"]: row["cards"] for row in folder.db.execute(sql.TALLY)}
    slips = {row["place"]: row["cards"] for row in folder.db.execute(sql.TALLY_OF_REMINDERS)}
    return cards, slips
