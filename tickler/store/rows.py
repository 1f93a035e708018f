"""Rows of the database turned into the things of the binder."""

import datetime as dt
import sqlite3
from collections.abc import Sequence

from tickler.core.cards import TEXT_FIELDS, Answer, Card, Document, Filling, Move, Note, Reminder, Sale
from tickler.core.places import Place, place_from_key

_OPTIONAL_FIELDS = tuple(field for field in TEXT_FIELDS if field != "name")


def place_of(key: str | None, time: str | None) -> Place | None:
    """Return the place in two columns; NULL stands for a dropped card."""
    return place_from_key(key, time) if key is not None else None


def day_of(text: str | None) -> dt.date | None:
    """Return the day in a column; NULL stands for none."""
    return dt.date.fromisoformat(text) if text else None


def card(
    row: sqlite3.Row,
    points: Sequence[sqlite3.Row],
    tags: Sequence[sqlite3.Row],
    custom: Sequence[sqlite3.Row],
) -> Card:
    """Make a whole card from its row and what belongs to it."""
    return Card(
        id=row["id"],
        name=row["name"],
        place=place_of(row["place"], row["time"]),
        kind=row["kind"],
        why=row["why"],
        phones=tuple(point["value"] for point in points if point["type"] == "phone"),
        emails=tuple(point["value"] for point in points if point["type"] == "email"),
        tags=tuple(tag["tag"] for tag in tags),
        custom=tuple((field["key"], field["value"]) for field in custom),
        created_at=dt.datetime.fromisoformat(row["created_at"]),
        dropped_at=_moment(row["dropped_at"]),
        dropped_why=row["dropped_why"],
        every=row["every"],
        anchor=day_of(row["anchor"]),
        fixed=bool(row["fixed"]),
        **{field: row[field] for field in _OPTIONAL_FIELDS},
    )


def note(row: sqlite3.Row) -> Note:
    """Make a note."""
    at = dt.datetime.fromisoformat(row["at"])
    return Note(
        row["id"],
        at,
        row["kind"],
        row["outcome"],
        row["text"],
        private=bool(row["private"]),
        imported=row["batch"] is not None,
    )


def move(row: sqlite3.Row) -> Move:
    """Make a move."""
    return Move(
        at=dt.datetime.fromisoformat(row["at"]),
        origin=place_of(row["from_place"], row["from_time"]),
        target=place_of(row["to_place"], row["to_time"]),
        why=row["why"],
    )


def document(row: sqlite3.Row) -> Document:
    """Make a document."""
    return Document(
        id=row["id"],
        at=dt.datetime.fromisoformat(row["at"]),
        kind=row["kind"],
        name=row["name"],
        media_type=row["media_type"],
        size=row["size"],
        sha256=row["sha256"],
    )


def reminder(row: sqlite3.Row) -> Reminder:
    """Make a reminder."""
    return Reminder(
        id=row["id"],
        text=row["text"],
        due=place_from_key(row["due"], row["time"]),
        client_id=row["card_id"],
        client_name=row["card_name"],
        every=row["every"],
        done_at=_moment(row["done_at"]),
        anchor=day_of(row["anchor"]),
        promise=bool(row["promise"]),
    )


def filling(row: sqlite3.Row) -> Filling:
    """Make a filled form."""
    import json

    answers = tuple(Answer(**answer) for answer in json.loads(row["answers"]))
    return Filling(row["id"], dt.datetime.fromisoformat(row["at"]), row["form"], row["title"], answers)


def sale(row: sqlite3.Row) -> Sale:
    """Make a sale."""
    from decimal import Decimal

    day = dt.date.fromisoformat(row["day"])
    return Sale(row["id"], day, Decimal(row["amount"]), row["currency"], row["what"])


def _moment(text: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None
