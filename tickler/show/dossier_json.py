"""Everything on one client, for scripts: the keys are a promise."""

import datetime as dt

from tickler.core.birthdays import age_on, next_birthday
from tickler.core.card_json import card_as_json
from tickler.core.cards import Document, Dossier, Move, Note, Sale
from tickler.core.fillings import filling_as_json
from tickler.core.slipping import slipping_of
from tickler.core.zones import time_there
from tickler.show.pile import reminder_as_json, slipping_as_json


def dossier_as_json(dossier: Dossier, today: dt.date, now: dt.datetime | None = None) -> dict[str, object]:
    """Return everything on a client for scripts; with `now`, what the client's clock shows too."""
    there = time_there(dossier.card.timezone, now) if now else None
    return {
        "card": {
            **card_as_json(dossier.card, today),
            "local_time": there.isoformat(timespec="seconds") if there else None,
        },
        **slipping_as_json(slipping_of(dossier)),
        "notes": [_note_as_json(note) for note in dossier.notes],
        "moves": [_move_as_json(move) for move in dossier.moves],
        "documents": [document_as_json(document) for document in dossier.documents],
        "reminders": [reminder_as_json(slip) for slip in dossier.reminders],
        "forms": [filling_as_json(filling) for filling in dossier.fillings],
        "sales": _sales_as_json(dossier.sales),
        "next_birthday": _next_birthday_as_json(dossier.card.birthday, today),
    }


def _sales_as_json(sales: tuple[Sale, ...]) -> list[dict[str, object]]:
    if not sales:
        return []
    from tickler.show.sales import sale_as_json

    return [sale_as_json(sale) for sale in sales]


def _note_as_json(note: Note) -> dict[str, object]:
    return {
        "id": note.id,
        "at": note.at.isoformat(),
        "kind": note.kind,
        "outcome": note.outcome,
        "text": note.text,
    }


def _move_as_json(move: Move) -> dict[str, object]:
    return {
        "at": move.at.isoformat(),
        "from": move.origin.key if move.origin else None,
        "to": move.target.key if move.target else None,
        "why": move.why,
    }


def document_as_json(document: Document) -> dict[str, object]:
    """Return all there is to know of a document; its date is ISO 8601 with its offset."""
    return {
        "id": document.id,
        "at": document.at.isoformat(),
        "kind": document.kind,
        "name": document.name,
        "media_type": document.media_type,
        "size": document.size,
        "sha256": document.sha256,
    }


def _next_birthday_as_json(birthday: str | None, today: dt.date) -> dict[str, object] | None:
    if birthday is None:
        return None
    day = next_birthday(birthday, today)
    return {"date": day.isoformat(), "age": age_on(birthday, day)}
