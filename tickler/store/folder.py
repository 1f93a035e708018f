"""The folder: one SQLite database, opened, checked, made at the first write."""

import datetime as dt
import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType, TracebackType
from typing import TYPE_CHECKING, Self
from zlib import crc32

from tickler.core.errors import FolderUnusable
from tickler.store.faults import explain
from tickler.store.migrations import LATEST, steps_after
from tickler.store.private import make_private, make_private_directory

if TYPE_CHECKING:
    from tickler.store.encryption import FolderKey
    from tickler.store.keys import Keys

APPLICATION_ID = 0x7469636B
"""`tick` in ASCII: marks a SQLite file as a tickler folder."""

BUSY_SECONDS = 10.0

SEEN_TO = ".seen-to-"
"""How the name of the empty file begins that says on which day the last automatic backup was due."""


class Folder:
    """An open folder.

    `db` is the connection, in autocommit: a command that writes opens its one transaction through
    `tickler.store.journal.Entry`. A folder that does not exist yet, or is a file with nothing in
    it, reads as an empty one; it is made by `ensure`, at the first write. Every fault of SQLite
    inside `with folder:` that the user can mend leaves it as FolderUnusable.

    `key` is the key of an encrypted folder. `library` is the module that opened it, sqlite3 or one
    of the same kind, with errors of its own: `except folder.library.Error`.
    """

    def __init__(
        self,
        path: Path,
        *,
        backups: Path | None = None,
        who: str | None = None,
        key_of: "Callable[[str], FolderKey] | None" = None,
    ) -> None:
        """Open the folder at `path`; its backups are in a directory of their own below `backups`.

        What is written bears the name of `who` writes it. A migration first makes a backup. Where the folder
        is encrypted, `key_of` is asked for its key by the key's id, and may raise FolderUnusable.

        Raises FolderUnusable if the path is no tickler folder, of a newer version, damaged, or cannot be
        opened.
        """
        self.path = path
        self.made = False
        self.marked = False  # by `lay_mark`, for the command in progress
        self.written = False
        self.who = who
        self.key: FolderKey | None = None
        self.library: ModuleType = sqlite3
        self._key_of = key_of
        self._all_backups = backups or path.parent / "backups"
        self.exists = _is_there(path)
        try:
            self.db = self._connect() if self.exists else self._empty()
        except self.library.Error as fault:
            raise self._explained(fault) or fault from fault

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.db.close()
        if isinstance(error, self.library.Error) and (unusable := self._explained(error)):
            raise unusable from error

    @property
    def documents(self) -> Path:
        """The directory of the documents, beside the database."""
        return documents_of(self.path)

    @property
    def backups(self) -> Path:
        """The directory of the backups, which need not be there."""
        return backups_of(self.path, self._all_backups)

    @property
    def key_id(self) -> str | None:
        """The id of the key of an encrypted folder."""
        return self.key.id if self.key else None

    @property
    def keys(self) -> "Keys":
        """Where the keys of the backups are found, which may be others than that of the folder."""
        from tickler.store.keys import Keys

        return Keys(self._key_of, self.key)

    def is_seen_to(self, today: dt.date) -> bool:
        """Tell whether what is due once a day (`store/backups/rotating.py`) is done: one look at a name."""
        # `Path.exists` would raise where the directory may not be entered; then nothing is seen to.
        return os.path.exists(self.backups / f"{SEEN_TO}{today}")  # noqa: PTH110

    @property
    def has_copies(self) -> bool:
        """Tell whether a synchronising program has put a second version beside the folder."""
        stem, suffix = self.path.stem, self.path.suffix
        try:
            with os.scandir(self.path.parent) as entries:
                alike = [one for one in entries if one.name.startswith(stem) and one.name.endswith(suffix)]
        except OSError:
            return False
        if len(alike) < 2:  # asked every morning: without a regular expression
            return False
        from tickler.store.conflict_copies import conflict_copies

        return bool(conflict_copies(self.path))

    @property
    def unfinished(self) -> Path:
        """The mark of a command that does more than its transaction; `tickler.store.tidying` lays it."""
        return self.path.with_name(self.path.name + "-unfinished")

    def ensure(self) -> None:
        """Make the folder if it does not exist yet, readable by its owner alone."""
        if self.exists:
            return
        try:
            make_private_directory(self.path.parent)
            # Another program may have made and filled it since we looked; it is not emptied.
            make_private(self.path)
        except OSError as fault:
            raise FolderUnusable(
                f"The folder {self.path} cannot be made: {fault.strerror}.",
                "Check the rights of the directory, or name another place with --folder.",
            ) from fault
        self.db.close()
        self.db = self._connect()
        self.exists = self.made = True

    @contextmanager
    def explaining(self) -> Iterator[None]:
        """Let a fault in the block that the user can mend be FolderUnusable, and leave the folder open."""
        try:
            yield
        except self.library.Error as fault:
            raise self._explained(fault) or fault from fault

    def _explained(self, fault: sqlite3.Error) -> FolderUnusable | None:
        return explain(fault, self.path, encrypted=self.key is not None)

    @contextmanager
    def standing_still(self) -> Iterator[None]:
        """Let all that is read in the block be of one moment, whatever other programs write meanwhile."""
        self.db.execute("BEGIN")
        try:
            yield
        finally:
            self.db.execute("ROLLBACK")  # nothing was written

    @contextmanager
    def without_waiting(self) -> Iterator[None]:
        """Let what is written in the block not wait for the disk: only for what can be made again."""
        self.ensure()
        self.db.execute("PRAGMA synchronous = OFF")
        try:
            yield
        finally:
            self.db.execute("PRAGMA synchronous = FULL")

    def _connect(self) -> sqlite3.Connection:
        try:
            db = self._open_somehow()
        except sqlite3.DatabaseError as fault:
            if getattr(fault, "sqlite_errorname", "") != "SQLITE_NOTADB":
                raise
            self._unlock(fault)
            db = self._open_somehow()
        try:
            self._accept(db)
        except BaseException:
            db.close()
            raise
        return db

    def _open_somehow(self) -> sqlite3.Connection:
        try:
            return connect(self.path, key=self.key)
        except self.library.OperationalError as fault:
            # A medium without write access: WAL needs its side files, unless nothing can change.
            if not str(getattr(fault, "sqlite_errorname", "")).startswith(
                ("SQLITE_READONLY", "SQLITE_CANTOPEN")
            ):
                raise
            try:
                return connect(self.path, mode="ro", key=self.key)
            except self.library.OperationalError:
                return connect(self.path, mode="ro&immutable=1", key=self.key)

    def _unlock(self, fault: sqlite3.Error) -> None:
        """Find the key of what SQLite takes for no database; raise its fault where it is none."""
        from tickler.store import encryption

        key_id = encryption.key_id_of(self.path)
        if key_id is None or self._key_of is None:
            raise fault
        self.key = self._key_of(key_id)
        self.library = self.key.library

    def _accept(self, db: sqlite3.Connection) -> None:
        """See that the file is a folder of this version, or make it one."""
        application, version = read_marks(db)
        if application != APPLICATION_ID and not (version == 0 and _is_blank(db)):
            application, version = read_marks(db)  # made by a tickler between the two looks?
            if application != APPLICATION_ID:
                raise FolderUnusable(
                    f"{self.path} is an SQLite database of another program, not a tickler folder.",
                    "Name the right file with --folder; this one was left as it is.",
                )
        if version > LATEST:
            raise FolderUnusable(
                f"The folder {self.path} was written by a newer tickler "
                f"(folder version {version}, this program knows {LATEST}).",
                "Install the newer version; the folder was left as it is.",
            )
        if version < LATEST:
            self._migrate(db, version)

    def _migrate(self, db: sqlite3.Connection, version: int) -> None:
        if version == 0:
            self._write_ahead(db)
        for number, sql in steps_after(version):
            if number == version + 1 > 1:  # one copy, of the folder as it was; a new one has nothing to lose
                from tickler.store.backups.making import before_migration

                before_migration(self, db, number)
            marks = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {number};"
            try:
                db.executescript(f"BEGIN IMMEDIATE; {sql} {marks} COMMIT;")
            except self.library.Error:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                if read_marks(db)[1] >= number:  # another process took the step while we waited
                    continue
                raise

    def _write_ahead(self, db: sqlite3.Connection) -> None:
        """Let readers and writers of a new folder not wait for each other, before anything is in it."""
        # What keeps SQLite from that, a disk that fails or knows no such thing, is told by no error.
        if db.execute("PRAGMA journal_mode = WAL").fetchone()[0] != "wal":
            raise FolderUnusable(
                f"The folder {self.path} cannot be made: the disk refuses a log beside it (SQLite's WAL).",
                "Try again; if it stays so, name a place on a disk of this machine with --folder.",
            )

    def _empty(self) -> sqlite3.Connection:
        db = sqlite3.connect(":memory:", isolation_level=None)
        db.row_factory = sqlite3.Row
        for _, sql in steps_after(0):
            db.executescript(sql)
        return db


def _is_there(path: Path) -> bool:
    try:
        state = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as fault:
        raise FolderUnusable(
            f"The folder {path} cannot be reached: {fault.strerror}.",
            "Check the rights of its directory, or name another with --folder.",
        ) from fault
    if stat.S_ISDIR(state.st_mode):
        raise FolderUnusable(
            f"{path} is a directory; the folder is one file.",
            f"Say --folder {path / 'folder.db'} to keep it there.",
        )
    # Looking at the pile must not fill a file that others can read: `ensure` takes their rights first.
    return not (stat.S_ISREG(state.st_mode) and state.st_size == 0)


def documents_of(path: Path) -> Path:
    """Return the directory with the documents of the folder at `path`, beside it."""
    return path.with_name(path.stem + "-documents")


def backups_of(path: Path, root: Path) -> Path:
    """Return the directory below `root` in which the backups of the folder at `path` are.

    Its name stays the same where the folder is gone or damaged, and is another one for every folder.
    """
    place = os.fsencode(path.resolve())
    return root / f"{path.stem}-{crc32(place):08x}"


def connect(
    path: Path, mode: str = "rw", key: "FolderKey | None" = None, library: ModuleType | None = None
) -> sqlite3.Connection:
    """Open the database of a folder or of a backup, which has to be there; in autocommit.

    `mode` is that of SQLite's file names: `rw`, `ro`. `key` opens one that is encrypted, with its own
    `library` if no other one is given. Raises the Error of that library.
    """
    library = library or (key.library if key else sqlite3)
    # `rw`, not `rwc`: a folder is made by `ensure` alone.
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    db: sqlite3.Connection = library.connect(uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS)
    db.row_factory = library.Row
    try:
        if key is not None:
            key.unlock(db)
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA synchronous = FULL")  # the first to look into the file
    except library.Error:
        db.close()
        raise
    return db


def read_marks(db: sqlite3.Connection) -> tuple[int, int]:
    """Return what tells a folder from other databases, and its version."""
    application = db.execute("PRAGMA application_id").fetchone()[0]
    return application, db.execute("PRAGMA user_version").fetchone()[0]


def _is_blank(db: sqlite3.Connection) -> bool:
    return db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None
