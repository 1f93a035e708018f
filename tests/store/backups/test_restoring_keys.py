"""A restore between folders of different keys: all or nothing, and nobody else has the folder open."""

import os
import signal
import sys
import warnings
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

pytest.importorskip("sqlcipher3")

from tests.store.backups.test_restoring import STRIDE
from tests.store.samples import NOW, add, assert_sound, dump
from tests.store.test_changing_key import KEY, opened, process
from tickler.core.errors import FolderUnusable
from tickler.store import changing_key, health, replacing
from tickler.store import folder as store
from tickler.store.backups import restoring
from tickler.store.backups.making import SIGN_BY_HAND, make
from tickler.store.backups.sources import Source
from tickler.store.encryption import FolderKey, key_id_of
from tickler.store.folder import Folder
from tickler.store.keys import Keys
from tickler.store.shelf import Shelf

READER = """
import sys
from pathlib import Path
from tests.store.test_changing_key import opened
with opened(Path(sys.argv[1])) as folder:
    print("has it open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def backup(path: Path) -> Path:
    """A backup that is not encrypted, with one card, of a folder that is encrypted since, and has two."""
    with Folder(path) as folder:
        add(folder, "Ivan")
        file = make(folder, SIGN_BY_HAND, NOW).file
        add(folder, "Petr")
        changing_key.change_key(folder, KEY)
    return file


def restore(path: Path, backup: Path) -> None:
    source = Source(backup, Shelf(backup.parent / "documents", None))
    restoring.restore(path, path.parent / "backups", source, Keys({KEY.id: KEY}.__getitem__), NOW)


def cards(path: Path) -> int:
    with opened(path) as folder:
        assert_sound(folder)
        return len(dump(folder)["card"])


def test_nobody_else_may_have_it_open(path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.02)
    # A process of its own: locks do not hold between two of one.
    with process(READER, path) as reader:
        assert reader.stdout.readline() == "has it open\n"
        with pytest.raises(FolderUnusable, match="is in use by another program"):
            restore(path, backup)
        reader.communicate("")
    assert key_id_of(path) == KEY.id
    assert cards(path) == 2
    restore(path, backup)
    assert cards(path) == 1


def killed_at(line: int, path: Path, backup: Path) -> bool:
    """Restore in a process that is killed before so many of our lines were run; tell whether it was."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the threads of the runner are none of ours
        child = os.fork()
    if child == 0:
        left = line

        def trace(frame: FrameType, event: str, _: object) -> Any:
            nonlocal left
            if frame.f_code.co_filename not in {restoring.__file__, replacing.__file__}:
                return None
            left -= event == "line"
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return trace

        sys.settrace(trace)
        restore(path, backup)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.mark.skipif(os.name == "nt", reason="processes are killed in another way")
def test_killed_at_any_line_the_folder_is_the_one_or_the_other(path: Path, backup: Path) -> None:
    seen, line = set(), 5
    while killed_at(line, path, backup):
        line += max(STRIDE // 6, 1)
        seen.add((key_id_of(path), cards(path)))
        with opened(path) as folder:
            if folder.key is None:
                changing_key.change_key(folder, KEY)
    assert seen <= {(KEY.id, 2), (KEY.id, 1), (None, 1)}
    assert (KEY.id, 2) in seen
    assert cards(path) == 1
    with opened(path) as folder:
        [found] = [check for check in health.examine(folder, NOW, fix=False) if check.name == "backups"]
    assert found.ok, found


def test_each_key_is_asked_for_once(path: Path, backup: Path) -> None:
    asked: list[str] = []

    def not_had(key_id: str) -> FolderKey:
        asked.append(key_id)
        raise FolderUnusable("The keyring is locked.", "Unlock it.")

    keys = Keys(not_had)
    for _ in range(3):
        with pytest.raises(FolderUnusable, match=f"the key {KEY.id}, which is not to be had") as refusal:
            keys.of(path)
    assert asked == [KEY.id]
    assert refusal.value.hint == "Unlock it."
    assert keys.of(backup) is None
