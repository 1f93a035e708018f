"""Whether the files beside the database are those that the folder names, whole, and private."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tickler.store import tidying
from tickler.store.backups.pool import pool_of
from tickler.store.folder import Folder
from tickler.store.private import OWNER_ONLY
from tickler.store.session import reading
from tickler.store.shelf import shelf

if TYPE_CHECKING:
    from tickler.store.tables import DocumentRow

_NOT_THE_OWNERS = stat.S_IRWXG | stat.S_IRWXO
_SIDE_FILES = ("", "-wal", "-shm")


def missing(folder: Folder) -> Iterator[str]:
    """Yield the documents whose file is not there."""
    for row in _documents(folder):
        file = shelf(folder).file(row.sha256)
        if not file.is_file():
            where = f"its file {file.name} is missing from {folder.documents}"
            yield f"{_named(row)}: {where}; attaching it again mends that"


def changed(folder: Folder) -> Iterator[str]:
    """Yield the documents whose file holds something else than what was attached."""
    sound: dict[str, bool] = {}
    for row in _documents(folder):
        file = shelf(folder).file(row.sha256)
        if row.sha256 not in sound:
            sound[row.sha256] = not file.is_file() or shelf(folder).holds(row.sha256)
        if not sound[row.sha256]:
            yield f"{_named(row)}: its file {file.name} was changed; attaching it again mends that"


def _documents(folder: Folder) -> "list[DocumentRow]":
    from sqlmodel import col, select

    from tickler.store.tables import DocumentRow

    with reading(folder) as session:
        return list(session.exec(select(DocumentRow).order_by(col(DocumentRow.id))))


def _named(row: "DocumentRow") -> str:
    return f"document {row.id}, {row.name}, of card {row.card_id}"


def orphans(folder: Folder) -> Iterator[str]:
    """Yield the files of the store that neither a document nor the journal names."""
    if folder.unfinished.exists():
        yield "a command was cut short, and what it left could not be removed yet"
    for file in tidying.orphans(folder):
        yield f"{file.name}: no document names this file"


def remove_orphans(folder: Folder) -> Iterator[str]:
    """Remove the files that nothing names, and say which."""
    # An attachment in progress holds the same lock, and so has named its files or not begun to copy.
    folder.db.execute("BEGIN IMMEDIATE")
    with folder.db:
        for file in tidying.orphans(folder):
            with suppress(OSError):  # a directory, or of another owner: it is still found afterwards
                file.unlink()
                yield f"{file.name} was removed"


def open_to_others(folder: Folder) -> Iterator[str]:
    """Yield the files and directories of the folder that others than its owner may use."""
    for path, mode in _open_to_others(folder):
        yield f"{path.name} may be used by others than you (mode {mode:o})"


def close_to_others(folder: Folder) -> Iterator[str]:
    """Take the rights of others away, and say of what."""
    for path, _ in _open_to_others(folder):
        with suppress(OSError):  # it belongs to another user
            path.chmod(stat.S_IRWXU if path.is_dir() else OWNER_ONLY)
            yield f"{path.name} is yours alone now"


def _open_to_others(folder: Folder) -> list[tuple[Path, int]]:
    if os.name == "nt":  # the rights there are other ones, and inherited from the profile
        return []
    paths = [folder.path.with_name(folder.path.name + ending) for ending in _SIDE_FILES]
    for directory in folder.documents, folder.backups, pool_of(folder.backups):
        if directory.is_dir():
            paths += [directory, *sorted(directory.iterdir())]
    modes = [(path, stat.S_IMODE(path.stat().st_mode)) for path in paths if path.exists()]
    return [(path, mode) for path, mode in modes if mode & _NOT_THE_OWNERS]
