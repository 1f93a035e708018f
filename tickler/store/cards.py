"""What happens to a card in the folder, each write once: moved, dropped, restored, noted.

All functions take the `Entry` of the command that writes, so that the change and its journal
entry are one transaction.
"""

from tickler.core.cards import Card
from tickler.core.folding import fold
from tickler.core.places import Place, time_of
from tickler.store import statements as sql
from tickler.store.journal import Entry


def move(entry: Entry, card: Card, place: Place, kind: str | None = None, why: str | None = None) -> None:
    """Take a card out and put it behind another tab; the move is remembered.

    Without `kind` and `why` the card keeps those it has.
    """
    _remember_move(entry, card, place, why)
    entry.update(
        "card",
        card.id,
        sql.MOVE_CARD,
        {
            "place": place.key,
            "time": time_of(place),
            "kind": kind or card.kind,
            "why": why if why is not None else card.why,
        },
    )


def drop(entry: Entry, card: Card, why: str | None) -> None:
    """Take a card out of the folder for good; its dossier stays."""
    _remember_move(entry, card, None, why)
    entry.update("card", card.id, sql.DROP_CARD, {"at": entry.now, "why": why})


def restore(entry: Entry, card: Card, place: Place) -> None:
    """Put a dropped card back."""
    _remember_move(entry, card, place, None)
    entry.update("card", card.id, sql.RESTORE_CARD, {"place": place.key, "time": time_of(place)})


def note(
    entry: Entry,
    card_id: int,
    text: str,
    kind: str,
    outcome: str | None,
    *,
    at: str | None = None,
    private: bool = False,
    imported: bool = False,
) -> int:
    """Write down what was said; return the note's id. `at` is ISO local time, by default now."""
    return entry.insert(
        "note",
        sql.ADD_NOTE,
        {
            "card_id": card_id,
            "at": at or entry.now,
            "kind": kind,
            "outcome": outcome,
            "text": text,
            "private": int(private),
            "folded": fold(text),
            "batch": entry.open() if imported else None,
        },
        card_id,
    )


def _remember_move(entry: Entry, card: Card, target: Place | None, why: str | None) -> None:
    entry.insert(
        "move",
        sql.ADD_MOVE,
        {
            "card_id": card.id,
            "at": entry.now,
            "from_place": card.place.key if card.place else None,
            "from_time": time_of(card.place) if card.place else None,
            "to_place": target.key if target else None,
            "to_time": time_of(target) if target else None,
            "why": why,
        },
        card.id,
    )
