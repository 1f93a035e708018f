"""Where a packet is read from: a file, or a pipe by way of a file of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from tickler.cli.desk import Desk
from tickler.core.errors import FileRefused
from tickler.exchange.packet import LARGEST_TOTAL

_BLOCK = 1 << 20


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
