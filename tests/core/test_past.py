"""How a day that is over is said, on Friday 20 November 2026; Wednesday the 18th was a holiday."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.core.errors import DateRefused
from tickler.core.past import EXAMPLES, LOOK_BACK, WHOLE, last_of_month, months_before, understand_past
from tickler.core.workdays import WorkingDays

TODAY = dt.date(2026, 11, 20)
WORKING = WorkingDays(holidays={dt.date(2026, 11, 18): "Remembrance Day"})


def said(text: str, today: dt.date = TODAY) -> str:
    return understand_past(text, today, WORKING, None).isoformat()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2026-11-20"),
        ("yesterday", "2026-11-19"),
        ("вчера", "2026-11-19"),
        ("გუშინ", "2026-11-19"),
        ("jučer", "2026-11-19"),
        ("mon", "2026-11-16"),
        ("last monday", "2026-11-16"),
        ("понедельник", "2026-11-16"),
        ("fri", "2026-11-13"),
        ("16", "2026-11-16"),
        ("20", "2026-11-20"),
        ("21", "2026-10-21"),
        ("31", "2026-10-31"),
        ("8.12.", "2025-12-08"),
        ("8.11.", "2026-11-08"),
        ("20.11.", "2026-11-20"),
        ("8.12.2024", "2024-12-08"),
        ("16 nov", "2026-11-16"),
        ("nov 16", "2026-11-16"),
        ("16 ноября", "2026-11-16"),
        ("29 feb", "2024-02-29"),
        ("2026-11-16", "2026-11-16"),
        ("-3d", "2026-11-17"),
        ("3 days ago", "2026-11-17"),
        ("2 weeks ago", "2026-11-06"),
        ("неделю назад", "2026-11-13"),
        ("vor 2 Wochen", "2026-11-06"),
        ("3 working days ago", "2026-11-16"),
        ("a month ago", "2026-10-20"),
        ("1 quarter ago", "2026-08-20"),
        ("2 years ago", "2024-11-20"),
    ],
)
def test_a_day_that_is_over(text: str, day: str) -> None:
    assert said(text) == day


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("", "No date was given", EXAMPLES),
        ("last", "No date was given", EXAMPLES),
        ("tomorrow", '"tomorrow" is still to come: Sat 21 Nov 2026', LOOK_BACK),
        ("2026-12-08", '"2026-12-08" is still to come: Tue 8 Dec 2026', LOOK_BACK),
        ("next fri", '"next fri" lies ahead', LOOK_BACK),
        ("last week", '"last week" is more than one day', WHOLE),
        ("this month", '"this month" is more than one day', WHOLE),
        ("this fri", '"this fri" leaves open which day is meant', EXAMPLES),
        ("nov", '"nov" is not one day that is over', EXAMPLES),
        ("loose", '"loose" is not one day that is over', EXAMPLES),
        ("3 days", '"3 days" is not one day that is over', EXAMPLES),
        ("eom", '"eom" is not one day that is over', EXAMPLES),
        ("mon 10:00", '"mon 10:00" has a time, and here a whole day is meant', EXAMPLES),
        ("moday", '"moday" is no word of a date', "Did you mean monday or today?"),
        ("xyz", '"xyz" is no word of a date', EXAMPLES),
        ("30 feb", 'February has no 30th: "30 feb"', "Its last day is the 28th, in a leap year the 29th."),
        ("1900-01-01", '"1900-01-01" is more than a hundred years ago', EXAMPLES),
        ("99999999999 days ago", '"99999999999 days ago" is more than a hundred years ago', EXAMPLES),
        ("99999 months ago", '"99999 months ago" is more than a hundred years ago', EXAMPLES),
        ("99999 working days ago", '"99999 working days ago" is more than a hundred years ago', EXAMPLES),
    ],
)
def test_what_is_refused_and_what_to_say_instead(text: str, message: str, hint: str) -> None:
    with pytest.raises(DateRefused) as refusal:
        said(text)
    assert (refusal.value.message, refusal.value.hint) == (message, hint)


def test_two_readings_are_offered_and_the_order_of_the_folder_settles_them() -> None:
    with pytest.raises(DateRefused) as refusal:
        said("12/8")
    assert refusal.value.choices == ("8 Dec", "12 Aug")
    assert understand_past("12/8", TODAY, WORKING, "dmy") == dt.date(2026, 8, 12)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ((2026, 3, 31), 1, (2026, 2, 28)),
        ((2024, 3, 31), 1, (2024, 2, 29)),
        ((2026, 1, 15), 1, (2025, 12, 15)),
        ((2026, 11, 20), 12, (2025, 11, 20)),
    ],
)
def test_months_are_counted_back(
    day: tuple[int, int, int], months: int, expected: tuple[int, int, int]
) -> None:
    assert months_before(dt.date(*day), months) == dt.date(*expected)


def test_the_last_day_of_a_month() -> None:
    assert last_of_month(dt.date(2026, 12, 5)) == dt.date(2026, 12, 31)
    assert last_of_month(dt.date(2028, 2, 1)) == dt.date(2028, 2, 29)


days = st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31))


@given(days, st.integers(1, 31), st.integers(0, 6))
def test_a_number_and_a_weekday_mean_the_last_one(today: dt.date, number: int, weekday: int) -> None:
    numbered = dt.date.fromisoformat(said(str(number), today))
    assert numbered.day == number
    assert 0 <= (today - numbered).days <= 61
    name = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[weekday]
    named = dt.date.fromisoformat(said(name, today))
    assert named.weekday() == weekday
    assert 1 <= (today - named).days <= 7
