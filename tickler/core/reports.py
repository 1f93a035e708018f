"""What a command has done, said back: frozen answers that the show floor prints."""

import datetime as dt
from typing import Literal, NamedTuple

from tickler.core.cards import Card, Reminder
from tickler.core.places import Place

By = Literal["id", "e-mail", "phone", "name"]
"""By what a contact is known."""

MatchKind = Literal["left", "other-name", "likely"]


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


class Problem(NamedTuple):
    """A value, or a whole row, that an import could not take as it stands.

    `row` is the line of the file at which the record begins, counted from 1; `column` is the
    file's own header, None where the whole row is meant.
    """

    row: int
    column: str | None
    value: str
    reason: str


class Match(NamedTuple):
    """A row of an import that shares something with a card; `by` says what, `name` is the row's name.

    `kind` says what became of the row: `left` is a client who is known, with other particulars that were
    left alone; `other-name` one who is known under another name, which the card keeps; `likely` is a new
    card that is likely a duplicate, and was not taken for the other one because nothing is guessed.
    """

    row: int
    card_id: int
    by: By
    name: str
    kind: MatchKind = "left"


class Change(NamedTuple):
    """One particular of a card that an import with `--update` changed, or added.

    `field` is named as in `--map`; `before` is None where the value is a new one.
    """

    row: int
    card_id: int
    name: str
    field: str
    before: str | None
    after: str


class ImportReport(NamedTuple):
    """What an import did, or with `dry_run` would do.

    `batch` is the journal entry that `undo` takes back; `read` counts the records of the file, each of
    which is one of `created`, `updated`, `unchanged`, `skipped` (no card was made of it) and `duplicates`
    (its card is known and was left as it is); `remarks` say how the file was understood (encoding,
    separator, date order).
    """

    batch: int | None
    read: int
    created: int
    updated: int
    unchanged: int
    skipped: int
    duplicates: int
    problems: tuple[Problem, ...] = ()
    matches: tuple[Match, ...] = ()
    remarks: tuple[str, ...] = ()
    dry_run: bool = False
    changes: tuple[Change, ...] = ()


class Pair(NamedTuple):
    """Two cards that are likely one client; `keep` is the one to keep where they are joined.

    `by` says what they share, and `value` the number, address or id itself, None for a name. `alike` is
    how alike the names are and `score` how likely it is one client, both of a hundred.
    """

    keep: int
    other: int
    by: By
    value: str | None
    score: int
    alike: int


class HandedOver(NamedTuple):
    """What went into a packet: of which cards, and how many of each; `private` notes stayed at home.

    `until` is the key of the last place that was asked for, `size` the packet's in bytes. The PDF in it has
    `pages`, with the dossiers of the first `printed` cards; `missing` are characters that no font had.
    """

    file: str
    sender: str | None
    receiver: str | None
    until: str | None
    clients: tuple[int, ...]
    notes: int
    moves: int
    documents: int
    reminders: int
    private: int
    printed: int
    pages: int
    size: int
    missing: tuple[str, ...] = ()
    forms: int = 0
    sales: int = 0


class PlaceMet(NamedTuple):
    """A card that is elsewhere in the packet than in the folder; `taken` tells whether it went there."""

    card_id: int
    name: str
    ours: Place | None
    theirs: Place | None
    taken: bool


class Received(NamedTuple):
    """What a packet brought: the report on its cards, and how many new things came with them.

    `made_at` is when the packet was made, `sender` whose folder it is from and `receiver` for whom it was
    made, where that is said. The note that says where a card is from is not counted.
    """

    report: ImportReport
    made_at: dt.datetime
    sender: str | None
    receiver: str | None
    notes: int
    moves: int
    documents: int
    reminders: int
    places: tuple[PlaceMet, ...] = ()
    forms: int = 0
    sales: int = 0
