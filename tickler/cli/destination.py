"""Where an export or a print goes: down standard output, or into files that are as private as the folder."""

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from tickler.core.errors import FileRefused
from tickler.show.clean import visible
from tickler.store.private import replace_when_whole, write_private

STANDARD_OUTPUT = "-"


@contextmanager
def destination(stdout: TextIO, output: str, *, force: bool) -> Iterator[TextIO]:
    """Open a file by its name, or standard output for `-`, as a text stream with `newline=""`.

    A file appears under its name only when it is whole. Raises FileRefused if it exists, unless `force`
    says to replace it, or cannot be written.
    """
    if output == STANDARD_OUTPUT:
        yield _standard_output(stdout)
        return
    path = Path(output)
    refuse_existing([path], force=force)
    with _saying_why_not(path), write_private(path) as out:
        yield out


def write_bytes(stdout: TextIO, output: str, content: bytes, *, force: bool) -> None:
    """Write a finished file that is no text, a PDF, under its name or to standard output for `-`.

    Raises FileRefused as `destination` does, and where standard output is a terminal.
    """
    if output != STANDARD_OUTPUT:
        path = Path(output)
        refuse_existing([path], force=force)
        with _saying_why_not(path), replace_when_whole(path) as unfinished:
            unfinished.write_bytes(content)
    elif stdout.isatty() or not isinstance(stdout, io.TextIOWrapper):
        raise FileRefused("A PDF is nothing for a terminal.", "Name a file, or send it down a pipe.")
    else:
        stdout.flush()
        stdout.buffer.write(content)


def refuse_existing(paths: Iterable[Path], *, force: bool) -> None:
    """Raise FileRefused for the first file that exists, unless `force` says to replace it."""
    for path in () if force else paths:
        with _saying_why_not(path):
            exists = path.exists()
        if exists:
            raise FileRefused(f"{path} exists already.", "Add --force to replace it, or name another file.")


def make_directory(path: Path) -> None:
    """Make a directory that only its owner may enter, unless it is there. Raises FileRefused."""
    with _saying_why_not(path):
        path.mkdir(mode=0o700, exist_ok=True)


@contextmanager
def _saying_why_not(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise FileRefused(f"{path} cannot be written: {fault.strerror}.", "Name another file.") from fault


def _standard_output(stdout: TextIO) -> TextIO:
    """Let a pipe have the very bytes of the file; a terminal gets nothing that it could obey."""
    if stdout.isatty():
        return _Screen(stdout)
    if isinstance(stdout, io.TextIOWrapper):
        stdout.reconfigure(encoding="utf-8", newline="")
    return stdout


class _Screen(io.StringIO):
    """A terminal on which text is shown line by line, with a visible sign for every control character."""

    def __init__(self, terminal: TextIO) -> None:
        super().__init__()
        self._terminal = terminal

    def write(self, text: str) -> int:
        lines = text.replace("\r\n", "\n").split("\n")
        self._terminal.write("\n".join(map(visible, lines)))
        return len(text)
