"""What the tests of the store share: a fixed day, a client of whom everything is known, looks at all rows."""

import datetime as dt
import sqlite3
from typing import Any

from tickler.core.cards import Card
from tickler.core.contacts import Contact, Point
from tickler.core.places import LOOSE, Day, Place
from tickler.store import cards, dossier, particulars
from tickler.store.folder import Folder
from tickler.store.journal import Entry

TODAY = dt.date(2026, 11, 20)
NOW = dt.datetime(2026, 11, 20, 8, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
SAID_NOW = "2026-11-20T08:30:00+01:00"

OWN_ID = "folder_id"
JOURNAL = frozenset({"journal", "change"})


def day(number: int, month: int = 11, at: str | None = None) -> Day:
    """A place in 2026: a day, perhaps with a time."""
    return Day(dt.date(2026, month, number), dt.time.fromisoformat(at) if at else None)


def anna() -> Contact:
    """A client of whom everything is known that a card can hold."""
    return Contact(
        name="Ана Беридзе",
        company="Čvorak d.o.o.",
        position="purchasing",
        address="Ilica 1, Zagreb",
        website="https://cvorak.example",
        birthday="--05-17",
        source="fair",
        address_as="Mrs Beridze",
        say="AH-na",
        language="ka",
        timezone="Asia/Tbilisi",
        external_id="c-118",
        service="respectful",
        channel="phone",
        hours="9-12",
        phones=[Point("+995 555 00 00 02", "+995555000002"), Point("091 000 0001", "0910000001")],
        emails=[Point("Ana@Cvorak.example", "ana@cvorak.example")],
        tags=["vip", "плитка"],
        custom={"Ordered": "tiles", "Ждёт": "скидку"},
        notes=["met at the fair"],
    )


def add(
    folder: Folder,
    contact: Contact | str,
    place: Place = LOOSE,
    kind: str = "call",
    why: str | None = None,
    now: dt.datetime = NOW,
) -> int:
    """File a client, in one command; return the id."""
    with Entry(folder, "add", now) as entry:
        return particulars.add(
            entry, Contact(name=contact) if isinstance(contact, str) else contact, place, kind, why
        )


def add_note(
    folder: Folder, card_id: int, text: str, outcome: str | None = None, now: dt.datetime = NOW
) -> int:
    """Write down what was said, in one command."""
    with Entry(folder, "note", now) as entry:
        return cards.note(entry, card_id, text, "call", outcome)


def defer(folder: Folder, card_id: int, place: Place, now: dt.datetime = NOW) -> None:
    """Put a card behind another tab, in one command."""
    with Entry(folder, "defer", now) as entry:
        cards.move(entry, card(folder, card_id), place)


def drop(folder: Folder, card_id: int) -> None:
    """Take a card out of the folder, in one command."""
    with Entry(folder, "drop", NOW) as entry:
        cards.drop(entry, card(folder, card_id), None)


def card(folder: Folder, card_id: int) -> Card:
    """The card as the folder has it."""
    return dossier.card(folder, card_id)


def tables(db: sqlite3.Connection) -> list[str]:
    """The names of our own tables, without those of SQLite and of its full-text index."""
    found = db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
        " AND name NOT LIKE '%!_search%' ESCAPE '!' ORDER BY name"
    )
    return [row[0] for row in found]


def dump(folder: Folder) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables but those of the journal: what the user has in the folder."""
    return {
        table: [
            tuple(row)
            for row in folder.db.execute(f"SELECT * FROM {table} ORDER BY 1")
            if OWN_ID not in tuple(row)
        ]
        for table in tables(folder.db)
        if table not in JOURNAL
    }


def count(folder: Folder, table: str) -> int:
    """How many rows a table has."""
    return int(folder.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def assert_sound(folder: Folder) -> None:
    """The file is whole, every active card has one place, and what is derived agrees with the rows."""
    db = folder.db
    assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    nowhere = db.execute("SELECT id FROM card WHERE (place IS NULL) <> (dropped_at IS NOT NULL)")
    assert nowhere.fetchall() == []
    tallied = db.execute("SELECT place, cards FROM tally ORDER BY place").fetchall()
    counted = db.execute(
        "SELECT place, count(*) FROM card WHERE place IS NOT NULL GROUP BY place ORDER BY place"
    ).fetchall()
    assert list(map(tuple, tallied)) == list(map(tuple, counted))
    for index in ("card_search", "note_search"):
        # With a rank of 1 the index is held against the rows as well; a difference raises.
        db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
