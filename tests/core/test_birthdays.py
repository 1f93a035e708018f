"""When the slip of a birthday appears, how it is worded, and what becomes of 29 February."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.core.birthdays import (
    age_on,
    birthday_in,
    birthday_slip,
    celebrated_on,
    next_birthday,
    window,
)
from tickler.core.cadence import next_after, parse_cadence
from tickler.core.workdays import WorkingDays

FRIDAY = dt.date(2026, 11, 20)
NEW_YEAR = WorkingDays(holidays={dt.date(2027, 1, 1): "New Year's Day"})

days = st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31))
working = st.builds(WorkingDays, st.frozensets(st.integers(0, 6), min_size=1))


@pytest.mark.parametrize(
    ("today", "lead", "calendar", "last"),
    [
        pytest.param("2026-11-18", 3, WorkingDays(), "2026-11-21", id="Wednesday: three days ahead"),
        pytest.param("2026-11-20", 3, WorkingDays(), "2026-11-25", id="Friday: what would appear on Sunday"),
        pytest.param("2026-11-21", 3, WorkingDays(), "2026-11-25", id="Saturday: the same as on Friday"),
        pytest.param("2026-11-23", 3, WorkingDays(), "2026-11-26", id="Monday"),
        pytest.param("2026-11-19", 0, WorkingDays(), "2026-11-19", id="on the day itself"),
        pytest.param("2026-11-20", 0, WorkingDays(), "2026-11-22", id="a birthday on Sunday, said on Friday"),
        pytest.param("2026-12-31", 3, NEW_YEAR, "2027-01-06", id="before a holiday and a weekend"),
    ],
)
def test_how_far_ahead_birthdays_are_near(today: str, lead: int, calendar: WorkingDays, last: str) -> None:
    assert window(dt.date.fromisoformat(today), lead, calendar).last.isoformat() == last


def test_a_missed_birthday_stays_for_a_fortnight() -> None:
    assert window(FRIDAY, 3, WorkingDays()).first == dt.date(2026, 11, 6)


@given(days, st.integers(0, 60), working)
def test_a_slip_appears_so_many_days_ahead_or_on_the_working_day_before(
    birthday: dt.date, lead: int, calendar: WorkingDays
) -> None:
    appears = calendar.on_or_before(birthday - dt.timedelta(days=lead))
    yesterday = appears - dt.timedelta(days=1)
    assert window(appears, lead, calendar).last >= birthday
    assert window(yesterday, lead, calendar).last < birthday


@given(days)
def test_from_the_nearest_day_on_each_day_comes_once(today: dt.date) -> None:
    span = window(today, 3, WorkingDays())
    listed = list(span.days(today))
    assert listed[0] == today
    assert sorted(listed) == [span.first + dt.timedelta(days=n) for n in range(len(listed))]
    assert max(listed) == span.last


@pytest.mark.parametrize(
    ("day", "birthdays"),
    [
        ("2027-02-28", ("02-28", "02-29")),
        ("2028-02-28", ("02-28",)),
        ("2028-02-29", ("02-29",)),
        ("2100-02-28", ("02-28", "02-29")),
        ("2027-03-01", ("03-01",)),
    ],
)
def test_whose_birthdays_are_celebrated(day: str, birthdays: tuple[str, ...]) -> None:
    assert celebrated_on(dt.date.fromisoformat(day)) == birthdays


@given(days, days)
def test_a_birthday_is_celebrated_once_a_year_on_a_day_that_finds_it(birth: dt.date, today: dt.date) -> None:
    following = next_birthday(birth.isoformat(), today)
    assert 0 <= (following - today).days <= 366
    assert f"{birth:%m-%d}" in celebrated_on(following)
    assert birthday_in(following.year, birth.isoformat()) == following


@given(days, days)
def test_29_february_is_the_rule_of_cadences(birth: dt.date, today: dt.date) -> None:
    slip = birthday_slip(1, "Ana", birth.isoformat(), birthday_in(today.year, birth.isoformat()), today)
    cadence = parse_cadence(slip.every or "")
    assert cadence.text == slip.every
    day_before = today - dt.timedelta(days=1)
    assert next_after(cadence, dt.date(1896, 1, 1), day_before) == next_birthday(f"--{birth:%m-%d}", today)


@pytest.mark.parametrize(
    ("birthday", "day", "text"),
    [
        pytest.param("1976-11-20", "2026-11-20", "birthday today, 50", id="today"),
        pytest.param("--11-20", "2026-11-20", "birthday today", id="no year"),
        pytest.param("1976-11-23", "2026-11-23", "birthday on Mon 23 Nov, 50", id="ahead"),
        pytest.param("--01-02", "2027-01-02", "birthday on Sat 2 Jan 2027", id="next year"),
        pytest.param("1976-11-15", "2026-11-15", "birthday was Sunday, 50", id="days ago"),
        pytest.param("1976-11-13", "2026-11-13", "birthday was Fri 13 Nov, 50", id="a week ago"),
        pytest.param("2027-11-23", "2026-11-23", "birthday on Mon 23 Nov", id="not yet born"),
        pytest.param("1996-02-29", "2027-02-28", "birthday on Sun 28 Feb 2027, 31, born on 29 February",
                     id="a common year"),
        pytest.param("1996-02-29", "2028-02-29", "birthday on Tue 29 Feb 2028, 32", id="a leap year"),
    ],
)  # fmt: skip
def test_what_a_slip_says(birthday: str, day: str, text: str) -> None:
    slip = birthday_slip(17, "Ana", birthday, dt.date.fromisoformat(day), FRIDAY)
    assert (slip.text, slip.sign, slip.due.key) == (text, "b17", day)


@pytest.mark.parametrize(
    ("birthday", "day", "age"),
    [
        ("1979-11-21", "2026-11-20", 46),
        ("1979-11-20", "2026-11-20", 47),
        ("1996-02-29", "2027-02-27", 30),
        ("1996-02-29", "2027-02-28", 31),
        ("--11-20", "2026-11-20", None),
        ("2026-05-01", "2026-11-20", None),
    ],
)
def test_how_old_one_is(birthday: str, day: str, age: int | None) -> None:
    assert age_on(birthday, dt.date.fromisoformat(day)) == age
