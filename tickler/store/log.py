"""What the journal tells: the commands that were done, taken back with `undo`, and done again with `redo`."""

import datetime as dt
import sqlite3
from typing import NamedTuple

from tickler.core.errors import NotFound, ValueRefused
from tickler.core.reports import JournalEntry
from tickler.store import statements as sql
from tickler.store.folder import Folder
from tickler.store.journal import Entry

NO_LONGER_KNOWN = (
    "Older commands are no longer in the journal: tickler config journal says how long it is kept."
)


class Undone(NamedTuple):
    """The entries that were taken back, or done again, and the entry that did it.

    `ended` tells that more were asked for than the journal still knows.
    """

    entries: list[JournalEntry]
    by: int
    ended: bool = False


def undo(folder: Folder, count: int, now: dt.datetime, *, newest: int | None = None) -> Undone:
    """Take back the last `count` commands that still stand, newest first, as one command.

    Where fewer stand, all of them are taken back; a purge among them is passed over. `newest` is the entry
    that has to be the last one, where another must not be taken back in its place.

    Raises NotFound if there is nothing to take back, ValueRefused if that is a purge, or not the `newest`.
    """
    nothing = NotFound("There is nothing to undo.", "tickler log shows what was done.")
    if not folder.exists:
        raise nothing
    with Entry(folder, "undo", now) as reversal:
        standing = [_entry(row) for row in reversal.db.execute(sql.ENTRIES_TO_UNDO, {"count": count})]
        if newest is not None and (not standing or standing[0].id != newest):
            raise ValueRefused(
                "Something else was done in the folder since.",
                "tickler log shows it; nothing was taken back.",
            )
        undone = [entry for entry in standing if entry.command != "purge"]
        ended = len(standing) < count and _is_trimmed(folder)
        if ended and not standing:
            nothing = NotFound("There is nothing to undo: what was done is too old.", NO_LONGER_KNOWN)
        if standing and not undone:
            raise ValueRefused(
                "The last command was a purge, which nothing takes back.",
                f"tickler undo {count + 1} passes over it and takes back the command before.",
            )
        if not undone:
            raise nothing
        by = reversal.open()
        for entry in undone:
            reversal.take_back(entry.id)
            reversal.db.execute(sql.MARK_UNDONE, {"id": entry.id, "by": by})
        reversal.summary = _sum_up(undone)
    return Undone(undone, by, ended)


def _is_trimmed(folder: Folder) -> bool:
    from tickler.store.trimming import is_trimmed

    return is_trimmed(folder.db)


def redo(folder: Folder, now: dt.datetime) -> Undone:
    """Do again what the last undo took back, unless something else was done since.

    Raises NotFound if the newest entry that stands is not an undo.
    """
    nothing = NotFound("There is no undo to take back.", "tickler log shows what was done.")
    if not folder.exists:
        raise nothing
    with Entry(folder, "redo", now) as reversal:
        row = reversal.db.execute(sql.ENTRY_TO_REDO).fetchone()
        if row is None:
            raise nothing
        by = reversal.open()
        reversal.take_back(row["id"])
        again = [_entry(one) for one in reversal.db.execute(sql.MARK_STANDING, {"by": row["id"]})]
        reversal.db.execute(sql.MARK_UNDONE, {"id": row["id"], "by": by})
        reversal.summary = _sum_up(again)
    return Undone(sorted(again), by)


def _sum_up(entries: list[JournalEntry]) -> str:
    return entries[0].summary if len(entries) == 1 else f"{len(entries)} commands"


def entries(folder: Folder, card_id: int | None, limit: int) -> list[JournalEntry]:
    """Return the newest entries, of all commands or of those that concerned one client."""
    if card_id is None:
        rows = folder.db.execute(sql.LAST_ENTRIES, {"limit": limit})
    else:
        rows = folder.db.execute(sql.ENTRIES_OF_CARD, {"card_id": card_id, "limit": limit})
    return [_entry(row) for row in rows]


def entry(folder: Folder, entry_id: int) -> JournalEntry:
    """Return one entry. Raises NotFound if the journal has none with this number."""
    row = folder.db.execute(sql.JOURNAL_ENTRY, {"id": entry_id}).fetchone()
    if row is None:
        raise NotFound(f"There is no journal entry {entry_id}.", "tickler log shows the entries.")
    return _entry(row)


def _entry(row: sqlite3.Row) -> JournalEntry:
    return JournalEntry(
        id=row["id"],
        at=dt.datetime.fromisoformat(row["at"]),
        command=row["command"],
        summary=row["summary"],
        undone=row["undone_by"] is not None,
        who=row["who"],
    )
