"""Cadences: how a rhythm is said, and that it does not drift."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.core.cadence import Cadence, next_after, parse_cadence
from tickler.core.errors import ExitCode, ValueRefused


@pytest.mark.parametrize(
    ("said", "normal"),
    [
        ("every 2 weeks", "every 2 weeks"),
        ("2 weeks", "every 2 weeks"),
        ("Every other week.", "every 2 weeks"),
        ("every two weeks", "every 2 weeks"),
        ("every 3 weeks", "every 3 weeks"),
        ("every week", "every week"),
        ("1 week", "every week"),
        ("daily", "every day"),
        ("weekly", "every week"),
        ("fortnightly", "every 2 weeks"),
        ("monthly", "every month"),
        ("quarterly", "every 3 months"),
        ("every quarter", "every 3 months"),
        ("yearly", "every year"),
        ("every monday", "every monday"),
        ("weekly on mon", "every monday"),
        ("every 31st", "every 31st"),
        ("every 2nd", "every 2nd"),
        ("monthly on the 5th", "every 5th"),
        ("yearly on 5 may", "every 5 may"),
        ("every May 5th", "every 5 may"),
        ("every 29 feb", "every 29 feb"),
        ("каждые 2 недели", "every 2 weeks"),
        ("каждый понедельник", "every monday"),
        ("svaka 3 tjedna", "every 3 weeks"),
        ("ყოველ 2 კვირაში", "every 2 weeks"),
        ("alle 2 Wochen", "every 2 weeks"),
    ],
)
def test_what_is_understood(said: str, normal: str) -> None:
    cadence = parse_cadence(said)
    assert str(cadence) == cadence.text == normal
    assert parse_cadence(cadence.text) == cadence


@pytest.mark.parametrize(
    "said",
    ["", "every", "week", "biweekly", "every 30 feb", "every 32nd", "every working day",
     "quarterly on monday", "5 may weekly", "weekly on 5 may", "sometimes", "+",
     "every 2 weeks and 1 day", "x" * 200],
)  # fmt: skip
def test_what_is_refused_gets_examples(said: str) -> None:
    with pytest.raises(ValueRefused) as refusal:
        parse_cadence(said)
    assert refusal.value.code == ExitCode.REFUSED
    assert "is no cadence" in refusal.value.message
    assert "every 2 weeks, monthly" in (refusal.value.hint or "")


@pytest.mark.parametrize("said", ["every 0 days", "every 101 years", "every 99999999999999999999 weeks"])
def test_a_rhythm_nobody_keeps_is_refused(said: str) -> None:
    with pytest.raises(ValueRefused, match="no rhythm anybody keeps"):
        parse_cadence(said)


def test_every_week_or_every_sunday_is_not_guessed() -> None:
    with pytest.raises(ValueRefused, match="the week or the Sunday"):
        parse_cadence("ყოველ კვირას")


def dates(said: str, anchor: dt.date, count: int) -> list[str]:
    """The first occurrences after the anchor, each counted on from the one before."""
    found, after = [], anchor
    for _ in range(count):
        after = next_after(parse_cadence(said), anchor, after)
        found.append(after.isoformat())
    return found


@pytest.mark.parametrize(
    ("said", "anchor", "expected"),
    [
        ("every 2 weeks", dt.date(2026, 11, 20), ["2026-12-04", "2026-12-18", "2027-01-01"]),
        ("every month", dt.date(2027, 1, 31), ["2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"]),
        ("every month", dt.date(2028, 1, 30), ["2028-02-29", "2028-03-30"]),
        ("every 31st", dt.date(2027, 1, 15), ["2027-01-31", "2027-02-28", "2027-03-31"]),
        ("every 5th", dt.date(2026, 12, 20), ["2027-01-05", "2027-02-05"]),
        ("quarterly", dt.date(2026, 11, 30), ["2027-02-28", "2027-05-30", "2027-08-30"]),
        ("yearly", dt.date(2028, 2, 29), ["2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"]),
        ("every 29 feb", dt.date(2026, 11, 20), ["2027-02-28", "2028-02-29"]),
        ("every 5 may", dt.date(2026, 5, 6), ["2027-05-05", "2028-05-05"]),
        ("every monday", dt.date(2026, 11, 20), ["2026-11-23", "2026-11-30"]),
        ("every monday", dt.date(2026, 11, 23), ["2026-11-30"]),
    ],
)
def test_nothing_drifts(said: str, anchor: dt.date, expected: list[str]) -> None:
    assert dates(said, anchor, len(expected)) == expected


def test_what_was_missed_gives_one_next_date() -> None:
    anchor, after = dt.date(2026, 10, 30), dt.date(2026, 11, 20)
    assert next_after(parse_cadence("weekly"), anchor, after) == dt.date(2026, 11, 27)
    assert next_after(parse_cadence("weekly"), anchor, dt.date(2026, 11, 22)) == dt.date(2026, 11, 27)


def test_the_anchor_itself_is_the_first_occurrence() -> None:
    anchor = dt.date(2027, 1, 31)
    assert next_after(parse_cadence("monthly"), anchor, anchor - dt.timedelta(days=1)) == anchor
    assert next_after(parse_cadence("monthly"), anchor, dt.date(2020, 1, 1)) == anchor


cadences = st.one_of(
    st.builds(Cadence, st.integers(1, 40), st.sampled_from(["day", "week", "month", "year"])),
    st.builds(Cadence, st.just(1), st.just("week"), weekday=st.integers(0, 6)),
    st.builds(Cadence, st.just(1), st.just("month"), day=st.integers(1, 31)),
    st.builds(Cadence, st.just(1), st.just("year"), day=st.integers(1, 28), month=st.integers(1, 12)),
)
near_days = st.dates(dt.date(2020, 1, 1), dt.date(2060, 12, 31))


@given(cadences, near_days, near_days, st.integers(0, 500))
def test_the_next_is_the_first_later_one(
    cadence: Cadence, anchor: dt.date, after: dt.date, wait: int
) -> None:
    following = next_after(cadence, anchor, after)
    assert following > after
    assert following >= anchor
    between = after + dt.timedelta(days=min(wait, (following - after).days - 1))
    assert next_after(cadence, anchor, between) == following


@given(cadences, near_days)
def test_the_normal_form_is_read_back(cadence: Cadence, anchor: dt.date) -> None:
    assert parse_cadence(cadence.text) == cadence


@given(st.integers(1, 12), near_days)
def test_months_keep_their_distance(number: int, anchor: dt.date) -> None:
    cadence = Cadence(number, "month")
    found = [anchor]
    for _ in range(5):
        found.append(next_after(cadence, anchor, found[-1]))
    counts = [date.year * 12 + date.month for date in found]
    assert {later - earlier for earlier, later in pairwise(counts)} == {number}
