"""A keyring in a file of the test, in the place of the system's."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import keyring
from keyring import backend

from tickler.cli.folder_key import SERVICE
from tickler.store.encryption import FolderKey, key_id_of

FILE = "state/keyring.json"


class Keyring(backend.KeyringBackend):
    """Keeps what it is given; in a process of its own, in the home that is said there."""

    priority = 1

    def __init__(self, file: Path | None = None) -> None:
        super().__init__()
        self._file = file or Path(os.environ["HOME"]) / FILE

    @property
    def kept(self) -> dict[str, str]:
        return json.loads(self._file.read_text()) if self._file.exists() else {}

    def keep(self, kept: dict[str, str]) -> None:
        self._file.parent.mkdir(exist_ok=True)
        self._file.write_text(json.dumps(kept))

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self.keep({**self.kept, f"{service} {username}": password})


@contextmanager
def a_keyring(file: Path) -> Iterator[Keyring]:
    """Let the system have an empty keyring, as long as the block lasts."""
    before, ring = keyring.get_keyring(), Keyring(file)
    keyring.set_keyring(ring)
    try:
        yield ring
    finally:
        keyring.set_keyring(before)


def system_key(folder: Path) -> FolderKey:
    """Return the key that the present keyring has of a folder."""
    return FolderKey.from_text(keyring.get_password(SERVICE, key_id_of(folder) or "") or "")
