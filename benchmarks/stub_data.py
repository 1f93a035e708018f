"""Fills the stubs' own small database with the very pile that `tickler today --json` reports."""

import sqlite3
from pathlib import Path
from typing import Any

TABLES = """
    CREATE TABLE card (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL, company TEXT, phone TEXT,
        place TEXT NOT NULL, time TEXT, kind TEXT NOT NULL, why TEXT
    );
    CREATE INDEX card_place ON card (place);
    CREATE TABLE note (
        id INTEGER PRIMARY KEY, card_id INTEGER NOT NULL REFERENCES card (id),
        at TEXT NOT NULL, kind TEXT NOT NULL, outcome TEXT, text TEXT NOT NULL
    );
    CREATE INDEX note_card ON note (card_id);
"""


def fill(path: Path, agenda: dict[str, Any]) -> None:
    """Make the database at `path` anew from the JSON object of `tickler today --json`."""
    path.unlink(missing_ok=True)
    db = sqlite3.connect(path)
    db.execute("PRAGMA journal_mode = WAL")
    db.executescript(TABLES)
    db.executemany(
        "INSERT INTO card VALUES (:id, :name, :company, :phone, :place, :time, :kind, :why)", agenda["cards"]
    )
    db.executemany(
        "INSERT INTO note (card_id, at, kind, outcome, text) VALUES (?, ?, ?, 'reached', ?)",
        [
            (card["id"], note["at"], note["kind"], note["text"])
            for card in agenda["cards"]
            if (note := card["last_note"])
        ],
    )
    db.commit()
    db.close()
