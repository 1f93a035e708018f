"""A folder that cannot be used: exit code 6, two lines, and the file left as it was."""

import sqlite3

import pytest

from tests.conftest import Tickler
from tickler.store import folder as store

READS, WRITES = ("today",), ("add", "Ana")


@pytest.fixture(autouse=True)
def patience(monkeypatch):
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.05)


def make_text(path):
    path.write_text("Dear diary,\n" * 100)


def make_foreign(path):
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE song (title)")
    db.close()


def make_newer(path):
    Tickler(path.parent / "home")("--folder", str(path), "add", "Ana")
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 999")
    db.close()


def make_damaged(path):
    tickler = Tickler(path.parent / "home")
    tickler("--folder", str(path), "import", "-", stdin="Name\n" + "Ana Kralj\n" * 500)
    content = bytearray(path.read_bytes())
    content[4096:] = b"\x5a" * (len(content) - 4096)
    path.write_bytes(content)


@pytest.mark.parametrize("command", [READS, WRITES], ids=["read", "write"])
@pytest.mark.parametrize(
    ("make", "message", "hint"),
    [
        pytest.param(make_text, "is not a tickler folder.", "Name the right file", id="a text"),
        pytest.param(
            make_foreign, "is an SQLite database of another program", "Name the right", id="foreign"
        ),
        pytest.param(make_newer, "was written by a newer tickler (folder version 999", "Install", id="newer"),
        pytest.param(make_damaged, "is damaged.", "Keep the file, and put a backup", id="damaged"),
    ],
)
def test_what_is_no_folder_of_ours(tickler, tmp_path, make, message, hint, command):
    path = tmp_path / "some.db"
    make(path)
    before = path.read_bytes()
    error = tickler.fails(6, "--folder", str(path), *command)

    assert message in error.splitlines()[0] and str(path) in error.splitlines()[0]
    assert error.splitlines()[1].startswith(f"  {hint}")
    assert len(error.splitlines()) == 2
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", [READS, WRITES], ids=["read", "write"])
def test_a_directory(tickler, tmp_path, command):
    assert tickler.fails(6, "--folder", str(tmp_path), *command) == (
        f"tickler: {tmp_path} is a directory; the folder is one file.\n"
        f"  Say --folder {tmp_path / 'folder.db'} to keep it there.\n"
    )
    assert not list(tmp_path.iterdir())


def test_a_place_where_nothing_can_be_made(tickler, tmp_path):
    (tmp_path / "file").write_text("in the way")

    assert "cannot be made: " in tickler.fails(
        6, "--folder", str(tmp_path / "file" / "folder.db"), "add", "Ana"
    )


def test_while_another_program_writes_one_reads_and_waits_to_write(clients):
    other = sqlite3.connect(clients.folder, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        assert clients("today", "--ids") == "1\n2\n"
        assert clients.fails(6, "add", "Ana") == (
            f"tickler: The folder {clients.folder} is in use by another program.\n"
            "  Try again when that has finished.\n"
        )
    finally:
        other.close()
    clients("add", "Ana")


def test_a_folder_without_the_right_to_write_is_read(open_home, somebody):
    tickler = Tickler(open_home)
    tickler("add", "Ana", "--on", "today")
    tickler("today")
    tickler.folder.chmod(0o400)
    tickler.folder.parent.chmod(0o500)
    somebody(open_home)

    assert tickler("today", "--ids") == "1\n"
    assert "may only be read, not written." in tickler.fails(6, "add", "Bo")
    assert tickler("list").count("Ana") == 1
    tickler.folder.parent.chmod(0o700)


def test_a_folder_that_one_may_not_read(open_home, somebody):
    tickler = Tickler(open_home)
    tickler("add", "Ana")
    tickler.folder.chmod(0)
    somebody(open_home)

    assert "cannot be opened." in tickler.fails(6, "today")


def test_a_directory_that_one_may_not_enter(open_home, somebody):
    tickler = Tickler(open_home)
    tickler("add", "Ana")
    tickler.folder.parent.chmod(0)
    somebody(open_home)

    assert "cannot be reached: Permission denied." in tickler.fails(6, "today")
    tickler.folder.parent.chmod(0o700)


def test_an_export_where_one_may_not_write(open_home, somebody):
    tickler = Tickler(open_home)
    tickler("add", "Ana")
    tickler("export")
    locked = open_home / "locked"
    locked.mkdir(mode=0o500)
    somebody(open_home)

    error = tickler.fails(5, "export", "-o", str(locked / "cards.csv"))
    assert "cannot be written: Permission denied." in error
