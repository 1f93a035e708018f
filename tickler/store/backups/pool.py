"""The documents of all backups of a folder: each content once, as it lies on the shelf of the folder.

So those of an encrypted folder are encrypted too, under the names of its key. Where the disk allows it, a
file here and the one on the shelf are the same (a hard link): the name there may go, the content stays.
"""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from tickler.store.private import flush_directory, make_private_directory, replace_when_whole
from tickler.store.shelf import Shelf


def pool_of(directory: Path) -> Path:
    """Return where the documents of the backups in a directory are."""
    return directory / "documents"


def bring(names: Iterable[str], source: Shelf, directory: Path, *, anew: bool = False) -> list[str]:
    """Let a directory have documents that lie on the shelf `source`; return those that are not there.

    `names` are their SHA-256. One that is damaged counts as not there; those in the directory are read and
    compared only where it is said that they may have to come `anew`. Raises OSError.
    """
    target = source._replace(directory=directory)
    missing, brought = [], False
    for sha256 in sorted(names):
        if target.holds(sha256) if anew else target.file(sha256).is_file():
            continue
        if not source.holds(sha256):
            missing.append(sha256)
            continue
        make_private_directory(directory)
        _link_or_copy(source.file(sha256), target.file(sha256))
        brought = True
    if brought:
        flush_directory(directory)
    return missing


def bring_all(source: Shelf, directory: Path) -> None:
    """Let a directory have all sound documents of the shelf `source`, whatever names them. Raises OSError."""
    new = _not_in(directory, source.directory)
    bring([sha256 for file in new if (sha256 := source.content_of(file))], source, directory)


def bring_unread(source: Path, directory: Path) -> None:
    """Let a directory have all documents of another one, whose key is not to be had. Raises OSError."""
    for file in _not_in(directory, source):
        make_private_directory(directory)
        _link_or_copy(file, directory / file.name)


def _not_in(directory: Path, source: Path) -> list[Path]:
    files = source.iterdir() if source.is_dir() else ()
    return [file for file in files if file.is_file() and not (directory / file.name).is_file()]


def _link_or_copy(source: Path, target: Path) -> None:
    with suppress(OSError):  # another disk, or one without links
        os.link(source, target)
        return
    with replace_when_whole(target) as unfinished:
        shutil.copyfile(source, unfinished)
