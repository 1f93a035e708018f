"""Folders in places that we do not choose: odd paths, no rights, a directory that is synchronised."""

from pathlib import Path

import pytest

from tests.conftest import Tickler


@pytest.mark.parametrize(
    "name",
    [
        "Мои документы",
        "ჩემი საქაღალდე",
        "Željko's files",
        'a "quoted" & $HOME; name',
        "100% sure? #1",
        " space before and behind ",
        "new\nline",
        "e\u0301",  # an accent of its own, as macOS writes it
    ],
)
def test_a_path_of_any_letters(tickler: Tickler, tmp_path: Path, name: str) -> None:
    offer = tmp_path / f"{name}.txt"
    offer.write_text("2 400 EUR")
    tickler.environ["TICKLER_FOLDER"] = folder = str(tmp_path / name / f"{name}.db")
    tickler("add", "Ana", "--on", "today")
    tickler("attach", "1", str(offer))
    tickler("undo")
    assert tickler("today", "--ids") == "1\n"
    assert "The folder is sound." in tickler("doctor")
    assert sorted(file.name for file in Path(folder).parent.iterdir()) == [f"{name}-documents", f"{name}.db"]


def test_directories_that_are_missing_are_made(tickler: Tickler, tmp_path: Path) -> None:
    folder = tmp_path / "one" / "two" / "folder.db"
    tickler("--folder", str(folder), "add", "Ana")
    assert [part.stat().st_mode & 0o777 for part in (folder.parent, folder)] == [0o700, 0o600]


def test_a_home_in_which_one_may_not_write(open_home: Path, somebody) -> None:
    tickler = Tickler(open_home)
    somebody(open_home)
    open_home.chmod(0o500)

    assert "Nothing" in tickler("today")
    assert tickler.fails(6, "add", "Ana") == (
        f"tickler: The folder {tickler.folder} cannot be made: Permission denied.\n"
        "  Check the rights of the directory, or name another place with --folder.\n"
    )
    assert list(open_home.iterdir()) == []
    open_home.chmod(0o755)


COPIES = (
    "folder (conflicted copy 2026-11-20).db",
    "folder (Ana's conflicted copy 2026-11-20).db",
    "folder (в конфликте).db",
    "folder.sync-conflict-20261120-083000-ABCDEF7.db",
    "folder (1).db",
    "folder 2.db",
    "folder-DESKTOP-7KQ2.db",
)


@pytest.mark.parametrize("name", COPIES)
def test_a_second_version_beside_the_folder_is_noticed(clients: Tickler, name: str) -> None:
    copy = clients.folder.with_name(name)
    copy.write_bytes(clients.folder.read_bytes())
    copy.chmod(0o600)

    said = clients.run("today")
    assert said.code == 0
    assert said.err == "There is a second version of your folder beside it: tickler doctor tells which.\n"
    doctor = clients.run("--json", "doctor")
    assert doctor.code == 6
    [wrong] = [check for check in doctor.json["checks"] if not check["ok"]]
    assert wrong["found"] == [
        f"{name}: a second version, made by a synchronising program; "
        "look into it with tickler --folder FILE log, then move it away"
    ]
    assert copy.exists()

    copy.unlink()
    assert clients.run("today").err == ""
    clients("doctor")


def test_a_file_that_is_named_by_a_person_is_no_second_version(clients: Tickler) -> None:
    for name in ("folder-old.db", "folder2.db", "folders.db", "folder-backup-2026-11-20.db", "my folder.db"):
        clients.folder.with_name(name).touch(mode=0o600)
    assert clients.run("today").err == ""
    clients("doctor")


def test_a_backup_beside_the_folder_is_no_second_version(
    clients: Tickler, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(clients.folder.parent)
    clients.environ["TICKLER_BACKUPS"] = str(clients.folder.parent)
    clients("backup")
    clients("backup", "folder (1).db")
    assert clients.run("today").err == ""
    clients("doctor")


def test_a_second_version_of_a_backup_is_no_backup(clients: Tickler) -> None:
    clients("backup")
    [made] = clients.json("backup", "--list")["backups"]
    file = Path(made["file"])
    for name in f"{file.stem} (conflicted copy).db", "before-version-3 (conflicted copy).db":
        file.with_name(name).write_bytes(file.read_bytes())
        file.with_name(name).chmod(0o600)
    assert [one["name"] for one in clients.json("backup", "--list")["backups"]] == [made["name"]]
