"""How long a client has been put off: since when, how often, and how often they were tried in vain."""

import datetime as dt
from typing import NamedTuple

from tickler.core.cards import REACHED, Dossier
from tickler.core.places import Day

OFTEN = 2
"""From so many deferrals on a card is called slipping: once is a day that was too full."""


class Slipping(NamedTuple):
    """The present run of deferrals, which began after the client was last reached.

    `due_first` is the earliest day from which the card was put off, `moves` counts how often that
    was, and `attempts` how often the client was tried in this time; none of them reached the client.
    """

    due_first: dt.date
    moves: int
    attempts: int

    @property
    def often(self) -> bool:
        """Tell whether it came to that more than once."""
        return self.moves >= OFTEN


def slipping_of(dossier: Dossier) -> Slipping | None:
    """Return since when a client has been put off, or None where that is not so.

    A deferral on the day on which the client was reached belongs to that contact: it files the card
    for the next one. A dropped card waits for nothing. The pile asks the same of the folder with one
    statement (`tickler.store.statements`).
    """
    if dossier.card.place is None:
        return None
    reached = max((note.at.date() for note in dossier.notes if note.outcome in REACHED), default=dt.date.min)
    put_off_from = [
        move.origin.date
        for move in dossier.moves
        if move.puts_off and isinstance(move.origin, Day) and move.at.date() > reached
    ]
    if not put_off_from:
        return None
    attempts = sum(note.outcome is not None and note.at.date() > reached for note in dossier.notes)
    return Slipping(min(put_off_from), len(put_off_from), attempts)
