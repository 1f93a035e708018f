"""Making a backup: a copy of the database with a name that says when and why, its documents in the pool."""

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

from tickler.core.backups import Made
from tickler.core.errors import FolderUnusable
from tickler.store.backups import pool
from tickler.store.backups.copying import cards_in, copy_database, refuse_unless_sound
from tickler.store.documents import named_in
from tickler.store.faults import explain
from tickler.store.folder import Folder, connect, read_marks
from tickler.store.private import make_private_directory, replace_when_whole
from tickler.store.shelf import shelf

SIGN_AUTOMATIC, SIGN_BY_HAND, SIGN_RESTORE = "auto", "by-hand", "before-restore"
SIGN_MIGRATION = "before-version"
ENDING = ".db"
SCRATCH = ".tickler-backup-"
"""How the names of the directories begin in which a backup of one file is packed and unpacked."""
MOMENT = "%Y-%m-%d-%H%M%S"
DAMAGED = "tickler doctor shows what is wrong with the folder; the older backups stay."


class _StepTaken(Exception):
    """Another program has just brought the folder to this version."""


def make(folder: Folder, sign: str, now: dt.datetime) -> Made:
    """Make a backup of a folder among its others; `sign` says in its name what it is for.

    It bears its name only once it is whole and was checked. Raises FolderUnusable if that fails; the
    folder, and the backups that were there, are then as they were.
    """
    try:
        make_private_directory(folder.backups)
        return _made(folder, free_name(folder.backups, now, sign))
    except folder.library.Error as fault:
        raise explain(fault, folder.path) or fault from fault
    except OSError as fault:
        raise _impossible(folder, fault) from fault


def _made(folder: Folder, file: Path) -> Made:
    with replace_when_whole(file) as unfinished:
        copy_database(folder.db, unfinished, folder.key)
        refuse_unless_sound(unfinished, folder.keys, f"The backup of {folder.path}", DAMAGED)
        with closing(connect(unfinished, "ro", folder.key)) as copy:
            names, cards = named_in(copy), cards_in(copy)
        missing = pool.bring(names, shelf(folder), pool.pool_of(folder.backups))
    return Made(file, cards, len(names) - len(missing), file.stat().st_size, tuple(missing), folder.key_id)


def before_migration(folder: Folder, db: sqlite3.Connection, number: int) -> None:
    """Make a backup of a folder that is about to be brought to a version. Raises FolderUnusable."""
    file = folder.backups / f"{SIGN_MIGRATION}-{number}{ENDING}"
    try:
        make_private_directory(folder.backups)
        with replace_when_whole(file) as unfinished:
            copy_database(db, unfinished, folder.key)
            with closing(connect(unfinished, "ro", folder.key)) as copy:
                if read_marks(copy)[1] >= number:
                    raise _StepTaken
                names = named_in(copy)
            pool.bring(names, shelf(folder), pool.pool_of(folder.backups))
    except _StepTaken:
        pass  # the copy from before the step must stay
    except OSError as fault:
        raise FolderUnusable(
            f"The folder {folder.path} cannot be copied into {folder.backups}: {fault.strerror}.",
            "This version changes the folder and copies it first; see to the rights and the room there.",
        ) from fault


def free_name(directory: Path, now: dt.datetime, sign: str) -> Path:
    """Return the file for a backup of this moment; of two of one second the later has a number behind it."""
    name = f"{now.strftime(MOMENT)}-{sign}"
    file, number = directory / f"{name}{ENDING}", 2
    while file.exists():
        file, number = directory / f"{name}-{number}{ENDING}", number + 1
    return file


def _impossible(folder: Folder, fault: OSError) -> FolderUnusable:
    return FolderUnusable(
        f"The folder {folder.path} cannot be copied into {folder.backups}: {fault.strerror}.",
        "See to the rights and the room there.",
    )
