"""The documents of all backups of a folder: each content once, under the name of its SHA-256.

Where the disk allows it, a file here and the one in the folder's store are the same (a hard link): the
name in the store may go, the content stays.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from tickler.store.backups.copying import sync
from tickler.store.private import make_private_directory, replace_when_whole


def pool_of(directory: Path) -> Path:
    """Return where the documents of the backups in a directory are."""
    return directory / "documents"


def bring(names: Iterable[str], source: Path, target: Path, *, anew: bool = False) -> list[str]:
    """Let the directory `target` have documents that are in `source`; return those that are not there.

    One that is damaged counts as not there; those in `target` are read and compared only where it is said
    that they may have to come `anew`. Raises OSError.
    """
    missing = []
    for sha256 in sorted(names):
        there = target / sha256
        if holds(there, sha256) if anew else there.is_file():
            continue
        if not holds(source / sha256, sha256):
            missing.append(sha256)
            continue
        make_private_directory(target)
        _link_or_copy(source / sha256, there)
    return missing


def holds(file: Path, sha256: str) -> bool:
    """Tell whether a file is there and has this content."""
    try:
        with file.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest() == sha256
    except OSError:
        return False


def _link_or_copy(source: Path, target: Path) -> None:
    with suppress(OSError):  # another disk, or one without links
        os.link(source, target)
        return
    with replace_when_whole(target) as unfinished:
        shutil.copyfile(source, unfinished)
        sync(unfinished)
