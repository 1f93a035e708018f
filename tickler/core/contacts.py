"""What is known of a client apart from the binder: what import reads, and `add` and `edit` set."""

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tickler.core.cards import Filling, Move, Note, Reminder, Sale
from tickler.core.places import Place

if TYPE_CHECKING:  # who adds a card need not load all words of dates
    from tickler.core.rhythm import Rhythm


class Point(NamedTuple):
    """A way to reach someone: the telephone number or address as written, and its comparable form.

    The key of a number is E.164 (`+385910000001`), or its digits alone where the country is not
    known; the key of an e-mail is the address in lower case.
    """

    value: str
    key: str


@dataclass(slots=True)
class Contact:
    """What is known of a client, without a place: what import reads and `add` and `edit` set.

    `birthday` is `YYYY-MM-DD`, or `--MM-DD` without a year (RFC 6350, 4.3.1); `language` is a BCP 47
    tag, `timezone` an IANA name. None means "not said", an empty string "empty".
    """

    name: str | None = None
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
    service: str | None = None
    channel: str | None = None
    hours: str | None = None
    phones: list[Point] = field(default_factory=list)
    emails: list[Point] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    custom: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Restored:
    """How a card stood in the folder that exported it, as far as the file says.

    `place` (with its time) is None where the file does not say one; a card with `dropped_at` is in no
    place. Notes, moves, fillings and sales are newest first, as in the dossier; their ids and those of
    reminders mean nothing here. `card_id` is kept where the folder has never had a card. `rhythm` is the
    client's cadence.
    """

    place: Place | None = None
    kind: str | None = None
    why: str | None = None
    card_id: int | None = None
    created_at: dt.datetime | None = None
    dropped_at: dt.datetime | None = None
    dropped_why: str | None = None
    notes: tuple[Note, ...] = ()
    moves: tuple[Move, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    rhythm: "Rhythm | None" = None
    fillings: tuple[Filling, ...] = ()
    sales: tuple[Sale, ...] = ()
