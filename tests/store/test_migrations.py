"""The way from any older folder to this one: whole, repeatable, backed up, and never backwards."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.samples import TODAY, add, card, day, dump, tables
from tickler.core.errors import ExitCode, FolderUnusable
from tickler.core.places import LOOSE
from tickler.store import folder as store
from tickler.store import pile, settings
from tickler.store.folder import APPLICATION_ID, Folder, backups_of
from tickler.store.migrations import LATEST, steps_after

SLIPS = "ALTER TABLE reminder ADD COLUMN colour TEXT; UPDATE reminder SET colour = 'yellow';"


def marks(path: Path) -> tuple[int, int]:
    db = sqlite3.connect(path)
    try:
        return tuple(
            db.execute(f"PRAGMA {mark}").fetchone()[0] for mark in ("application_id", "user_version")
        )
    finally:
        db.close()


def next_version(monkeypatch: pytest.MonkeyPatch, sql: str) -> None:
    """Let the program be one version further, with this step."""
    step = (LATEST + 1, sql)
    monkeypatch.setattr(store, "LATEST", LATEST + 1)
    monkeypatch.setattr(
        store, "steps_after", lambda version: [*steps_after(version), *([step] if version <= LATEST else [])]
    )


@pytest.fixture
def old(path: Path) -> Path:
    """A folder of this version, with a card in it."""
    with Folder(path) as folder:
        add(folder, "Željko Šarić", day(25))
    return path


def test_the_steps_are_numbered_without_a_gap() -> None:
    assert [number for number, _ in steps_after(0)] == list(range(1, LATEST + 1))
    assert steps_after(LATEST) == []


def test_a_new_folder_carries_the_marks_of_this_version(old: Path) -> None:
    assert marks(old) == (APPLICATION_ID, LATEST)


def test_a_blank_file_becomes_a_folder(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with Folder(path) as folder:
        add(folder, "Ivan")
    assert marks(path) == (APPLICATION_ID, LATEST)


def test_opening_again_changes_nothing(old: Path) -> None:
    before = old.read_bytes()
    for _ in range(2):
        with Folder(old) as folder:
            assert [one.name for one in pile.listing(folder, pile.Wanted())[0]] == ["Željko Šarić"]
    assert old.read_bytes() == before


def test_a_newer_folder_is_refused_and_left_as_it_is(old: Path) -> None:
    db = sqlite3.connect(old)
    db.execute(f"PRAGMA user_version = {LATEST + 1}")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    before = old.read_bytes()
    with pytest.raises(FolderUnusable) as refusal:
        Folder(old)
    assert refusal.value.message == (
        f"The folder {old} was written by a newer tickler "
        f"(folder version {LATEST + 1}, this program knows {LATEST})."
    )
    assert refusal.value.hint == "Install the newer version; the folder was left as it is."
    assert refusal.value.code == ExitCode.FOLDER == 6
    assert old.read_bytes() == before


def test_a_later_step_is_taken_once_and_keeps_the_data(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    next_version(monkeypatch, SLIPS)
    for _ in range(2):
        with Folder(old) as folder:
            assert card(folder, 1).place == day(25)
            assert "colour" in folder.db.execute("SELECT * FROM reminder").description[-1]
    assert marks(old) == (APPLICATION_ID, LATEST + 1)


def test_a_new_folder_takes_all_steps_and_needs_no_backup(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    next_version(monkeypatch, SLIPS)
    with Folder(path) as nowhere:
        assert nowhere.db.execute("SELECT colour FROM reminder").fetchall() == []
        add(nowhere, "Ivan")
        assert nowhere.db.execute("SELECT colour FROM reminder").fetchall() == []


def test_the_folder_is_copied_before_a_step(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Folder(old) as folder:
        before = dump(folder)
    next_version(monkeypatch, SLIPS)
    backups = backups_of(old, tmp_path / "state" / "backups")
    Folder(old, backups=tmp_path / "state" / "backups").db.close()
    [copy] = backups.iterdir()
    assert copy.name == f"before-version-{LATEST + 1}.db"
    assert copy.stat().st_mode & 0o777 == 0o600
    assert backups.stat().st_mode & 0o777 == 0o700
    assert marks(copy) == (APPLICATION_ID, LATEST)
    monkeypatch.undo()
    with Folder(copy) as folder:
        assert dump(folder) == before


def test_another_program_takes_the_first_step_while_this_one_looks(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.parent.mkdir()
    path.touch()
    look_at_marks = store.read_marks

    def look_then_be_overtaken(db: sqlite3.Connection) -> tuple[int, int]:
        monkeypatch.setattr(store, "read_marks", look_at_marks)
        seen = look_at_marks(db)
        with Folder(path) as other:
            add(other, "Ivan")
        return seen

    monkeypatch.setattr(store, "read_marks", look_then_be_overtaken)
    with Folder(path) as folder:
        add(folder, "Petr")
        assert [card(folder, number).name for number in (1, 2)] == ["Ivan", "Petr"]


def test_another_program_takes_a_later_step_while_this_one_looks(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    next_version(monkeypatch, SLIPS)
    look_at_marks = store.read_marks

    def look_then_be_overtaken(db: sqlite3.Connection) -> tuple[int, int]:
        monkeypatch.setattr(store, "read_marks", look_at_marks)
        seen = look_at_marks(db)
        Folder(old, backups=tmp_path).db.close()
        return seen

    monkeypatch.setattr(store, "read_marks", look_then_be_overtaken)
    with Folder(old, backups=tmp_path) as folder:
        assert card(folder, 1).name == "Željko Šarić"
    assert marks(old) == (APPLICATION_ID, LATEST + 1)
    [copy] = backups_of(old, tmp_path).iterdir()
    assert copy.name == f"before-version-{LATEST + 1}.db"
    assert marks(copy) == (APPLICATION_ID, LATEST)


def test_a_folder_that_cannot_be_copied_is_not_changed(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    next_version(monkeypatch, SLIPS)
    (tmp_path / "backups").write_text("in the way")
    with pytest.raises(FolderUnusable) as refusal:
        Folder(old, backups=tmp_path / "backups")
    assert refusal.value.message == (
        f"The folder {old} cannot be copied into {backups_of(old, tmp_path / 'backups')}: Not a directory."
    )
    assert marks(old) == (APPLICATION_ID, LATEST)


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(f"{SLIPS} INSERT INTO nowhere VALUES (1);", id="a table that is not there"),
        pytest.param(f"{SLIPS} UPDATE card SET place = NULL;", id="a rule of the schema broken"),
        pytest.param(f"{SLIPS} CREATE;", id="not SQL"),
    ],
)
def test_a_step_that_fails_leaves_everything_as_it_was(
    old: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    with Folder(old) as folder:
        before = dump(folder)
    next_version(monkeypatch, broken)
    with pytest.raises(sqlite3.Error):
        Folder(old)
    assert marks(old) == (APPLICATION_ID, LATEST)
    monkeypatch.undo()
    with Folder(old) as folder:
        assert dump(folder) == before
        add(folder, "Ivan", LOOSE)


OPENS = """
import sys
from pathlib import Path
from tickler.store.folder import Folder
sys.stdin.readline()
with Folder(Path(sys.argv[1])) as folder:
    folder.ensure()
    folder.db.execute("INSERT INTO holiday (date, name) VALUES (?, 'a day off')", (sys.argv[2],))
"""


def test_several_programs_make_a_folder_of_one_blank_file_at_once(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    several = [
        subprocess.Popen(
            [sys.executable, "-c", OPENS, str(path), f"2026-12-0{number}"],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(1, 5)
    ]
    for one in several:
        one.stdin.write("now\n")
        one.stdin.flush()
    faults = [one.communicate(timeout=60)[1] for one in several]
    assert faults == [""] * 4
    with Folder(path) as folder:
        assert "card" in tables(folder.db)
        assert folder.db.execute("SELECT count(*) FROM holiday").fetchone()[0] == 4
        assert pile.agenda(folder, TODAY, None).cards == ()


def test_a_folder_of_version_1_keeps_what_is_in_it(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    db = sqlite3.connect(path)
    [first, *_] = [sql for _, sql in steps_after(0)]
    db.executescript(f"{first} PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 1;")
    db.executescript("""
        INSERT INTO card (id, name, birthday, place, kind, who, rest, folded_why, created_at)
            VALUES (7, 'Ivan', '--05-17', '2026-11-25', 'call', 'ivan', '', '', '2026-11-01T09:00:00+01:00');
        INSERT INTO reminder (id, card_id, text, due, created_at)
            VALUES (3, 7, 'send the offer', '2026-11-20', '2026-11-01T09:00:00+01:00');
        INSERT INTO setting (key, value) VALUES ('capacity', '12');
    """)
    db.close()
    with Folder(path, backups=tmp_path / "backups") as folder:
        ivan = card(folder, 7)
        assert (ivan.name, ivan.place, ivan.birthday) == ("Ivan", day(25), "--05-17")
        assert (ivan.every, ivan.anchor, ivan.fixed) == (None, None, False)
        [slip] = pile.agenda(folder, TODAY, None).reminders
        assert (slip.text, slip.promise) == ("send the offer", False)
        assert settings.load(folder)["capacity"] == "12"
    assert marks(path) == (APPLICATION_ID, LATEST)
    backups = backups_of(path, tmp_path / "backups")
    assert [copy.name for copy in backups.iterdir()] == ["before-version-2.db"]
