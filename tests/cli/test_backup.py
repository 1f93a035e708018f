"""`tickler backup`: made by itself and by hand, listed, put back; nothing is lost on the way."""

import io
import os
import sqlite3
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.processes import PROGRAM, environ_of, imported_by
from tests.conftest import Tickler
from tickler.store.backups import copying
from tickler.store.folder import connect

HELD = "SELECT count(*) FROM card WHERE name = ?"


def backups_of(tickler: Tickler) -> Path:
    """The directory of the backups of the folder."""
    return Path(tickler.json("backup", "--list")["directory"])


def listed(tickler: Tickler) -> list[tuple[str, str]]:
    return [(one["name"], one["kind"]) for one in tickler.json("backup", "--list")["backups"]]


def names(tickler: Tickler) -> set[str]:
    return {card["name"] for card in tickler.json("list")["cards"]}


@pytest.fixture
def worked(tickler: Tickler, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tickler:
    """Two clients and a document since Thursday; today is Friday, and nothing was written yet."""
    monkeypatch.chdir(tmp_path)
    tickler.today = "2026-11-19T10:00"
    tickler("add", "Ана Краљ", "--on", "today")
    tickler("add", "Ivan", "--on", "mon")
    Path("offer.txt").write_text("2 400")
    tickler("attach", "1", "offer.txt")
    tickler.today = "2026-11-20T08:30"
    return tickler


def document(tickler: Tickler) -> Path:
    [kept] = (tickler.folder.parent / "folder-documents").iterdir()
    return kept


# By itself -----------------------------------------------------------------------------------------


def test_the_first_command_of_a_day_that_writes_is_followed_by_a_backup(worked: Tickler) -> None:
    worked("today")
    assert listed(worked) == []
    worked("note", "1", "first")
    worked("note", "1", "second")
    assert listed(worked) == [("2026-11-20-083000-auto", "daily")]
    [backup] = worked.json("backup", "--list")["backups"]
    assert (backup["opens"], backup["cards"], backup["number"]) == (True, 2, 1)
    with sqlite3.connect(backup["file"]) as db:
        assert [row[0] for row in db.execute("SELECT text FROM note")] == ["first"]
    db.close()


def test_on_its_first_day_a_folder_has_nothing_to_lose(tickler: Tickler) -> None:
    tickler("add", "Ana")
    tickler("add", "Ivan")
    assert listed(tickler) == []
    said = tickler("backup", "--list")
    assert said.startswith(
        "There are no backups yet: the first one comes by itself on the second day of work."
    )


def test_the_documents_are_kept_once_for_all_backups(worked: Tickler) -> None:
    kept = document(worked)
    for day in 20, 21, 22:
        worked.today = f"2026-11-{day}T08:30"
        worked("note", "1", "x")
    [copy] = (backups_of(worked) / "documents").iterdir()
    assert (copy.name, copy.read_text()) == (kept.name, "2 400")
    assert copy.samefile(kept)  # a hard link: the same disk
    worked("doctor")


def test_old_backups_go_by_the_setting(worked: Tickler) -> None:
    worked("config", "backups", "2d 1w 0m")
    for day in range(21, 31):
        worked.today = f"2026-11-{day}T08:30"
        worked("note", "1", "x")
    assert listed(worked) == [
        ("2026-11-30-083000-auto", "daily"),
        ("2026-11-29-083000-auto", "daily"),
        ("2026-11-22-083000-auto", "weekly"),
    ]


def test_a_document_that_no_backup_names_any_more_goes_with_the_last(worked: Tickler) -> None:
    worked("note", "1", "x")
    assert len(list((backups_of(worked) / "documents").iterdir())) == 1
    worked("purge", "1", "--yes")
    worked("config", "backups", "1d 0w 0m")
    worked.today = "2026-11-23T08:30"
    worked("note", "2", "x")
    assert list((backups_of(worked) / "documents").iterdir()) == []


def test_all_is_readable_by_the_owner_alone_whatever_the_umask(worked: Tickler) -> None:
    before = os.umask(0)
    try:
        worked("note", "1", "x")
        worked("backup", "all.zip")
    finally:
        os.umask(before)
    directory = backups_of(worked)
    assert {path.stat().st_mode & 0o777 for path in directory.rglob("*") if path.is_file()} == {0o600}
    assert {
        path.stat().st_mode & 0o777 for path in (directory, directory.parent, directory / "documents")
    } == {0o700}
    assert Path("all.zip").stat().st_mode & 0o777 == 0o600


def test_a_backup_that_fails_warns_once_a_day_and_stops_nothing(worked: Tickler) -> None:
    directory = backups_of(worked)
    (directory / "documents").write_text("in the way")
    outcome = worked.run("note", "1", "first")
    assert outcome.code == 0
    assert outcome.out.startswith("Ана Краљ: noted\n")
    assert outcome.err.startswith("tickler: There is no backup of today. The folder ")
    assert outcome.err.count("\n") == 1
    assert worked.run("note", "1", "second").err == ""
    assert [note["text"] for note in worked.json("dossier", "1")["notes"]] == ["second", "first"]
    worked.today = "2026-11-21T08:30"
    assert "There is no backup of today." in worked.run("--quiet", "note", "1", "third").err
    assert '"warning": {"message": "There is no backup' not in worked.run("--json", "note", "1", "x").err
    assert listed(worked) == []

    (directory / "documents").unlink()
    worked("note", "1", "fourth")
    assert listed(worked) == [("2026-11-21-083000-auto", "daily")]


def test_where_nobody_may_write_it_is_said_and_the_note_is_there(worked: Tickler) -> None:
    (worked.home / "state" / "tickler" / "backups").rename(worked.home / "elsewhere")
    (worked.home / "state" / "tickler" / "backups").write_text("in the way")
    outcome = worked.run("--json", "note", "1", "first")
    assert (outcome.code, outcome.json["message"]) == (0, "Ана Краљ: noted")
    assert '"warning"' in outcome.err


def test_a_damaged_folder_pushes_no_good_backup_out(worked: Tickler) -> None:
    worked("config", "backups", "1d 0w 0m")
    good = listed(worked)
    worked.today = "2026-11-23T08:30"
    _damage_a_page(worked.folder)
    outcome = worked.run("defer", "2", "tue")
    assert outcome.code == 0
    assert "it is damaged" in outcome.err
    assert listed(worked) == good


def _damage_a_page(folder: Path) -> None:
    """Spoil the root page of an index that only birthdays need."""
    db = sqlite3.connect(folder)
    page = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'card_birthday'").fetchone()[0]
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    with folder.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 100)


def test_on_all_other_occasions_nothing_of_backups_is_loaded(worked: Tickler) -> None:
    worked("note", "1", "x")
    for command in ["note", "1", "y"], ["defer", "2", "tue"], ["today"]:
        imported = imported_by(command, environ_of(worked))
        assert not {name for name in imported if "backup" in name or name == "hashlib"}


# By hand -------------------------------------------------------------------------------------------


def test_one_file_holds_everything_and_is_an_ordinary_archive(worked: Tickler) -> None:
    said = worked("backup", "all.zip")
    assert said.startswith("all.zip: 2 cards, 1 document, ")
    assert said.splitlines()[0].endswith(", read back and sound")
    with zipfile.ZipFile("all.zip") as archive:
        assert archive.namelist() == ["folder.db", f"folder-documents/{document(worked).name}"]
        archive.extractall("elsewhere")
    assert "Ivan" in worked("--folder", "elsewhere/folder.db", "list")
    worked("--folder", "elsewhere/folder.db", "attach", "--save", "1", "saved.txt")
    assert Path("saved.txt").read_text() == "2 400"


def test_a_file_that_is_there_is_replaced_only_by_force(worked: Tickler) -> None:
    Path("all.zip").write_text("holiday pictures")
    assert "all.zip exists already." in worked.fails(5, "backup", "all.zip")
    assert Path("all.zip").read_text() == "holiday pictures"
    worked("backup", "all.zip", "--force")
    assert zipfile.is_zipfile("all.zip")
    assert [path.name for path in Path().glob(".*")] == []


def test_down_a_pipe(worked: Tickler) -> None:
    packed = subprocess.run(
        [*PROGRAM, "backup", "-"], env=environ_of(worked), capture_output=True, check=True
    )
    with zipfile.ZipFile(io.BytesIO(packed.stdout)) as archive:
        assert archive.namelist()[0] == "folder.db"


def test_a_document_that_is_missing_is_said(worked: Tickler) -> None:
    document(worked).unlink()
    said = worked("backup")
    assert ": 2 cards, 0 documents, " in said
    assert said.endswith("  1 document is missing or damaged: tickler doctor names them\n")


def test_where_there_is_no_folder(tickler: Tickler) -> None:
    assert f"There is no folder at {tickler.folder} to back up." in tickler.fails(3, "backup")
    assert "There is no folder" in tickler.fails(3, "backup", str(tickler.home / "all.zip"))
    assert not (tickler.home / "all.zip").exists()


@pytest.mark.parametrize(
    ("args", "code", "error"),
    [
        pytest.param(("backup", "x.zip", "--list"), 2, "exclude each other", id="two at once"),
        pytest.param(("backup", "--force"), 2, "--force belongs to a FILE", id="force of nothing"),
        pytest.param(("backup", "--restore", "7", "--yes"), 3, 'There is no backup "7"', id="no such number"),
        pytest.param(("backup", "--restore", "", "--yes"), 3, 'There is no backup ""', id="nothing said"),
        pytest.param(("backup", "--restore", "2026", "--yes"), 4, "Several backups begin", id="several"),
        pytest.param(("backup", "--restore", "1"), 2, "nobody can be asked", id="nobody to ask"),
        pytest.param(("backup", "no/such/directory/x.zip"), 5, "cannot be written", id="no directory"),
        pytest.param(("backup", "--restore", "offer.txt", "--yes"), 6, "cannot be used", id="a letter"),
    ],
)  # fmt: skip
def test_what_is_refused_changes_nothing(
    worked: Tickler, args: tuple[str, ...], code: int, error: str
) -> None:
    worked("note", "1", "x")
    worked("backup")
    before, there = worked.dump(), listed(worked)
    assert error in worked.fails(code, *args)
    assert (worked.dump(), listed(worked)) == (before, there)


# Putting one back ----------------------------------------------------------------------------------


def test_a_backup_is_put_back_and_that_is_taken_back(worked: Tickler) -> None:
    worked("backup")
    before = worked.dump()
    worked("attach", "--remove", "1")
    worked("drop", "2")
    worked("add", "Petra")
    changed = worked.dump()

    said = worked("backup", "--restore", "2026-11-20-083000-by-hand", "--yes").splitlines()
    assert said == [
        f"{worked.folder} is 2026-11-20-083000-by-hand again: 2 cards",
        "  what was there is set aside as 2026-11-20-083000-before-restore",
        "  tickler backup --restore 2026-11-20-083000-before-restore takes this back",
    ]
    assert worked.dump() == before
    worked("doctor")

    worked("backup", "--restore", "2026-11-20-083000-before-restore", "--yes")
    assert worked.dump() == changed
    assert worked("undo").startswith("taken back: add, Petra")


def test_a_person_is_asked_first(worked: Tickler) -> None:
    worked("backup")
    worked("drop", "2")
    outcome = worked.run("backup", "--restore", "2", stdin="n\n", terminal=True)
    assert "will be the backup of 20 Nov 2026 08:30 with 2 cards." in outcome.err
    assert "Nothing was restored." in outcome.out
    assert names(worked) == {"Ана Краљ"}
    worked.run("backup", "--restore", "2026-11-20-083000-by-hand", stdin="y\n", terminal=True)
    assert names(worked) == {"Ана Краљ", "Ivan"}


def test_on_another_machine(worked: Tickler, tmp_path: Path) -> None:
    worked("backup", "all.zip")
    other = Tickler(tmp_path / "other")
    other.home.mkdir()
    assert other("backup", "--restore", str(Path("all.zip").absolute()), "--yes").endswith("again: 2 cards\n")
    assert other.dump() == worked.dump()
    assert document(other).read_text() == "2 400"
    assert other.folder.stat().st_mode & 0o777 == 0o600
    other("doctor")
    assert listed(other) == [("2026-11-20-083000-auto", "daily")]


def test_from_a_database_of_the_backups_of_another_path(worked: Tickler, tmp_path: Path) -> None:
    worked("backup")
    [backup] = backups_of(worked).glob("*.db")
    other = Tickler(tmp_path / "other")
    other.home.mkdir()
    other("backup", "--restore", str(backup), "--yes")
    assert other.dump() == worked.dump()
    assert document(other).read_text() == "2 400"


@pytest.mark.parametrize("content", [b"\xff" * 9000, b"SQLite format 3\0" + b"\0" * 4096, b"broken"])
def test_a_folder_that_no_longer_opens_is_set_aside_byte_for_byte(worked: Tickler, content: bytes) -> None:
    worked("backup")
    before = worked.dump()
    worked.folder.write_bytes(content)
    worked.fails(6, "today")
    assert [name for name, _ in listed(worked)] == ["2026-11-20-083000-by-hand"]

    worked("backup", "--restore", "1", "--yes")
    assert worked.dump() == before
    kept = backups_of(worked) / "2026-11-20-083000-before-restore.db"
    assert kept.read_bytes() == content
    [aside] = (one for one in worked.json("backup", "--list")["backups"] if one["file"] == str(kept))
    assert (aside["kind"], aside["opens"], aside["cards"]) == ("before a restore", False, None)
    assert "before-restore does not open" in worked.run("doctor").out


def test_a_document_that_was_lost_comes_back(worked: Tickler) -> None:
    worked("backup")
    document(worked).unlink()
    assert "is missing" in worked.run("doctor").out
    worked("backup", "--restore", "1", "--yes")
    worked("doctor")
    worked("attach", "--save", "1", "saved.txt")
    assert Path("saved.txt").read_text() == "2 400"


@pytest.mark.parametrize("spoil", ["cut", "bytes", "member", "no database"])
def test_a_file_that_is_not_whole_is_refused_before_anything_changes(worked: Tickler, spoil: str) -> None:
    worked("backup", "all.zip")
    file = Path("all.zip")
    content = bytearray(file.read_bytes())
    match spoil:
        case "cut":
            file.write_bytes(content[: len(content) // 2])
        case "bytes":
            content[3000:3100] = b"\0" * 100
            file.write_bytes(content)
        case "member":
            with zipfile.ZipFile(file, "w") as archive:
                archive.writestr("folder.db", b"SQLite format 3\0" + b"\0" * 5000)
        case "no database":
            with zipfile.ZipFile(file, "w") as archive:
                archive.writestr("../../escaped.txt", "x")
    before = worked.dump()
    code = 6 if spoil == "member" else 5
    worked.fails(code, "backup", "--restore", "all.zip", "--yes")
    assert worked.dump() == before
    assert listed(worked) == []
    assert not list(Path().rglob("escaped*"))


def test_the_folder_of_another_program_is_not_overwritten(worked: Tickler) -> None:
    worked("backup", "all.zip")
    with sqlite3.connect("bank.db") as db:
        db.execute("CREATE TABLE account (id INTEGER)")
        db.execute("PRAGMA user_version = 3")
    db.close()
    before = Path("bank.db").read_bytes()
    error = worked.fails(6, "--folder", "bank.db", "backup", "--restore", "all.zip", "--yes")
    assert "is an SQLite database of another program" in error
    assert Path("bank.db").read_bytes() == before


def test_the_backups_lie_where_the_variable_says(worked: Tickler, tmp_path: Path) -> None:
    worked.environ["TICKLER_BACKUPS"] = str(tmp_path / "disk")
    worked("note", "1", "x")
    assert backups_of(worked).parent == tmp_path / "disk"
    assert listed(worked) == [("2026-11-20-083000-auto", "daily")]


@pytest.mark.parametrize("command", [("note", "1", "x"), ("backup",), ("backup", "all.zip")], ids=" ".join)
def test_a_full_disk_is_that_of_the_backup(
    worked: Tickler, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def connect_with_little_room(path: Path, mode: str = "rw", key: object = None) -> sqlite3.Connection:
        db = connect(path, mode, key)  # type: ignore[arg-type]
        db.execute("PRAGMA max_page_count = 9")
        return db

    monkeypatch.setattr(copying, "connect", connect_with_little_room)
    directory = backups_of(worked)
    outcome = worked.run(*command)
    assert outcome.code == {"note": 0, "backup": 5 if command[1:] else 6}[command[0]]
    packed = command[-1] == "all.zip"
    where = "all.zip cannot be written" if packed else f"cannot be copied into {directory}"
    assert f"{where}: No space left on device" in outcome.err
    assert not list(Path().glob("*.zip")) + list(Path().glob(".*zip*")) + list(directory.glob("*.db*"))


def test_backups_that_may_not_be_read(open_home: Path, somebody: Callable[[Path], None]) -> None:
    tickler = Tickler(open_home, today="2026-11-19")
    tickler("add", "Ana")
    tickler.today = "2026-11-20"
    tickler("note", "1", "x")
    directory = backups_of(tickler)
    tickler("doctor")  # nobody may be unable to read the library that it needs
    somebody(open_home)
    directory.chmod(0)
    try:
        assert f"The backups in {directory} cannot be read" in tickler.fails(6, "backup", "--list")
        assert "this could not be checked" in tickler.run("doctor").out
        outcome = tickler.run("note", "1", "y")
        assert (outcome.code, outcome.out.splitlines()[0]) == (0, "Ana: noted")
        assert "There is no backup of today." in outcome.err
    finally:
        directory.chmod(0o700)
