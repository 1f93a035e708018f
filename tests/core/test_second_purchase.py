"""The usual time to a second purchase, and who is near it."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from tickler.core.second_purchase import Nearing, UsualTime, nearing, usual_time

TODAY = dt.date(2026, 11, 20)
TIMES = (10, 20, 30, 60, 100)
"""Days that five clients took to come back: the median is 30, the quartiles are 20 and 60."""


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def came_back(times: tuple[int, ...] = TIMES) -> dict[int, list[dt.date]]:
    return {client: [ago(300), ago(300 - days), ago(1)] for client, days in enumerate(times, start=1)}


def test_the_median_and_the_quartiles_counted_by_hand() -> None:
    assert usual_time(came_back()) == UsualTime(clients=5, lower=20, median=30, upper=60)


def test_of_four_nothing_usual_can_be_said() -> None:
    assert usual_time(came_back(TIMES[:4])) is None
    assert nearing({9: [ago(30)]}, None, TODAY) == ()


def test_who_bought_once_and_is_between_the_quartiles_is_near() -> None:
    once = {20 + days: [ago(days)] for days in (19, 20, 30, 60, 61)}
    bought = {**came_back(), **once, 99: [ago(30), ago(29)]}
    assert nearing(bought, usual_time(came_back()), TODAY) == (
        Nearing(80, ago(60), TODAY),
        Nearing(50, ago(30), TODAY),
        Nearing(40, ago(20), TODAY + dt.timedelta(days=10)),
    )


def test_twice_on_one_day_is_once() -> None:
    (near,) = nearing({9: [ago(30), ago(30)]}, UsualTime(5, 20, 30, 60), TODAY)
    assert near.client == 9


@given(st.dictionaries(st.integers(1, 40), st.sets(st.dates(ago(900), TODAY), min_size=1, max_size=4)))
def test_the_quartiles_are_in_order_and_who_is_near_has_bought_once(
    bought: dict[int, set[dt.date]],
) -> None:
    usual = usual_time(bought)
    if usual:
        assert 1 <= usual.lower <= usual.median <= usual.upper
    for near in nearing(bought, usual, TODAY):
        assert bought[near.client] == {near.first}
        assert near.due >= TODAY
