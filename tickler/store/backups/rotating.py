"""What happens once a day, after the first command that wrote: a backup, and the old ones go."""

import datetime as dt
import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path

from tickler.core.backups import Rotation, parse_rotation
from tickler.core.errors import FolderUnusable
from tickler.store import settings, trimming
from tickler.store.backups import pool
from tickler.store.backups.listing import day_of, files_of, is_automatic
from tickler.store.backups.making import ENDING, SCRATCH, SIGN_AUTOMATIC, make
from tickler.store.documents import named_in
from tickler.store.folder import SEEN_TO, Folder
from tickler.store.private import make_private, make_private_directory
from tickler.store.shelf import Shelf

A_DAY = 86_400
"""In seconds."""

_WARNED = ".warned-"
"""How the name of the empty file begins that says on which day a failed backup was told of."""


def see_to(folder: Folder, now: dt.datetime) -> None:
    """Make today's backup, let go of those whose time is over, and of the journal what is too old.

    A folder that was made today has nothing to lose yet. Raises FolderUnusable if there can be no backup;
    nothing is let go of then. What cannot be let go of today is, tomorrow.
    """
    if _has_a_yesterday(folder, now.date()):
        made = make(folder, SIGN_AUTOMATIC, now)
        with suppress(OSError, folder.library.OperationalError):  # no right to remove, or somebody is writing
            rotate(folder)
            _clear_what_was_cut_short(folder.backups, made.file)
            trimming.trim(folder, trimming.span_of(folder), now.date())
    try:
        _mark(folder.backups, SEEN_TO, now.date())
    except OSError as fault:
        raise FolderUnusable(
            f"Nothing can be written into {folder.backups}: {fault.strerror}.",
            "See to the rights and the room there.",
        ) from fault


def is_first_warning(directory: Path, today: dt.date) -> bool:
    """Tell whether nothing was said today about a backup that failed, and take note that it is now."""
    with suppress(OSError):  # of a full disk, or without any right, it is said again
        if (directory / f"{_WARNED}{today}").exists():
            return False
        _mark(directory, _WARNED, today)
    return True


def rotate(folder: Folder) -> list[Path]:
    """Remove the automatic backups that are no longer kept, and the documents that only they had.

    Returns the files that went. What was made by hand, before a migration or before a restore stays.
    """
    found = [file for file in files_of(folder.backups) if is_automatic(file)]
    kept = rotation_of(folder).kept(map(day_of, found))
    newest = {day_of(file): file for file in found}
    gone = [file for file in found if day_of(file) not in kept or file != newest[day_of(file)]]
    for file in gone:
        file.unlink(missing_ok=True)
    sweep(folder)
    return gone


def rotation_of(folder: Folder) -> Rotation:
    """Return how many backups of a folder are kept."""
    return parse_rotation(settings.load(folder)["backups"])


def sweep(folder: Folder) -> None:
    """Remove the documents among the backups that neither the folder nor any of them needs.

    Where a backup does not open, nobody knows which documents it needs, and all stay.
    """
    kept, keys = pool.pool_of(folder.backups), folder.keys
    if not kept.is_dir():
        return
    loose = set(kept.iterdir()) - _needed(folder.db, Shelf(kept, folder.key))
    try:
        for backup in files_of(folder.backups) if loose else ():
            with keys.reading(backup) as db:
                loose -= _needed(db, Shelf(kept, keys.of(backup)))
    except FolderUnusable:
        return
    for file in loose:
        file.unlink(missing_ok=True)


def _needed(db: sqlite3.Connection, shelf: Shelf) -> set[Path]:
    return {shelf.file(sha256) for sha256 in named_in(db)}


def _clear_what_was_cut_short(directory: Path, made: Path) -> None:
    """Remove what copies left behind that were killed a day or longer before this backup was made."""
    yesterday = made.stat().st_mtime - A_DAY
    for left in [*directory.glob(f".*{ENDING}-*"), *directory.parent.glob(f"{SCRATCH}*")]:
        if left.stat().st_mtime < yesterday:
            shutil.rmtree(left) if left.is_dir() else left.unlink()


def _has_a_yesterday(folder: Folder, today: dt.date) -> bool:
    first = folder.db.execute("SELECT at FROM journal ORDER BY id LIMIT 1").fetchone()
    return first is not None and first["at"][: len("2026-11-20")] < today.isoformat()


def _mark(directory: Path, sign: str, day: dt.date) -> None:
    make_private_directory(directory)
    make_private(directory / f"{sign}{day}")
    for file in directory.glob(f"{sign}*"):
        if file.name != f"{sign}{day}":
            file.unlink(missing_ok=True)
