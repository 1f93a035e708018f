"""Tidying up after a command that was cut short.

Files cannot be part of a transaction, and neither can writing the folder anew after a purge. A command that
does such a thing first lays a mark beside the folder. Who finds the mark while nobody else writes knows that
its command is over, whether it ended well, was refused, was killed or lost its power, and finishes the rest.
"""

import os
import re
from contextlib import suppress
from pathlib import Path

from tickler.core.errors import FolderUnusable
from tickler.store import purge_statements as sql
from tickler.store.folder import Folder
from tickler.store.private import OWNER_ONLY, flush_directory
from tickler.store.shelf import shelf

FILES = "files"
"""The mark of a command that takes documents in: some may have come whose rows have not."""

TRACES = "traces"
"""The mark of a purge: files may be left that no row names, and in free pages what was erased."""

_OURS = re.compile(r"[0-9a-f]{64}|\..+")
"""How the store names a document, and a copy that is not whole yet. Nothing else is removed unasked."""


def lay_mark(folder: Folder, left: str) -> None:
    """Say, so that it outlasts a power cut, what is left should the `Entry` in progress be cut short.

    Raises FolderUnusable if the mark cannot be written.
    """
    if folder.marked:
        return
    try:
        if _read(folder.unfinished) != TRACES:  # with those, the files are seen to as well
            _write(folder.unfinished, left)
    except OSError as fault:
        raise FolderUnusable(
            f"{folder.unfinished} cannot be written: {fault.strerror}.",
            "Check the rights and the room there, then repeat the command.",
        ) from fault
    flush_directory(folder.unfinished.parent)
    folder.marked = True


def tidy(folder: Folder) -> None:
    """Finish what is left, unless another command is at it; the mark goes when all is done.

    What cannot be done now is left with its mark to the next command. Raises sqlite3.Error if another program
    writes for too long.
    """
    with suppress(OSError):
        left = _read(folder.unfinished)
        if left is None or (left == TRACES and not _is_wiped(folder)):
            return
        folder.db.execute("BEGIN IMMEDIATE")
        with folder.db:
            if _read(folder.unfinished) == left:  # else another command came before us
                _remove_ours(folder)
                folder.unfinished.unlink()


def orphans(folder: Folder) -> list[Path]:
    """Return the files of the store that neither a document nor the journal names."""
    if not folder.documents.is_dir():
        return []
    named = {shelf(folder).file(row["sha256"]) for row in folder.db.execute(sql.ALL_DOCUMENTS)}
    return sorted(file for file in folder.documents.iterdir() if file not in named)


def _remove_ours(folder: Folder) -> None:
    removed = [file for file in orphans(folder) if _OURS.fullmatch(file.name)]
    for file in removed:
        file.unlink()
    if removed:
        flush_directory(folder.documents)


def _is_wiped(folder: Folder) -> bool:
    from tickler.store.purge import wipe

    try:
        return wipe(folder)
    except folder.library.Error:
        if folder.db.in_transaction:
            folder.db.execute("ROLLBACK")
        return False


def _write(mark: Path, left: str) -> None:
    handle = os.open(mark, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, OWNER_ONLY)
    with os.fdopen(handle, "w", encoding="ascii") as out:
        out.write(left)
        out.flush()
        os.fsync(out.fileno())


def _read(mark: Path) -> str | None:
    """Return what a mark says; one that was cut short, or changed by others, may stand for everything."""
    try:
        said = mark.read_text(encoding="ascii", errors="replace")
    except FileNotFoundError:
        return None
    return said if said == FILES else TRACES
