"""The small phrases that views share."""

import datetime as dt

import pytest

from tests.show.samples import TODAY, moment, on
from tickler.core.places import LOOSE, Month
from tickler.show import words


@pytest.mark.parametrize(("count", "said"), [(0, "0 cards"), (1, "1 card"), (1340, "1,340 cards")])
def test_counted(count, said):
    assert words.counted(count, "card") == said


@pytest.mark.parametrize(
    ("size", "said"),
    [(0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (3412, "3.4 KB"), (5_200_000, "5.2 MB"),
     (7 * 10**12, "7.0 TB"), (10**16, "10000.0 TB")],
)  # fmt: skip
def test_sizes(size, said):
    assert words.say_size(size) == said


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (on(9, month=12), "Wed 9 Dec"),
        (on(9, "14:30", month=12), "Wed 9 Dec 14:30"),
        (type(on(1))(dt.date(2027, 1, 4)), "Mon 4 Jan 2027"),
        (Month(2027, 7), "July 2027"),
        (LOOSE, "loose"),
        (None, "dropped"),
    ],
)
def test_where_a_card_is_filed(place, said):
    assert words.say_filed(place, TODAY) == said


@pytest.mark.parametrize(
    ("kind", "why", "said"),
    [
        ("call", None, "call"),
        ("call", "the offer", "the offer"),
        ("first-call", None, "first call"),
        ("meeting", "their office", "meeting: their office"),
    ],
)
def test_why(kind, why, said):
    assert words.say_why(kind, why) == said


@pytest.mark.parametrize(
    ("place", "said"),
    [(on(20, "09:30"), "09:30"), (on(20), ""), (on(19, "09:30"), "1 day"), (Month(2026, 11), ""), (None, "")],
)
def test_when_today(place, said):
    assert words.say_at(place, TODAY) == said


@pytest.mark.parametrize(("moves", "said"), [(0, ""), (1, "moved once"), (4, "moved 4 times")])
def test_moves(moves, said):
    assert words.say_moves(moves) == said


def test_a_moment_has_its_year():
    assert words.say_moment(moment(2, 9, 5)) == "2 Nov 2026 09:05"
