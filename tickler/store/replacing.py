"""Putting another database in the place of a folder's, while no other program has that one open.

So it is done where the one cannot be overwritten with the other in a transaction: they have different keys.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from tickler.store.folder import connect
from tickler.store.private import make_private, overwrite, settle

if TYPE_CHECKING:
    from tickler.store.encryption import FolderKey


class Held(NamedTuple):
    """A folder that nobody else can open: its path, its database, its file where that can be overwritten."""

    path: Path
    db: sqlite3.Connection
    file: BinaryIO | None

    def replace_with(self, unfinished: Path) -> None:
        """Let a new database take the place of the old one, and overwrite that.

        Programs that wait for the old one, which has no name any more, find no database in it then: nothing
        that they write can get lost. Raises OSError, and the errors of the database.
        """
        # The log is kept beside the folder by its name: from here on it must belong to the new one alone.
        self.db.execute("PRAGMA journal_mode = DELETE")
        if self.file is None:
            self.db.close()
            unfinished.replace(self.path)
            return
        try:
            self.db.execute("BEGIN EXCLUSIVE")
            unfinished.replace(self.path)
        except BaseException:
            if self.db.in_transaction:
                self.db.execute("ROLLBACK")
            self.db.execute("PRAGMA journal_mode = WAL")
            raise
        overwrite(self.file)
        settle(self.path.parent)


@contextmanager
def held(path: Path, key: "FolderKey | None", library: ModuleType | None = None) -> Iterator[Held]:
    """Open a folder so that nobody else can, not even to read, until the block is done.

    Raises OSError, and the errors of the database: where other programs have it open, that it is in use.
    """
    target = path.resolve()
    # The file is closed after the database: closing it lets go of SQLite's lock (POSIX).
    with _to_overwrite(target) as file, closing(connect(target, key=key, library=library)) as db:
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        db.execute("BEGIN EXCLUSIVE")  # SQLite keeps the lock beyond the transaction now
        db.execute("COMMIT")
        yield Held(target, db, file)


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """Give an empty private file beside a database; if it takes no place, it goes after the block."""
    unfinished = target.with_name(f".{target.name}-unfinished")
    unfinished.unlink(missing_ok=True)  # of one who was killed
    try:
        make_private(unfinished)
        yield unfinished
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def _to_overwrite(target: Path) -> Iterator[BinaryIO | None]:
    """Open the file that is to be overwritten once it has no name any more; None where that cannot be."""
    if os.name == "nt":  # an open file cannot be replaced there
        yield None
        return
    with target.open("r+b") as file:
        yield file
