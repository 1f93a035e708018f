"""What a packet from another folder adds to a card that is here already.

All that write take the `Entry` of their command, as in `tickler.store.cards`.
"""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from tickler.core.cards import Card, Document, Dossier, Filling, Move, Note, Reminder, Sale
from tickler.core.contacts import Restored
from tickler.core.folding import fold
from tickler.core.places import Place, time_of
from tickler.store import cards, knowing, rows
from tickler.store import statements as sql
from tickler.store.folder import Folder
from tickler.store.journal import Entry


class News(NamedTuple):
    """What a dossier of another folder has and the one in this folder has not, oldest first."""

    notes: tuple[Note, ...] = ()
    moves: tuple[Move, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    documents: tuple[Document, ...] = ()
    fillings: tuple[Filling, ...] = ()
    sales: tuple[Sale, ...] = ()


def news(folder: Folder, ours: Dossier, theirs: Restored, documents: Iterable[Document]) -> News:
    """Compare what happened to a client in another folder, and its documents, with what is known here.

    A note is known by its moment, kind, outcome and text, a document by its content; a slip also where
    it was done meanwhile, and one that recurs wherever it lies by now.
    """
    card_id = ours.card.id
    notes, moves = set(map(_note_key, ours.notes)), set(ours.moves)
    slips = {
        _slip_key(rows.reminder(row)) for row in folder.db.execute(sql.ALL_SLIPS_OF_CARD, {"id": card_id})
    }
    contents = {document.sha256 for document in ours.documents}
    filled = {filling._replace(id=0) for filling in ours.fillings}
    return News(
        notes=tuple(note for note in reversed(theirs.notes) if _note_key(note) not in notes),
        moves=tuple(move for move in reversed(theirs.moves) if move not in moves),
        reminders=tuple(slip for slip in theirs.reminders if _slip_key(slip) not in slips),
        documents=tuple({one.sha256: one for one in documents if one.sha256 not in contents}.values()),
        fillings=tuple(one for one in reversed(theirs.fillings) if one not in filled),
        sales=tuple(filter(knowing.SalesKnown(ours.sales).is_new, reversed(theirs.sales))),
    )


def _note_key(note: Note) -> tuple[object, ...]:
    return note.at, note.kind, note.outcome, note.text


def _slip_key(slip: Reminder) -> tuple[object, ...]:
    return slip.text, slip.every, slip.anchor if slip.every else slip.due


def add_history(entry: Entry, card_id: int, new: News) -> None:
    """Write down the notes, moves, slips, filled forms and sales that came; no contact was made from here.

    Documents are files: they are taken in one by one.
    """
    for note in new.notes:
        cards.restore_note(entry, card_id, note._replace(imported=True))
    for move in new.moves:
        _restore_move(entry, card_id, move)
    for slip in new.reminders:
        _restore_slip(entry, card_id, slip)
    for filling in new.fillings:
        knowing.add_filling(entry, card_id, filling)
    for sale in new.sales:
        knowing.add_sale(entry, card_id, sale)


def settle(entry: Entry, card: Card, place: Place, theirs: Restored, new: News) -> None:
    """Put a card where it is in the other folder; where none of the new moves leads there, that is one."""
    if not new.moves or new.moves[-1].target != place:
        now = dt.datetime.fromisoformat(entry.now)
        _restore_move(entry, card.id, Move(now, card.place, place, theirs.why))
    why = theirs.why or ""
    values = {
        "place": place.key,
        "time": time_of(place),
        "kind": theirs.kind or card.kind,
        "why": why or None,
        "folded_why": fold(why),
    }
    entry.update("card", card.id, sql.MOVE_CARD, values)


def _restore_move(entry: Entry, card_id: int, then: Move) -> None:
    """Write down a move as it was made in another folder; the card stays where it is."""
    origin, target = _columns(then.origin), _columns(then.target)
    values = {
        "card_id": card_id,
        "at": then.at.isoformat(),
        "from_place": origin[0],
        "from_time": origin[1],
        "to_place": target[0],
        "to_time": target[1],
        "why": then.why,
    }
    entry.insert("move", sql.ADD_MOVE, values, card_id)


def _restore_slip(entry: Entry, card_id: int, then: Reminder) -> None:
    """Lay a slip as it lay in another folder, with the day from which it recurs."""
    due, time = _columns(then.due)
    values = {
        "card_id": card_id,
        "text": then.text,
        "due": due,
        "time": time,
        "every": then.every,
        "anchor": then.anchor.isoformat() if then.anchor else None,
        "promise": int(then.promise),
        "created_at": entry.now,
    }
    entry.insert("reminder", sql.ADD_REMINDER, values, card_id)


def _columns(place: Place | None) -> tuple[str | None, str | None]:
    return (place.key, time_of(place)) if place else (None, None)


def exists(folder: Folder, card_id: int) -> bool:
    """Tell whether there is a card with this id."""
    return folder.db.execute(sql.CARD_EXISTS, {"id": card_id}).fetchone() is not None
