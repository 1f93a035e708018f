"""What is derived from the rows: the full-text index, and how many cards each place holds.

Both follow a change of a row by triggers (see the migrations). Rows that are made or removed are
taken by range, so that an import of a hundred thousand cards is indexed in one go.
"""

import datetime as dt
import sqlite3

from tickler.store import statements as sql
from tickler.store.folder import Folder

_ADDING = {
    "card": (sql.INDEX_CARDS, sql.TALLY_CARDS),
    "note": (sql.INDEX_NOTES,),
}
_REMOVING = {
    "card": (sql.UNINDEX_CARDS, sql.UNTALLY_CARDS, sql.FORGET_EMPTY_PLACES),
    "note": (sql.UNINDEX_NOTES,),
}


ROWS_AT_ONCE = 100_000
"""What could take back half a statement is held in memory, and must not grow with an import."""


def follow_new(db: sqlite3.Connection, table: str, first_id: int, last_id: int) -> None:
    """Index and count the rows `first_id` to `last_id`, which have just been made."""
    for statement in _ADDING.get(table, ()):
        for first in range(first_id, last_id + 1, ROWS_AT_ONCE):
            db.execute(statement, {"first": first, "last": min(first + ROWS_AT_ONCE - 1, last_id)})


def forget(db: sqlite3.Connection, table: str, first_id: int, last_id: int) -> None:
    """Take the rows `first_id` to `last_id`, which are about to be removed, out of index and count."""
    for statement in _REMOVING.get(table, ()):
        db.execute(statement, {"first": first_id, "last": last_id})


def count_in(folder: Folder, place_key: str) -> int:
    """Return how many active cards are in a place."""
    row = folder.db.execute(sql.COUNT_IN_PLACE, {"place": place_key}).fetchone()
    return int(row["cards"])


def count_due(folder: Folder, today: dt.date) -> int:
    """Return how many cards today's pile has, with what is carried over."""
    return int(folder.db.execute(sql.COUNT_DUE, {"today": today.isoformat()}).fetchone()["cards"])
