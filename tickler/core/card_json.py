"""A card as scripts see it: the same keys in the dossier, in every answer and in the export."""

import datetime as dt

from tickler.core.agenda import PileCard
from tickler.core.cards import Card
from tickler.core.places import time_of
from tickler.core.tabs import tab_of

SCHEMA = 1
"""The version of the JSON answers and of the export; every key they have is a promise to scripts."""


def card_as_json(card: Card, today: dt.date) -> dict[str, object]:
    """Return all fields of a card, ready for JSON.

    Every key is always there; what is absent is None. `place` is `2026-11-20`, `2026-11` or
    `loose`, and None for a dropped card; `time` is `HH:MM`; `tab` is the label of the divider
    behind which the card is found on `today`; moments are ISO 8601 with their offset.
    """
    place = card.place
    return {
        "id": card.id,
        "name": card.name,
        "place": place.key if place else None,
        "time": time_of(place) if place else None,
        "tab": tab_of(place, today).label if place else None,
        "kind": card.kind,
        "why": card.why,
        "company": card.company,
        "position": card.position,
        "address": card.address,
        "website": card.website,
        "birthday": card.birthday,
        "source": card.source,
        "address_as": card.address_as,
        "say": card.say,
        "language": card.language,
        "timezone": card.timezone,
        "external_id": card.external_id,
        "phones": list(card.phones),
        "emails": list(card.emails),
        "tags": list(card.tags),
        "custom": dict(card.custom),
        "created_at": card.created_at.isoformat() if card.created_at else None,
        "dropped_at": card.dropped_at.isoformat() if card.dropped_at else None,
        "dropped_why": card.dropped_why,
        "cadence": cadence_as_json(card),
        "service": card.service,
        "channel": card.channel,
        "hours": card.hours,
    }


def cadence_as_json(card: Card | PileCard) -> dict[str, object] | None:
    """Return the cadence of a card, ready for JSON; None where it has none.

    `anchor` is the day of the last contact, or for one `fixed` in the calendar the day from which it runs.
    """
    if card.every is None or card.anchor is None:
        return None
    return {"every": card.every, "anchor": card.anchor.isoformat(), "fixed": card.fixed}
