"""Encrypts a folder, takes the encryption away, or changes the key: all of the folder, or nothing of it.

The database is written anew beside the old one and takes its place in one step, while no other program has
the folder open. The documents in their new form lie beside the old ones before that step, under other names;
the old ones go after it. Whoever is killed leaves a whole folder, and perhaps files that nothing names.
"""

import os
import re
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from tickler.core.errors import FolderUnusable
from tickler.store import encryption
from tickler.store.documents import named_in
from tickler.store.encryption import FolderKey
from tickler.store.faults import explain
from tickler.store.folder import APPLICATION_ID, Folder, connect
from tickler.store.migrations import LATEST
from tickler.store.private import overwrite, settle
from tickler.store.replacing import beside, held
from tickler.store.shelf import UNFINISHED, Shelf, Tampered

_OF_THE_SHELF = re.compile(rf"[0-9a-f]{{64}}|{re.escape(UNFINISHED)}.*")


def change_key(folder: Folder, wanted: FolderKey | None) -> int:
    """Encrypt the folder with this key, or with None take the encryption away; return how many documents.

    The folder must exist; it is closed then. What lay open before is overwritten and removed. Raises
    FolderUnusable if other programs have it open, or there is no room: then nothing is changed.
    """
    folder.db.close()  # nobody may have the folder open, and so we neither
    old, new = Shelf(folder.documents, folder.key), Shelf(folder.documents, wanted)
    library = encryption.library()
    try:
        with held(folder.path, folder.key, library) as there, beside(there.path) as unfinished:
            named = named_in(there.db)
            try:
                _copy(there.db, unfinished, wanted)
                lost = {old.file(sha256) for sha256 in named if not _carry_over(sha256, old, new)}
                there.replace_with(unfinished)
            except BaseException:
                if unfinished.exists():  # it is not in place: what was made in vain goes
                    _tidy(old, named)
                raise
    except library.Error as fault:
        raise explain(fault, folder.path) or fault from fault
    except OSError as fault:
        raise FolderUnusable(
            f"The folder {folder.path} cannot be written anew beside itself: {fault.strerror}.",
            "See to the room and the rights there; nothing was changed.",
        ) from fault
    _tidy(new, named, spare=lost)
    return len(named) - len(lost)


def remove_leftovers(folder: Folder) -> int:
    """Remove the documents in another form that an earlier change, cut short, has left; return how many."""
    # An attachment in progress holds the same lock, and so has named its files or not begun to copy.
    folder.db.execute("BEGIN IMMEDIATE")
    with folder.db:
        return _tidy(Shelf(folder.documents, folder.key), named_in(folder.db))


def _tidy(shelf: Shelf, named: set[str], *, spare: "set[Path] | frozenset[Path]" = frozenset()) -> int:
    # What is not called as documents are is left alone: it is none of ours.
    kept = {shelf.file(sha256) for sha256 in named} | spare
    removed = 0
    with suppress(FileNotFoundError):
        for file in list(shelf.directory.iterdir()):
            if file not in kept and file.is_file() and _OF_THE_SHELF.fullmatch(file.name):
                with file.open("r+b") as content:
                    if os.fstat(content.fileno()).st_nlink == 1:  # else a backup has it too
                        overwrite(content)
                file.unlink()
                removed += 1
    return removed


def _copy(db: sqlite3.Connection, unfinished: Path, key: FolderKey | None) -> None:
    db.execute(encryption.AS_SQLCIPHER_4)  # for what is attached
    db.execute("ATTACH ? AS copy KEY ?", (str(unfinished), key.for_sqlcipher if key else ""))
    # Nothing of it is needed if the machine stops; at the end it is all brought to the disk.
    db.execute("PRAGMA copy.journal_mode = OFF")
    db.execute("PRAGMA copy.synchronous = OFF")
    db.execute("SELECT sqlcipher_export('copy')").fetchall()
    db.execute(f"PRAGMA copy.application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA copy.user_version = {LATEST}")
    db.execute("DETACH copy")
    with closing(connect(unfinished, key=key, library=encryption.library())) as copy:
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
