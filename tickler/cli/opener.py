"""A copy of a document for the program that the platform opens such files with.

Copies lie in the cache directory, a directory for each day. Those of other days are removed when the next one
is made: nobody looks at them any more, while two of today may be compared. A purge removes all.
"""

import datetime as dt
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tickler.core.cards import Document
from tickler.core.errors import FileRefused
from tickler.core.file_names import safe_file_name
from tickler.store import documents
from tickler.store.folder import Folder
from tickler.store.private import make_private_directory

DIRECTORY = "opened"


def copy_to_look_at(folder: Folder, document: Document, cache: Path, today: dt.date) -> Path:
    """Copy a document, under its own name, into a directory that its owner alone can enter; return where.

    That is below `cache`, the cache directory. The copy can only be read: what a program changes in it would
    be lost. Raises FileRefused if it cannot be made, FolderUnusable if the document's file is missing or
    damaged.
    """
    remove_copies(cache, but_of=today)
    try:
        of_today = cache / DIRECTORY / today.isoformat()
        make_private_directory(of_today)
        path = Path(tempfile.mkdtemp(dir=of_today)) / safe_file_name(document.name)
        with path.open("xb") as copy:
            documents.copy_out(folder, document, copy)
        if os.name != "nt":  # there, what can only be read cannot be removed
            path.chmod(stat.S_IRUSR)
    except OSError as fault:
        raise FileRefused(
            f"{document.name} cannot be copied to look at it: {fault.strerror}.",
            f"tickler attach --save {document.id} FILE puts it where you say.",
        ) from fault
    return path


def remove_copies(cache: Path, but_of: dt.date | None = None) -> tuple[Path, ...]:
    """Remove the copies, but for those of a day that is given; return what could not be removed.

    That is what belongs to another user, or on some platforms what a program still shows.
    """
    directory = cache / DIRECTORY
    try:
        days = sorted(directory.iterdir())
    except FileNotFoundError:
        return ()
    except OSError:
        return (directory,)
    others = [day for day in days if but_of is None or day.name != but_of.isoformat()]
    for day in others:
        shutil.rmtree(day, ignore_errors=True)
    return tuple(day for day in others if day.exists())


def open_with_platform(path: Path, environ: Mapping[str, str]) -> bool:
    """Open a file with the program that the platform has for it; tell whether there is one.

    No shell is involved: the name goes to the opener as it is.
    """
    if sys.platform == "win32":
        os.startfile(path)
        return True
    opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open", path=environ.get("PATH"))
    if opener is None:
        return False
    # Openers and what they open fill the screen with warnings; that it failed is what we are told.
    return subprocess.run([opener, str(path)], stderr=subprocess.DEVNULL, check=False).returncode == 0
