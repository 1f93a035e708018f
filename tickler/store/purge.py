"""Erasing a client and every trace of them: the one write that no undo takes back."""

import json

from tickler.store import purge_statements as purge_sql
from tickler.store import statements as sql
from tickler.store.derived import forget
from tickler.store.folder import Folder
from tickler.store.journal import Entry
from tickler.store.tidying import TRACES, lay_mark

_STEPS = (
    purge_sql.PURGE_POINTS,
    purge_sql.PURGE_TAGS,
    purge_sql.PURGE_CUSTOM_FIELDS,
    purge_sql.PURGE_NOTES,
    purge_sql.PURGE_MOVES,
    purge_sql.PURGE_DOCUMENTS,
    purge_sql.PURGE_REMINDERS,
    purge_sql.PURGE_FILLINGS,
    purge_sql.PURGE_SALES,
    purge_sql.PURGE_CARD,
    purge_sql.HUSH_ENTRIES,
    purge_sql.PURGE_WHAT_WAS_JOINED,
    purge_sql.PURGE_CHANGES,
)
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
    entry.db.execute("PRAGMA defer_foreign_keys = ON")
    ids = [row["id"] for row in entry.db.execute(purge_sql.ABSORBED, {"id": card_id})]
    for note in entry.db.execute(sql.NOTES, {"id": card_id}).fetchall():
        forget(entry.db, "note", note["id"], note["id"])
    forget(entry.db, "card", card_id, card_id)
    for one in ids:
        for statement in _STEPS:
            entry.db.execute(statement, {"id": one, "summary": HUSHED})
    for change in entry.db.execute(purge_sql.BULK_CHANGES_WITH_IMAGES).fetchall():
        _strike_out(entry, change["id"], change["table_name"], change["before"], ids)


def _strike_out(entry: Entry, change_id: int, table: str, before: str, ids: list[int]) -> None:
    images = json.loads(before)
    column = "id" if table == "card" else "card_id"
    kept = [image for image in images if image.get(column) not in ids]
    if len(kept) < len(images):
        values = {"id": change_id, "before": json.dumps(kept, ensure_ascii=False)}
        entry.db.execute(purge_sql.REWRITE_IMAGES, values)


def wipe(folder: Folder) -> bool:
    """Remove what a purge leaves behind in the file: index entries, free pages, the log.

    False if somebody who reads held the log back. Raises sqlite3.Error if somebody writes, or there is no
    room.
    """
    folder.db.execute("INSERT INTO card_search (card_search) VALUES ('optimize')")
    folder.db.execute("INSERT INTO note_search (note_search) VALUES ('optimize')")
    folder.db.execute(
        "PRAGMA temp_store = DEFAULT"
    )  # the folder is written anew, and may be larger than memory
    folder.db.execute("VACUUM")
    held_back, *_ = folder.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not held_back
