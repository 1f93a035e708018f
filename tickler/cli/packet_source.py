"""Where a packet is read from: a file, or a pipe by way of a file of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from tickler.cli.desk import Desk
from tickler.core.errors import FileRefused
from tickler.exchange.packet.layout import BEGINNING, LARGEST_TOTAL, not_a_packet
from tickler.show.words import say_size

STANDARD_INPUT = "Standard input"

_BLOCK = 1 << 20


@contextmanager
def packet_opened(desk: Desk, file: str) -> Iterator[tuple[BinaryIO, str]]:
    """Open a packet, or standard input for `-`; give it with its name for messages.

    Raises FileRefused if it cannot be read or, down a pipe, is no packet or does not end.
    """
    if file == "-":
        with TemporaryFile() as copy:
            _copy_bounded(desk.world.stdin.buffer, copy)
            yield copy, STANDARD_INPUT
        return
    with _opened(file) as opened:
        yield opened, file


def _opened(file: str) -> BinaryIO:
    try:
        return Path(file).open("rb")
    except OSError as fault:
        raise FileRefused(
            f"{file} cannot be read: {fault.strerror}.", "Check the path and your rights to it."
        ) from fault


def _copy_bounded(source: BinaryIO, copy: BinaryIO) -> None:
    """Copy a packet and nothing else, so that no disk is filled with what was never one."""
    block = source.read(len(BEGINNING))
    if block != BEGINNING:
        raise not_a_packet(STANDARD_INPUT)
    size = 0
    while block:
        size += len(block)
        if size > LARGEST_TOTAL:
            raise FileRefused(
                f"{STANDARD_INPUT} is more than {say_size(LARGEST_TOTAL)}, the most that a packet may hold.",
                "Look at what is sent there.",
            )
        try:
            copy.write(block)
        except OSError as fault:
            raise FileRefused(
                f"{STANDARD_INPUT} cannot be kept while it is read: {fault.strerror}.",
                "Save it as a file, and receive that.",
            ) from fault
        block = source.read(_BLOCK)
