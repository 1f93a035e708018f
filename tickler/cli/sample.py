"""A folder as it stands after some weeks of work: the sample contacts with a day laid on top."""

import datetime as dt
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import tickler
from tickler.core.cards import Card
from tickler.core.places import LOOSE, Day, Month, Place
from tickler.core.workdays import WorkingDays
from tickler.exchange.chunks import chunks_of
from tickler.exchange.csv.reader import open_csv
from tickler.exchange.taking_in import Placing, TakingIn
from tickler.store import cards, clients, documents, dossier, reminders
from tickler.store.folder import Folder
from tickler.store.journal import Entry

WEEKS_OF_WORK = 6


def sample_file(name: str) -> Path:
    """Return a file of the sample data, in the installed package or in a checkout."""
    package = Path(tickler.__file__).parent
    inside = package / "sample_data" / name
    return inside if inside.exists() else package.parent / "sample_data" / name


def fill(folder: Folder, now: dt.datetime) -> None:
    """Fill an empty folder with the sample contacts and what happened to them until this morning.

    The history is written in its order, each entry of the journal at its own moment.
    """
    with folder.without_waiting():
        _import(folder, now - dt.timedelta(weeks=WEEKS_OF_WORK))
        day = json.loads(sample_file("day.json").read_text(encoding="utf-8"))
        for moment, event in sorted(_events(day, now), key=lambda timed: timed[0]):
            _happen(folder, now, moment, event)


def _import(folder: Folder, now: dt.datetime) -> None:
    with Entry(folder, "import", now) as entry, closing(open_csv(sample_file("contacts.csv"))) as reading:
        report = TakingIn(folder, entry, Placing(), update=False).run(
            chunks_of(reading), WorkingDays(), lambda done: None
        )
        entry.summary = f"{report.created} new from contacts.csv"


def _events(day: dict[str, Any], now: dt.datetime) -> Iterator[tuple[dt.datetime, dict[str, Any]]]:
    """Yield what happened, each with its moment; a card is filed before anything else."""
    for card in day["cards"]:
        name, moves = card["name"], card.get("moves", [])
        first = {"offset": moves[0]["from_offset"]} if moves else card["on"]
        offsets = [event["offset"] for event in (*moves, *card.get("notes", ()))]
        filed = _moment(now, min([*offsets, -1]) - 1, "17:00")
        if not card["on"].get("loose"):
            yield filed, {"file": name, "on": first, "kind": card["kind"], "why": card.get("why")}
        for note in card.get("notes", ()):
            yield _moment(now, note["offset"], note["time"]), {"note": name, **note}
        for move in moves:
            goes = card["on"] if move is moves[-1] else {"offset": move["to_offset"]}
            at = _moment(now, move["offset"], "16:00" if move["offset"] < 0 else "08:10")
            yield (
                at,
                {"file": name, "on": goes, "kind": card["kind"], "why": move.get("why") or card.get("why")},
            )
    for slip in day["reminders"]:
        yield _moment(now, -2, "12:00"), {"remind": slip["text"], **slip}
    for document in day["documents"]:
        yield _moment(now, document["offset"], "12:00"), {"document": document["name"], **document}


def _moment(now: dt.datetime, offset: int, time: str) -> dt.datetime:
    hour, minute = map(int, time.split(":"))
    at = (now + dt.timedelta(days=offset)).replace(hour=hour, minute=minute, second=0, microsecond=0)
    return min(at, now)


def _happen(folder: Folder, now: dt.datetime, moment: dt.datetime, event: dict[str, Any]) -> None:
    command = next(iter(event))
    client = event.get(command) if command != "remind" else event.get("client")
    card = _card(folder, client) if client else None
    with Entry(folder, {"file": "defer", "document": "attach"}.get(command, command), moment) as entry:
        match command, card:
            case "file", Card():
                place = _place(event["on"], now)
                cards.move(entry, card, place, event["kind"], event["why"])
                entry.summary = f"{card.name} → {place}"
            case "note", Card():
                private = event.get("private", False)
                cards.note(entry, card.id, event["text"], event["kind"], event["outcome"], private=private)
                entry.summary = f"{card.name}: {event['outcome'] or 'noted'}"
            case "document", Card():
                documents.keep(folder, entry, card.id, sample_file(event["file"]), event["kind"])
                entry.summary = f"{card.name}: {event['file']}"
            case "remind", _:
                due = _place({"offset": event["offset"]}, now)
                reminders.add(entry, event["text"], due, card.id if card else None, None)
                entry.summary = f"{event['text']} → {due}"


def _card(folder: Folder, name: str) -> Card:
    return dossier.card(folder, clients.client(folder, name))


def _place(on: dict[str, Any], now: dt.datetime) -> Place:
    if on.get("loose"):
        return LOOSE
    if "month" in on:
        month = now.month - 1 + on["month"]
        return Month(now.year + month // 12, month % 12 + 1)
    day = now.date() + dt.timedelta(days=on["offset"])
    if on["offset"] > 0:
        day = WorkingDays().on_or_after(day)
    return Day(day, dt.time.fromisoformat(on["time"]) if on.get("time") else None)
