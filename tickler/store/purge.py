"""Erasing a client and every trace of them: the one write that no undo takes back."""

import json

from tickler.store import purge_statements as purge_sql
from tickler.store import statements as sql
from tickler.store.derived import forget
from tickler.store.folder import Folder
from tickler.store.journal import Entry

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


def purge(entry: Entry, card_id: int) -> list[str]:
    """Delete everything of a client, in the journal too; return the documents nobody else has.

    Of a card with which others were merged everything goes, theirs too: they are one client. The
    documents, those of an attachment that was undone among them, are named by their SHA-256;
    their files are removed once this is committed. The card must be there: a client whose `add` or
    `import` stands undone has none, and can be named, and so purged, only after a redo.
    """
    entry.open()
    entry.db.execute("PRAGMA defer_foreign_keys = ON")
    ids = [row["id"] for row in entry.db.execute(purge_sql.ABSORBED, {"id": card_id})]
    documents = {
        row["sha256"] for one in ids for row in entry.db.execute(purge_sql.DOCUMENTS_OF, {"id": one})
    }
    for note in entry.db.execute(sql.NOTES, {"id": card_id}).fetchall():
        forget(entry.db, "note", note["id"], note["id"])
    forget(entry.db, "card", card_id, card_id)
    for one in ids:
        for statement in _STEPS:
            entry.db.execute(statement, {"id": one, "summary": HUSHED})
    for change in entry.db.execute(purge_sql.BULK_CHANGES_WITH_IMAGES).fetchall():
        _strike_out(entry, change["id"], change["table_name"], change["before"], ids)
    return sorted(documents - {row["sha256"] for row in entry.db.execute(purge_sql.ALL_DOCUMENTS)})


def _strike_out(entry: Entry, change_id: int, table: str, before: str, ids: list[int]) -> None:
    images = json.loads(before)
    column = "id" if table == "card" else "card_id"
    kept = [image for image in images if image.get(column) not in ids]
    if len(kept) < len(images):
        values = {"id": change_id, "before": json.dumps(kept, ensure_ascii=False)}
        entry.db.execute(purge_sql.REWRITE_IMAGES, values)


def wipe(folder: Folder, documents: list[str]) -> bool:
    """Remove what a purge leaves behind: index entries, free pages, the log, document files.

    Return False where another program reads the folder all the while: then the old pages are
    overwritten when it ends.
    """
    folder.db.execute("INSERT INTO card_search (card_search) VALUES ('optimize')")
    folder.db.execute("INSERT INTO note_search (note_search) VALUES ('optimize')")
    folder.db.execute(
        "PRAGMA temp_store = DEFAULT"
    )  # the folder is written anew, and may be larger than memory
    folder.db.execute("VACUUM")
    busy = folder.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    for sha256 in documents:
        (folder.documents / sha256).unlink(missing_ok=True)
    return not busy
