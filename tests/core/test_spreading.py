"""Which cards go where when a day holds too much, a month has begun, or loose cards are filed."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable

import pytest

from tickler.core.agenda import PileCard
from tickler.core.places import LOOSE, Day, Month, Place
from tickler.core.settings import Capacity
from tickler.core.spreading import DayLoad, Load, Plan, spread
from tickler.core.workdays import WorkingDays

FRIDAY = dt.date(2026, 11, 20)
NOVEMBER, OCTOBER, DECEMBER = Month(2026, 11), Month(2026, 10), Month(2026, 12)
WORKING = WorkingDays()


def on(number: int, hour: int | None = None, month: int = 11) -> Day:
    return Day(dt.date(2026, month, number), None if hour is None else dt.time(hour))


def card(number: int, place: Place, kind: str = "call", moves: int = 0) -> PileCard:
    return PileCard(number, f"Client {number}", None, place, kind, None, None, moves)


def cards(place: Place, ids: Iterable[int], kind: str = "call") -> list[PileCard]:
    return [card(number, place, kind) for number in ids]


def plan(
    given: list[PileCard],
    capacity: int | Capacity | None,
    *,
    today: dt.date = FRIDAY,
    start: dt.date | None = None,
    per_day: int | None = None,
    working: WorkingDays = WORKING,
    others: dict[dt.date, int] | None = None,
) -> Plan:
    """Spread the cards given, with so many others on some days that may not go."""
    held = Counter(others or {})
    for one in given:
        if isinstance(one.place, Day):
            held[max(one.place.date, today)] += 1
        elif isinstance(one.place, Month):
            held[today] += 1
    limit = capacity if isinstance(capacity, Capacity) else Capacity.every_day(capacity)
    return spread(Load(today, start or today, held, limit, working), given, per_day)


def moved(made: Plan) -> dict[int, str]:
    return {move.card.id: f"{move.target.day} {move.target:%b}" for move in made.moves}


def days(made: Plan) -> list[tuple[str, int, int]]:
    return [(f"{day.date:%a} {day.date.day}", day.before, day.after) for day in made.days]


def test_what_is_too_much_goes_to_the_nearest_later_working_day_with_room() -> None:
    made = plan(cards(on(20), range(1, 6)), 2, others={dt.date(2026, 11, 23): 1})
    assert moved(made) == {3: "23 Nov", 4: "24 Nov", 5: "24 Nov"}
    assert {move.reason for move in made.moves} == {"too much"}
    assert days(made) == [("Fri 20", 5, 2), ("Mon 23", 1, 2), ("Tue 24", 0, 2)]
    assert made.days[0] == DayLoad(FRIDAY, 5, 2, 2)


def test_first_calls_go_first_then_calls_e_mails_and_the_rest() -> None:
    given = [
        card(number, on(20), kind) for number, kind in enumerate(("other", "email", "call", "first-call"))
    ]
    for limit, going in ((3, {3}), (2, {3, 2}), (1, {3, 2, 1})):
        assert set(moved(plan(given, limit))) == going


def test_the_more_urgent_of_those_that_go_comes_nearer() -> None:
    given = [card(1, on(20), "first-call"), card(2, on(20)), card(3, on(20), "meeting")]
    assert moved(plan(given, 1)) == {2: "23 Nov", 1: "24 Nov"}


@pytest.mark.parametrize(
    "staying",
    [
        pytest.param(card(1, on(20, 9)), id="with a time"),
        pytest.param(card(1, on(18, 9), "first-call"), id="with a time that is over"),
        pytest.param(card(1, on(20), "meeting"), id="a meeting"),
        pytest.param(card(1, on(20), "visit"), id="a visit"),
        pytest.param(card(1, on(20), "first-call", moves=3), id="put off three times"),
    ],
)
def test_what_was_agreed_stays_and_is_counted(staying: PileCard) -> None:
    assert moved(plan([staying, card(2, on(20))], 1)) == {2: "23 Nov"}
    alone = plan([staying], 1, others={FRIDAY: 1})
    assert (alone.moves, alone.days, alone.stay, alone.no_room, alone.left) == ((), (), 1, 0, 1)


def test_fresh_cards_go_before_late_ones_and_the_less_late_before_the_later() -> None:
    given = [card(1, on(10), "first-call"), card(2, on(19), "first-call"), card(3, on(20), "other")]
    assert list(moved(plan(given, 2))) == [3]
    assert set(moved(plan(given, 1))) == {3, 2}


def test_of_equals_what_was_put_off_less_often_goes_then_what_was_added_last() -> None:
    given = [card(1, on(20), moves=1), card(2, on(20)), card(3, on(20))]
    assert set(moved(plan(given, 2))) == {3}
    assert set(moved(plan(given, 1))) == {3, 2}


def test_a_day_to_come_is_relieved_too_and_never_to_an_earlier_one() -> None:
    made = plan(cards(on(25), range(1, 5)), 3)
    assert moved(made) == {4: "26 Nov"}


def test_days_before_the_first_are_left_as_they_are() -> None:
    given = [*cards(on(20), (1, 2)), *cards(on(25), (3, 4))]
    assert moved(plan(given, 1, start=dt.date(2026, 11, 23))) == {4: "26 Nov"}


def test_holidays_and_weekends_get_nothing_and_give_what_is_too_much() -> None:
    working = WorkingDays(holidays={dt.date(2026, 11, 23): "a holiday"})
    made = plan([*cards(on(20), (1, 2)), *cards(on(22), (3, 4))], 1, working=working)
    assert moved(made) == {2: "24 Nov", 4: "25 Nov"}


def test_each_weekday_has_its_own_capacity() -> None:
    capacity = Capacity((1, 0, 2, 9, 9, 9, 9))
    assert moved(plan(cards(on(20), range(1, 13)), capacity)) == {10: "23 Nov", 11: "25 Nov", 12: "25 Nov"}


def test_where_no_day_has_room_the_cards_stay() -> None:
    made = plan(
        cards(on(20), (1, 2, 3)), Capacity((0, 0, 0, 0, 1, 0, 0)), working=WorkingDays(frozenset({0}))
    )
    assert (made.moves, made.stay, made.no_room) == ((), 0, 2)


def test_without_a_capacity_no_day_holds_too_much() -> None:
    assert plan(cards(on(20), range(99)), None) == Plan()


def test_a_month_is_dealt_out_evenly_over_what_is_left_of_it() -> None:
    given = cards(NOVEMBER, range(1, 15))
    made = plan(given, 30, others={FRIDAY: 4, dt.date(2026, 11, 24): 3})
    assert {move.reason for move in made.moves} == {"dealt out"}
    assert days(made) == [
        ("Fri 20", 18, 4), ("Mon 23", 0, 3), ("Wed 25", 0, 3), ("Thu 26", 0, 3), ("Fri 27", 0, 3),
        ("Mon 30", 0, 2),
    ]  # fmt: skip


def test_what_does_not_fit_into_the_month_goes_on_into_the_next() -> None:
    made = plan(cards(NOVEMBER, range(1, 20)), 2)
    assert Counter(moved(made).values()) == {
        "20 Nov": 2, "23 Nov": 2, "24 Nov": 2, "25 Nov": 2, "26 Nov": 2, "27 Nov": 2, "30 Nov": 2,
        "1 Dec": 2, "2 Dec": 2, "3 Dec": 1,
    }  # fmt: skip


def test_an_older_month_comes_first_and_first_calls_last() -> None:
    given = [card(1, NOVEMBER, "first-call"), card(2, NOVEMBER), card(3, OCTOBER, "first-call")]
    made = plan(given, 1)
    assert moved(made) == {3: "20 Nov", 2: "23 Nov", 1: "24 Nov"}


def test_after_the_last_working_day_a_month_is_dealt_out_over_the_next() -> None:
    made = plan(cards(OCTOBER, range(1, 4)), 30, today=dt.date(2026, 10, 31))
    assert moved(made) == {1: "2 Nov", 2: "3 Nov", 3: "4 Nov"}


def test_what_is_dealt_out_from_a_later_day_leaves_today() -> None:
    made = plan(cards(NOVEMBER, (1, 2)), 30, start=dt.date(2026, 11, 30), others={FRIDAY: 3})
    assert days(made) == [("Fri 20", 5, 3), ("Mon 30", 0, 2)]


def test_the_day_relieved_first_keeps_its_room_from_the_month() -> None:
    made = plan([*cards(on(20), (1, 2)), card(3, NOVEMBER)], 1)
    assert moved(made) == {2: "23 Nov", 3: "24 Nov"}


def test_so_many_a_day_are_dealt_out_and_filed_months_first() -> None:
    given = [*cards(LOOSE, (1, 2, 3)), *cards(NOVEMBER, (4, 5, 6))]
    made = plan(given, None, per_day=2, others={FRIDAY: 50})
    assert moved(made) == {4: "20 Nov", 5: "20 Nov", 6: "23 Nov", 1: "23 Nov", 2: "24 Nov", 3: "24 Nov"}
    assert [move.reason for move in made.moves] == ["dealt out"] * 3 + ["filed"] * 3


def test_so_many_a_day_is_never_more_than_a_day_can_hold() -> None:
    made = plan(cards(LOOSE, range(1, 8)), 3, per_day=5, others={FRIDAY: 1})
    assert days(made) == [("Fri 20", 1, 3), ("Mon 23", 0, 3), ("Tue 24", 0, 2)]


def test_what_is_too_much_does_not_count_among_so_many_a_day() -> None:
    made = plan([*cards(on(20), range(1, 4)), *cards(LOOSE, (7, 8))], 2, per_day=1)
    assert moved(made) == {3: "23 Nov", 7: "23 Nov", 8: "24 Nov"}


def test_loose_cards_fill_the_room_there_is_in_the_order_of_their_ids() -> None:
    made = plan(cards(LOOSE, (5, 1, 3)), 2, others={FRIDAY: 1})
    assert moved(made) == {1: "20 Nov", 3: "23 Nov", 5: "23 Nov"}


def test_a_card_goes_three_years_ahead_at_most() -> None:
    made = plan(cards(LOOSE, range(1000)), 1)
    assert (len(made.moves), made.no_room) == (782, 218)
    assert made.moves[-1].target == dt.date(2029, 11, 19)


def test_the_end_of_the_calendar_is_the_end() -> None:
    made = plan([*cards(LOOSE, (1, 2)), card(3, NOVEMBER)], 1, today=dt.date(9999, 12, 31))
    assert (len(made.moves), made.no_room) == (1, 2)
    not_worked = WorkingDays(frozenset({0}))
    assert plan([card(3, NOVEMBER)], 1, today=dt.date(9999, 12, 31), working=not_worked).left == 1
