"""What a command has done, said back: frozen answers that the show floor prints."""

import datetime as dt
from typing import NamedTuple

from tickler.core.cards import Card, Reminder


class Receipt(NamedTuple):
    """What changed: the cards as they are now, one line for each, and the journal entry.

    `remarks` are further lines ("that is a Sunday"); `journal` is None when nothing was written.
    """

    message: str
    cards: tuple[Card, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    remarks: tuple[str, ...] = ()
    journal: int | None = None


class JournalEntry(NamedTuple):
    """One command as the journal remembers it; `undone` tells whether it was taken back.

    `who` is the user and the machine, `ana@office`; None where that was not known.
    """

    id: int
    at: dt.datetime
    command: str
    summary: str
    undone: bool
    who: str | None = None
