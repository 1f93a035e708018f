"""Rows in chunks of a thousand, with all that can be worked out of a contact without the folder."""

import marshal
import pickle
from collections.abc import Iterator
from itertools import islice, starmap
from sys import intern
from typing import Any, NamedTuple

from tickler.core.contacts import Restored
from tickler.core.reports import Problem
from tickler.exchange.reading import Reading, Row
from tickler.store.incoming import Incoming, incoming

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
    rows = iter(reading)
    while some := list(islice(rows, CHUNK)):
        yield Chunk([_prepared(row) for row in some], reading.bytes_read)


def _prepared(row: Row) -> Prepared:
    coming = incoming(row.contact) if row.contact else None
    return Prepared(row.number, coming, row.problems, row.restored)


# How a chunk travels from one process to another of the same program: in plain tuples, which `marshal` moves
# faster than anything else does. To look for texts that occur twice takes it longer than to write them twice.

_WITHOUT_REFERENCES = 2


def pack(chunk: Chunk) -> bytes:
    """Turn a chunk into bytes."""
    return marshal.dumps((chunk.bytes_read, [_flat(row) for row in chunk.rows]), _WITHOUT_REFERENCES)


def unpack(packed: bytes) -> Chunk:
    """Turn the bytes of `pack` into the chunk they came from."""
    bytes_read, rows = marshal.loads(packed)
    return Chunk([_whole(*row) for row in rows], bytes_read)


def _flat(row: Prepared) -> tuple[Any, ...]:
    return (
        row.number,
        row.incoming and row.incoming[:],  # a plain one, as in `store.incoming`
        row.problems and [problem[:] for problem in row.problems],
        row.restored and pickle.dumps(row.restored, pickle.HIGHEST_PROTOCOL),
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
