"""A copy of a document for the program that the platform opens such files with."""

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


def copy_to_look_at(folder: Folder, document: Document) -> Path:
    """Copy a document, under its own name, into a directory that its owner alone can enter; return where.

    The copy can only be read: what a program changes in it would be lost. Raises FileRefused if it cannot be
    made, FolderUnusable if the document's file is missing or damaged.
    """
    try:
        path = Path(tempfile.mkdtemp(prefix="tickler-")) / safe_file_name(document.name)
        with path.open("xb") as copy:
            documents.copy_out(folder, document, copy)
        path.chmod(stat.S_IRUSR)
    except OSError as fault:
        raise FileRefused(
            f"{document.name} cannot be copied to look at it: {fault.strerror}.",
            f"tickler attach --save {document.id} FILE puts it where you say.",
        ) from fault
    return path


def open_with_platform(path: Path, environ: Mapping[str, str]) -> bool:
    """Open a file with the program that the platform has for it; tell whether there is one.

    No shell is involved: the name goes to the opener as it is.
    """
    if sys.platform == "win32":
        os.startfile(path)
        return True
    opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open", path=environ.get("PATH"))
    return opener is not None and subprocess.run([opener, str(path)], check=False).returncode == 0
