"""Files that only their owner may read, whatever the umask."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

OWNER_ONLY = stat.S_IRUSR | stat.S_IWUSR


def make_private(path: Path) -> None:
    """Make an empty file, or empty the one that is there. Raises OSError."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR | os.O_TRUNC, OWNER_ONLY))


def make_private_unless_there(path: Path) -> None:
    """Make an empty file; one that is there already is left as it is. Raises OSError."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, OWNER_ONLY))


@contextmanager
def write_private(path: Path) -> Iterator[TextIO]:
    """Open a text file (UTF-8, line ends as written) that appears under its name only when it is whole.

    Raises OSError; what was there before is then still there.
    """
    unfinished = path.with_name(path.name + ".part")
    try:
        make_private(unfinished)
        with unfinished.open("w", encoding="utf-8", newline="") as out:
            yield out
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
