"""A folder that cannot be used: one sentence that says why, exit code 6, and nothing changed."""

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.store.samples import TODAY, add, add_note, card, dump
from tickler.core.errors import ExitCode, FolderUnusable
from tickler.store import folder as store
from tickler.store import pile
from tickler.store.faults import explain
from tickler.store.folder import Folder


@pytest.fixture
def filled(path: Path) -> Path:
    """A folder with enough in it to fill some pages."""
    with Folder(path) as folder:
        for number in range(50):
            add_note(folder, add(folder, f"Client {number}"), "what was said " * 20)
    return path


def of_another_program(path: Path) -> None:
    db = sqlite3.connect(path)
    db.executescript("CREATE TABLE card (id INTEGER PRIMARY KEY, bank TEXT); PRAGMA user_version = 1;")
    db.close()


STRANGERS: dict[str, Callable[[Path], object]] = {
    "a text file": lambda path: path.write_text("Ivan Petrov, +7 916 000-00-01\n" * 100),
    "a few letters": lambda path: path.write_bytes(b"Ivan"),
    "a picture": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
    "SQLite's first page, cut off": lambda path: path.write_bytes(b"SQLite format 3\0" + b"\0" * 40),
}


@pytest.mark.parametrize("make", STRANGERS.values(), ids=STRANGERS)
def test_a_file_that_is_no_folder(tmp_path: Path, make: Callable[[Path], object]) -> None:
    path = tmp_path / "folder.db"
    make(path)
    before = path.read_bytes()
    with pytest.raises(FolderUnusable) as refusal:
        Folder(path)
    assert refusal.value.code == ExitCode.FOLDER
    assert refusal.value.message == f"The folder {path} is not a tickler folder."
    assert refusal.value.hint == "Name the right file with --folder; this one was left as it is."
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_the_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "bank.db"
    of_another_program(path)
    before = path.read_bytes()
    with pytest.raises(FolderUnusable) as refusal:
        Folder(path)
    assert refusal.value.message == (
        f"{path} is an SQLite database of another program, not a tickler folder."
    )
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_directory(tmp_path: Path) -> None:
    with pytest.raises(FolderUnusable) as refusal:
        Folder(tmp_path)
    assert refusal.value.message == f"{tmp_path} is a directory; the folder is one file."
    assert refusal.value.hint == f"Say --folder {tmp_path / 'folder.db'} to keep it there."
    assert list(tmp_path.iterdir()) == []


def test_a_disk_on_which_readers_would_wait_for_writers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As on some network shares, nothing can be shared between processes there.
    def without_shared_memory(path: Path, mode: str = "rw", key: None = None) -> sqlite3.Connection:
        return sqlite3.connect(
            f"{path.as_uri()}?mode={mode}&vfs=unix-dotfile", uri=True, isolation_level=None
        )

    with Folder(tmp_path / "folder.db") as folder:
        monkeypatch.setattr(store, "connect", without_shared_memory)
        with pytest.raises(FolderUnusable) as refusal:
            add(folder, "Ivan")
        assert refusal.value.message == (
            f"The folder {folder.path} cannot be made: the disk refuses a log beside it (SQLite's WAL)."
        )
    monkeypatch.undo()
    with Folder(tmp_path / "folder.db") as folder:
        assert add(folder, "Ivan") == 1


def test_a_path_that_leads_through_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file")
    with Folder(tmp_path / "file" / "folder.db") as folder, pytest.raises(FolderUnusable) as refusal:
        add(folder, "Ivan")
    assert refusal.value.message == (
        f"The folder {folder.path} cannot be made: {os.strerror(errno.ENOTDIR)}."
    )
    assert (tmp_path / "file").read_text() == "a file"


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    path = tmp_path / ("long" * 100)
    with pytest.raises(FolderUnusable) as refusal:
        Folder(path)
    assert refusal.value.message == f"The folder {path} cannot be reached: File name too long."


def test_a_folder_that_was_cut_off(filled: Path) -> None:
    whole = filled.read_bytes()
    filled.write_bytes(whole[: len(whole) // 2])
    before = filled.read_bytes()
    with pytest.raises(FolderUnusable) as refusal, Folder(filled) as folder:
        dump(folder)
    assert refusal.value.message == f"The folder {filled} is damaged."
    assert refusal.value.hint == "Keep the file, and put a backup in its place."
    assert filled.read_bytes() == before


def test_a_folder_with_damaged_pages(filled: Path) -> None:
    whole = bytearray(filled.read_bytes())
    whole[4096:] = b"\xa5" * (len(whole) - 4096)  # all but the first page
    filled.write_bytes(whole)
    with pytest.raises(FolderUnusable) as refusal, Folder(filled) as folder:
        pile.agenda(folder, TODAY, None)
    assert refusal.value.message == f"The folder {filled} is damaged."
    assert filled.read_bytes() == whole


def test_a_write_to_a_damaged_folder_leaves_it_alone(filled: Path) -> None:
    whole = bytearray(filled.read_bytes())
    whole[4096:] = b"\xa5" * (len(whole) - 4096)
    filled.write_bytes(whole)
    with pytest.raises(FolderUnusable) as refusal, Folder(filled) as folder:
        add(folder, "Ivan")
    assert refusal.value.message == f"The folder {filled} is damaged."
    assert filled.read_bytes() == whole


def test_a_locked_folder_can_be_read_but_not_written(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.02)
    holder = sqlite3.connect(filled, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(FolderUnusable) as refusal, Folder(filled) as folder:
        before = dump(folder)
        add(folder, "Ivan")
    assert refusal.value.message == f"The folder {filled} is in use by another program."
    assert refusal.value.hint == "Try again when that has finished."
    holder.execute("ROLLBACK")
    holder.close()
    with Folder(filled) as folder:
        assert dump(folder) == before
        add(folder, "Ivan")


def test_a_lock_in_the_middle_of_making_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.02)
    path.parent.mkdir()
    path.touch()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(FolderUnusable) as refusal, Folder(path) as folder:
        add(folder, "Ivan")
    holder.close()
    assert refusal.value.message == f"The folder {path} is in use by another program."
    assert path.read_bytes() == b""


@pytest.fixture
def without_rights(filled: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that may only be read. Rights do not stop the superuser; there SQLite itself does."""
    if os.geteuid() != 0:
        filled.chmod(0o400)
        filled.parent.chmod(0o500)
        yield filled
        filled.parent.chmod(0o700)
        return
    monkeypatch.setattr(store, "connect", _open_to_read)
    yield filled


_connect = store.connect


def _open_to_read(path: Path, mode: str = "rw", key: None = None) -> sqlite3.Connection:
    return _connect(path, "ro&immutable=1" if mode == "rw" else mode)


def test_a_folder_without_the_right_to_write(without_rights: Path) -> None:
    before = without_rights.read_bytes()
    with pytest.raises(FolderUnusable) as refusal, Folder(without_rights) as folder:
        assert card(folder, 1).name == "Client 0"
        add(folder, "Ivan")
    assert refusal.value.message == f"The folder {without_rights} may only be read, not written."
    assert without_rights.read_bytes() == before


def test_a_medium_without_room_for_side_files_is_read_all_the_same(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite cannot open a folder for writing there, since WAL needs two more files."""

    def refuse_to_write(path: Path, mode: str = "rw", key: None = None) -> sqlite3.Connection:
        if mode != "ro&immutable=1":
            fault = sqlite3.OperationalError("attempt to write a readonly database")
            fault.sqlite_errorname = "SQLITE_READONLY_DIRECTORY"
            raise fault
        return _connect(path, mode)

    monkeypatch.setattr(store, "connect", refuse_to_write)
    before = sorted(filled.parent.iterdir())
    with Folder(filled) as folder:
        assert card(folder, 50).name == "Client 49"
        assert sorted(filled.parent.iterdir()) == before


def test_a_full_disk_takes_back_the_whole_command(filled: Path) -> None:
    with Folder(filled) as folder:
        before = dump(folder)
    with pytest.raises(FolderUnusable) as refusal, Folder(filled) as folder:
        pages = folder.db.execute("PRAGMA page_count").fetchone()[0]
        folder.db.execute(f"PRAGMA max_page_count = {pages}")
        add_note(folder, 1, "long " * 10_000)
    assert refusal.value.message == f"The folder {filled} has no room to grow: the disk is full."
    assert refusal.value.hint == "Make room and repeat the command."
    with Folder(filled) as folder:
        assert dump(folder) == before


def test_a_fault_of_the_program_is_not_put_on_the_folder(filled: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"), Folder(filled) as folder:
        folder.db.execute("SELECT * FROM nowhere")


def test_an_error_of_the_user_is_passed_on(filled: Path) -> None:
    with pytest.raises(KeyError), Folder(filled):
        raise KeyError


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("SQLITE_BUSY_SNAPSHOT", "The folder f.db is in use by another program."),
        ("SQLITE_READONLY_DBMOVED", "The folder f.db may only be read, not written."),
        ("SQLITE_CANTOPEN_ISDIR", "The folder f.db cannot be opened."),
        ("SQLITE_PERM", "The folder f.db may not be opened by you."),
        ("SQLITE_IOERR_FSYNC", "The folder f.db could not be read or written by the system."),
        ("SQLITE_CORRUPT_VTAB", "The folder f.db is damaged."),
        ("SQLITE_ERROR", None),
        ("SQLITE_CONSTRAINT_CHECK", None),
    ],
)
def test_what_a_fault_of_sqlite_means(name: str, sentence: str | None) -> None:
    fault = sqlite3.OperationalError()
    fault.sqlite_errorname = name
    unusable = explain(fault, Path("f.db"))
    assert (unusable and unusable.message) == sentence
