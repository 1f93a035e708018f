"""What a dossier knows by itself: attempts and birthdays."""

import datetime as dt

import pytest

from tickler.core.cards import Card, Dossier, Note, born


def note(outcome: str | None) -> Note:
    return Note(1, dt.datetime(2026, 11, 16, 11, 42, tzinfo=dt.UTC), "call", outcome, "wants three quotes")


def test_how_often_one_was_reached_of_the_times_it_was_tried() -> None:
    outcomes = ["reached", "no-answer", "left-message", "agreed", None]
    dossier = Dossier(Card(1, "Ivan Petrov"), notes=tuple(note(outcome) for outcome in outcomes))
    assert dossier.attempts == (2, 4)


@pytest.mark.parametrize(
    ("birthday", "parts"),
    [("1980-02-29", (1980, 2, 29)), ("--02-29", (None, 2, 29))],
    ids=["known", "no year"],
)
def test_a_birthday_is_taken_apart(birthday: str, parts: tuple[int | None, int, int]) -> None:
    assert born(birthday) == parts
