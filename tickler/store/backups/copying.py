"""A copy of a folder's database: of one moment, in one file, checked, safe on the disk."""

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from tickler.core.errors import FolderUnusable
from tickler.store.faults import database_errors, name_of
from tickler.store.folder import APPLICATION_ID, connect, read_marks
from tickler.store.migrations import LATEST

if TYPE_CHECKING:
    from tickler.store.encryption import FolderKey
    from tickler.store.keys import Keys

_PROBLEMS_NAMED = 3


def copy_database(source: sqlite3.Connection, copy: Path, key: "FolderKey | None") -> None:
    """Copy a database as it is at one moment into an empty file, while others go on reading and writing.

    `key` is that of the source, and the copy has it too. Who keeps the copy brings it to the disk. Raises the
    errors of the database; OSError where the copy has no room.
    """
    with closing(connect(copy, key=key)) as target:
        target.execute("PRAGMA synchronous = OFF")
        try:
            source.backup(target)
        except database_errors() as fault:
            if name_of(fault) != "SQLITE_FULL":
                raise
            # Of the disk of the copy, not of the folder's.
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from fault
        # One file alone; a folder in use keeps its newest pages in a second one.
        target.execute("PRAGMA journal_mode = DELETE")


def fault_of(file: Path, keys: "Keys", *, thorough: bool = True) -> str | None:
    """Say what is wrong with the copy in a file; None where a folder can be made of it.

    All its pages are read, unless it need not be `thorough`: then its head alone.
    """
    try:
        with keys.reading(file) as db:
            return _fault(db) or (_damage(db) if thorough else None)
    except FolderUnusable as fault:
        return fault.message


def _fault(db: sqlite3.Connection) -> str | None:
    application, version = read_marks(db)
    if application != APPLICATION_ID:
        return "it is no tickler folder"
    if version > LATEST:
        return f"a newer tickler wrote it (folder version {version}, this program knows {LATEST})"
    return None


def _damage(db: sqlite3.Connection) -> str | None:
    found = [row[0] for row in db.execute(f"PRAGMA quick_check({_PROBLEMS_NAMED})")]
    return None if found == ["ok"] else "it is damaged: " + "; ".join(found)


def refuse_unless_sound(file: Path, keys: "Keys", what: str, hint: str) -> None:
    """Raise FolderUnusable, with `what` was looked at, where no folder can be made of a file."""
    try:
        keys.of(file)
    except FolderUnusable as no_key:  # which says how it can be had
        raise FolderUnusable(f"{what} cannot be used: {no_key.message}.", no_key.hint) from no_key
    if fault := fault_of(file, keys):
        raise FolderUnusable(f"{what} cannot be used: {fault}.", hint)


def cards_in(db: sqlite3.Connection) -> int:
    """Return how many cards are behind the tabs."""
    return int(db.execute("SELECT coalesce(sum(cards), 0) FROM tally").fetchone()[0])
