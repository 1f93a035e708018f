"""Rows in chunks of a thousand, with all that can be worked out of a contact without the folder."""

import marshal
import pickle
from collections.abc import Iterator
from itertools import islice, starmap
from sys import intern
from typing import Any, NamedTuple

from tickler.core.contacts import Restored
from tickler.core.import_reports import Problem
from tickler.exchange.reading import Reading, Row
from tickler.store.incoming import Incoming, incoming, taken_apart

CHUNK = 1000


class Prepared(NamedTuple):
    """A row with its contact folded for the index; `incoming` is None where nothing is usable."""

    number: int
    incoming: Incoming | None
    problems: tuple[Problem, ...]
    restored: Restored | None


class Chunk(NamedTuple):
    """Rows that are taken in together, and how far into the file they reach."""

    rows: list[Prepared]
    bytes_read: int


def chunks_of(reading: Reading) -> Iterator[Chunk]:
    """Read a file chunk by chunk."""
    for rows in _in_thousands(reading):
        yield Chunk([_prepared(row) for row in rows], reading.bytes_read)


def _in_thousands(reading: Reading) -> Iterator[list[Row]]:
    rows = iter(reading)
    while some := list(islice(rows, CHUNK)):
        yield some


def _prepared(row: Row) -> Prepared:
    number, contact, problems, restored = row
    return Prepared(number, incoming(contact) if contact else None, problems, restored)


# How a chunk travels from one process to another of the same program: in plain tuples, which `marshal` moves
# faster than anything else does. To look for texts that occur twice takes it longer than to write them twice.

_WITHOUT_REFERENCES = 2


def packed_chunks_of(reading: Reading) -> Iterator[bytes]:
    """Read a file chunk by chunk, each of them as bytes for `unpack`."""
    for rows in _in_thousands(reading):
        yield marshal.dumps((reading.bytes_read, [_flat(row) for row in rows]), _WITHOUT_REFERENCES)


def unpack(packed: bytes) -> Chunk:
    """Return the chunk that some bytes of `packed_chunks_of` hold."""
    bytes_read, rows = marshal.loads(packed)
    return Chunk([_whole(*row) for row in rows], bytes_read)


def _flat(row: Row) -> tuple[Any, ...]:
    number, contact, problems, restored = row
    return (
        number,
        contact and taken_apart(contact),
        problems and [problem[:] for problem in problems],  # plain ones
        restored and pickle.dumps(restored, pickle.HIGHEST_PROTOCOL),
    )


def _whole(number: int, coming: Any, problems: Any, restored: bytes | None) -> Prepared:  # noqa: ANN401 - as flattened
    return Prepared(
        number,
        coming and Incoming._make(coming),
        tuple(starmap(_problem, problems)) if problems else (),
        pickle.loads(restored) if restored else None,
    )


def _problem(row: int, column: str | None, value: str, reason: str) -> Problem:
    # All problems are kept to the end: a million of them share the few columns and reasons there are.
    return Problem(row, column and intern(column), value, intern(reason))
