"""What happens to a card in the folder, each write once: moved, dropped, restored, noted.

All functions take the `Entry` of the command that writes, so that the change and its journal
entry are one transaction. The card is read again inside it: another program may have moved,
dropped or erased the client while the person was thinking or this one was waiting for its turn.
"""

import datetime as dt
import sqlite3

from tickler.core.cards import Card, Note
from tickler.core.errors import NotFound
from tickler.core.folding import fold
from tickler.core.places import Place, place_from_key, time_of
from tickler.store import statements as sql
from tickler.store.journal import Entry


def move(
    entry: Entry,
    card: Card,
    place: Place,
    kind: str | None = None,
    why: str | None = None,
    *,
    because: str | None = None,
) -> None:
    """Take a card out and put it behind another tab; the move is remembered.

    Without `kind` and `why` the card keeps those it has, with an empty `why` it has none. `because` is the
    reason of the move alone, where the card is due for what it was due for before. Raises NotFound if the
    client is no longer in the folder.
    """
    present = standing(entry, card)
    _remember_move(entry, present, place, because or why)
    why = present["why"] if why is None else why or None
    entry.update(
        "card",
        card.id,
        sql.MOVE_CARD,
        {
            "place": place.key,
            "time": time_of(place),
            "kind": kind or present["kind"],
            "why": why,
            "folded_why": fold(why or ""),
        },
    )


def skip(entry: Entry, card: Card, why: str) -> None:
    """Remember why a card was passed over; it stays where it is. Raises NotFound if it is not there."""
    present = standing(entry, card)
    stays = place_from_key(present["place"], present["time"])
    _add_move(entry, present, stays, why)


def drop(entry: Entry, card: Card, why: str | None) -> None:
    """Take a card out of the folder for good; its dossier stays. Raises NotFound if it is not there."""
    _remember_move(entry, standing(entry, card), None, why)
    entry.update("card", card.id, sql.DROP_CARD, {"at": entry.now, "why": why})


def restore(entry: Entry, card: Card, place: Place) -> None:
    """Put a dropped card back. Raises NotFound if it was erased, or is back already."""
    present = _row(entry, card)
    if present["place"] is not None:
        raise NotFound(f"{card.name} is in the folder again already.", f"tickler dossier {card.id}")
    _remember_move(entry, present, place, None)
    entry.update("card", card.id, sql.RESTORE_CARD, {"place": place.key, "time": time_of(place)})


def note(
    entry: Entry,
    card_id: int,
    text: str,
    kind: str,
    outcome: str | None,
    *,
    private: bool = False,
    imported: bool = False,
) -> int:
    """Write down what was said; return the note's id.

    A private note stays with the salesperson; an imported one is no contact made here.
    """
    now = dt.datetime.fromisoformat(entry.now)
    return restore_note(entry, card_id, Note(0, now, kind, outcome, text, private, imported))


def restore_note(entry: Entry, card_id: int, then: Note) -> int:
    """Write down a note as it stood in another folder, whatever its id was there; return its id."""
    return entry.insert(
        "note",
        sql.ADD_NOTE,
        {
            "card_id": card_id,
            "at": then.at.isoformat(),
            "kind": then.kind,
            "outcome": then.outcome,
            "text": then.text,
            "private": int(then.private),
            "folded": fold(then.text),
            "batch": entry.open() if then.imported else None,
        },
        card_id,
    )


def standing(entry: Entry, card: Card) -> sqlite3.Row:
    """Return the row of a card as it is now. Raises NotFound if the client is not in the folder."""
    present = _row(entry, card)
    if present["place"] is None:
        raise NotFound(
            f"{card.name} was dropped from the folder.", f"tickler restore {card.id} puts the card back."
        )
    return present


def _row(entry: Entry, card: Card) -> sqlite3.Row:
    present: sqlite3.Row | None = entry.db.execute(sql.CARD, {"id": card.id}).fetchone()
    if present is None:
        raise NotFound(f"{card.name} has just been erased.", "tickler log shows what was done.")
    return present


def _remember_move(entry: Entry, present: sqlite3.Row, target: Place | None, why: str | None) -> None:
    goes = (target.key, time_of(target)) if target else (None, None)
    if goes == (present["place"], present["time"]):
        return  # put back where it was
    _add_move(entry, present, target, why)


def _add_move(entry: Entry, present: sqlite3.Row, target: Place | None, why: str | None) -> None:
    entry.insert(
        "move",
        sql.ADD_MOVE,
        {
            "card_id": present["id"],
            "at": entry.now,
            "from_place": present["place"],
            "from_time": present["time"],
            "to_place": target.key if target else None,
            "to_time": time_of(target) if target else None,
            "why": why,
        },
        present["id"],
    )
