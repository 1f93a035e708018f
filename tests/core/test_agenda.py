"""Today's pile: its order, and what is counted over it."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.core.agenda import Agenda, PileCard, in_order, say_kind, say_kinds
from tickler.core.places import Day, Month, Place

FRIDAY = dt.date(2026, 11, 20)


def card(number: int, place: Place | None, kind: str = "call") -> PileCard:
    return PileCard(number, f"Client {number}", None, place, kind, None, None)


def on(month: int, number: int, hour: int | None = None) -> Day:
    return Day(dt.date(2026, month, number), None if hour is None else dt.time(hour))


def ids(cards: tuple[PileCard, ...]) -> list[int]:
    return [card.id for card in cards]


def test_timed_first_then_late_then_the_day_then_the_months() -> None:
    pile = [
        card(1, on(11, 20)),
        card(2, Month(2026, 11)),
        card(3, on(11, 19)),
        card(4, on(11, 20, 14)),
        card(5, on(11, 2)),
        card(6, on(11, 20, 9)),
        card(7, Month(2026, 10)),
    ]
    assert ids(in_order(pile, FRIDAY)) == [6, 4, 5, 3, 1, 7, 2]


def test_the_time_of_a_day_that_is_over_does_not_count() -> None:
    pile = [card(1, on(11, 18, 9)), card(2, on(11, 2)), card(3, on(11, 20, 16))]
    assert ids(in_order(pile, FRIDAY)) == [3, 2, 1]


def test_midnight_is_a_time() -> None:
    assert ids(in_order([card(1, on(11, 20)), card(2, on(11, 20, 0))], FRIDAY)) == [2, 1]


@given(
    st.permutations([card(n, place) for n, place in enumerate([on(11, 20), on(11, 19), on(11, 20, 9)] * 2)])
)
def test_the_pile_does_not_shuffle(pile: list[PileCard]) -> None:
    assert ids(in_order(pile, FRIDAY)) == [2, 5, 1, 4, 0, 3]


def agenda(*cards: PileCard, capacity: int | None = 2) -> Agenda:
    return Agenda(FRIDAY, in_order(cards, FRIDAY), (), loose=0, done_today=0, capacity=capacity)


def test_what_an_agenda_counts() -> None:
    day = agenda(
        card(1, on(11, 20)),
        card(2, on(11, 19), "first-call"),
        card(3, Month(2026, 11)),
    )
    assert ids(day.carried_over) == [2]
    assert ids(day.to_deal_out) == [3]
    assert day.by_kind == {"call": 2, "first-call": 1}
    assert list(day.by_kind) == ["call", "first-call"]


@pytest.mark.parametrize(("capacity", "over"), [(None, 0), (0, 3), (2, 1), (3, 0), (9, 0)])
def test_by_how_much_the_day_is_too_full(capacity: int | None, over: int) -> None:
    cards = [card(number, on(11, 20)) for number in range(3)]
    assert agenda(*cards, capacity=capacity).over_by == over


@pytest.mark.parametrize(
    ("kind", "count", "said"),
    [
        ("call", 1, "call"),
        ("call", 7, "calls"),
        ("call", 0, "calls"),
        ("first-call", 4, "first calls"),
        ("other", 2, "other"),
    ],
)
def test_how_kinds_are_said(kind: str, count: int, said: str) -> None:
    assert say_kind(kind, count) == said


def test_how_many_of_each_kind() -> None:
    assert say_kinds({"call": 7, "meeting": 1}) == ["7 calls", "1 meeting"]
