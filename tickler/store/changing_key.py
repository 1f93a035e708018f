"""Encrypts a folder, takes the encryption away, or changes the key: all of the folder, or nothing of it.

The database is written anew beside the old one and takes its place in one step, while no other program has
the folder open. The documents in their new form lie beside the old ones before that step, under other names;
the old ones go after it. Whoever is killed leaves a whole folder, and perhaps files that nothing names.
"""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from tickler.core.errors import FolderUnusable
from tickler.store import encryption
from tickler.store import purge_statements as sql
from tickler.store.encryption import FolderKey
from tickler.store.faults import explain
from tickler.store.folder import APPLICATION_ID, BUSY_SECONDS, Folder
from tickler.store.migrations import LATEST
from tickler.store.private import make_private, overwrite, settle
from tickler.store.shelf import UNFINISHED, Shelf, Tampered

_OF_THE_SHELF = re.compile(rf"[0-9a-f]{{64}}|{re.escape(UNFINISHED)}.*")


def change_key(folder: Folder, wanted: FolderKey | None) -> int:
    """Encrypt the folder with this key, or with None take the encryption away; return how many documents.

    The folder must exist; it is closed then. What lay open before is overwritten and removed. Raises
    FolderUnusable if other programs have it open, or there is no room: then nothing is changed.
    """
    folder.db.close()  # nobody may have the folder open, and so we neither
    target = folder.path.resolve()
    unfinished = target.with_name(f".{target.name}-unfinished")
    old, new = Shelf(folder.documents, folder.key), Shelf(folder.documents, wanted)
    library = encryption.library()
    try:
        # The old file is closed after the database: closing it lets go of SQLite's lock (POSIX).
        with _to_overwrite(target) as old_file, _alone_with(target, folder.key) as db:
            named = _documents(db)
            try:
                _copy(db, unfinished, wanted)
                lost = {old.file(sha256) for sha256 in named if not _carry_over(sha256, old, new)}
                _put_in_place(db, target, unfinished, old_file)
            except BaseException:
                if unfinished.exists():  # it is not in place: what was made in vain goes
                    _tidy(old, named)
                raise
            finally:
                unfinished.unlink(missing_ok=True)
    except library.Error as fault:
        raise explain(fault, target) or fault from fault
    except OSError as fault:
        raise FolderUnusable(
            f"The folder {target} cannot be written anew beside itself: {fault.strerror}.",
            "See to the room and the rights there; nothing was changed.",
        ) from fault
    _tidy(new, named, spare=lost)
    return len(named) - len(lost)


def remove_leftovers(folder: Folder) -> int:
    """Remove the documents in another form that an earlier change, cut short, has left; return how many."""
    # An attachment in progress holds the same lock, and so has named its files or not begun to copy.
    folder.db.execute("BEGIN IMMEDIATE")
    with folder.db:
        return _tidy(Shelf(folder.documents, folder.key), _documents(folder.db))


def _documents(db: sqlite3.Connection) -> list[str]:
    """Return the SHA-256 of all documents that the folder or its journal names."""
    return [row["sha256"] for row in db.execute(sql.ALL_DOCUMENTS)]


def _tidy(shelf: Shelf, named: list[str], *, spare: "set[Path] | frozenset[Path]" = frozenset()) -> int:
    # What is not called as documents are is left alone: it is none of ours.
    kept = {shelf.file(sha256) for sha256 in named} | spare
    removed = 0
    with suppress(FileNotFoundError):
        for file in list(shelf.directory.iterdir()):
            if file not in kept and file.is_file() and _OF_THE_SHELF.fullmatch(file.name):
                with file.open("r+b") as content:
                    overwrite(content)
                file.unlink()
                removed += 1
    return removed


@contextmanager
def _to_overwrite(target: Path) -> Iterator[BinaryIO | None]:
    """Open the file that is to be overwritten once it has no name any more; None where that cannot be."""
    if os.name == "nt":  # an open file cannot be replaced there
        yield None
        return
    with target.open("r+b") as file:
        yield file


@contextmanager
def _alone_with(target: Path, key: FolderKey | None) -> Iterator[sqlite3.Connection]:
    """Open the folder so that nobody else can, not even to read, until the block is done."""
    with closing(_connected(target, key)) as db:
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        db.execute("BEGIN EXCLUSIVE")  # SQLite keeps the lock beyond the transaction now
        db.execute("COMMIT")
        yield db


def _connected(path: Path, key: FolderKey | None) -> sqlite3.Connection:
    library = encryption.library()
    uri = f"{path.absolute().as_uri()}?mode=rw"
    db: sqlite3.Connection = library.connect(uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS)
    db.row_factory = library.Row
    db.execute(encryption.AS_SQLCIPHER_4)  # for a database that is attached
    if key is not None:
        key.unlock(db)
    return db


def _copy(db: sqlite3.Connection, unfinished: Path, key: FolderKey | None) -> None:
    unfinished.unlink(missing_ok=True)  # of one who was killed
    make_private(unfinished)
    db.execute("ATTACH ? AS copy KEY ?", (str(unfinished), key.for_sqlcipher if key else ""))
    # Nothing of it is needed if the machine stops; at the end it is all brought to the disk.
    db.execute("PRAGMA copy.journal_mode = OFF")
    db.execute("PRAGMA copy.synchronous = OFF")
    db.execute("SELECT sqlcipher_export('copy')").fetchall()
    db.execute(f"PRAGMA copy.application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA copy.user_version = {LATEST}")
    db.execute("DETACH copy")
    with closing(_connected(unfinished, key)) as copy:
        copy.execute("PRAGMA journal_mode = WAL")
        problems = [row[0] for row in copy.execute("PRAGMA quick_check") if row[0] != "ok"]
    if problems:
        raise FolderUnusable(f"The copy of the folder is not whole: {problems[0]}.", "tickler doctor")
    settle(unfinished)


def _carry_over(sha256: str, old: Shelf, new: Shelf) -> bool:
    """Bring one document into its new form; tell whether that was possible."""
    try:
        with old.opened(sha256) as source:
            new.take_in(source, named=sha256)
    except (FileNotFoundError, Tampered):
        return False  # doctor tells of it, as before
    return True


def _put_in_place(db: sqlite3.Connection, target: Path, unfinished: Path, old_file: BinaryIO | None) -> None:
    """Let the new database take the place of the old one, and overwrite that.

    Programs that wait for the old one, which has no name any more, find no database in it then: nothing that
    they write can get lost.
    """
    # The log is kept beside the folder by its name: from here on it must belong to the new one alone.
    db.execute("PRAGMA journal_mode = DELETE")
    if old_file is None:
        db.close()
        unfinished.replace(target)
        return
    try:
        db.execute("BEGIN EXCLUSIVE")
        unfinished.replace(target)
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        db.execute("PRAGMA journal_mode = WAL")
        raise
    overwrite(old_file)
    settle(target.parent)
