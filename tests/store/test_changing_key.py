"""A folder is encrypted, decrypted or given another key: wholly or not at all; nothing lies open after it."""

import os
import signal
import subprocess
import sys
import warnings
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import settings

pytest.importorskip("sqlcipher3")

from tests.store.samples import NOW, add, add_note, card, dump
from tickler.core.errors import FolderUnusable
from tickler.store import changing_key, documents, health, replacing
from tickler.store import folder as store
from tickler.store.encryption import FolderKey, key_id_of
from tickler.store.folder import Folder
from tickler.store.journal import Entry
from tickler.store.log import undo

KEY = FolderKey(bytes(range(32)))
OTHER = FolderKey(bytes(range(1, 33)))

STRIDE = 1 if settings.default.max_examples > 100 else 9
"""So many lines are between two kills: with `--hypothesis-profile=long` every line has its turn."""

NAME, OFFER = "Petrović", b"2 400 for the roof " * 10_000
"""What must not be found in any file of an encrypted folder; the offer takes several blocks."""


def opened(path: Path) -> Folder:
    """Open a folder of any kind: the keys of this page are at hand."""
    return Folder(path, key_of={key.id: key for key in (KEY, OTHER)}.__getitem__)


@pytest.fixture
def filled(path: Path, tmp_path: Path) -> Path:
    """A folder with cards, notes, a document, and one that was taken out again."""
    (tmp_path / "offer.txt").write_bytes(OFFER)
    (tmp_path / "draft.txt").write_bytes(b"roof, first draft")
    with Folder(path) as folder:
        for number in range(20):
            add_note(folder, add(folder, f"{NAME} {number}"), "what was said " * 20)
        for name in "offer.txt", "draft.txt":
            with Entry(folder, "attach", NOW) as entry:
                documents.keep(folder, entry, 1, tmp_path / name, "offer")
        undo(folder, 1, NOW)
    return path


def everything(path: Path) -> tuple[object, list[bytes]]:
    """Return all rows of the folder, and the bytes of its documents."""
    with opened(path) as folder:
        contents = []
        for document in documents.of_client(folder, 1):
            documents.copy_out(folder, document, out := BytesIO())
            contents.append(out.getvalue())
        return dump(folder), contents


def files(path: Path) -> list[Path]:
    return sorted(file for file in path.parent.rglob("*") if file.is_file())


def lies_open(path: Path) -> list[str]:
    """Return the files in which a name or the text of a document can be read."""
    return [file.name for file in files(path) if {NAME.encode(), b"roof"} & _words(file.read_bytes())]


def _words(content: bytes) -> set[bytes]:
    return {word for word in (NAME.encode(), b"roof") if word in content}


def change(path: Path, key: FolderKey | None) -> int:
    with opened(path) as folder:
        return changing_key.change_key(folder, key)


def test_an_encrypted_folder_holds_the_same_and_shows_nothing(filled: Path) -> None:
    before = everything(filled)
    assert lies_open(filled)
    assert change(filled, KEY) == 2
    assert everything(filled) == before
    assert lies_open(filled) == []
    assert key_id_of(filled) == KEY.id
    assert not {file.name for file in files(filled)} & {one["sha256"] for one in _rows(filled)}
    with opened(filled) as folder:
        assert folder.db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert [check for check in health.examine(folder, NOW, fix=False) if not check.ok] == []


def _rows(path: Path) -> list[Any]:
    with opened(path) as folder:
        return folder.db.execute("SELECT sha256 FROM document").fetchall()


def test_there_and_back_again(filled: Path) -> None:
    before = everything(filled)
    for key in KEY, OTHER, None:
        change(filled, key)
        assert everything(filled) == before
        with opened(filled) as folder:
            assert folder.key is key
            assert [check for check in health.examine(folder, NOW, fix=False) if not check.ok] == []
            assert len(list(folder.documents.iterdir())) == 2
            if os.name != "nt":
                assert {file.stat().st_mode & 0o077 for file in files(filled)} == {0}


def test_what_is_written_into_an_encrypted_folder_is_undone_and_done_again(filled: Path) -> None:
    change(filled, KEY)
    before = everything(filled)
    with opened(filled) as folder:
        add_note(folder, add(folder, "Ana"), "asks for a discount")
        undo(folder, 2, NOW)
    assert everything(filled) == before
    assert lies_open(filled) == []


def test_a_document_of_an_encrypted_folder_that_was_changed_is_told(filled: Path) -> None:
    change(filled, KEY)
    with opened(filled) as folder:
        [document] = documents.of_client(folder, 1)
        file = documents.file_of(folder, document)
        content = bytearray(file.read_bytes())
        content[-1] ^= 1
        file.write_bytes(content)
        with pytest.raises(FolderUnusable, match="is damaged: its file was changed"):
            documents.copy_out(folder, document, BytesIO())
        [found] = [check for check in health.examine(folder, NOW, fix=False) if not check.ok]
        assert found.name == "content"


def test_a_page_of_an_encrypted_folder_that_was_changed_is_told(filled: Path) -> None:
    change(filled, KEY)
    content = bytearray(filled.read_bytes())
    content[3 * 4096 + 100] ^= 1
    filled.write_bytes(content)
    with opened(filled) as folder:
        [damage] = [check for check in health.examine(folder, NOW, fix=False) if check.name == "database"]
    assert damage.found == ("this could not be checked: database disk image is malformed",)


def test_with_another_key_there_is_nothing_to_read(filled: Path) -> None:
    change(filled, KEY)
    with pytest.raises(FolderUnusable, match="is damaged"):
        Folder(filled, key_of=lambda _: OTHER)
    with pytest.raises(FolderUnusable, match="is not a tickler folder"):
        Folder(filled)


def test_a_folder_encrypted_by_a_newer_program(filled: Path) -> None:
    change(filled, KEY)
    filled.write_bytes(b"tickler\x02" + filled.read_bytes()[8:])
    with pytest.raises(FolderUnusable, match="was encrypted by a newer tickler"):
        opened(filled)


def test_nobody_else_may_have_it_open(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.02)
    before = everything(filled)
    # A process of its own: locks do not hold between two of one.
    with process(READER, filled) as reader:
        assert reader.stdout.readline() == "has it open\n"
        with pytest.raises(FolderUnusable, match="is in use by another program"):
            change(filled, KEY)
        reader.communicate("")
    assert key_id_of(filled) is None
    assert everything(filled) == before
    assert change(filled, KEY) == 2


def test_no_room_changes_nothing(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: Path) -> None:
        raise OSError(28, "No space left on device")

    before, names = everything(filled), files(filled)
    monkeypatch.setattr(changing_key, "settle", full)
    with pytest.raises(FolderUnusable, match="cannot be written anew beside itself: No space left"):
        change(filled, KEY)
    assert everything(filled) == before
    assert files(filled) == names


def test_a_place_that_cannot_be_taken_changes_nothing(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(self: Path, target: Path, really: Callable[[Path, Path], Path] = Path.replace) -> Path:
        if target == filled:
            raise OSError(1, "Operation not permitted")
        return really(self, target)

    before, names = everything(filled), files(filled)
    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(FolderUnusable, match="Operation not permitted"):
        change(filled, KEY)
    assert everything(filled) == before
    assert files(filled) == names
    with opened(filled) as folder:
        assert folder.db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="what a process has open is told by /proc")
def test_who_waited_for_the_plain_folder_writes_into_the_encrypted_one(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old file has no name any more then, and a write into it would be lost."""
    waiting: list[Writer] = []

    def let_one_wait(unfinished: Path, really: Callable[[Path], None] = changing_key.settle) -> None:
        really(unfinished)
        if not waiting:
            waiting.append(process(WRITER, filled))
            while filled not in files_open_in(waiting[0].pid):
                assert waiting[0].poll() is None, waiting[0].communicate()

    monkeypatch.setattr(changing_key, "settle", let_one_wait)
    change(filled, KEY)
    assert waiting[0].communicate("", timeout=60)[0] == "written\n"
    with opened(filled) as folder:
        assert card(folder, 21).name == "Ana"


@pytest.mark.skipif(os.name == "nt", reason="SQLite locks in another way")
def test_who_writes_does_not_keep_others_from_reading(filled: Path) -> None:
    change(filled, KEY)
    with opened(filled) as folder:
        folder.db.execute("BEGIN IMMEDIATE")
        folder.db.execute("INSERT INTO tag (card_id, tag) VALUES (1, 'vip')")
        with process(COUNTER, filled) as reader:
            assert reader.communicate("", timeout=60)[0] == "0\n"
        folder.db.execute("ROLLBACK")


def test_a_folder_left_without_its_log_is_mended_by_doctor(filled: Path) -> None:
    with Folder(filled) as folder:
        folder.db.execute("PRAGMA journal_mode = DELETE")
        [waits] = [check for check in health.examine(folder, NOW, fix=False) if not check.ok]
        assert waits.found == ("whoever reads it has to wait for whoever writes",)
        assert all(check.ok for check in health.examine(folder, NOW, fix=True))
        assert folder.db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


Writer = subprocess.Popen[str]

READER = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute("SELECT count(*) FROM card").fetchone()
print("has it open", flush=True)
sys.stdin.read()
"""
COUNTER = """
import sys
from pathlib import Path
from tickler.store.encryption import FolderKey
from tickler.store.folder import Folder
with Folder(Path(sys.argv[1]), key_of=lambda _: FolderKey(bytes(range(32)))) as folder:
    print(folder.db.execute("SELECT count(*) FROM tag").fetchone()[0])
"""
WRITER = """
import sys
from pathlib import Path
from tests.store.samples import add
from tickler.store.encryption import FolderKey
from tickler.store.folder import Folder
with Folder(Path(sys.argv[1]), key_of=lambda _: FolderKey(bytes(range(32)))) as folder:
    add(folder, "Ana")
print("written")
"""


def process(program: str, path: Path) -> Writer:
    """Start a Python that is given the folder."""
    return subprocess.Popen(
        [sys.executable, "-c", program, str(path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def files_open_in(process_id: int) -> list[Path]:
    found = []
    for link in Path(f"/proc/{process_id}/fd").iterdir():
        with suppress(OSError):  # closed meanwhile
            found.append(link.readlink())
    return found


def killed_at(step: int, path: Path, key: FolderKey | None) -> bool:
    """Change the key in a process that is killed at its n-th line; tell whether it was killed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the threads of the runner are none of ours
        child = os.fork()
    if child == 0:
        left = step

        def trace(frame: FrameType, event: str, _: object) -> Any:
            nonlocal left
            if frame.f_code.co_filename not in {changing_key.__file__, replacing.__file__}:
                return None
            if event == "line":
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)
            return trace

        sys.settrace(trace)
        change(path, key)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.mark.skipif(os.name == "nt", reason="processes are killed in another way")
@pytest.mark.parametrize(("start", "wanted"), [(None, KEY), (KEY, None)], ids=["encrypt", "decrypt"])
def test_killed_at_any_moment_the_folder_is_whole(
    filled: Path, start: FolderKey | None, wanted: FolderKey | None
) -> None:
    change(filled, start) if start else None
    before, kills, seen = everything(filled), 0, set()
    while killed_at(STRIDE * kills, filled, wanted):
        kills += 1
        seen.add(key_id_of(filled))
        assert everything(filled) == before
        if key_id_of(filled) != (start.id if start else None):
            change(filled, start)
    assert kills > 10
    assert seen == {KEY.id, None}
    assert everything(filled) == before
    change(filled, KEY)
    assert lies_open(filled) == []
    with opened(filled) as folder:
        assert [check for check in health.examine(folder, NOW, fix=False) if not check.ok] == []


def test_files_left_lying_open_are_removed(filled: Path) -> None:
    change(filled, KEY)
    with opened(filled) as folder:
        (folder.documents / ("a" * 64)).write_bytes(OFFER)
        (folder.documents / ".unfinished").write_bytes(OFFER)
        (folder.documents / "my own notes").write_bytes(b"mine")
        assert changing_key.remove_leftovers(folder) == 2
        assert len(list(folder.documents.iterdir())) == 3


def test_a_migration_copies_an_encrypted_folder_encrypted(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(filled, KEY)
    monkeypatch.setattr(store, "LATEST", store.LATEST + 1)
    step = (store.LATEST, "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;")
    monkeypatch.setattr(store, "steps_after", lambda _: [step])
    with Folder(filled, backups=tmp_path / "backups", key_of=lambda _: KEY) as folder:
        assert card(folder, 1).name == f"{NAME} 0"
    [copy] = (tmp_path / "backups").rglob("*.db")
    assert key_id_of(copy) == KEY.id
    assert NAME.encode() not in copy.read_bytes()
