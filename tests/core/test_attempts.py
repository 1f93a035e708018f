"""How often a client was tried in vain, and when one has not tried yet."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.core.attempts import NEVER_TRIED, Attempts, another_time, attempts_of
from tickler.core.cards import OUTCOMES, REACHED, Note

SAME_CLOCK = dt.timedelta()


def moment(day: int, at: str) -> dt.datetime:
    return dt.datetime.combine(dt.date(2026, 11, day), dt.time.fromisoformat(at))


def notes(*outcomes: str | None) -> list[Note]:
    """Notes with these outcomes, the newest first, one a day up to the 20th."""
    return [Note(0, moment(20 - ago, "10:00"), "call", said, "") for ago, said in enumerate(outcomes)]


@pytest.mark.parametrize(
    ("outcomes", "tries", "unanswered"),
    [
        pytest.param((), 0, 0, id="never called"),
        pytest.param((None, None), 0, 0, id="what has no outcome is no attempt"),
        pytest.param(("no-answer", "no-answer"), 2, 2, id="twice"),
        pytest.param(("no-answer", None, "no-answer"), 2, 2, id="a remark between does not count"),
        pytest.param(("no-answer", "reached", "no-answer"), 1, 1, id="since they were reached"),
        pytest.param(("left-message", "no-answer"), 2, 0, id="a message ends the row"),
        pytest.param(("no-answer", "left-message", "no-answer"), 3, 1, id="a row after a message"),
        pytest.param(("sold", "no-answer"), 0, 0, id="spoken with last"),
    ],
)
def test_attempts_are_counted_since_the_client_was_reached(outcomes, tries, unanswered):
    found = attempts_of(notes(*outcomes))
    assert (len(found.tries), found.unanswered) == (tries, unanswered)


def test_tries_are_in_the_order_in_which_they_were_made():
    found = attempts_of(notes("no-answer", "left-message", "no-answer"))
    assert [moment.day for moment in found.tries] == [18, 19, 20]


def test_the_present_call_is_one_more():
    now = moment(20, "15:05")
    assert NEVER_TRIED.and_now(now) == Attempts((now,), 1)


@given(st.lists(st.sampled_from([*OUTCOMES, None]), max_size=20))
def test_no_attempt_is_older_than_the_last_contact(outcomes):
    found = attempts_of(notes(*outcomes))
    reached = next((at for at, said in enumerate(outcomes) if said in REACHED), len(outcomes))
    assert len(found.tries) == sum(said is not None for said in outcomes[:reached])
    assert 0 <= found.unanswered <= len(found.tries)


@pytest.mark.parametrize(
    ("tried", "ahead", "expected"),
    [
        pytest.param((), 0, "09:30", id="never: the first of the day"),
        pytest.param(("10:12", "10:40"), 0, "16:30", id="in the morning: late in the afternoon"),
        pytest.param(("16:00", "17:30"), 0, "09:30", id="late: in the morning"),
        pytest.param(("09:00", "16:45"), 0, "14:00", id="both: after lunch"),
        pytest.param(("09:30", "11:30", "16:30"), 0, "14:00", id="the one that is left"),
        pytest.param(("10:12", "10:40"), 3, "13:30", id="three hours ahead it is 16:30 there"),
        pytest.param(("10:00",), 9, "07:30", id="nobody is called at half past two at night"),
        pytest.param(("15:00",), -6, "20:00", id="six hours behind us"),
    ],
)
def test_the_time_that_is_furthest_from_those_that_were_tried(tried, ahead, expected):
    tries = [moment(19, at) for at in tried]
    assert another_time(tries, dt.timedelta(hours=ahead)) == dt.time.fromisoformat(expected)


@given(st.lists(st.times(), max_size=8), st.integers(-12 * 60, 14 * 60))
def test_there_is_always_another_time(times, minutes):
    tries = [dt.datetime.combine(dt.date(2026, 11, 20), time) for time in times]
    found = another_time(tries, dt.timedelta(minutes=minutes))
    assert found.second == found.microsecond == 0
