"""Whether the backups are there that should be, and would be of use."""

import datetime as dt
from collections.abc import Iterator

from tickler.store import journal_statements as sql
from tickler.store.backups import pool, rotating
from tickler.store.backups.copying import fault_of
from tickler.store.backups.listing import files_of, not_encrypted
from tickler.store.backups.making import SIGN_AUTOMATIC, make
from tickler.store.documents import named_in
from tickler.store.folder import Folder
from tickler.store.shelf import Shelf


def wrong(folder: Folder, today: dt.date) -> Iterator[str]:
    """Yield the backups that are of no use, and that the last one is older than what was written."""
    keys = folder.keys
    for file in files_of(folder.backups):
        if fault := fault_of(file, keys):
            yield f"{file.stem} does not open: {fault}"
    kept = Shelf(pool.pool_of(folder.backups), folder.key)
    for sha256 in sorted(named_in(folder.db)):
        if kept.file(sha256).exists() and not kept.holds(sha256):
            yield f"the copy of document {sha256} among the backups was changed"
    yield from _behind(folder, today)


def _behind(folder: Folder, today: dt.date) -> Iterator[str]:
    last = last_day(folder)
    days = folder.db.execute(sql.DAYS_BEFORE, {"day": today.isoformat()}).fetchone()
    if last is None and days["first"] != days["last"]:  # the first day of a folder needs none
        yield f"there is no backup, and there are entries since {days['first']}"
    elif last is not None and (days["last"] or "") > last.isoformat():
        yield f"the last backup is of {last}, {(today - last).days} days old, and there are entries since"


def mend(folder: Folder, now: dt.datetime) -> Iterator[str]:
    """Make a backup where the last one is behind, and say its name.

    What does not open is for a person to judge.
    """
    if any(_behind(folder, now.date())):
        yield f"{make(folder, SIGN_AUTOMATIC, now).file.stem} was made"
        for file in rotating.rotate(folder):
            yield f"{file.stem} went: its time was over"


def how_many(folder: Folder, today: dt.date) -> Iterator[str]:
    """Say how many backups there are, and how old the last one is."""
    files, last = files_of(folder.backups), last_day(folder)
    if last is None:
        yield "none yet"
        return
    days = (today - last).days
    age = "of today" if days <= 0 else "of yesterday" if days == 1 else f"{days} days old"
    plain = not_encrypted(files) if folder.key else []
    yield f"{len(files)}, the last one {age}" + (f", {len(plain)} not encrypted" if plain else "")


def last_day(folder: Folder) -> dt.date | None:
    """Return the day of the newest backup that says its day in its name."""
    days = [file.stem[: len("2026-11-20")] for file in files_of(folder.backups)]
    return max((dt.date.fromisoformat(day) for day in days if day[:1].isdecimal()), default=None)
