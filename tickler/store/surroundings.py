"""Checks of what the folder stands on: version, room on the disk, clock, and the length of its journal."""

import datetime as dt
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tickler.store import journal_statements as sql
from tickler.store import trimming
from tickler.store.folder import Folder, read_marks
from tickler.store.migrations import LATEST, steps_after

LEAST_ROOM = 100_000_000
"""In bytes; or so much as the folder takes, which a backup and a purge need once more."""
CLOCKS_DIFFER = dt.timedelta(minutes=10)


def version(folder: Folder) -> Iterator[str]:
    """Yield what is not as the steps of the migrations make it."""
    found = read_marks(folder.db)[1]
    if found != LATEST:
        yield f"the folder has version {found}, and this program knows {LATEST}"
    with closing(sqlite3.connect(":memory:")) as fresh:
        for _, step in steps_after(0):
            fresh.executescript(step)
        expected = _parts(fresh)
    there = _parts(folder.db)
    for name in sorted(expected.keys() | there.keys()):
        if expected.get(name) != there.get(name):
            how = (
                "is missing"
                if name not in there
                else "is unknown"
                if name not in expected
                else "is another one"
            )
            yield f"{name} {how}"


def _parts(db: sqlite3.Connection) -> dict[str, str]:
    """Return the tables, indexes and triggers, each with how it was made."""
    rows = db.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'")
    return {f"{kind} {name}": made or "" for kind, name, made in map(tuple, rows)}


def room(folder: Folder) -> Iterator[str]:
    """Yield the disks that are nearly full, of the folder and of its backups."""
    needed = max(LEAST_ROOM, folder.path.stat().st_size)
    places: dict[int, Path] = {}
    for path in folder.path.parent, folder.backups:
        place = next(one for one in (path, *path.parents) if one.is_dir())
        places.setdefault(place.stat().st_dev, place)
    for place in places.values():
        free = shutil.disk_usage(place).free
        if free < needed:
            yield f"{free // 1_000_000} MB are free in {place}, and {needed // 1_000_000} MB may be needed"


def clock(folder: Folder, now: dt.datetime) -> Iterator[str]:
    """Yield that the last entry is from the future: of this machine's clock, or of the one that wrote it."""
    last = folder.db.execute(sql.LAST_ENTRY).fetchone()
    if last and (at := dt.datetime.fromisoformat(last["at"])) > now + CLOCKS_DIFFER:
        yield (
            f"entry {last['id']} of the journal is of {at:%Y-%m-%d %H:%M}, and it is {now:%Y-%m-%d %H:%M}: "
            "one of the two clocks is wrong"
        )


def journal(folder: Folder, today: dt.date) -> Iterator[str]:
    """Yield how many entries are older than what is kept."""
    span = trimming.span_of(folder)
    if older := trimming.too_many(folder, span, today):
        yield f"{older:,} entries are older than {span}"


def trim_journal(folder: Folder, today: dt.date) -> Iterator[str]:
    """Remove the entries that are older than what is kept, and say how many."""
    if gone := trimming.trim(folder, trimming.span_of(folder), today):
        yield f"{gone:,} entries were removed"


def journal_size(folder: Folder) -> Iterator[str]:
    """Say how long the journal is."""
    size = folder.db.execute(sql.JOURNAL_SIZE).fetchone()
    yield f"{size['entries']:,} entries, {size['bytes'] / 1_000_000:.1f} MB to undo them"
