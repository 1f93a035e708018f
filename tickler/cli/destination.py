"""Where an export or a print goes: down standard output, or into files that are as private as the folder."""

import io
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from tickler.cli.desk import Desk
from tickler.core.errors import FileRefused, UsageError
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


@contextmanager
def binary_destination(stdout: TextIO, output: str, *, force: bool) -> Iterator[BinaryIO]:
    """Open a destination, as `destination` does, for what is no text: a PDF, a packet, a document.

    It can be sought in and read back; standard output gets it when it is whole, too.
    """
    if output == STANDARD_OUTPUT:
        from tempfile import TemporaryFile

        with TemporaryFile() as whole:
            yield cast(BinaryIO, whole)
            whole.seek(0)
            stdout.flush()
            shutil.copyfileobj(whole, stdout.buffer)
        return
    path = Path(output)
    refuse_existing([path], force=force)
    with _saying_why_not(path), replace_when_whole(path) as unfinished, unfinished.open("w+b") as out:
        yield out


def refuse_destination(desk: Desk, output: str, what: str, *, force: bool, is_text: bool = False) -> None:
    """Refuse where something (`packet`) is to go, before it is made.

    Raises FileRefused for a file that exists, unless `force` says to replace it, and for a terminal unless it
    is text; UsageError where standard output is to take what `--json` says too.
    """
    if output != STANDARD_OUTPUT:
        refuse_existing([Path(output)], force=force)
    elif desk.options.json:
        raise UsageError(f"Standard output takes one thing: the {what}, or what --json says.", "Name a file.")
    elif desk.world.stdout.isatty() and not is_text:
        raise FileRefused(f"A {what} is nothing for a terminal.", "Name a file, or send it down a pipe.")


def refuse_existing(paths: Iterable[Path], *, force: bool) -> None:
    """Raise FileRefused for the first file that exists, unless `force` says to replace it.

    What is no file that can be replaced, a directory, a device or a pipe, never is: it would be gone.
    """
    for path in paths:
        with _saying_why_not(path):
            exists, replaceable = path.exists(), path.is_file()
        if exists and not replaceable:
            what = "a directory" if path.is_dir() else "no ordinary file"
            raise FileRefused(f"{path} is {what}.", "Name another file, or say - for standard output.")
        if exists and not force:
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
