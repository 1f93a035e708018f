"""An import from the first row to the report: read, recognise, place, write."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from tickler.core.contacts import TEXT_FIELDS, Contact
from tickler.core.places import LOOSE, Day, Place
from tickler.core.reports import ImportReport, Match, Problem
from tickler.core.workdays import WorkingDays
from tickler.exchange.chunks import Chunk, Prepared
from tickler.exchange.reading import Plan
from tickler.store import dossier, particulars
from tickler.store.bulk import Batch, Incoming, Index, Known, incoming
from tickler.store.folder import Folder
from tickler.store.journal import Entry


@dataclass(frozen=True, slots=True)
class Placing:
    """Where imported cards go: `per_day` of them a working day from `start` on, or all at `start`.

    Without `start` they are loose, or where our own file says. `tag` is put on every new card.
    """

    start: Place | None = None
    per_day: int | None = None
    kind: str = "call"
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
        self._problems: list[Problem] = []
        self._matches: list[Match] = []
        self.read = self.created = self.updated = self.unchanged = self.skipped = 0

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
            duplicates=len(self._matches),
            problems=tuple(self._problems),
            matches=tuple(self._matches),
        )

    def _take_in(self, rows: list[Prepared], places: Iterator[Place]) -> None:
        index = Index(self._entry.db, [row.incoming for row in rows if row.incoming])
        for row in rows:
            self.read += 1
            self._problems.extend(row.problems)
            if row.incoming is None:
                self.skipped += 1
            elif match := index.find(row.incoming):
                self._meet(row.number, row.incoming.contact, match)
            else:
                index.remember(row.incoming, self._add(row.incoming, row.plan, places))
        self._batch.flush()

    def _add(self, coming: Incoming, plan: Plan | None, places: Iterator[Place]) -> int:
        placing = self._placing
        if placing.tag:
            coming.contact.tags.append(placing.tag)
            coming = incoming(coming.contact)
        self.created += 1
        if plan is None or placing.start is not None:
            return self._batch.add(coming, next(places), placing.kind, plan.why if plan else None)
        # Our own file says where each card was.
        return self._batch.add(coming, plan.place or LOOSE, plan.kind or placing.kind, plan.why)

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
