"""Files that only their owner may read, whatever the umask."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TextIO

OWNER_ONLY = stat.S_IRUSR | stat.S_IWUSR

_BLOCK = 1 << 20


def make_private(path: Path) -> None:
    """Make an empty file, or make the one that is there its owner's alone. Raises OSError."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, OWNER_ONLY))
    path.chmod(OWNER_ONLY)


def make_private_directory(path: Path) -> None:
    """Make a directory, and those above it that are missing, their owner's alone; they outlast a power cut.

    One that is there stays as it is: it may be shared on purpose. Raises OSError.
    """
    if not path.parent.exists():
        make_private_directory(path.parent)
    if not path.exists():
        path.mkdir(mode=stat.S_IRWXU, exist_ok=True)
        flush_directory(path.parent)


def flush_directory(path: Path) -> None:
    """Let the names in a directory, as they are now, outlast a power cut, where the system can do that."""
    if os.name == "nt":
        return
    with suppress(OSError):  # some file systems of other machines know no such thing
        settle(path)


def settle(path: Path) -> None:
    """Bring a file, or the names in a directory, to the disk. Raises OSError."""
    # Windows flushes only what is open for writing.
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def replace_when_whole(path: Path) -> Iterator[Path]:
    """Give an empty private file to fill, which takes the place of `path` when the block is done.

    Where `path` is a symbolic link it stays one, and what it leads to is replaced: people keep
    their settings that way. Raises OSError; whatever fails, and be it the power, what was there before
    is still there, and the unfinished file is gone.
    """
    from tempfile import mkstemp

    target = path.resolve()
    # Exclusive and under a name nobody can foresee: no file of a neighbour is taken for ours.
    handle, name = mkstemp(dir=target.parent, prefix=f".{target.name}-")
    os.close(handle)
    unfinished = Path(name)
    try:
        yield unfinished
        # Before the name: a file system may keep that, and lose what was not flushed.
        settle(unfinished)
        unfinished.replace(target)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    flush_directory(target.parent)


@contextmanager
def write_private(path: Path) -> Iterator[TextIO]:
    """Open a text file (UTF-8, line ends as written) that appears under its name only when it is whole.

    A symbolic link is followed, as in `replace_when_whole`. Raises OSError; what was there before
    is then still there.
    """
    with replace_when_whole(path) as unfinished, unfinished.open("w", encoding="utf-8", newline="") as out:
        yield out


def overwrite(file: BinaryIO) -> None:
    """Write zeros over all that is in a file open for writing, and bring them to the disk. Raises OSError."""
    left = file.seek(0, os.SEEK_END)
    file.seek(0)
    while left > 0:
        left -= file.write(bytes(min(left, _BLOCK)))
    file.flush()
    os.fsync(file.fileno())
