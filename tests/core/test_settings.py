"""How many cards a day can hold, said for all days or for some weekdays."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.core.errors import ValueRefused
from tickler.core.settings import Capacity, Settings, normal_value

MONDAY = dt.date(2026, 11, 23)
WEEK = [MONDAY + dt.timedelta(days=count) for count in range(7)]


@pytest.mark.parametrize(
    ("said", "kept", "week"),
    [
        pytest.param("12", "12", [12] * 7, id="all days"),
        pytest.param("none", "none", [None] * 7, id="no limit"),
        pytest.param("30, fri 15", "30, fri 15", [30] * 4 + [15, 30, 30], id="one day differs"),
        pytest.param("mon-fri 20, fri 10, sat-sun 0", "20, fri 10, sat-sun 0",
                     [20] * 4 + [10, 0, 0], id="a day said again"),
        pytest.param("mon-thu 20, fri 10", "20, fri 10, sat-sun 30",
                     [20] * 4 + [10, 30, 30], id="days that are not named hold the default"),
        pytest.param("fri 15, 20", "20, fri 15", [20] * 4 + [15, 20, 20], id="all days said last"),
        pytest.param("Mon, Tue 5 WEDNESDAY - Sunday None", "none, mon-tue 5",
                     [5, 5] + [None] * 5, id="days collected, long names"),
        pytest.param("sat-mon 3, 4", "4, mon 3, sat-sun 3", [3, 4, 4, 4, 4, 3, 3], id="over the weekend"),
        pytest.param("0, mon 7", "0, mon 7", [7] + [0] * 6, id="one day a week"),
        pytest.param("007", "7", [7] * 7, id="leading zeros"),
        pytest.param("", "30", [30] * 7, id="the default"),
    ],
)  # fmt: skip
def test_capacity_as_it_is_said_and_kept(said: str, kept: str, week: list[int | None]) -> None:
    assert normal_value("capacity", said) == kept
    settings = Settings({"capacity": kept})
    assert [settings.capacity_on(day) for day in WEEK] == week


@pytest.mark.parametrize(
    "said",
    [
        "0", "many", "-5", "1.5", "fri", "30, fri", "fri 15 mon", "30, 20", "xyz 3", "mon- 3", "mon-xyz 3",
        "mon-fri 0, sat-sun 0", "none 5", "9999999", "9" * 5000, "٣x",
    ],
)  # fmt: skip
def test_what_is_no_capacity_is_refused_as_it_was_said(said: str) -> None:
    with pytest.raises(ValueRefused) as refusal:
        normal_value("capacity", said)
    assert refusal.value.message == f'capacity is a number of cards, not "{said}".'
    assert refusal.value.hint == (
        'Say tickler config capacity 20, "mon-thu 20, fri 10", or none for no limit.'
    )


limits = st.none() | st.sampled_from([0, 1, 5, 30]) | st.integers(0, 999_999)


@given(st.lists(limits, min_size=7, max_size=7).filter(lambda week: any(limit != 0 for limit in week)))
def test_what_is_kept_means_what_was_set(week: list[int | None]) -> None:
    capacity = Capacity(tuple(week))
    assert normal_value("capacity", str(capacity)) == str(capacity)
    assert Settings({"capacity": str(capacity)}).capacity == capacity
