"""The client's card, its notes, moves, documents and reminders: what the dossier is made of."""

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from tickler.core.places import LOOSE, Day, Place

if TYPE_CHECKING:
    from decimal import Decimal  # takes milliseconds to import, and most commands know of no sale

KINDS = ("call", "first-call", "meeting", "visit", "email", "other")
OUTCOMES = ("reached", "no-answer", "left-message", "agreed", "refused", "sold")
REACHED = frozenset({"reached", "agreed", "refused", "sold"})
"""The outcomes after which one has spoken with the client."""

DOCUMENT_KINDS = ("offer", "letter", "estimate", "contract", "other")


TEXT_FIELDS = (
    "name", "company", "position", "address", "website", "birthday", "source",
    "address_as", "say", "language", "timezone", "external_id", "service", "channel",
    "hours",
)  # fmt: skip
"""The fields of a card, and of a contact, that hold one text each; the columns have the same names."""


def is_contact(outcome: str | None) -> bool:
    """Tell whether a note with this outcome was a contact: the client was reached, or nothing is said."""
    return outcome is None or outcome in REACHED


class Card(NamedTuple):
    """A client's card with its place; `place` is None only when the card was dropped.

    `every` is the normal form of its cadence (`tickler.core.cadence`), counted from the day `anchor`: the
    last contact, or where it is `fixed` in the calendar, the day from which it runs.
    """

    id: int
    name: str
    place: Place | None = LOOSE
    kind: str = "call"
    why: str | None = None
    company: str | None = None
    position: str | None = None
    address: str | None = None
    website: str | None = None
    birthday: str | None = None
    source: str | None = None
    address_as: str | None = None
    say: str | None = None
    language: str | None = None
    timezone: str | None = None
    external_id: str | None = None
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    custom: tuple[tuple[str, str], ...] = ()
    created_at: dt.datetime | None = None
    dropped_at: dt.datetime | None = None
    dropped_why: str | None = None
    every: str | None = None
    anchor: dt.date | None = None
    fixed: bool = False
    service: str | None = None
    channel: str | None = None
    hours: str | None = None


class Note(NamedTuple):
    """What was said; `at` is local time with its offset.

    A `private` note stays with the salesperson; an `imported` one came with a file, and is no contact
    that was made from this folder.
    """

    id: int
    at: dt.datetime
    kind: str
    outcome: str | None
    text: str
    private: bool = False
    imported: bool = False


class Move(NamedTuple):
    """One deferral: from which place to which, and why. A card that was filed first has no `origin`."""

    at: dt.datetime
    origin: Place | None
    target: Place | None
    why: str | None

    @property
    def puts_off(self) -> bool:
        """Tell whether the client was put off: moved from a day to any other place.

        A card that is filed, dealt out of its month, dropped or restored has not been put off.
        """
        return isinstance(self.origin, Day) and self.target is not None and self.target != self.origin

    @property
    def skips(self) -> bool:
        """Tell whether the card stayed where it was: passed over when it was its turn, for a reason."""
        return self.origin is not None and self.target == self.origin


class Document(NamedTuple):
    """A file kept in the dossier; `size` in bytes."""

    id: int
    at: dt.datetime
    kind: str
    name: str
    media_type: str
    size: int
    sha256: str


class Reminder(NamedTuple):
    """A slip of paper behind a tab, with or without a client.

    `every` is the cadence of a recurring one, counted from the day `anchor`. A `promise` is what the
    client was told would be done. The slip of a `birthday` is derived: its `id` is that of the card.
    """

    id: int
    text: str
    due: Place
    client_id: int | None = None
    client_name: str | None = None
    every: str | None = None
    done_at: dt.datetime | None = None
    anchor: dt.date | None = None
    promise: bool = False
    birthday: bool = False

    @property
    def sign(self) -> str:
        """The id that people write and `done` takes: `s5`, or `b17` for the birthday of card 17."""
        return f"{'b' if self.birthday else 's'}{self.id}"

    @property
    def promised_for(self) -> dt.date | None:
        """The day for which it was promised, wherever the slip lies now; None where there is none."""
        if not self.promise or self.every:
            return None
        if self.anchor:
            return self.anchor
        return self.due.date if isinstance(self.due, Day) else None

    def promise_late(self, today: dt.date) -> int:
        """Return by how many days a promise is overdue, or was kept late; 0 for every other slip."""
        until = self.done_at.date() if self.done_at else today
        return max(0, (until - self.promised_for).days) if self.promised_for else 0


class Answer(NamedTuple):
    """What was answered to one question of a form, as people read it; `type` is that of the question."""

    key: str
    question: str
    type: str
    value: str


class Filling(NamedTuple):
    """A form filled in for a client; `title` and the questions are those of that day."""

    id: int
    at: dt.datetime
    form: str
    title: str
    answers: tuple[Answer, ...]


class Sale(NamedTuple):
    """What a client bought; `currency` is a code of ISO 4217, and a negative amount was taken back."""

    id: int
    day: dt.date
    amount: "Decimal"
    currency: str
    what: str | None = None


class Dossier(NamedTuple):
    """Everything known of one client; notes, moves, fillings and sales are newest first."""

    card: Card
    notes: tuple[Note, ...] = ()
    moves: tuple[Move, ...] = ()
    documents: tuple[Document, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    fillings: tuple[Filling, ...] = ()
    sales: tuple[Sale, ...] = ()

    def without_private(self) -> "Dossier":
        """Return the dossier as others may see it: without the private notes."""
        return self._replace(notes=tuple(note for note in self.notes if not note.private))

    @property
    def attempts(self) -> tuple[int, int]:
        """Count how often the client was reached and how often that was tried."""
        outcomes = [note.outcome for note in self.notes if note.outcome]
        return sum(outcome in REACHED for outcome in outcomes), len(outcomes)

    @property
    def deferrals(self) -> int:
        """Count how often the client was put off."""
        return sum(move.puts_off for move in self.moves)


def born(birthday: str) -> tuple[int | None, int, int]:
    """Take a stored birthday apart into year (or None), month and day."""
    if birthday.startswith("--"):
        month, day = birthday[2:].split("-")
        return None, int(month), int(day)
    whole = dt.date.fromisoformat(birthday)
    return whole.year, whole.month, whole.day
