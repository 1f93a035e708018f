import datetime as dt

import pytest

from tickler.core.card_json import card_as_json
from tickler.core.cards import Card
from tickler.core.places import Day

TODAY = dt.date(2026, 11, 20)


def test_every_field_is_there_and_absent_ones_are_none():
    assert card_as_json(Card(7, "Ana"), TODAY) == {
        "id": 7,
        "name": "Ana",
        "place": "loose",
        "time": None,
        "tab": "loose",
        "kind": "call",
        "why": None,
        "company": None,
        "position": None,
        "address": None,
        "website": None,
        "birthday": None,
        "source": None,
        "address_as": None,
        "say": None,
        "language": None,
        "timezone": None,
        "external_id": None,
        "phones": [],
        "emails": [],
        "tags": [],
        "custom": {},
        "created_at": None,
        "dropped_at": None,
        "dropped_why": None,
        "cadence": None,
        "service": None,
        "channel": None,
        "hours": None,
    }


def test_place_time_and_tab():
    card = Card(
        7,
        "Ana",
        place=Day(dt.date(2026, 12, 9), dt.time(14, 30)),
        phones=("+385 91 1",),
        custom=(("Boja", "plava"),),
        created_at=dt.datetime(2026, 11, 2, 9, 0, tzinfo=dt.UTC),
    )
    told = card_as_json(card, TODAY)
    assert (told["place"], told["time"], told["tab"]) == ("2026-12-09", "14:30", "9")
    assert (told["phones"], told["custom"]) == (["+385 91 1"], {"Boja": "plava"})
    assert told["created_at"] == "2026-11-02T09:00:00+00:00"


@pytest.mark.parametrize("fixed", [True, False])
def test_a_cadence(fixed):
    card = Card(7, "Ana", every="every 2 weeks", anchor=dt.date(2026, 11, 20), fixed=fixed)
    told = {"every": "every 2 weeks", "anchor": "2026-11-20", "fixed": fixed}
    assert card_as_json(card, TODAY)["cadence"] == told


def test_a_dropped_card_has_no_place():
    card = Card(7, "Ana", place=None, dropped_at=dt.datetime(2026, 11, 2, tzinfo=dt.UTC), dropped_why="moved")
    told = card_as_json(card, TODAY)
    assert (told["place"], told["time"], told["tab"], told["dropped_why"]) == (None, None, None, "moved")
