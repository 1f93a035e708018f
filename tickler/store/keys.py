"""Finding the keys of databases: a folder and its backups may each be encrypted with another one, or not."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tickler.core.errors import FolderUnusable
from tickler.store.encryption import FolderKey, key_id_of
from tickler.store.faults import database_errors
from tickler.store.folder import connect

KeyOf = Callable[[str], FolderKey]
"""Gets the key with an id, from outside; raises FolderUnusable where it is not to be had."""


class Keys:
    """The keys of the databases that one command opens; each is asked for once, also where it is not had."""

    def __init__(self, key_of: KeyOf | None, known: FolderKey | None = None) -> None:
        """Ask `key_of` for keys, but for the one that is `known`."""
        self._key_of = key_of
        self._found: dict[str, FolderKey | FolderUnusable] = {known.id: known} if known else {}

    def of(self, file: Path) -> FolderKey | None:
        """Return the key that a database wants by its head; None if it is not encrypted.

        Raises FolderUnusable where the key is not to be had.
        """
        try:
            key_id = key_id_of(file)
        except OSError:
            return None  # what opens it tells what is wrong
        if key_id is None:
            return None
        if key_id not in self._found:
            self._found[key_id] = self._ask(key_id)
        found = self._found[key_id]
        if isinstance(found, FolderUnusable):
            raise FolderUnusable(f"it is encrypted with the key {key_id}, which is not to be had", found.hint)
        return found

    def _ask(self, key_id: str) -> FolderKey | FolderUnusable:
        if self._key_of is None:
            return FolderUnusable("There are no keys here.")
        try:
            return self._key_of(key_id)
        except FolderUnusable as fault:
            return fault

    @contextmanager
    def reading(self, file: Path) -> Iterator[sqlite3.Connection]:
        """Open a database to read it, for the time of the block.

        Raises FolderUnusable, with what is wrong as its message, also where reading it fails.
        """
        try:
            with closing(connect(file, "ro", self.of(file))) as db:
                yield db
        except database_errors() as fault:
            raise FolderUnusable(str(fault)) from fault
