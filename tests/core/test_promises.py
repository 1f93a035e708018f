"""Promises: for which day, how late, and what a review counts."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from tickler.core.agenda import slips_in_order
from tickler.core.cards import Reminder
from tickler.core.places import Day, Month
from tickler.core.promises import Promise, Promises, oldest_overdue, promises_between

DAYS = st.dates(dt.date(2026, 11, 1), dt.date(2026, 11, 30))


def nov(day: int) -> dt.date:
    return dt.date(2026, 11, day)


def slip(number: int, due: int, *, promised: int | None = None, done: int | None = None) -> Reminder:
    return Reminder(
        number,
        "x",
        Day(nov(due)),
        anchor=nov(promised) if promised else None,
        promise=promised is not None,
        done_at=dt.datetime(2026, 11, done, 12, tzinfo=dt.UTC) if done else None,
    )


def test_a_promise_is_for_the_day_it_was_given_for_wherever_the_slip_lies():
    assert slip(1, 23, promised=19).promised_for == nov(19)
    assert Reminder(1, "x", Day(nov(19)), promise=True).promised_for == nov(19)
    assert Reminder(1, "x", Month(2026, 12), promise=True).promised_for is None
    assert Reminder(1, "x", Day(nov(19)), every="every week", promise=True).promised_for is None
    assert slip(1, 23).promised_for is None


def test_how_late_a_promise_is_today_or_was_when_it_was_kept():
    assert slip(1, 23, promised=19).promise_late(nov(21)) == 2
    assert slip(1, 19, promised=19).promise_late(nov(19)) == 0
    assert slip(1, 19, promised=19, done=20).promise_late(nov(28)) == 1
    assert slip(1, 19).promise_late(nov(28)) == 0


def test_the_promises_that_are_overdue_come_first_the_rest_stays_as_it_was():
    slips = [
        slip(1, 16),
        slip(2, 18, promised=18),
        slip(3, 19),
        slip(4, 20, promised=17),
        slip(5, 20, promised=20),
    ]
    assert [one.id for one in slips_in_order(slips, nov(20))] == [4, 2, 1, 3, 5]
    assert oldest_overdue(slips, nov(20)) == slips[3]
    assert oldest_overdue(slips[4:], nov(20)) is None
    assert oldest_overdue((), nov(20)) is None


def test_what_is_counted_in_a_week():
    promises = [
        Promise(nov(9), nov(12), None),  # open from the week before
        Promise(nov(9), nov(16), nov(13)),  # kept before its day
        Promise(nov(16), nov(17), nov(17)),
        Promise(nov(16), nov(17), nov(20)),
        Promise(nov(16), nov(18), None),
        Promise(nov(16), nov(20), None),
        Promise(nov(16), nov(30), None),
        Promise(nov(10), nov(13), nov(23)),  # overdue then, kept since
    ]
    assert promises_between(nov(16), nov(20), promises) == Promises(
        given=5, kept=2, late=1, open=2, overdue=3, longest_late=3
    )
    assert promises_between(nov(9), nov(13), promises) == Promises(
        given=3, kept=0, late=1, open=1, overdue=1, longest_late=10
    )


@given(st.lists(st.builds(Promise, DAYS, DAYS, st.none() | DAYS)))
def test_each_promise_is_due_on_one_day_and_becomes_one_thing(promises):
    days = [promises_between(nov(day), nov(day), promises) for day in range(1, 31)]
    whole = promises_between(nov(1), nov(30), promises)
    assert whole.due == sum(day.due for day in days) == len(promises)
    for what in ("given", "kept", "late", "open"):
        assert getattr(whole, what) == sum(getattr(day, what) for day in days)
    assert whole.overdue == days[-1].overdue
    assert whole.longest_late == max((day.longest_late for day in days), default=0)
