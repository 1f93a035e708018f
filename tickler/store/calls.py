"""A call that was made: what was said, and where the card goes, in one entry; and a card passed over."""

import datetime as dt
from typing import NamedTuple

from tickler.core.agenda import PileCard
from tickler.core.call_card import CallCard
from tickler.core.calling import Appointment
from tickler.core.cards import REACHED, Card
from tickler.core.errors import NotFound
from tickler.core.places import place_from_key
from tickler.store import birthdays, cards, dossier, rhythms
from tickler.store.folder import Folder
from tickler.store.journal import Entry
from tickler.store.search import lines


class Call(NamedTuple):
    """How a call went, what was said, and when the next one is."""

    outcome: str
    text: str
    appointment: Appointment


def call_card(folder: Folder, card_id: int, now: dt.datetime) -> CallCard:
    """Return what is known of a client for a call. Raises NotFound if the card is not in the folder."""
    found: tuple[PileCard, ...] = lines(folder, [card_id])
    known = dossier.dossier(folder, card_id)
    if known.card.place is None:
        raise NotFound(
            f"{known.card.name} was dropped from the folder.",
            f"tickler restore {card_id} puts the card back.",
        )
    return CallCard(found[0], known, now, birthdays.of_card(folder, known.card, now.date()))


def put_down(entry: Entry, card: Card, call: Call, today: dt.date) -> None:
    """Write down a call and file the card. Raises NotFound if the client is no longer in the folder."""
    present = cards.standing(entry, card)
    cards.note(entry, card.id, call.text, card.kind, call.outcome)
    if call.outcome in REACHED:
        rhythms.contacted(entry, card, today)
    place, kind, why, _ = call.appointment
    if call.appointment != Appointment(None):
        cards.move(entry, card, place or place_from_key(present["place"], present["time"]), kind, why)
