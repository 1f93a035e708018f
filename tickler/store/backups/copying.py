"""A copy of a folder's database: of one moment, in one file, checked, safe on the disk."""

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from tickler.core.errors import FolderUnusable
from tickler.store.folder import APPLICATION_ID, connect, read_marks
from tickler.store.migrations import LATEST

_PROBLEMS_NAMED = 3


def copy_database(source: sqlite3.Connection, copy: Path) -> None:
    """Copy a database as it is at one moment into an empty file, while others go on reading and writing.

    Raises sqlite3.Error; OSError where the copy has no room.
    """
    with closing(connect(copy)) as target:
        target.execute("PRAGMA synchronous = OFF")  # it is written to the disk in one go, below
        try:
            source.backup(target)
        except sqlite3.OperationalError as fault:
            if not str(getattr(fault, "sqlite_errorname", "")).startswith("SQLITE_FULL"):
                raise
            # Of the disk of the copy, not of the folder's.
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from fault
        # One file alone; a folder in use keeps its newest pages in a second one.
        target.execute("PRAGMA journal_mode = DELETE")
    sync(copy)


def sync(path: Path) -> None:
    """See that a file, or the names in a directory, are on the disk. Raises OSError."""
    if path.is_dir() and os.name == "nt":  # there a directory cannot be opened
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def fault_of(file: Path, *, thorough: bool = True) -> str | None:
    """Say what is wrong with the copy in a file; None where a folder can be made of it.

    All its pages are read, unless it need not be `thorough`: then its head alone.
    """
    try:
        with closing(connect(file, "ro")) as db:
            return _fault(db) or (_damage(db) if thorough else None)
    except sqlite3.Error as fault:
        return str(fault)


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


def refuse_unless_sound(file: Path, what: str, hint: str) -> None:
    """Raise FolderUnusable, with `what` was looked at, where no folder can be made of a file."""
    if fault := fault_of(file):
        raise FolderUnusable(f"{what} cannot be used: {fault}.", hint)


def cards_in(db: sqlite3.Connection) -> int:
    """Return how many cards are behind the tabs."""
    return int(db.execute("SELECT coalesce(sum(cards), 0) FROM tally").fetchone()[0])
