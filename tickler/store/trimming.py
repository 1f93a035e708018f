"""Letting go of the oldest entries of the journal, so that it does not grow for ever."""

import datetime as dt
import sqlite3

from tickler.core.journal_span import ALWAYS_KEPT, JournalSpan, parse_journal_span
from tickler.store import journal_statements as sql
from tickler.store import settings
from tickler.store.documents import named_in
from tickler.store.folder import Folder
from tickler.store.purge import HUSHED
from tickler.store.shelf import shelf


def span_of(folder: Folder) -> JournalSpan:
    """Return how much of its journal a folder keeps."""
    return parse_journal_span(settings.load(folder)["journal"])


def too_many(folder: Folder, span: JournalSpan, today: dt.date) -> int:
    """Return how many entries are older than what is kept."""
    first = first_kept(folder.db, span, today)
    return int(folder.db.execute(sql.COUNT_BEFORE, {"first": first}).fetchone()["entries"])


def first_kept(db: sqlite3.Connection, span: JournalSpan, today: dt.date) -> int:
    """Return the id of the first entry that is kept; 0 where all are.

    The last commands that stand are always kept, and with them everything that came after.
    """
    least = max(span.commands or 0, ALWAYS_KEPT)
    bound = db.execute(sql.NTH_LAST_STANDING, {"skip": least - 1}).fetchone()
    if bound is None:
        return 0
    if span.commands is not None:
        return int(bound["id"])
    day = span.first_day(today)
    if day is None:
        return 0
    first = db.execute(sql.FIRST_SINCE, {"day": day.isoformat(), "last": bound["id"]}).fetchone()
    return int(first["id"] or bound["id"])


def trim(folder: Folder, span: JournalSpan, today: dt.date) -> int:
    """Remove the entries that are older than what is kept, and the documents that only they knew.

    Returns how many those were. The entry of an import stays as long as a card or note is of it, but cannot
    be undone any more. It happens by itself and changes nothing that the user has in the folder, so that the
    journal does not tell of it.
    """
    older = too_many(folder, span, today)
    if not older:
        return 0
    first = first_kept(folder.db, span, today)
    # SQLite would look through all cards and notes for each entry that goes; the statement does so once.
    folder.db.execute("PRAGMA foreign_keys = OFF")
    try:
        folder.db.execute("BEGIN IMMEDIATE")
        with folder.db:
            known = named_in(folder.db)
            folder.db.execute(sql.FORGET_CHANGES_BEFORE, {"first": first})
            folder.db.execute(sql.FORGET_ENTRIES_BEFORE, {"first": first})
    finally:
        folder.db.execute("PRAGMA foreign_keys = ON")
    _remove_documents(folder, known)
    return older


def _remove_documents(folder: Folder, known: set[str]) -> None:
    """Remove the files of documents that were known, and that nothing names any more."""
    if known <= named_in(folder.db):
        return
    # An attachment in progress holds the same lock, and so has named its file or not begun to copy.
    folder.db.execute("BEGIN IMMEDIATE")
    with folder.db:
        for sha256 in known - named_in(folder.db):
            shelf(folder).file(sha256).unlink(missing_ok=True)


def is_trimmed(db: sqlite3.Connection) -> bool:
    """Tell whether there were commands that cannot be undone any more because they are too old."""
    return bool(db.execute(sql.IS_TRIMMED, {"hushed": HUSHED}).fetchone()["trimmed"])
