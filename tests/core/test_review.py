"""The look back: which days it is of, which days they are held against, what is counted."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.core.review import (
    DayOfWork,
    Happened,
    Period,
    Spoken,
    Standing,
    Unit,
    busiest,
    day_by_day,
    figures,
    period_before,
    period_of,
)
from tickler.core.workdays import WorkingDays

TODAY = dt.date(2026, 11, 20)
WORKING = WorkingDays(holidays={dt.date(2026, 11, 18): "Remembrance Day"})
NOTHING = Standing(0, 0)


def nov(day: int) -> dt.date:
    return dt.date(2026, 11, day)


def said(period: Period) -> str:
    return f"{period.first}..{period.last}"


@pytest.mark.parametrize(
    ("unit", "day", "expected", "before"),
    [
        pytest.param("day", TODAY, "2026-11-20..2026-11-20", "2026-11-19..2026-11-19", id="today"),
        pytest.param("day", nov(16), "2026-11-16..2026-11-16", "2026-11-13..2026-11-13", id="a Monday"),
        pytest.param(
            "day", nov(19), "2026-11-19..2026-11-19", "2026-11-17..2026-11-17", id="behind a holiday"
        ),
        pytest.param("week", TODAY, "2026-11-16..2026-11-20", "2026-11-09..2026-11-13", id="this week"),
        pytest.param("week", nov(11), "2026-11-09..2026-11-15", "2026-11-02..2026-11-08", id="a week"),
        pytest.param("month", TODAY, "2026-11-01..2026-11-20", "2026-10-01..2026-10-20", id="this month"),
        pytest.param(
            "month", dt.date(2026, 9, 3), "2026-09-01..2026-09-30", "2026-08-01..2026-08-31", id="a month"
        ),
        pytest.param(
            "month", dt.date(2026, 3, 9), "2026-03-01..2026-03-31", "2026-02-01..2026-02-28", id="March"
        ),
    ],
)  # fmt: skip
def test_a_period_and_what_it_is_held_against(unit: Unit, day: dt.date, expected: str, before: str) -> None:
    period = period_of(unit, day, TODAY)
    assert said(period) == expected
    assert said(period_before(period, WORKING)) == before


def test_a_month_that_is_longer_is_held_against_what_the_other_has() -> None:
    until = dt.date(2026, 3, 30)
    assert said(period_before(period_of("month", until, until), WORKING)) == "2026-02-01..2026-02-28"


def test_days_of_ones_own_are_held_against_as_many_before() -> None:
    period = Period(nov(2), nov(11))
    assert said(period_before(period, WORKING)) == "2026-10-23..2026-11-01"


@given(
    st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)), st.integers(0, 400), st.sampled_from(Unit.__args__)
)
def test_a_period_is_over_and_the_one_before_it_is_over_sooner(today: dt.date, ago: int, unit: Unit) -> None:
    day = today - dt.timedelta(days=ago)
    period = period_of(unit, day, today)
    before = period_before(period, WorkingDays())
    assert period.first <= day <= period.last <= today
    assert before.first <= before.last < period.first
    assert before.unit == unit
    if unit == "week":
        assert len(before.days) == len(period.days)


def spoken(day: int, card_id: int, kind: str = "call", outcome: str | None = "reached") -> Spoken:
    return Spoken(nov(day), card_id, kind, outcome)


def test_contacts_are_counted_by_kind_outcome_and_client() -> None:
    found = figures(
        Period(nov(19), nov(20)),
        [
            spoken(18, 1),
            spoken(19, 1),
            spoken(20, 1, "first-call", "no-answer"),
            spoken(20, 2, "first-call", "agreed"),
            spoken(20, 2, "email", None),
            spoken(20, 2, "first-call", "sold"),
            spoken(21, 3),
        ],
        [],
        NOTHING,
    )
    assert (found.contacts, found.clients) == (5, 2)
    assert found.by_kind == {"call": 1, "first-call": 3, "email": 1}
    assert found.by_outcome == {"reached": 1, "no-answer": 1, "agreed": 1, "sold": 1}
    assert (found.reached, found.attempts) == (3, 4)
    assert found.first_calls == 2


def test_what_happened_is_counted_and_the_card_that_was_moved_most_is_known() -> None:
    found = figures(
        Period(nov(20), nov(20)),
        [],
        [
            Happened(nov(19), "moved", 9, 1),
            Happened(nov(20), "moved", 1, 1),
            Happened(nov(20), "moved", 2, 5),
            Happened(nov(20), "moved", 2, 4),
            Happened(nov(20), "dropped", 1, 6),
            Happened(nov(20), "imported", 120),
        ],
        Standing(3, None),
    )
    assert found.happened == {"moved": 5, "dropped": 1, "imported": 120}
    assert found.moved == {1: 1, 5: 2, 4: 2}
    assert found.most_moved == (4, 2)
    assert found.standing == Standing(3, None)


@pytest.mark.parametrize("moves", [(), (Happened(TODAY, "moved", 1, 1), Happened(TODAY, "moved", 1, 2))])
def test_no_card_is_moved_most_where_each_was_once(moves: tuple[Happened, ...]) -> None:
    assert figures(Period(TODAY, TODAY), [], moves, NOTHING).most_moved is None


def test_each_day_of_a_period_with_what_it_had() -> None:
    events = [
        Happened(nov(16), "moved", 2, 1),
        Happened(nov(16), "added", 1),
        Happened(nov(16), "imported", 70),
        Happened(nov(13), "moved", 5, 1),
    ]
    days = day_by_day(
        Period(nov(15), nov(18)), [spoken(17, 1), spoken(17, 1), spoken(19, 1)], events, WORKING
    )
    assert days == (
        DayOfWork(nov(15), False, 0, 0, 0),
        DayOfWork(nov(16), True, 0, 2, 1),
        DayOfWork(nov(17), True, 2, 0, 0),
        DayOfWork(nov(18), False, 0, 0, 0),
    )
    assert busiest(days) == days[2]


def test_where_nobody_was_called_no_day_was_busiest() -> None:
    assert busiest(()) is None
    assert busiest(day_by_day(Period(nov(16), nov(17)), [], [], WORKING)) is None
