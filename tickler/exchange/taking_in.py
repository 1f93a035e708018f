"""An import from the first row to the report: read, recognise, place, write."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tickler.core.cards import TEXT_FIELDS, Card, Note
from tickler.core.contacts import Contact, Point, Restored
from tickler.core.folding import fold
from tickler.core.import_reports import Change, ImportReport, Match, MatchKind, Problem
from tickler.core.outside_ids import card_of, outside_id
from tickler.core.places import LOOSE, Day, Place
from tickler.core.workdays import WorkingDays
from tickler.exchange.chunks import Chunk, Prepared
from tickler.exchange.forms_and_sales import additions, untold
from tickler.exchange.reading import problem
from tickler.store import cards, particulars, receiving, settings
from tickler.store.bulk import NEW, Batch
from tickler.store.folder import Folder
from tickler.store.incoming import Incoming, incoming
from tickler.store.journal import Entry
from tickler.store.known_cards import KnownCards
from tickler.store.receiving import News
from tickler.store.recognition import Index, Known, Likely, Unclear

CLAIMS_NAMED = 3


@dataclass(frozen=True, slots=True)
class Placing:
    """Where imported cards go: `per_day` of them a working day from `start` on, or all at `start`.

    Without `start` they are loose, or where our own file says. Without `kind` they are of the kind that
    our own file says, else first calls where they are put to work, and calls where they are loose. `tag`
    is put on every new card.
    """

    start: Place | None = None
    per_day: int | None = None
    kind: str | None = None
    tag: str | None = None

    def places(self, working: WorkingDays) -> Iterator[Place]:
        """Yield a place for one new card after another."""
        if self.per_day is None or not isinstance(self.start, Day):
            while True:
                yield self.start or LOOSE
        day = working.on_or_after(self.start.date)
        while True:
            yield from (Day(day) for _ in range(self.per_day))
            day = working.on_or_after(day + dt.timedelta(days=1))


class TakingIn:
    """One import into a folder; `update` fills and changes the cards that are there already."""

    def __init__(self, folder: Folder, entry: Entry, placing: Placing, *, update: bool) -> None:
        self._folder = folder
        self._entry = entry
        self._placing = placing
        self._update = update
        self._batch = Batch(entry)
        self._first_new = self._batch.first_card
        self._folder_id = settings.folder_id(folder)
        self._problems: list[Problem] = []
        self._matches: list[Match] = []
        self._changes: list[Change] = []
        self._known = KnownCards(folder, ())
        self._national = 0
        self.read = self.created = self.updated = self.unchanged = self.skipped = self.left = 0

    def run(self, chunks: Iterable[Chunk], working: WorkingDays, tick: Callable[[int], None]) -> ImportReport:
        """Take in all chunks of a file; `tick` is told the bytes read so far."""
        places = self._placing.places(working)
        for chunk in chunks:
            self._take_in(chunk.rows, places)
            tick(chunk.bytes_read)
        self._batch.close()
        changed = bool(self.created or self.updated)
        if not changed:
            self._entry.discard()
        return ImportReport(
            batch=self._entry.id,
            read=self.read,
            created=self.created,
            updated=self.updated,
            unchanged=self.unchanged,
            skipped=self.skipped,
            duplicates=self.left,
            problems=tuple(self._problems),
            matches=tuple(self._matches),
            changes=tuple(self._changes),
            remarks=self._remarks(),
        )

    def _remarks(self) -> tuple[str, ...]:
        if not self._national or settings.load(self._folder).country:
            return ()
        numbers = (
            "1 telephone number is" if self._national == 1 else f"{self._national:,} telephone numbers are"
        )
        return (
            f"{numbers} without a country, and kept as written; where all such numbers are of one country, "
            "say which before importing: tickler config country HR",
        )

    def _take_in(self, rows: list[Prepared], places: Iterator[Place]) -> None:
        index = Index(self._entry.db, [row.incoming for row in rows if row.incoming])
        self._known = KnownCards(self._folder, index.cards_met())
        self.read += len(rows)
        for row in rows:
            if row.problems:
                self._problems.extend(row.problems)
            if row.incoming is None:
                self.skipped += 1
                continue
            match self._find(index, row):
                case Known() as known:
                    self._meet(row, row.incoming, known)
                case Unclear() as unclear:
                    self.skipped += 1
                    self._problems.append(unclear_problem(row.number, row.incoming, unclear))
                case likely:
                    index.remember(row.incoming, self._add(row.incoming, row.restored or NEW, places))
                    if likely:
                        self._match(row.number, row.incoming, likely, "likely")
        self._batch.flush()

    def _find(self, index: Index, row: Prepared) -> Known | Likely | Unclear | None:
        """Tell whose card a row is; in our own file each is a card of its own, however alike they are."""
        assert row.incoming
        if (went_out := self._went_out_from_here(row.incoming.external_id)) is not None:
            return Known(went_out, "id")
        found = index.find(row.incoming)
        if row.restored is None or found is None:
            return found
        claims = found.claims if isinstance(found, Unclear) else (found,)
        return found if any(claim.card_id < self._first_new for claim in claims) else None

    def _went_out_from_here(self, external_id: str) -> int | None:
        """Return the card that a vCard of ours was of, also where another program has changed it since."""
        card_id = card_of(external_id, self._folder_id) if external_id else None
        if card_id is None or card_id >= self._first_new:
            return None
        return card_id if receiving.exists(self._folder, card_id) else None

    def _add(self, coming: Incoming, restored: Restored, places: Iterator[Place]) -> int:
        placing = self._placing
        if placing.tag:
            contact = coming.contact
            contact.tags.append(placing.tag)
            coming = incoming(contact)
        self.created += 1
        for _, key in coming.phones:
            self._national += not key.startswith("+")
        place: Place | None
        if placing.start is not None:
            place = next(places)
        else:
            place = None if restored.dropped_at else restored.place or LOOSE
        kind = placing.kind or restored.kind or ("call" if placing.start is None else "first-call")
        return self._batch.add(coming, place, kind, restored.why, restored)

    def _meet(self, row: Prepared, coming: Incoming, known: Known) -> None:
        """Deal with a row whose card is there already."""
        self._batch.flush()
        card, present = self._known.card(known.card_id)
        history = row.restored.notes if row.restored else ()
        contact = coming.contact
        if contact.external_id == outside_id(card.id, self._folder_id):
            contact.external_id = None  # the one that we gave it, for want of another program's
        contact.notes = [*(note.text for note in reversed(history)), *contact.notes]
        merged, new = merge(present, contact), untold(self._folder, card, row.restored)
        other_name = bool(coming.own_name) and fold(contact.name or "") != fold(card.name)
        if merged == present and not any(new):
            if other_name:
                self.left += 1
            else:
                self.unchanged += 1
        elif self._update:
            self._write(card, present, merged, history, new)
            self._changes += differences(row.number, card, present, merged)
            self._changes += additions(row.number, card, new)
            self.updated += 1
        else:
            self.left += 1
            self._match(row.number, coming, known, "left")
            return
        if other_name:
            self._match(row.number, coming, known, "other-name")

    def _write(
        self, card: Card, present: Contact, merged: Contact, history: Sequence[Note], new: News
    ) -> None:
        self._batch.reserve()
        self._known.changed(card.id)
        particulars.change(self._entry, card, merged)
        said_then = {note.text: note for note in history}
        for text in merged.notes[len(present.notes) :]:
            if then := said_then.get(text):
                cards.restore_note(self._entry, card.id, then)
            else:
                cards.note(self._entry, card.id, text, "other", None, imported=True)
        receiving.add_history(self._entry, card.id, new)
        self._batch.reserve()

    def _match(self, row: int, coming: Incoming, card: Known | Likely, kind: MatchKind) -> None:
        self._matches.append(Match(row, card.card_id, card.by, coming.name, kind))


def merge(present: Contact, incoming: Contact) -> Contact:
    """Return a contact with what the incoming one says put over and added to what is known.

    A text that is said replaces the one known; an unsaid or empty one changes nothing, and neither does
    a name that is another one when folded. Numbers, addresses, tags, fields and notes are added, the
    new notes after those that were there.
    """
    said = {field: value for field in TEXT_FIELDS if (value := getattr(incoming, field))}
    if fold(said.get("name", "")) != fold(present.name or ""):
        said.pop("name", None)
    known_points = {point.key for point in (*present.phones, *present.emails)}
    new_notes = [text for text in dict.fromkeys(incoming.notes) if text not in present.notes]
    return replace(
        present,
        **said,
        phones=present.phones + [point for point in incoming.phones if point.key not in known_points],
        emails=present.emails + [point for point in incoming.emails if point.key not in known_points],
        tags=list(dict.fromkeys((*present.tags, *incoming.tags))),
        custom=present.custom | incoming.custom,
        notes=present.notes + new_notes,
    )


def differences(row: int, card: Card, before: Contact, after: Contact) -> Iterator[Change]:
    """Yield what is different on a card, one change a field or added value."""

    def change(field: str, old: str | None, new: str) -> Change:
        return Change(row, card.id, card.name, field, old, new)

    for field in TEXT_FIELDS:
        if (new := getattr(after, field)) != (old := getattr(before, field)):
            yield change(field.replace("_", "-"), old or None, new)
    for field, olds, news in (("phone", before.phones, after.phones), ("email", before.emails, after.emails)):
        yield from (change(field, None, point.value) for point in _added(olds, news))
    yield from (change("tag", None, tag) for tag in after.tags if tag not in before.tags)
    for key, text in after.custom.items():
        if before.custom.get(key) != text:
            yield change(f"custom:{key}", before.custom.get(key), text)
    yield from (change("note", None, text) for text in after.notes[len(before.notes) :])


def _added(before: list[Point], after: list[Point]) -> Iterator[Point]:
    return (point for point in after if point not in before)


def unclear_problem(row: int, coming: Incoming, unclear: Unclear) -> Problem:
    """Report a row that may be either of several cards, and is left out."""
    claims = " or ".join(f"card {claim.card_id} (same {claim.by})" for claim in unclear.claims[:CLAIMS_NAMED])
    return problem(row, None, coming.name, f"could be {claims}: the row was left out")
