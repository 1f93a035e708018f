"""A keyring in memory, in the place of the system's."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import keyring
from keyring import backend

from tickler.cli.folder_key import SERVICE
from tickler.store.encryption import FolderKey, key_id_of


class Keyring(backend.KeyringBackend):
    """Keeps what it is given, as long as it is there."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


@contextmanager
def a_keyring() -> Iterator[Keyring]:
    """Let the system have an empty keyring, as long as the block lasts."""
    before, ring = keyring.get_keyring(), Keyring()
    keyring.set_keyring(ring)
    try:
        yield ring
    finally:
        keyring.set_keyring(before)


def system_key(folder: Path) -> FolderKey:
    """Return the key that the present keyring has of a folder."""
    return FolderKey.from_text(keyring.get_password(SERVICE, key_id_of(folder) or "") or "")
