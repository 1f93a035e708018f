"""The promise of the binder: behind exactly one tab on every day, and on today's pile on its day."""

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.samples import NOW, add, defer
from tickler.core.places import LOOSE, Day, Month, Place
from tickler.core.tabs import DayTab, LooseTab, Tab, span_of, tab_of
from tickler.store import pile
from tickler.store.binder import binder
from tickler.store.folder import Folder
from tickler.store.pile import Wanted

first_days = st.dates(dt.date(2026, 1, 1), dt.date(2028, 12, 31))
# Most around the last tab in reach, where a card changes from its month's tab to a day's.
ahead = st.one_of(st.integers(0, 70), st.integers(0, 500))
targets = st.lists(
    st.tuples(ahead, st.sampled_from(["day", "day", "month", "loose"])), min_size=1, max_size=5
)
skipped = st.lists(st.one_of(st.integers(1, 4), st.integers(1, 90)), min_size=1, max_size=6)


def place_at(today: dt.date, distance: int, kind: str) -> Place:
    date = today + dt.timedelta(days=distance)
    return {"day": Day(date), "month": Month(date.year, date.month), "loose": LOOSE}[kind]


def due_from(place: Place) -> dt.date:
    """The first day on which a card belongs to today's pile; for a loose one there is none."""
    match place:
        case Day(date):
            return date
        case Month(year, month):
            return dt.date(year, month, 1)
    return dt.date.max


def behind(folder: Folder, tab: Tab, today: dt.date) -> set[int]:
    """The ids of the cards that `tickler tab` lists behind a tab."""
    span = span_of(tab, today)
    return set(pile.ids(folder, Wanted(span))) if span else set()


@given(first_days, targets, skipped)
def test_what_is_deferred_is_behind_one_tab_every_day_and_on_the_pile_on_its_day(
    tmp_path_factory: pytest.TempPathFactory,
    start: dt.date,
    deferred: list[tuple[int, str]],
    steps: list[int],
) -> None:
    with Folder(tmp_path_factory.mktemp("days") / "folder.db") as folder:
        places = {}
        for number, (distance, kind) in enumerate(deferred):
            card_id = add(folder, f"Client {number}")
            places[card_id] = place_at(start, distance, kind)
            defer(folder, card_id, places[card_id])
        today = start
        for step in [0, *steps]:
            today += dt.timedelta(days=step)
            assert_every_card_is_behind_one_tab(folder, places, today)
            on_the_pile = {card.id for card in pile.agenda(folder, today, None).cards}
            assert on_the_pile == {card_id for card_id in places if due_from(places[card_id]) <= today}


def assert_every_card_is_behind_one_tab(folder: Folder, places: dict[int, Place], today: dt.date) -> None:
    whole = binder(folder, today, None)
    thickness = {thick.tab: thick.cards for thick in (*whole.days, *whole.months)} | {LooseTab(): whole.loose}
    found = Counter(card_id for tab in thickness for card_id in behind(folder, tab, today))
    assert found == dict.fromkeys(places, 1)
    for card_id, place in places.items():
        assert card_id in behind(folder, tab_of(place, today), today)
    assert thickness == {tab: len(behind(folder, tab, today)) for tab in thickness}


@given(first_days, st.integers(0, 400), st.integers(0, 400))
def test_however_long_nobody_looks_a_card_is_late_by_as_many_days(
    tmp_path_factory: pytest.TempPathFactory, start: dt.date, distance: int, away: int
) -> None:
    with Folder(tmp_path_factory.mktemp("late") / "folder.db") as folder:
        day = start + dt.timedelta(days=distance)
        defer(folder, add(folder, "Ivan"), Day(day), NOW)
        back = day + dt.timedelta(days=away)
        [card] = pile.agenda(folder, back, None).cards
        assert card.place == Day(day)
        assert len(pile.agenda(folder, back, None).carried_over) == (away > 0)
        assert tab_of(card.place, back) == DayTab(back.day, back)
        assert pile.agenda(folder, day - dt.timedelta(days=1), None).cards == ()
