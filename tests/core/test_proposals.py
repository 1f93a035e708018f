"""Which days are proposed after a call: a table; and that none is in the past, not worked, or full."""

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.core.attempts import NEVER_TRIED, Attempts
from tickler.core.cadence import parse_cadence
from tickler.core.cards import OUTCOMES
from tickler.core.places import WEEKDAYS
from tickler.core.proposals import MOST, Outlook, Proposal, months_ahead, propose
from tickler.core.rhythm import Rhythm
from tickler.core.settings import Capacity
from tickler.core.workdays import WorkingDays

FRIDAY = dt.date(2026, 11, 20)
ONE_HOLIDAY = WorkingDays(holidays={dt.date(2026, 11, 27): "a holiday"})


def outlook(
    today: dt.date = FRIDAY,
    *,
    working: WorkingDays = WorkingDays(),  # noqa: B008 - a tuple
    capacity: int | None = 30,
    cards_on: Callable[[dt.date], int] = lambda day: 0,
) -> Outlook:
    return Outlook(today, working, Capacity.every_day(capacity), cards_on, patience=3)


def tried(*times: str) -> Attempts:
    moments = tuple(dt.datetime.combine(FRIDAY, dt.time.fromisoformat(at)) for at in times)
    return Attempts(moments, len(moments))


def said(proposal: Proposal) -> str:
    """A proposal as the table says it: `Mon 23 Nov 16:30`."""
    day, time = proposal.place
    at = f" {time:%H:%M}" if time else ""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {day:%b}{' 2027' if day.year == 2027 else ''}{at}"


OFTEN = tried("10:12", "10:40", "11:05")
EVERY_TEN_DAYS = Rhythm(parse_cadence("every 10 days"), dt.date(2026, 11, 1), fixed=False)
LAST_OF_MONTH = Rhythm(parse_cadence("every 31st"), dt.date(2026, 1, 31), fixed=True)


@pytest.mark.parametrize(
    ("outcome", "rhythm", "attempts", "expected"),
    [
        ("reached", None, NEVER_TRIED, ["Fri 27 Nov", "Mon 21 Dec"]),
        ("reached", EVERY_TEN_DAYS, NEVER_TRIED, ["Mon 30 Nov", "Fri 27 Nov", "Mon 21 Dec"]),
        ("reached", LAST_OF_MONTH, NEVER_TRIED, ["Mon 30 Nov", "Fri 27 Nov", "Mon 21 Dec"]),
        ("agreed", None, NEVER_TRIED, ["Fri 27 Nov", "Fri 4 Dec", "Mon 21 Dec"]),
        ("agreed", EVERY_TEN_DAYS, NEVER_TRIED, ["Mon 30 Nov", "Fri 27 Nov", "Fri 4 Dec"]),
        ("sold", None, NEVER_TRIED, ["Fri 4 Dec", "Mon 22 Feb 2027"]),
        ("refused", None, NEVER_TRIED, ["Mon 22 Feb 2027", "Thu 20 May 2027"]),
        ("left-message", EVERY_TEN_DAYS, tried("10:00"), ["Tue 24 Nov", "Fri 27 Nov"]),
        ("no-answer", None, tried("10:00"), ["Mon 23 Nov", "Mon 23 Nov 16:30", "Fri 27 Nov"]),
        ("no-answer", None, tried("10:00", "16:40"), ["Mon 23 Nov", "Mon 23 Nov 14:00", "Fri 27 Nov"]),
        ("no-answer", EVERY_TEN_DAYS, OFTEN, ["Mon 23 Nov 16:30", "Fri 4 Dec", "Mon 21 Dec"]),
    ],
)  # fmt: skip
def test_what_is_proposed_after_a_call(outcome, rhythm, attempts, expected):
    assert [said(one) for one in propose(outcome, outlook(), rhythm, attempts)] == expected


def test_why_it_is_proposed():
    assert [one.why for one in propose("reached", outlook(), EVERY_TEN_DAYS)] == [
        "every 10 days", "in a week", "in a month",
    ]  # fmt: skip
    assert [one.why for one in propose("no-answer", outlook(), None, OFTEN)] == [
        "3 times no answer: another time of day",
        "3 times no answer: in 2 weeks",
        "3 times no answer: in a month",
    ]


def test_a_full_day_gives_way_to_the_next_one_with_room():
    full = {dt.date(2026, 11, 27): 5, dt.date(2026, 11, 30): 6, dt.date(2026, 12, 1): 4}
    first, _ = propose("reached", outlook(capacity=5, cards_on=lambda day: full.get(day, 0)))
    assert (said(first), first.cards, first.why) == ("Tue 1 Dec", 4, "in a week; 27 Nov is full")


def test_where_all_days_are_full_the_wished_one_stays():
    first, _ = propose("reached", outlook(capacity=5, cards_on=lambda day: 9))
    assert (said(first), first.cards, first.why) == ("Fri 27 Nov", 9, "in a week")


def test_a_holiday_gives_way_to_a_working_day():
    first, _ = propose("reached", outlook(working=ONE_HOLIDAY))
    assert said(first) == "Mon 30 Nov"


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [("2027-01-31", 1, "2027-02-28"), ("2026-11-20", 3, "2027-02-20"), ("2026-12-31", 12, "2027-12-31")],
)
def test_months_ahead_end_with_their_last_day(day, months, expected):
    assert months_ahead(dt.date.fromisoformat(day), months) == dt.date.fromisoformat(expected)


@given(
    today=st.dates(dt.date(2026, 1, 1), dt.date(2030, 1, 1)),
    outcome=st.sampled_from(OUTCOMES),
    hours=st.lists(st.times(), max_size=6),
    ahead=st.integers(-12, 14),
    every=st.sampled_from([None, "every 3 weeks", "monthly", "every 31st", "every monday"]),
    fixed=st.booleans(),
    load=st.dictionaries(st.dates(dt.date(2026, 1, 1), dt.date(2030, 1, 1)), st.integers(0, 9), max_size=30),
)
def test_a_proposal_is_always_a_worked_day_to_come(today, outcome, hours, ahead, every, fixed, load):
    rhythm = Rhythm(parse_cadence(every), dt.date(2025, 12, 31), fixed) if every else None
    tries = tuple(dt.datetime.combine(today, time) for time in hours)
    days = outlook(today, capacity=5, cards_on=lambda day: load.get(day, 0))
    found = propose(outcome, days, rhythm, Attempts(tries, len(tries)), dt.timedelta(hours=ahead))

    assert 2 <= len(found) <= MOST
    assert len({one.place for one in found}) == len(found)
    for one in found:
        assert one.place.date > today
        assert days.working.includes(one.place.date)
        assert one.cards == load.get(one.place.date, 0) < 5
