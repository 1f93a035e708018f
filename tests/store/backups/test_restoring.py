"""A restore is all or nothing: killed at any moment, beside programs that write, and on what is damaged."""

import itertools
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.samples import NOW, add, assert_sound, dump
from tickler.core.errors import FolderUnusable
from tickler.store import folder as opening
from tickler.store.backups import making, restoring
from tickler.store.backups.copying import fault_of
from tickler.store.backups.listing import files_of
from tickler.store.backups.making import SIGN_BY_HAND, make
from tickler.store.backups.sources import Source
from tickler.store.folder import Folder, backups_of, connect
from tickler.store.keys import Keys
from tickler.store.shelf import Shelf

MANY = 300
"""Cards; so many that the one folder is not written over the other in one step."""

STRIDE = 61
"""A program is killed at every so many of our lines; with 1, at each of them (some minutes)."""


@pytest.fixture
def backup(path: Path, tmp_path: Path) -> Path:
    """The database of a backup with one card, of a folder that has many now."""
    with Folder(path, backups=tmp_path / "backups") as folder:
        add(folder, "Ivan")
        file = make(folder, SIGN_BY_HAND, NOW).file
        with folder.without_waiting():
            for number in range(MANY):
                add(folder, f"Client {number}")
    return file


def restore(path: Path, tmp_path: Path, backup: Path) -> None:
    source = Source(backup, Shelf(backup.parent / "documents", None))
    restoring.restore(path, tmp_path / "backups", source, Keys(None), NOW)


def cards(path: Path) -> int:
    with Folder(path) as folder:
        assert_sound(folder)
        return len(dump(folder)["card"])


KILLED = """
import os, sys
from pathlib import Path
from tests.store.samples import NOW
from tickler.store.backups import copying, making, restoring, single_file
from tickler.store.backups.sources import Source
from tickler.store.folder import Folder
from tickler.store.keys import Keys
from tickler.store.shelf import Shelf

left = int(sys.argv[1])

def trace(frame, event, argument):
    global left
    if "tickler" in frame.f_code.co_filename:
        left -= 1
        if left == 0:
            os.kill(os.getpid(), 9)
    return trace

path, root, backup = map(Path, sys.argv[2:])
sys.settrace(trace)
"""
RESTORES = (
    KILLED
    + """
source = Source(backup, Shelf(backup.parent / "documents", None))
restoring.restore(path, root, source, Keys(None), NOW)
"""
)
MAKES = KILLED + "with Folder(path, backups=root) as folder: making.make(folder, making.SIGN_AUTOMATIC, NOW)"


def killed_at(program: str, line: int, *paths: Path) -> bool:
    """Run a program that is killed before so many of our lines were run; tell whether it was."""
    done = subprocess.run([sys.executable, "-c", program, str(line), *map(str, paths)], check=False)
    assert done.returncode in (0, -9)
    return done.returncode != 0


def test_killed_at_any_line_the_folder_is_the_one_or_the_other(
    path: Path, tmp_path: Path, backup: Path
) -> None:
    lines, seen = itertools.count(5, STRIDE), set()
    while killed_at(RESTORES, next(lines), path, tmp_path / "backups", backup):
        seen.add(cards(path))
    assert cards(path) == 1
    assert MANY + 1 in seen


def test_killed_at_any_line_a_backup_is_whole_or_not_there(path: Path, tmp_path: Path, backup: Path) -> None:
    lines, directory = itertools.count(5, STRIDE), backup.parent
    while killed_at(MAKES, next(lines), path, tmp_path / "backups", backup):
        for file in files_of(directory):
            assert fault_of(file, Keys(None)) is None
            if file != backup:
                file.unlink()
    assert {file.name for file in files_of(directory)} == {backup.name, "2026-11-20-083000-auto.db"}


def test_what_another_command_writes_meanwhile_is_not_swallowed(
    path: Path, tmp_path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_database = restoring.copy_database

    def copy_then_be_overtaken(*args: object) -> None:
        copy_database(*args)  # type: ignore[arg-type]
        monkeypatch.setattr(restoring, "copy_database", copy_database)
        with Folder(path) as other:
            add(other, "Written in between")

    monkeypatch.setattr(restoring, "copy_database", copy_then_be_overtaken)
    with pytest.raises(FolderUnusable, match="Another command wrote into the folder"):
        restore(path, tmp_path, backup)
    assert cards(path) == MANY + 2
    restore(path, tmp_path, backup)
    assert cards(path) == 1


def test_a_command_in_progress_is_waited_for_and_then_refused(
    path: Path, tmp_path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.1)
    with Folder(path) as other:
        other.db.execute("BEGIN IMMEDIATE")
        with pytest.raises(FolderUnusable, match="is in use by another program"):
            restore(path, tmp_path, backup)
        other.db.execute("ROLLBACK")
    assert cards(path) == MANY + 1


def test_who_has_the_folder_open_reads_on_and_then_sees_the_other(
    path: Path, tmp_path: Path, backup: Path
) -> None:
    with Folder(path) as reader:
        with reader.standing_still():
            assert len(dump(reader)["card"]) == MANY + 1
            restore(path, tmp_path, backup)
            assert len(dump(reader)["card"]) == MANY + 1
        assert len(dump(reader)["card"]) == 1
        add(reader, "Petr")
    assert cards(path) == 2


def test_what_lies_beside_a_folder_that_is_gone_is_not_read_into_the_new_one(
    path: Path, tmp_path: Path, backup: Path
) -> None:
    db = connect(path)
    db.execute("PRAGMA wal_autocheckpoint = 0")
    db.execute("INSERT INTO tally VALUES ('2030-01-01', 7)")
    log = path.with_name(path.name + "-wal").read_bytes()
    db.close()
    path.unlink()
    path.with_name(path.name + "-wal").write_bytes(log)
    restore(path, tmp_path, backup)
    assert cards(path) == 1


def test_a_backup_of_one_second_does_not_take_the_place_of_another(path: Path, tmp_path: Path) -> None:
    with Folder(path, backups=tmp_path / "backups") as folder:
        add(folder, "Ivan")
        names = [make(folder, SIGN_BY_HAND, NOW).file.name for _ in range(3)]
    assert names == [f"2026-11-20-083000-by-hand{number}.db" for number in ("", "-2", "-3")]
    assert making.SIGN_BY_HAND in names[0]
    assert {file.name for file in backups_of(path, tmp_path / "backups").glob("*.db")} == set(names)
