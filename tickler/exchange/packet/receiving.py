"""Taking a packet into the folder: recognise, add what is new, say where it is from.

A card that is here keeps what it says and is filled where it says nothing; what the other one says
otherwise is told in the note with which it is marked. It stays where it is, but for two cases: here it is
loose and there it is not; or it comes home, to the folder from which it once went, and was moved there.
"""

import datetime as dt
from dataclasses import replace
from itertools import islice

from tickler.core.cards import Document, Dossier, Note
from tickler.core.contacts import Contact, Restored
from tickler.core.errors import FileRefused
from tickler.core.import_reports import Change, ImportReport, Match, MatchKind, PlaceMet, Problem, Received
from tickler.core.outside_ids import card_of
from tickler.core.places import LOOSE
from tickler.core.rhythm import rhythm_of
from tickler.exchange.chunks import CHUNK
from tickler.exchange.packet.arrivals import Arrival, Comparison, arrival, compare, say_origin, say_whose
from tickler.exchange.packet.reader import PackedCard, Packet
from tickler.exchange.taking_in import differences, unclear_problem
from tickler.store import cards, documents, dossier, particulars, receiving, rhythms, settings
from tickler.store.bulk import Batch
from tickler.store.folder import Folder
from tickler.store.journal import Entry
from tickler.store.recognition import Index, Known, Likely, Unclear
from tickler.store.shelf import Content


class Receiving:
    """One packet on its way into a folder; a rehearsal (`keep_files` is False) copies no documents.

    `owner` is whose folder this is, as packets from here say it.
    """

    def __init__(
        self, folder: Folder, entry: Entry, packet: Packet, owner: str | None, *, keep_files: bool
    ) -> None:
        self._folder = folder
        self._entry = entry
        self._packet = packet
        self._keep_files = keep_files
        self._folder_id = settings.folder_id(folder)
        self._mark = say_origin(packet.head)
        self._own_mark = say_whose(owner)
        self._batch = Batch(entry)
        self._first_new = self._batch.first_card
        self._problems: list[Problem] = []
        self._matches: list[Match] = []
        self._changes: list[Change] = []
        self._places: list[PlaceMet] = []
        self._read = self._created = self._updated = self._unchanged = self._skipped = 0
        self._notes = self._moves = self._documents = self._reminders = self._forms = self._sales = 0

    def run(self) -> Received:
        """Take in all cards; an entry in which nothing is new is discarded."""
        packed = self._packet.cards()
        while some := list(islice(packed, CHUNK)):
            self._take_in(some)
        self._batch.close()
        if not (self._created or self._updated):
            self._entry.discard()
        return Received(
            self._report(),
            self._packet.head.made_at,
            self._packet.head.sender,
            self._packet.head.receiver,
            notes=self._notes,
            moves=self._moves,
            documents=self._documents,
            reminders=self._reminders,
            forms=self._forms,
            places=tuple(self._places),
            sales=self._sales,
        )

    def _report(self) -> ImportReport:
        return ImportReport(
            batch=self._entry.id,
            read=self._read,
            created=self._created,
            updated=self._updated,
            unchanged=self._unchanged,
            skipped=self._skipped,
            duplicates=0,
            problems=tuple(self._problems),
            matches=tuple(self._matches),
            changes=tuple(self._changes),
        )

    def _take_in(self, packed: list[PackedCard]) -> None:
        head = self._packet.head
        coming = [arrival(card, card.row.contact, head) for card in packed if card.row.contact]
        index = Index(self._entry.db, [one.incoming for one in coming])
        self._read += len(packed)
        self._skipped += len(packed) - len(coming)
        for card in packed:
            self._problems += card.row.problems
        for one in coming:
            match self._find(index, one):
                case Known() as known:
                    self._meet(one, known)
                case Unclear() as unclear:
                    self._skipped += 1
                    self._problems.append(unclear_problem(one.number, one.incoming, unclear))
                case likely:
                    index.remember(one.incoming, self._add(one))
                    if likely:
                        self._match(one, likely, "likely")
        self._batch.flush()

    def _find(self, index: Index, one: Arrival) -> Known | Likely | Unclear | None:
        """Tell whose card it is; the cards of a packet are distinct from each other, however alike."""
        if card_id := self._home(one.contact):
            return Known(card_id, "id")
        found = index.find(one.incoming)
        if found is None:
            return None
        claims = found.claims if isinstance(found, Unclear) else (found,)
        return found if any(claim.card_id < self._first_new for claim in claims) else None

    def _home(self, contact: Contact) -> int | None:
        """Return the card that once went out from here, and now comes back."""
        card_id = card_of(contact.external_id or "", self._folder_id)
        return card_id if card_id is not None and receiving.exists(self._folder, card_id) else None

    def _add(self, one: Arrival) -> int:
        restored = one.restored
        self._created += 1
        self._count(
            receiving.News(
                restored.notes,
                restored.moves,
                restored.reminders,
                one.documents,
                restored.fillings,
                restored.sales,
            )
        )
        came = tuple(note._replace(imported=True) for note in restored.notes)
        now = dt.datetime.fromisoformat(self._entry.now)
        mark = Note(0, now, "other", None, self._mark, imported=True)
        place = None if restored.dropped_at else restored.place or LOOSE
        history = replace(restored, card_id=None, notes=(mark, *came))
        card_id = self._batch.add(one.incoming, place, restored.kind or "call", restored.why, history)
        if one.documents:
            self._batch.flush()
            self._keep(card_id, one.documents)
        return card_id

    def _meet(self, one: Arrival, known: Known) -> None:
        """Deal with a card that is here already."""
        self._batch.flush()
        ours = dossier.dossier(self._folder, known.card_id)
        if one.goes_by_another_name(ours):
            self._match(one, known, "other-name")
        present = particulars.contact(self._folder, ours.card)
        own_mark = self._own_mark if self._home(one.contact) else None
        found = compare(self._folder, ours, present, one, own_mark)
        if found.place:
            self._places.append(found.place)
        before = rhythm_of(ours.card)
        said_all = found.filled == present and not any(found.new) and found.rhythm == before
        if said_all and found.target is None:
            self._unchanged += 1
            return
        self._updated += 1
        self._count(found.new)
        self._changes += differences(one.number, ours.card, present, found.filled)
        if before is None and found.rhythm:
            card = ours.card
            self._changes.append(Change(one.number, card.id, card.name, "cadence", None, str(found.rhythm)))
        self._write(ours, one.restored, found)

    def _write(self, ours: Dossier, theirs: Restored, found: Comparison) -> None:
        """Write down what is new of a card, where it is from, and what is left as it was here."""
        card = ours.card
        self._batch.reserve()
        particulars.change(self._entry, card, found.filled)
        rhythms.keep(self._entry, card, found.rhythm)
        receiving.add_history(self._entry, card.id, found.new)
        self._keep(card.id, found.new.documents)
        if found.target is not None:
            receiving.settle(self._entry, card, found.target, theirs, found.new)
        said = f", where its card says: {'; '.join(found.left)}" if found.left else ""
        cards.note(self._entry, card.id, f"{self._mark}{said}", "other", None, imported=True)
        self._batch.reserve()

    def _keep(self, card_id: int, files: tuple[Document, ...]) -> None:
        for file in files:
            content = Content(file.sha256, file.size)
            if self._keep_files:
                with self._packet.document(file.sha256) as source:
                    if documents.take_in_stream(self._folder, source, file.name) != content:
                        raise FileRefused(
                            "The packet was changed while it was being received.", "Receive it again."
                        )
            documents.add(self._entry, card_id, content, file.kind, file.name, file.at)

    def _count(self, new: receiving.News) -> None:
        self._notes += len(new.notes)
        self._moves += len(new.moves)
        self._documents += len(new.documents)
        self._reminders += len(new.reminders)
        self._forms += len(new.fillings)
        self._sales += len(new.sales)

    def _match(self, one: Arrival, card: Known | Likely, kind: MatchKind) -> None:
        self._matches.append(Match(one.number, card.card_id, card.by, one.name, kind))
