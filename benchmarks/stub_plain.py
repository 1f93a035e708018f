"""The least that prints the day's pile into a pipe, as text or JSON: Typer and sqlite3 in one file.

python stub_plain.py stub.db 2026-11-20 [--json]
"""

import datetime as dt
import json
import sqlite3

import typer

app = typer.Typer(add_completion=False)

PILE = """
    SELECT card.id, card.time, card.name, card.company, card.kind, card.why, card.phone,
           note.at, note.outcome, note.text
    FROM card LEFT JOIN note ON note.id = (SELECT max(id) FROM note WHERE card_id = card.id)
    WHERE card.place <= :today
    ORDER BY card.time IS NULL, card.time, card.id
"""
KINDS = "SELECT kind, count(*) FROM card WHERE place <= :today GROUP BY kind ORDER BY count(*) DESC"
LOOSE = "SELECT count(*) FROM card WHERE place = 'loose'"


@app.command()
def today(folder: str, date: str, as_json: bool = typer.Option(False, "--json")) -> None:
    """Print the pile of a date (ISO) from the database `folder`."""
    db = sqlite3.connect(folder)
    db.row_factory = sqlite3.Row
    pile = db.execute(PILE, {"today": date}).fetchall()
    kinds = dict(db.execute(KINDS, {"today": date}).fetchall())
    (loose,) = db.execute(LOOSE).fetchone()
    if as_json:
        cards = [dict(card) for card in pile]
        print(json.dumps({"date": date, "counts": {"by_kind": kinds, "loose": loose}, "cards": cards}))
        return
    print(f"{dt.date.fromisoformat(date):%A %-d %B %Y}")
    print(f"{len(pile)} cards   " + " · ".join(f"{count} {kind}" for kind, count in kinds.items()), "\n")
    for card in pile:
        print(f"{card['id']:>4} {card['time'] or '':5} {card['name']:24} {card['why']:32} {card['phone']}")
        said = f"{card['at'][:10]}, {card['outcome']}: {card['text']}" if card["at"] else ""
        print(f"{'':10} {card['company'] or '':24} {said}")
    print(f"\n{loose} loose")


app()
