"""A card with its history as one JSON object, and back: what our export and a packet consist of.

The keys are those of `card_as_json`, and `notes`, `moves`, `reminders`, `forms` and `sales`, newest first.
Documents are files and are not in it.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from tickler.core.cadence import parse_cadence
from tickler.core.card_json import card_as_json
from tickler.core.cards import (
    KINDS,
    OUTCOMES,
    TEXT_FIELDS,
    Answer,
    Dossier,
    Filling,
    Move,
    Note,
    Reminder,
    Sale,
)
from tickler.core.contacts import Contact
from tickler.core.errors import ValueRefused
from tickler.core.places import Place, time_of
from tickler.exchange.fields import Draft
from tickler.exchange.own import SIGNATURE, OwnCard, own_row, read_moment, read_place
from tickler.exchange.reading import Row, problem
from tickler.exchange.rhythm_lines import line_of

LONGEST_ID = 18
"""So many digits fit into an integer of the folder."""

_Part = TypeVar("_Part", Note, Move, Reminder, Filling, Sale)
_HISTORY = ("notes", "moves", "reminders", "forms", "sales")
_TEXTS = (*TEXT_FIELDS, "place", "time", "kind", "why", "created_at", "dropped_at", "dropped_why")
_LISTS = ("phones", "emails", "tags")
_NOT_OF_THE_CARD = frozenset({"tab", "documents", "local_time"})
"""What is told with a card and is worked out, or kept, elsewhere."""
_KEYS = frozenset({"id", "custom", "cadence", *_TEXTS, *_LISTS, *_HISTORY, *_NOT_OF_THE_CARD})


def is_own(record: Mapping[str, Any]) -> bool:
    """Tell whether an object is a card as this program writes it."""
    return SIGNATURE.issubset(record)


def card_in(record: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the card, with its history, in an object that this program wrote; None in any other.

    It is the object itself, or what the answers of the commands have under `card`.
    """
    if is_own(record):
        return record
    card = record.get("card")
    if not isinstance(card, dict) or not is_own(card):
        return None
    return {**card, **{key: record[key] for key in _HISTORY if key in record}}


def as_json(dossier: Dossier, today: dt.date) -> dict[str, object]:
    """Return a card with its history, ready for JSON; `today` decides the tab that is told with it."""
    return {
        **card_as_json(dossier.card, today),
        "notes": [_note_as_json(note) for note in dossier.notes],
        "moves": [_move_as_json(move) for move in dossier.moves],
        "reminders": [_reminder_as_json(slip) for slip in dossier.reminders],
        "forms": [_filling_as_json(filling) for filling in dossier.fillings],
        "sales": [_sale_as_json(sale) for sale in dossier.sales],
    }


def row_of(number: int, record: Mapping[str, Any], country: str | None) -> Row:
    """Return the row of an object that is our own; `number` is its line, `country` that of its phones.

    What was written by hand and is of the wrong type is reported and left out; a text under a key of
    somebody's own becomes a custom field.
    """
    draft = Draft(number, Contact())
    custom = {
        key: text
        for key in record
        if key not in _KEYS and (text := _text(draft, key, record[key])) is not None
    }
    texts = {key: text for key in _TEXTS if (text := _text(draft, key, record.get(key))) is not None}
    if (cadence := record.get("cadence")) is not None:
        texts["cadence"] = _rhythm_line(cadence)
    card = OwnCard(
        texts=texts,
        phones=_texts(draft, record, "phones"),
        emails=_texts(draft, record, "emails"),
        tags=_texts(draft, record, "tags"),
        custom=custom | _custom(draft, record.get("custom")),
        card_id=_card_id(record.get("id")),
        notes=tuple(_several(draft, record, "notes", _note)),
        moves=tuple(_several(draft, record, "moves", _move)),
        reminders=tuple(_several(draft, record, "reminders", _reminder)),
        fillings=tuple(_several(draft, record, "forms", _filling)),
        sales=tuple(_several(draft, record, "sales", _sale)),
    )
    return own_row(draft, card, country)


def _note_as_json(note: Note) -> dict[str, object]:
    return {
        "at": note.at.isoformat(),
        "kind": note.kind,
        "outcome": note.outcome,
        "text": note.text,
        "private": note.private,
        "imported": note.imported,
    }


def _move_as_json(move: Move) -> dict[str, object]:
    return {
        "at": move.at.isoformat(),
        "from": move.origin.key if move.origin else None,
        "from_time": time_of(move.origin) if move.origin else None,
        "to": move.target.key if move.target else None,
        "to_time": time_of(move.target) if move.target else None,
        "why": move.why,
    }


def _reminder_as_json(slip: Reminder) -> dict[str, object]:
    return {
        "text": slip.text,
        "due": slip.due.key,
        "time": time_of(slip.due),
        "every": slip.every,
        "anchor": slip.anchor.isoformat() if slip.anchor else None,
        "promise": slip.promise,
    }


def _filling_as_json(filling: Filling) -> dict[str, object]:
    return {
        "at": filling.at.isoformat(),
        "form": filling.form,
        "title": filling.title,
        "answers": [answer._asdict() for answer in filling.answers],
    }


def _sale_as_json(sale: Sale) -> dict[str, object]:
    return {
        "day": sale.day.isoformat(),
        "amount": str(sale.amount),
        "currency": sale.currency,
        "what": sale.what,
    }


def _note(record: Mapping[str, Any]) -> Note:
    kind, outcome = record["kind"], record.get("outcome")
    if kind not in KINDS or outcome not in (None, *OUTCOMES):
        raise ValueError(kind)
    at = read_moment(record["at"])
    private, imported = record.get("private") is True, record.get("imported") is True
    return Note(0, at, kind, outcome, _said(record["text"]), private, imported)


def _move(record: Mapping[str, Any]) -> Move:
    at = read_moment(record["at"])
    origin = _place(record.get("from"), record.get("from_time"))
    return Move(at, origin, _place(record.get("to"), record.get("to_time")), _maybe(record.get("why")))


def _reminder(record: Mapping[str, Any]) -> Reminder:
    due = read_place(_said(record["due"]), _maybe(record.get("time")))
    every, anchor = _maybe(record.get("every")), _maybe(record.get("anchor"))
    if every is not None:
        parse_cadence(every)
    start = dt.date.fromisoformat(anchor) if anchor else None
    promise = record.get("promise") is True
    return Reminder(0, _said(record["text"]), due, every=every, anchor=start, promise=promise)


def _rhythm_line(value: object) -> str:
    """Write a cadence as other files have it; one that was broken by hand becomes a line of no such form."""
    match value:
        case {"every": str(every), "anchor": str(anchor), "fixed": bool(fixed)}:
            return line_of(every, anchor, fixed=fixed)
    return str(value)


def _filling(record: Mapping[str, Any]) -> Filling:
    answers = [Answer(*(_said(answer[name]) for name in Answer._fields)) for answer in record["answers"]]
    at, form = read_moment(record["at"]), _said(record["form"])
    return Filling(0, at, form, _said(record["title"]), tuple(answers))


def _sale(record: Mapping[str, Any]) -> Sale:
    from tickler.core.money import kept_amount, parse_currency

    day = dt.date.fromisoformat(_said(record["day"]))
    amount = kept_amount(_said(record["amount"]))
    return Sale(0, day, amount, parse_currency(_said(record["currency"])), _maybe(record.get("what")))


def _place(key: object, time: object) -> Place | None:
    return None if key is None else read_place(_said(key), _maybe(time))


def _said(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _maybe(value: object) -> str | None:
    return None if value is None else _said(value)


def _several(
    draft: Draft, record: Mapping[str, Any], key: str, read: Callable[[Mapping[str, Any]], _Part]
) -> list[_Part]:
    found = []
    for value in _list(draft, record, key):
        try:
            found.append(read(value))
        except (KeyError, TypeError, ValueError, AttributeError, ValueRefused):
            reason = f"not one of the {key} as this program writes them; left out"
            draft.problems.append(problem(draft.number, key, str(value), reason))
    return found


def _list(draft: Draft, record: Mapping[str, Any], key: str) -> list[Any]:
    value = record.get(key)
    if value is None:
        return []
    if isinstance(value, list):
        return value
    draft.problems.append(problem(draft.number, key, str(value), "not a list; left out"))
    return []


def _texts(draft: Draft, record: Mapping[str, Any], key: str) -> list[str]:
    texts = (_text(draft, key, value) for value in _list(draft, record, key))
    return [text for text in texts if text is not None]


def _text(draft: Draft, key: str, value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    draft.problems.append(problem(draft.number, key, str(value), "not a text; left out"))
    return None


def _custom(draft: Draft, value: object) -> dict[str, str]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        draft.problems.append(problem(draft.number, "custom", str(value), "not an object; left out"))
        return {}
    read = {key: _text(draft, f"custom:{key}", text) for key, text in value.items()}
    return {key: text for key, text in read.items() if text is not None}


def _card_id(value: object) -> int | None:
    """Return the id of a card, which a reader of large numbers may hand over as text."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= LONGEST_ID:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
