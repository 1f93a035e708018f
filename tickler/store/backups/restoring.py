"""Putting a backup in the place of a folder: all of it or nothing, and what was there is a backup then.

A folder that opens is overwritten in one transaction, through SQLite, so that programs which have it open
see the one folder or the other, and none of them goes on writing into a file that has lost its name.
"""

import datetime as dt
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from tickler.core.backups import Restored
from tickler.core.errors import FolderUnusable
from tickler.store.backups import pool
from tickler.store.backups.copying import cards_in, copy_database, sync
from tickler.store.backups.making import SIGN_RESTORE, free_name
from tickler.store.documents import named_in
from tickler.store.faults import explain
from tickler.store.folder import APPLICATION_ID, backups_of, connect, documents_of, read_marks
from tickler.store.private import make_private_directory, replace_when_whole

_SIDE_FILES = ("-wal", "-shm", "-journal")
_UNREADABLE = ("SQLITE_NOTADB", "SQLITE_CORRUPT")
_PAGES_AT_ONCE = 8
"""Fewer than the emptiest folder has: the first step takes the lock, and never finishes the work."""


def restore(path: Path, root: Path, database: Path, documents: Path, now: dt.datetime) -> Restored:
    """Put a database that was checked, and its documents, in the place of the folder at `path`.

    `root` is where all backups are. What is there becomes a backup first, documents included. Raises
    FolderUnusable; the folder is then as it was.
    """
    try:
        with closing(connect(database, "ro")) as source:
            names, cards = named_in(source), cards_in(source)
            make_private_directory(path.parent)
            missing = pool.bring(names, documents, documents_of(path), anew=True)
            aside = _put(source, path, backups_of(path, root), now)
        _clear(documents_of(path), names, pool.pool_of(backups_of(path, root)))
    except sqlite3.Error as fault:
        raise explain(fault, path) or fault from fault
    except OSError as fault:
        raise FolderUnusable(
            f"The folder {path} cannot be restored: {fault.strerror}.",
            "See to the rights and the room there.",
        ) from fault
    return Restored(cards, aside, tuple(missing))


def _put(source: sqlite3.Connection, path: Path, directory: Path, now: dt.datetime) -> str | None:
    """Set aside what is there, and put the other in its place; return the name of what was set aside."""
    if not path.exists() or path.stat().st_size == 0:
        _replace(source, path)
        return None
    make_private_directory(directory)
    file = free_name(directory, now, SIGN_RESTORE)
    _pool_all(documents_of(path), pool.pool_of(directory))
    try:
        with closing(connect(path)) as present:
            _refuse_other_programs(present, path)
            _copy_and_overwrite(source, present, path, file)
    except sqlite3.DatabaseError as fault:
        if not str(getattr(fault, "sqlite_errorname", "")).startswith(_UNREADABLE):
            raise
        _copy_bytes(path, file)
        _replace(source, path)
    return file.stem


def _refuse_other_programs(present: sqlite3.Connection, path: Path) -> None:
    application, version = read_marks(present)
    if application != APPLICATION_ID and version:
        raise FolderUnusable(
            f"{path} is an SQLite database of another program, not a tickler folder.",
            "Name the right file with --folder; this one was left as it is.",
        )


def _copy_and_overwrite(
    source: sqlite3.Connection, present: sqlite3.Connection, path: Path, file: Path
) -> None:
    """Overwrite a folder with another one in one transaction, after it was copied to a backup's file."""
    seen = _state(present)
    with replace_when_whole(file) as unfinished:
        copy_database(present, unfinished)  # sound or not: it is what there was
    sync(file.parent)

    def look(status: int, remaining: int, pages: int) -> None:
        # From the first step on the lock is held: what was written before is in the copy, or all ends here.
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise FolderUnusable(f"The folder {path} is in use by another program.", "Try again later.")
        if status != sqlite3.SQLITE_DONE and _state(present) != seen:
            raise FolderUnusable(
                f"Another command wrote into the folder {path} meanwhile.",
                "Nothing was restored; say it again.",
            )

    with closing(connect(path)) as target:
        source.backup(target, pages=_PAGES_AT_ONCE, progress=look)


def _state(db: sqlite3.Connection) -> int:
    """Return a number that changes as soon as another connection has written."""
    return int(db.execute("PRAGMA data_version").fetchone()[0])


def _copy_bytes(path: Path, file: Path) -> None:
    """Keep a folder that no longer opens as it is, with what SQLite has laid beside it."""
    for ending in ("", *_SIDE_FILES):
        beside = path.with_name(path.name + ending)
        if beside.exists():
            with replace_when_whole(file.with_name(file.name + ending)) as unfinished:
                shutil.copyfile(beside, unfinished)
                sync(unfinished)
    sync(file.parent)


def _replace(source: sqlite3.Connection, path: Path) -> None:
    """Put a folder where there is none, or none that opens."""
    with replace_when_whole(path) as unfinished:
        copy_database(source, unfinished)
        with closing(connect(unfinished)) as db:
            db.execute("PRAGMA journal_mode = WAL")
        sync(unfinished)
        for ending in _SIDE_FILES:  # those of another database would be read into this one
            path.with_name(path.name + ending).unlink(missing_ok=True)
    sync(path.parent)


def _pool_all(documents: Path, target: Path) -> None:
    if documents.is_dir():
        pool.bring([file.name for file in documents.iterdir()], documents, target)


def _clear(documents: Path, names: set[str], kept: Path) -> None:
    """Remove the documents that were set aside and that the restored folder does not name."""
    for file in documents.iterdir() if documents.is_dir() else ():
        if file.name not in names and (kept / file.name).is_file():
            file.unlink()
