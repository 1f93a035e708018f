"""The dividers: which dates are in reach, and that every place is behind exactly one tab."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.core.places import LOOSE, Day, Loose, Month, Place
from tickler.core.tabs import (
    DayTab,
    LooseTab,
    MonthTab,
    Span,
    dates_in_reach,
    day_tabs,
    last_in_reach,
    month_tab,
    say_place,
    span_of,
    tab_of,
)

FRIDAY = dt.date(2026, 11, 20)
days = st.dates(dt.date(2020, 1, 1), dt.date(2090, 12, 31))
# Places are given by their distance from today, so that most of them lie around the last tab in reach.
distances = st.one_of(st.integers(-5, 70), st.integers(-400, 800))
kinds = st.sampled_from(["day", "day", "day", "month", "loose"])


def place_at(distance: int, kind: str, today: dt.date) -> Place:
    date = today + dt.timedelta(days=distance)
    return {"day": Day(date), "month": Month(date.year, date.month), "loose": LOOSE}[kind]


@pytest.mark.parametrize(
    ("today", "last", "count"),
    [
        pytest.param(dt.date(2026, 11, 20), dt.date(2026, 12, 19), 30, id="from a month of 30 days"),
        pytest.param(dt.date(2026, 12, 20), dt.date(2027, 1, 19), 31, id="from a month of 31 days"),
        pytest.param(dt.date(2027, 2, 20), dt.date(2027, 3, 19), 28, id="from a February"),
        pytest.param(dt.date(2028, 2, 20), dt.date(2028, 3, 19), 29, id="from a February of 29 days"),
        pytest.param(dt.date(2026, 11, 1), dt.date(2026, 11, 30), 30, id="from a first"),
        pytest.param(dt.date(2026, 12, 1), dt.date(2026, 12, 31), 31, id="from the first of 31 days"),
        pytest.param(dt.date(2026, 12, 31), dt.date(2027, 1, 30), 31, id="over the end of the year"),
        pytest.param(dt.date(2027, 1, 30), dt.date(2027, 2, 28), 30, id="30 January"),
        pytest.param(dt.date(2028, 1, 30), dt.date(2028, 2, 29), 31, id="30 January before a leap day"),
        pytest.param(dt.date(2027, 1, 31), dt.date(2027, 2, 28), 29, id="31 January"),
    ],
)
def test_how_far_the_day_tabs_reach(today: dt.date, last: dt.date, count: int) -> None:
    assert last_in_reach(today) == last
    assert len(dates_in_reach(today)) == count


def test_the_example_of_30_january() -> None:
    assert list(dates_in_reach(dt.date(2027, 1, 30))) == [30, 31, *range(1, 29)]


def test_a_number_out_of_reach_has_a_tab_without_a_date() -> None:
    tabs = day_tabs(dt.date(2027, 1, 30))
    assert [tab.label for tab in tabs] == [str(number) for number in range(1, 32)]
    assert [tab.number for tab in tabs if tab.date is None] == [29]


@pytest.mark.parametrize(
    ("place", "tab"),
    [
        pytest.param(LOOSE, LooseTab(), id="loose"),
        pytest.param(Day(FRIDAY), DayTab(20, FRIDAY), id="today"),
        pytest.param(Day(FRIDAY, dt.time(9, 30)), DayTab(20, FRIDAY), id="today at a time"),
        pytest.param(Day(dt.date(2026, 11, 2)), DayTab(20, FRIDAY), id="carried over"),
        pytest.param(Day(dt.date(2026, 12, 9)), DayTab(9, dt.date(2026, 12, 9)), id="next month, in reach"),
        pytest.param(Day(dt.date(2026, 12, 19)), DayTab(19, dt.date(2026, 12, 19)), id="the last in reach"),
        pytest.param(Day(dt.date(2026, 12, 20)), MonthTab(2026, 12, "Dec"), id="the first out of reach"),
        pytest.param(Day(dt.date(2027, 7, 5)), MonthTab(2027, 7, "Jul"), id="far"),
        pytest.param(Month(2027, 7), MonthTab(2027, 7, "Jul"), id="a month"),
        pytest.param(Month(2026, 11), MonthTab(2026, 11, "Nov"), id="this month, not dealt out"),
        pytest.param(Month(2027, 11), MonthTab(2027, 11, "Nov 2027"), id="twelve months ahead"),
        pytest.param(Month(2026, 10), MonthTab(2026, 10, "Oct 2026"), id="a month that is over"),
    ],
)
def test_behind_which_tab_a_place_is(place: Place, tab: DayTab | MonthTab | LooseTab) -> None:
    assert tab_of(place, FRIDAY) == tab


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Day(dt.date(2026, 12, 9)), "Wed 9 Dec 2026, tab 9"),
        (Day(dt.date(2026, 12, 9), dt.time(9, 5)), "Wed 9 Dec 2026 09:05, tab 9"),
        (Day(dt.date(2027, 7, 5)), "Mon 5 Jul 2027, tab Jul"),
        (Month(2027, 12), "December 2027, tab Dec 2027"),
        (LOOSE, "loose"),
    ],
)
def test_a_place_is_said_in_full(place: Place, said: str) -> None:
    assert say_place(place, FRIDAY) == said


@given(days)
def test_no_number_repeats_and_no_further_date_would_fit(today: dt.date) -> None:
    reach = dates_in_reach(today)
    dates = list(reach.values())
    following = dates[-1] + dt.timedelta(days=1)
    assert dates == [today + dt.timedelta(days=ahead) for ahead in range(len(dates))]
    assert {date.day: date for date in dates} == reach
    assert following.day in reach


@given(distances, kinds, days)
def test_every_place_is_behind_one_divider_of_the_binder(distance: int, kind: str, today: dt.date) -> None:
    place = place_at(distance, kind, today)
    tab = tab_of(place, today)
    match place:
        case Day(date) if date <= today:
            assert tab == DayTab(today.day, today)
        case Day(date) if date in dates_in_reach(today).values():
            assert tab == DayTab(date.day, date)
        case Day(date):
            assert tab == month_tab(date.year, date.month, today)
        case Month(year, month):
            assert tab == month_tab(year, month, today)
        case Loose():
            assert tab == LooseTab()
    assert not isinstance(tab, DayTab) or tab in day_tabs(today)


@given(distances, kinds, distances, kinds, days)
def test_the_span_of_a_tab_holds_what_is_behind_it_and_nothing_else(
    distance: int, kind: str, other_distance: int, other_kind: str, today: dt.date
) -> None:
    place = place_at(distance, kind, today)
    tab = tab_of(place_at(other_distance, other_kind, today), today)
    span = span_of(tab, today)
    assert span is not None
    month = isinstance(place, Month)
    held = place.key == span.month if month else span.first <= place.key <= span.last
    assert held == (tab_of(place, today) == tab)


def test_a_tab_without_a_date_holds_nothing() -> None:
    assert span_of(DayTab(29, None), dt.date(2027, 1, 30)) is None
    assert span_of(LooseTab(), FRIDAY) == Span("loose", "loose")
