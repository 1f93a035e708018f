"""Where a packet is written to and read from: a file, or a pipe by way of a file of its own."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from tickler.cli.desk import Desk
from tickler.cli.destination import STANDARD_OUTPUT, refuse_existing
from tickler.core.errors import FileRefused, UsageError
from tickler.exchange.packet import LARGEST_TOTAL
from tickler.store.private import replace_when_whole

_BLOCK = 1 << 20


def refuse_output(desk: Desk, file: str, *, force: bool) -> None:
    """Raise UsageError or FileRefused where a packet cannot be written, before it is made."""
    if file != STANDARD_OUTPUT:
        refuse_existing([Path(file)], force=force)
    elif desk.options.json:
        raise UsageError("Standard output takes one thing: the packet, or what --json says.", "Name a file.")
    elif desk.world.stdout.isatty():
        raise FileRefused("A packet is nothing for a terminal.", "Name a file, or send it down a pipe.")


@contextmanager
def packet_written(desk: Desk, file: str) -> Iterator[BinaryIO]:
    """Open a file that its owner alone may read, or standard output for `-`.

    It is written whole or not at all. Raises FileRefused if it cannot be written.
    """
    if file == STANDARD_OUTPUT:
        with TemporaryFile() as out:
            yield out
            out.seek(0)
            desk.world.stdout.flush()
            shutil.copyfileobj(out, desk.world.stdout.buffer)
        return
    try:
        with replace_when_whole(Path(file)) as unfinished, unfinished.open("w+b") as out:
            yield out
    except OSError as fault:
        raise FileRefused(f"{file} cannot be written: {fault.strerror}.", "Name another file.") from fault


@contextmanager
def packet_opened(desk: Desk, file: str) -> Iterator[BinaryIO]:
    """Open a packet, or standard input for `-`. Raises FileRefused if it cannot be read or does not end."""
    if file == "-":
        with TemporaryFile() as copy:
            _copy_bounded(desk.world.stdin.buffer, copy)
            yield copy
        return
    try:
        with Path(file).open("rb") as opened:
            yield opened
    except OSError as fault:
        raise FileRefused(
            f"{file} cannot be read: {fault.strerror}.", "Check the path and your rights to it."
        ) from fault


def _copy_bounded(source: BinaryIO, copy: BinaryIO) -> None:
    size = 0
    while block := source.read(_BLOCK):
        size += len(block)
        if size > LARGEST_TOTAL:
            raise FileRefused("Standard input is larger than a packet may be.", "Look at what is sent there.")
        copy.write(block)
