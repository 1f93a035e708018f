"""Erasing a client and every trace of them: the one write that no undo takes back."""

import json
import sqlite3

from tickler.store import purge_statements as purge_sql
from tickler.store import statements as sql
from tickler.store.derived import forget
from tickler.store.folder import Folder
from tickler.store.journal import Entry
from tickler.store.tidying import TRACES, lay_mark

_STEPS = (
    ("contact_point", purge_sql.PURGE_POINTS),
    ("tag", purge_sql.PURGE_TAGS),
    ("custom_field", purge_sql.PURGE_CUSTOM_FIELDS),
    ("note", purge_sql.PURGE_NOTES),
    ("move", purge_sql.PURGE_MOVES),
    ("document", purge_sql.PURGE_DOCUMENTS),
    ("reminder", purge_sql.PURGE_REMINDERS),
    ("filling", purge_sql.PURGE_FILLINGS),
    ("sale", purge_sql.PURGE_SALES),
    ("card", purge_sql.PURGE_CARD),
    ("journal", purge_sql.HUSH_ENTRIES),
    ("change", purge_sql.PURGE_WHAT_WAS_JOINED),
    ("change", purge_sql.PURGE_CHANGES),
)
"""What is done to each table; an old backup may be from before there was one of them."""

HUSHED = "a client who was purged"


def purge(entry: Entry, card_id: int) -> None:
    """Delete everything of a client, in the journal too.

    Of a card with which others were merged everything goes, theirs too: they are one client. Once this is
    committed, the files of documents that nobody else has are removed, those of an attachment that was
    undone among them, and the folder is written anew: see `tickler.store.tidying`. The card must be there: a
    client whose `add` or `import` stands undone has none, and can be named, and so purged, only after a redo.
    """
    entry.open()
    lay_mark(entry.folder, TRACES)
    erase(entry.db, ids_of(entry.db, card_id))


def ids_of(db: sqlite3.Connection, card_id: int) -> list[int]:
    """Return the ids of all cards that became this one, its own among them."""
    return [row["id"] for row in db.execute(purge_sql.ABSORBED, {"id": card_id})]


def erase(db: sqlite3.Connection, ids: list[int]) -> None:
    """Delete everything of a client's cards in an open transaction, in a folder or in a backup."""
    db.execute("PRAGMA defer_foreign_keys = ON")
    tables = {row["name"] for row in db.execute(purge_sql.TABLES)}
    for one in ids:
        for note in db.execute(sql.NOTES, {"id": one}).fetchall():
            forget(db, "note", note["id"], note["id"])
        forget(db, "card", one, one)
        for table, statement in _STEPS:
            if table in tables:
                db.execute(statement, {"id": one, "summary": HUSHED})
    for change in db.execute(purge_sql.BULK_CHANGES_WITH_IMAGES).fetchall():
        _strike_out(db, change["id"], change["table_name"], change["before"], ids)


def _strike_out(db: sqlite3.Connection, change_id: int, table: str, before: str, ids: list[int]) -> None:
    images = json.loads(before)
    column = "id" if table == "card" else "card_id"
    kept = [image for image in images if image.get(column) not in ids]
    if len(kept) < len(images):
        values = {"id": change_id, "before": json.dumps(kept, ensure_ascii=False)}
        db.execute(purge_sql.REWRITE_IMAGES, values)


def wipe(folder: Folder) -> bool:
    """Remove what a purge leaves behind in the file: index entries, free pages, the log.

    False if somebody who reads held the log back. Raises sqlite3.Error if somebody writes, or there is no
    room.
    """
    wipe_pages(folder.db)
    held_back, *_ = folder.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not held_back


def wipe_pages(db: sqlite3.Connection) -> None:
    """Write a database anew, without the index entries and the pages of what was deleted."""
    db.execute("INSERT INTO card_search (card_search) VALUES ('optimize')")
    db.execute("INSERT INTO note_search (note_search) VALUES ('optimize')")
    db.execute("PRAGMA temp_store = DEFAULT")  # the folder is written anew, and may be larger than memory
    db.execute("VACUUM")
