"""The checks of `doctor` that ask for the clock, the version, the room, the journal and the backups."""

import datetime as dt
import os
import shutil
from collections import namedtuple

import pytest

from tests.store.samples import NOW, add, add_note
from tickler.store import health
from tickler.store.backups import rotating
from tickler.store.backups.making import SIGN_BY_HAND, make
from tickler.store.folder import Folder

Usage = namedtuple("Usage", "total used free")


def found(folder: Folder, name: str, now: dt.datetime = NOW, *, fix: bool = False) -> tuple[str, ...]:
    [check] = (check for check in health.examine(folder, now, fix=fix) if check.name == name)
    return check.found


def test_an_entry_from_the_future_tells_of_a_clock_gone_wrong(folder: Folder) -> None:
    add(folder, "Ivan", now=NOW + dt.timedelta(minutes=5))
    assert found(folder, "clock") == ()
    add(folder, "Petr", now=NOW + dt.timedelta(days=365))
    assert found(folder, "clock") == (
        "entry 2 of the journal is of 2027-11-20 08:30, and it is 2026-11-20 08:30: "
        "one of the two clocks is wrong",
    )


def test_tables_that_are_not_those_of_this_version(folder: Folder) -> None:
    folder.db.execute("DROP INDEX move_at")
    folder.db.execute("CREATE TABLE holiday_2 (id INTEGER)")
    folder.db.execute("PRAGMA user_version = 3")
    assert found(folder, "version") == (
        "the folder has version 3, and this program knows 4",
        "index move_at is missing",
        "table holiday_2 is unknown",
    )


def test_a_disk_that_is_nearly_full(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 10**9, 12_345_678))
    [said] = found(folder, "room")
    assert said.startswith("12 MB are free in ")
    assert said.endswith(", and 100 MB may be needed")


def test_the_age_of_the_last_backup_counts_where_something_was_written_since(folder: Folder) -> None:
    add(folder, "Ivan")
    later = NOW + dt.timedelta(days=1)
    assert found(folder, "backups", later) == ()  # the first day needs none
    add_note(folder, 1, "x", now=later)
    later += dt.timedelta(days=1)
    assert found(folder, "backups", later) == ("there is no backup, and there are entries since 2026-11-20",)
    make(folder, SIGN_BY_HAND, NOW + dt.timedelta(days=1))
    assert found(folder, "backups", NOW + dt.timedelta(days=40)) == ()
    add_note(folder, 1, "x", now=NOW + dt.timedelta(days=3))
    assert found(folder, "backups", NOW + dt.timedelta(days=9)) == (
        "the last backup is of 2026-11-21, 8 days old, and there are entries since",
    )


def test_a_backup_that_is_due_is_made(folder: Folder) -> None:
    add(folder, "Ivan", now=NOW - dt.timedelta(days=9))
    add(folder, "Petr", now=NOW - dt.timedelta(days=2))
    [check] = (check for check in health.examine(folder, NOW, fix=True) if check.name == "backups")
    assert (check.ok, check.fixed) == (True, ("2026-11-20-083000-auto was made",))
    assert found(folder, "backups") == ()


def test_a_backup_that_does_not_open_is_for_a_person_to_judge(folder: Folder) -> None:
    add(folder, "Ivan", now=NOW - dt.timedelta(days=1))
    rotating.see_to(folder, NOW)
    [file] = folder.backups.glob("*.db")
    file.write_bytes(file.read_bytes()[:9000])
    assert found(folder, "backups", fix=True) == (
        "2026-11-20-083000-auto does not open: database disk image is malformed",
    )
    assert file.exists()


def test_where_a_backup_does_not_open_no_document_is_removed(folder: Folder) -> None:
    add(folder, "Ivan", now=NOW - dt.timedelta(days=1))
    rotating.see_to(folder, NOW)
    pool = folder.backups / "documents"
    pool.mkdir()
    (pool / ("0" * 64)).write_text("perhaps of the one that does not open")
    [file] = folder.backups.glob("*.db")
    whole = file.read_bytes()
    file.write_bytes(b"broken")
    rotating.sweep(folder)
    assert len(list(pool.iterdir())) == 1
    file.write_bytes(whole)
    rotating.sweep(folder)
    assert list(pool.iterdir()) == []


def test_what_a_killed_backup_left_goes_a_day_later(folder: Folder) -> None:
    add(folder, "Ivan", now=NOW - dt.timedelta(days=1))
    rotating.see_to(folder, NOW)
    cut_short, just_begun = folder.backups / ".a-auto.db-x1", folder.backups / ".b-auto.db-x2"
    unpacked = folder.backups.parent / ".tickler-backup-x3"
    for left in cut_short, just_begun:
        left.write_text("half of it")
    unpacked.mkdir()
    for left in cut_short, unpacked:
        os.utime(left, (0, 0))
    rotating.see_to(folder, NOW + dt.timedelta(days=1))
    assert [left.exists() for left in (cut_short, just_begun, unpacked)] == [False, True, False]
