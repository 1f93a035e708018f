"""Places: their keys, which are what is stored, and how they are said."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.core.places import (
    LOOSE,
    Day,
    Loose,
    Month,
    Place,
    days_late,
    place_from_key,
    say_date,
    say_short,
    time_of,
)

FRIDAY = dt.date(2026, 11, 20)
days = st.dates(dt.date(1000, 1, 1), dt.date(9999, 12, 31))
times = st.times().map(lambda time: time.replace(second=0, microsecond=0))
places: st.SearchStrategy[Place] = st.one_of(
    st.builds(Day, days, st.one_of(st.none(), times)),
    st.builds(Month, st.integers(1000, 9999), st.integers(1, 12)),
    st.just(LOOSE),
)


@given(places)
def test_a_key_gives_back_its_place(place: Place) -> None:
    assert place_from_key(place.key, time_of(place)) == place


@pytest.mark.parametrize(
    "key",
    ["", "2026-13", "2026-1", "2026", "2026-02-30", "20261120", "2026-W47-5", "2026-11-2", " 2026-1",
     "LOOSE", "looser", "٢٠٢٦-11", "2026-11-20T10:00"],
)  # fmt: skip
def test_no_other_text_is_a_key(key: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        place_from_key(key)


def in_the_binder(place: Place) -> tuple[int, int, int]:
    """Where a place stands: a month before its days, loose after everything."""
    match place:
        case Loose():
            return 99999, 0, 0
        case Month(year, month):
            return year, month, 0
        case Day(date):
            return date.year, date.month, date.day


@given(places, places)
def test_keys_sort_as_the_binder_is_worked(one: Place, other: Place) -> None:
    assert (one.key < other.key) == (in_the_binder(one) < in_the_binder(other))


@pytest.mark.parametrize(
    ("place", "due"),
    [
        pytest.param(Day(dt.date(2026, 11, 19)), True, id="yesterday"),
        pytest.param(Day(FRIDAY, dt.time(23, 59)), True, id="later today"),
        pytest.param(Day(dt.date(2026, 11, 21)), False, id="tomorrow"),
        pytest.param(Month(2026, 11), True, id="a month that has begun"),
        pytest.param(Month(2026, 12), False, id="a month to come"),
        pytest.param(LOOSE, False, id="loose"),
    ],
)
def test_what_is_due_is_one_comparison_of_keys(place: Place, due: bool) -> None:
    assert (place.key <= FRIDAY.isoformat()) is due


@pytest.mark.parametrize(
    ("place", "late"),
    [
        (Day(dt.date(2026, 11, 17)), 3),
        (Day(FRIDAY), 0),
        (Day(dt.date(2026, 11, 25)), 0),
        (Month(2026, 10), 0),
        (LOOSE, 0),
    ],
    ids=str,
)
def test_by_how_much_it_is_late(place: Place, late: int) -> None:
    assert days_late(place, FRIDAY) == late


@pytest.mark.parametrize(
    ("place", "said", "time"),
    [
        (Day(dt.date(2026, 12, 9)), "Wed 9 Dec 2026", None),
        (Day(dt.date(2026, 12, 9), dt.time(9, 5)), "Wed 9 Dec 2026 09:05", "09:05"),
        (Day(dt.date(2026, 12, 9), dt.time(0, 0)), "Wed 9 Dec 2026 00:00", "00:00"),
        (Month(2027, 7), "July 2027", None),
        (LOOSE, "loose", None),
    ],
)
def test_how_a_place_is_said(place: Place, said: str, time: str | None) -> None:
    assert str(place) == said
    assert time_of(place) == time


def test_dates_are_said_in_full_and_briefly() -> None:
    assert say_date(FRIDAY) == "Fri 20 Nov 2026"
    assert say_short(FRIDAY, today=dt.date(2026, 1, 1)) == "20 Nov"
    assert say_short(FRIDAY, today=dt.date(2027, 1, 1)) == "20 Nov 2026"
