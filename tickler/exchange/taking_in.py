"""An import from the first row to the report: read, recognise, place, write."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from tickler.core.contacts import TEXT_FIELDS, Contact
from tickler.core.places import LOOSE, Day, Place
from tickler.core.reports import ImportReport, Match, Problem
from tickler.core.workdays import WorkingDays
from tickler.exchange.reading import Reading, Row
from tickler.store import dossier, particulars
from tickler.store.bulk import Batch, Incoming, Index, Known, incoming
from tickler.store.folder import Folder
from tickler.store.journal import Entry

CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Placing:
    """Where imported cards go: `per_day` of them a working day from `start` on, or all at `start`.

    Without `start` they are loose. `tag` is put on every new card.
    """

    start: Place = LOOSE
    per_day: int | None = None
    kind: str = "call"
    tag: str | None = None

    def places(self, working: WorkingDays) -> Iterator[Place]:
        """Yield a place for one new card after another."""
        if self.per_day is None or not isinstance(self.start, Day):
            while True:
                yield self.start
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
        self._made: set[int] = set()
        self._problems: list[Problem] = []
        self._matches: list[Match] = []
        self.read = self.created = self.updated = self.unchanged = self.skipped = 0

    def run(self, reading: Reading, working: WorkingDays, tick: Callable[[int], None]) -> ImportReport:
        """Take in all rows of a reading; `tick` is told the bytes read so far."""
        places = self._placing.places(working)
        rows = iter(reading)
        while chunk := list(islice(rows, CHUNK)):
            self._take_in(chunk, places)
            tick(reading.bytes_read)
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
            duplicates=len(self._matches),
            problems=tuple(self._problems),
            matches=tuple(self._matches),
            remarks=reading.remarks,
        )

    def _take_in(self, chunk: list[Row], places: Iterator[Place]) -> None:
        coming = [incoming(row.contact) if row.contact else None for row in chunk]
        index = Index(self._entry.db, [one for one in coming if one])
        for row, one in zip(chunk, coming, strict=True):
            self.read += 1
            self._problems.extend(row.problems)
            if one is None:
                self.skipped += 1
            elif match := index.find(one):
                self._meet(row.number, one.contact, match)
            else:
                index.remember(one, self._add(row, one, places))
        self._batch.flush()

    def _add(self, row: Row, coming: Incoming, places: Iterator[Place]) -> int:
        if self._placing.tag:
            coming.contact.tags.append(self._placing.tag)
        kind, why, place = self._placing.kind, None, None
        if row.plan:
            kind, why, place = row.plan.kind or kind, row.plan.why, row.plan.place
        self.created += 1
        return self._batch.add(coming, place or next(places), kind, why)

    def _meet(self, row: int, contact: Contact, match: Known) -> None:
        """Deal with a row whose card is there already."""
        self._batch.flush()
        card = dossier.card(self._folder, match.card_id)
        present = particulars.contact(self._folder, card)
        merged = merge(present, contact)
        if merged == present:
            self.unchanged += 1
        elif self._update:
            self._batch.reserve()
            particulars.change(self._entry, card, merged, card.kind, card.why)
            self._batch.reserve()
            self.updated += 1
        else:
            self._matches.append(Match(row, match.card_id, match.by))


def merge(present: Contact, incoming: Contact) -> Contact:
    """Return a contact with what the incoming one says put over and added to what is known.

    A text that is said replaces the one known; an unsaid or empty one changes nothing. Numbers,
    addresses, tags and fields are added.
    """
    said = {field: value for field in TEXT_FIELDS if (value := getattr(incoming, field))}
    known_points = {point.key for point in (*present.phones, *present.emails)}
    return replace(
        present,
        **said,
        phones=present.phones + [point for point in incoming.phones if point.key not in known_points],
        emails=present.emails + [point for point in incoming.emails if point.key not in known_points],
        tags=list(dict.fromkeys((*present.tags, *incoming.tags))),
        custom=present.custom | incoming.custom,
        notes=[],
    )
