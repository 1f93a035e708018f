"""What a dossier knows by itself: attempts, deferrals and birthdays."""

import datetime as dt

import pytest

from tickler.core.cards import Card, Dossier, Move, Note, born
from tickler.core.places import LOOSE, Day, Month, Place


def note(outcome: str | None) -> Note:
    return Note(1, dt.datetime(2026, 11, 16, 11, 42, tzinfo=dt.UTC), "call", outcome, "wants three quotes")


def test_how_often_one_was_reached_of_the_times_it_was_tried() -> None:
    outcomes = ["reached", "no-answer", "left-message", "agreed", None]
    dossier = Dossier(Card(1, "Ivan Petrov"), notes=tuple(note(outcome) for outcome in outcomes))
    assert dossier.attempts == (2, 4)


MONDAY, FRIDAY = Day(dt.date(2026, 11, 16)), Day(dt.date(2026, 11, 20))
AT_NINE, AT_TEN = (Day(FRIDAY.date, dt.time(hour)) for hour in (9, 10))


@pytest.mark.parametrize(
    ("origin", "target", "counted"),
    [
        pytest.param(MONDAY, FRIDAY, 1, id="to another day"),
        pytest.param(MONDAY, Month(2027, 1), 1, id="to a month"),
        pytest.param(MONDAY, LOOSE, 1, id="out of the tabs"),
        pytest.param(AT_NINE, AT_TEN, 1, id="to another hour"),
        pytest.param(AT_NINE, AT_NINE, 0, id="to where it was"),
        pytest.param(Month(2026, 11), FRIDAY, 0, id="dealt out of its month"),
        pytest.param(LOOSE, FRIDAY, 0, id="filed"),
        pytest.param(FRIDAY, None, 0, id="dropped"),
        pytest.param(None, FRIDAY, 0, id="restored, or new"),
    ],
)
def test_what_counts_as_putting_a_client_off(
    origin: Place | None, target: Place | None, counted: int
) -> None:
    move = Move(dt.datetime(2026, 11, 16, 11, 43, tzinfo=dt.UTC), origin, target, None)
    assert Dossier(Card(1, "Ivan Petrov"), moves=(move,)).deferrals == counted


@pytest.mark.parametrize(
    ("birthday", "parts"),
    [("1980-02-29", (1980, 2, 29)), ("--02-29", (None, 2, 29))],
    ids=["known", "no year"],
)
def test_a_birthday_is_taken_apart(birthday: str, parts: tuple[int | None, int, int]) -> None:
    assert born(birthday) == parts
