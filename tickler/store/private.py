"""Files that only their owner may read, whatever the umask."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

OWNER_ONLY = stat.S_IRUSR | stat.S_IWUSR


def make_private(path: Path) -> None:
    """Make an empty file, or make the one that is there its owner's alone. Raises OSError."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, OWNER_ONLY))
    path.chmod(OWNER_ONLY)


def make_directory(path: Path) -> None:
    """Make a directory that only its owner may enter, unless it is there, and so the missing ones above it.

    Raises OSError.
    """
    for one in reversed((path, *path.parents)):
        if not one.exists():
            one.mkdir(mode=stat.S_IRWXU, exist_ok=True)


@contextmanager
def replace_when_whole(path: Path) -> Iterator[Path]:
    """Give an empty private file to fill, which takes the place of `path` when the block is done.

    Where `path` is a symbolic link it stays one, and what it leads to is replaced: people keep
    their settings that way. Raises OSError; whatever fails, what was there before is still there,
    and the unfinished file is gone.
    """
    from tempfile import mkstemp

    target = path.resolve()
    # Exclusive and under a name nobody can foresee: no file of a neighbour is taken for ours.
    handle, name = mkstemp(dir=target.parent, prefix=f".{target.name}-")
    os.close(handle)
    unfinished = Path(name)
    try:
        yield unfinished
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def write_private(path: Path) -> Iterator[TextIO]:
    """Open a text file (UTF-8, line ends as written) that appears under its name only when it is whole.

    A symbolic link is followed, as in `replace_when_whole`. Raises OSError; what was there before
    is then still there.
    """
    with replace_when_whole(path) as unfinished, unfinished.open("w", encoding="utf-8", newline="") as out:
        yield out
