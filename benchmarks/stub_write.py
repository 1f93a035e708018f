"""The least that makes a durable write: a note and the card's new place, in one transaction.

python stub_write.py stub.db 12 2026-12-09 "wants three quotes"
"""

import datetime as dt
import sqlite3

import typer

app = typer.Typer(add_completion=False)


@app.command()
def write(folder: str, card: int, place: str, text: str) -> None:
    """Write a note on a card and put the card behind a date (ISO)."""
    db = sqlite3.connect(folder, timeout=10)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA foreign_keys = ON")
    now = dt.datetime.now().astimezone().isoformat(timespec="seconds")
    with db:
        db.execute(
            "INSERT INTO note (card_id, at, kind, outcome, text) VALUES (?, ?, 'call', 'reached', ?)",
            (card, now, text),
        )
        db.execute("UPDATE card SET place = ? WHERE id = ?", (place, card))
    (name,) = db.execute("SELECT name FROM card WHERE id = ?", (card,)).fetchone()
    db.close()
    print(f"{name} → {dt.date.fromisoformat(place):%a %-d %b %Y}")


app()
