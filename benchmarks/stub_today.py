"""The least that prints the day's table on a terminal: Typer, sqlite3 and Rich in one file.

python stub_today.py stub.db 2026-11-20
"""

import datetime as dt
import sqlite3

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

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
def today(folder: str, date: str) -> None:
    """Print the pile of a date (ISO) from the database `folder`."""
    db = sqlite3.connect(folder)
    pile = db.execute(PILE, {"today": date}).fetchall()
    kinds = db.execute(KINDS, {"today": date}).fetchall()
    (loose,) = db.execute(LOOSE).fetchone()

    console = Console()
    console.print(f"[bold]{dt.date.fromisoformat(date):%A %-d %B %Y}[/bold]")
    console.print(f"{len(pile)} cards   " + " · ".join(f"{count} {kind}" for kind, count in kinds), "\n")
    table = Table("#", "at", "client", "why it is due", "phone", box=None)
    for number, time, name, company, kind, why, phone, at, outcome, text in pile:
        said = f"{at[:10]}, {outcome}: {text}" if at else ""
        table.add_row(
            str(number),
            time or "",
            Text(f"{name}\n{company}"),
            Text(f"{why or kind}\n{said}"),
            Text(phone or ""),
        )
    console.print(table)
    console.print(f"\n{loose} loose")


app()
