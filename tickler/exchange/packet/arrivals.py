"""A card that arrives in a packet, held against the card of the same client that is here already."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from tickler.core.cards import TEXT_FIELDS, Document, Dossier
from tickler.core.contacts import Contact, Restored
from tickler.core.folding import fold
from tickler.core.import_reports import PlaceMet
from tickler.core.outside_ids import outside_id
from tickler.core.places import LOOSE, Place, say_short
from tickler.core.rhythm import Rhythm, joined, rhythm_of, said_otherwise
from tickler.exchange.packet.layout import Head
from tickler.exchange.packet.reader import PackedCard
from tickler.store.bulk import NEW
from tickler.store.folder import Folder
from tickler.store.incoming import Incoming, incoming
from tickler.store.merging import filled_from
from tickler.store.receiving import News, news


class Arrival(NamedTuple):
    """A card of a packet, ready to be recognised; its id may be `made_up` of its number and its folder."""

    number: int
    contact: Contact
    incoming: Incoming
    restored: Restored
    documents: tuple[Document, ...]
    made_up: bool

    @property
    def name(self) -> str:
        return self.contact.name or ""

    def goes_by_another_name(self, ours: Dossier) -> bool:
        """Tell whether a person is called otherwise here."""
        return bool(self.incoming.own_name) and fold(self.name) != fold(ours.card.name)


def arrival(card: PackedCard, said: Contact, head: Head) -> Arrival:
    """Prepare a card of the packet with this head; `said` is its contact."""
    texts: dict[str, Any] = {field: getattr(said, field) or None for field in TEXT_FIELDS}
    contact, restored = replace(said, **texts), card.row.restored or NEW
    made_up = contact.external_id is None
    if made_up and restored.card_id is not None:
        contact.external_id = outside_id(restored.card_id, head.folder_id)
    documents = {one.sha256: one for one in card.documents}
    return Arrival(card.row.number, contact, incoming(contact), restored, tuple(documents.values()), made_up)


class Comparison(NamedTuple):
    """What a card that arrives adds to one that is here.

    `filled` is the card's particulars with what they did not say before, `left` what the arrival says
    otherwise, `target` where the card goes now, None where it stays. `rhythm` is the one that it has then.
    """

    filled: Contact
    left: tuple[str, ...]
    new: News
    target: Place | None
    place: PlaceMet | None
    rhythm: Rhythm | None


def compare(
    folder: Folder, ours: Dossier, present: Contact, theirs: Arrival, own_mark: str | None
) -> Comparison:
    """Hold an arrival against a card and its particulars as they are now.

    `own_mark` is there for a card that comes home: with it begin the notes that say it is from here.
    """
    # A number without its country is told by how it is written: each folder has its own country.
    written = {point.value for point in present.phones}
    phones = [point for point in theirs.contact.phones if point.value not in written]
    said, told = replace(theirs.contact, phones=phones), theirs.restored
    if own_mark is not None or (theirs.made_up and present.external_id):
        said = replace(said, external_id=None)
    if own_mark is not None:
        notes = (note for note in told.notes if not (note.imported and note.text.startswith(own_mark)))
        told = replace(told, notes=tuple(notes))
    filled, _, left = filled_from(present, said)
    target = _target(ours, told, comes_home=own_mark is not None)
    place = None
    if target is not None or told.place not in (None, LOOSE, ours.card.place):
        place = PlaceMet(ours.card.id, ours.card.name, ours.card.place, told.place, target is not None)
    before = rhythm_of(ours.card)
    left = (
        *_otherwise(ours, theirs),
        *left,
        *said_otherwise(before, told.rhythm),
        *([_planned(told)] if place and not place.taken else ()),
    )
    return Comparison(
        filled, left, news(folder, ours, told, theirs.documents), target, place, joined(before, told.rhythm)
    )


def _target(ours: Dossier, theirs: Restored, *, comes_home: bool) -> Place | None:
    """Return where a card goes that is elsewhere in the packet; None if it stays.

    At home it goes on where the packet's moves begin with those of this folder.
    """
    here, there = ours.card.place, theirs.place
    if here is None or there is None or here == there:
        return None
    went_on = comes_home and set(ours.moves) < set(theirs.moves)
    return there if here is LOOSE or went_on else None


def _otherwise(ours: Dossier, theirs: Arrival) -> Iterator[str]:
    if theirs.goes_by_another_name(ours):
        yield f"name {theirs.name}"


def _planned(theirs: Restored) -> str:
    return f"planned {', '.join(filter(None, (str(theirs.place), theirs.kind, theirs.why)))}"


def say_origin(head: Head) -> str:
    """Say where a packet is from: `from the folder of Ana Horvat, 20 Nov 2026`."""
    return f"{say_whose(head.sender)} {say_short(head.made_at.date(), dt.date.min)}"


def say_whose(owner: str | None) -> str:
    """Say whose folder something is from, with the comma before the date."""
    return f"from the folder of {owner}," if owner else "from another folder,"
