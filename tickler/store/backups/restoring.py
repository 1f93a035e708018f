"""Putting a backup in the place of a folder: all of it or nothing, and what was there is a backup then.

A folder that opens is overwritten in one transaction, through SQLite, so that programs which have it open
see the one folder or the other, and none of them goes on writing into a file that has lost its name. Where
the two have different keys, or only one of them is encrypted, that cannot be: then the file is replaced,
while nobody else has it open.
"""

import datetime as dt
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from tickler.core.backups import Restored
from tickler.core.errors import FolderUnusable
from tickler.store.backups import pool
from tickler.store.backups.copying import cards_in, copy_database
from tickler.store.backups.making import SIGN_RESTORE, free_name
from tickler.store.backups.sources import Source
from tickler.store.documents import named_in
from tickler.store.encryption import FolderKey, key_id_of
from tickler.store.faults import database_errors, explain, name_of
from tickler.store.folder import APPLICATION_ID, backups_of, connect, documents_of, read_marks
from tickler.store.keys import Keys
from tickler.store.private import make_private_directory, replace_when_whole, settle
from tickler.store.replacing import beside, held
from tickler.store.shelf import Shelf

_SIDE_FILES = ("-wal", "-shm", "-journal")
_UNREADABLE = ("SQLITE_NOTADB", "SQLITE_CORRUPT")
_PAGES_AT_ONCE = 8
"""Fewer than the emptiest folder has: the first step takes the lock, and never finishes the work."""


def restore(path: Path, root: Path, source: Source, keys: Keys, now: dt.datetime) -> Restored:
    """Put a database that was checked, and its documents, in the place of the folder at `path`.

    `root` is where all backups are; `keys` open what is there, if it is encrypted. That becomes a backup
    first, documents included. Raises FolderUnusable; the folder is then as it was.
    """
    key = source.documents.key
    directory, documents = backups_of(path, root), documents_of(path)
    try:
        with closing(connect(source.database, "ro", key)) as db:
            names, cards = named_in(db), cards_in(db)
            make_private_directory(path.parent)
            missing = pool.bring(names, source.documents, documents, anew=True)
            if not path.exists() or path.stat().st_size == 0:
                aside, changed = None, False
                _replace(db, key, path)
            else:
                aside, changed = free_name(directory, now, SIGN_RESTORE), _is_of_another_key(path, key)
                make_private_directory(directory)
                _put(db, key, path, aside, keys)
        _clear(Shelf(documents, key), names, pool.pool_of(directory))
    except database_errors() as fault:
        raise explain(fault, path) or fault from fault
    except OSError as fault:
        raise FolderUnusable(
            f"The folder {path} cannot be restored: {fault.strerror}.",
            "See to the rights and the room there.",
        ) from fault
    return Restored(cards, aside.stem if aside else None, tuple(missing), key.id if key else None, changed)


def _put(source: sqlite3.Connection, key: FolderKey | None, path: Path, aside: Path, keys: Keys) -> None:
    """Set aside what is there, and put the other in its place."""
    documents, kept = documents_of(path), pool.pool_of(aside.parent)
    try:
        present = keys.of(path)
    except FolderUnusable:  # without its key it is bytes, and so are its documents
        pool.bring_unread(documents, kept)
        _copy_bytes(path, aside)
        _replace(source, key, path)
        return
    pool.bring_all(Shelf(documents, present), kept)
    try:
        if _is_of_another_key(path, key):
            _copy_and_exchange(source, key, path, aside, present)
        else:
            _copy_and_overwrite(source, key, path, aside)
        return
    except MemoryError:  # which SQLCipher says of a page that it cannot decrypt
        if present is None:
            raise
    except database_errors() as fault:
        if not name_of(fault).startswith(_UNREADABLE):
            raise
    _copy_bytes(path, aside)
    _replace(source, key, path)


def _refuse_other_programs(present: sqlite3.Connection, path: Path) -> None:
    application, version = read_marks(present)
    if application != APPLICATION_ID and version:
        raise FolderUnusable(
            f"{path} is an SQLite database of another program, not a tickler folder.",
            "Name the right file with --folder; this one was left as it is.",
        )


def _copy_and_overwrite(source: sqlite3.Connection, key: FolderKey | None, path: Path, aside: Path) -> None:
    """Overwrite a folder with another one in one transaction, after it was copied to a backup's file."""
    with closing(connect(path, key=key)) as present:
        _refuse_other_programs(present, path)
        seen = _state(present)
        with replace_when_whole(aside) as unfinished:
            copy_database(present, unfinished, key)  # sound or not: it is what there was

        def look(status: int, remaining: int, pages: int) -> None:
            # From the first step on the lock is held: what was written before is in the copy, or all ends.
            if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise FolderUnusable(f"The folder {path} is in use by another program.", "Try again later.")
            if status != sqlite3.SQLITE_DONE and _state(present) != seen:
                raise FolderUnusable(
                    f"Another command wrote into the folder {path} meanwhile.",
                    "Nothing was restored; say it again.",
                )

        with closing(connect(path, key=key)) as target:
            source.backup(target, pages=_PAGES_AT_ONCE, progress=look)


def _copy_and_exchange(
    source: sqlite3.Connection,
    key: FolderKey | None,
    path: Path,
    aside: Path,
    present: FolderKey | None,
) -> None:
    """Replace a folder, whose key is `present`, with one of another key; it was copied before."""
    with held(path, present) as there:
        _refuse_other_programs(there.db, path)
        with replace_when_whole(aside) as unfinished:
            copy_database(there.db, unfinished, present)
        with beside(there.path) as unfinished:
            _fill(source, key, unfinished)
            there.replace_with(unfinished)


def _fill(source: sqlite3.Connection, key: FolderKey | None, unfinished: Path) -> None:
    copy_database(source, unfinished, key)
    with closing(connect(unfinished, key=key)) as db:
        db.execute("PRAGMA journal_mode = WAL")
    settle(unfinished)


def _is_of_another_key(path: Path, key: FolderKey | None) -> bool:
    return key_id_of(path) != (key.id if key else None)


def _state(db: sqlite3.Connection) -> int:
    """Return a number that changes as soon as another connection has written."""
    return int(db.execute("PRAGMA data_version").fetchone()[0])


def _copy_bytes(path: Path, file: Path) -> None:
    """Keep a folder that no longer opens as it is, with what SQLite has laid beside it."""
    for ending in ("", *_SIDE_FILES):
        lying = path.with_name(path.name + ending)
        if lying.exists():
            with replace_when_whole(file.with_name(file.name + ending)) as unfinished:
                shutil.copyfile(lying, unfinished)


def _replace(source: sqlite3.Connection, key: FolderKey | None, path: Path) -> None:
    """Put a folder where there is none, or none that opens."""
    with replace_when_whole(path) as unfinished:
        _fill(source, key, unfinished)
        for ending in _SIDE_FILES:  # those of another database would be read into this one
            path.with_name(path.name + ending).unlink(missing_ok=True)


def _clear(documents: Shelf, names: set[str], kept: Path) -> None:
    """Remove the documents that were set aside and that the restored folder does not name."""
    named = {documents.file(sha256) for sha256 in names}
    for file in documents.directory.iterdir() if documents.directory.is_dir() else ():
        if file not in named and (kept / file.name).is_file():
            file.unlink()
