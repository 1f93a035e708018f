"""Rows in chunks of a thousand, with all that can be worked out of a contact without the folder."""

import marshal
import pickle
from collections.abc import Iterator
from itertools import islice
from operator import attrgetter
from typing import Any, NamedTuple

from tickler.core.cards import TEXT_FIELDS
from tickler.core.contacts import Contact, Point, Restored
from tickler.core.reports import Problem
from tickler.exchange.reading import Reading, Row
from tickler.store.recognition import Incoming, incoming

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


# How a chunk travels from one process to another of the same program. Taking each contact apart into
# plain tuples costs a third of what pickling it does.

_texts_of = attrgetter(*TEXT_FIELDS)


def pack(chunk: Chunk) -> bytes:
    """Turn a chunk into bytes."""
    return marshal.dumps((chunk.bytes_read, [_flat(row) for row in chunk.rows]))


def unpack(packed: bytes) -> Chunk:
    """Turn the bytes of `pack` into the chunk they came from."""
    bytes_read, rows = marshal.loads(packed)
    return Chunk([_whole(row) for row in rows], bytes_read)


def _flat(row: Prepared) -> tuple[Any, ...]:
    return (
        row.number,
        row.incoming and _flat_incoming(row.incoming),
        [tuple(problem) for problem in row.problems],
        row.restored and pickle.dumps(row.restored, pickle.HIGHEST_PROTOCOL),
    )


def _whole(flat: tuple[Any, ...]) -> Prepared:
    number, coming, problems, restored = flat
    return Prepared(
        number,
        coming and _whole_incoming(*coming),
        tuple(Problem(*problem) for problem in problems) if problems else (),
        restored and pickle.loads(restored),
    )


def _flat_incoming(coming: Incoming) -> tuple[Any, ...]:
    contact = coming.contact
    return (
        coming.who,
        coming.rest,
        coming.own_name,
        _texts_of(contact),
        [tuple(point) for point in contact.phones],
        [tuple(point) for point in contact.emails],
        contact.tags,
        contact.custom,
        contact.notes,
    )


def _whole_incoming(who: str, rest: str, own_name: str, texts: Any, *lists: Any) -> Incoming:  # noqa: ANN401 - as flattened
    phones, emails, tags, custom, notes = lists
    points = [Point(*point) for point in phones], [Point(*point) for point in emails]
    fields: Any = (*texts, *points, tags, custom, notes)
    return Incoming(Contact(*fields), who, rest, own_name)
