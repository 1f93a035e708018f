"""The activity matrix: a hundred clients over four quarters counted by hand, and what holds for all."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.core.quarters import Quarter, last_quarters, quarter_of, quarters_in
from tickler.core.review import Period
from tickler.core.segments import GROUPS, Cell, group_of, segment

YEAR = Period(dt.date(2025, 1, 1), dt.date(2025, 12, 31))
QUARTERS = [Quarter(2025, number) for number in (1, 2, 3, 4)]

HUNDRED = {
    1: (9, 8, 7, 11),
    2: (4, 5, 6, 10),
    3: (2, 3, 5, 8),
    4: (1, 2, 7, 12),
}
"""How many clients made so many purchases, by the quarter of the last one."""

days = st.dates(dt.date(2023, 1, 1), dt.date(2027, 12, 31))
buyers = st.dictionaries(st.integers(1, 50), st.sets(days, min_size=1, max_size=9))


def hundred() -> dict[int, list[dt.date]]:
    """Write out the purchases: on days that follow each other, the last on the 40th of a quarter."""
    bought: dict[int, list[dt.date]] = {}
    for purchases, counts in HUNDRED.items():
        for quarter, clients in zip(QUARTERS, counts, strict=True):
            last = quarter.first + dt.timedelta(days=39)
            for _ in range(clients):
                bought[len(bought) + 1] = [last - dt.timedelta(days=back) for back in range(purchases)]
    return bought


def test_a_hundred_clients_counted_by_hand() -> None:
    found = segment(hundred(), YEAR)
    assert found.buyers == 100
    assert {cell: len(clients) for cell, clients in found.cells.items()} == {
        Cell(purchases, quarter): count
        for purchases, counts in HUNDRED.items()
        for quarter, count in zip(QUARTERS, counts, strict=True)
    }
    assert {group: len(clients) for group, clients in found.groups.items()} == {
        "beginners": 7 + 11,
        "one-off": 9 + 8,
        "growing": 6 + 10 + 5 + 8,
        "lost": 4 + 5 + 2 + 3 + 1 + 2,
        "best": 7 + 12,
    }


def test_rows_and_columns_add_up() -> None:
    found = segment(hundred(), YEAR)
    assert [found.count(purchases) for purchases in (1, 2, 3, 4)] == [35, 25, 18, 22]
    assert [found.count(None, [quarter]) for quarter in QUARTERS] == [16, 18, 25, 41]
    assert found.count(1, QUARTERS[:2]) == 17


@pytest.mark.parametrize(
    ("purchases", "recent", "group"),
    [
        pytest.param(1, True, "beginners", id="once, of late"),
        pytest.param(1, False, "one-off", id="once, long ago"),
        pytest.param(2, True, "growing", id="came back"),
        pytest.param(3, True, "growing", id="not yet of the best"),
        pytest.param(4, True, "best", id="one a quarter"),
        pytest.param(4, False, "lost", id="was one of the best"),
        pytest.param(2, False, "lost", id="came back once"),
    ],
)
def test_the_rules_of_four_quarters(purchases: int, recent: bool, group: str) -> None:
    assert group_of(purchases, recent=recent, best_from=4) == group


@pytest.mark.parametrize(
    ("quarters", "recent_from", "best_from"),
    [
        pytest.param(1, "2026-10-01", 3, id="all of one"),
        pytest.param(2, "2026-10-01", 3, id="the last of two"),
        pytest.param(3, "2026-07-01", 3, id="two of three"),
        pytest.param(4, "2026-07-01", 4, id="two of four"),
        pytest.param(8, "2026-01-01", 8, id="a year of two"),
    ],
)
def test_the_later_half_is_recent(quarters: int, recent_from: str, best_from: int) -> None:
    found = segment({}, last_quarters(quarters, dt.date(2026, 11, 20)))
    assert (found.recent_from.isoformat(), found.best_from) == (recent_from, best_from)
    assert len(found.quarters) == quarters


def test_what_was_bought_outside_of_the_period_does_not_count() -> None:
    found = segment({1: [dt.date(2024, 12, 31), dt.date(2025, 1, 1), dt.date(2026, 1, 1)]}, YEAR)
    assert found.groups["one-off"] == (1,)


def test_two_sales_on_one_day_are_one_purchase() -> None:
    found = segment({1: [dt.date(2025, 12, 1), dt.date(2025, 12, 1)]}, YEAR)
    assert found.groups["beginners"] == (1,)


@given(buyers, st.integers(1, 12), days)
def test_every_buyer_is_in_exactly_one_group_and_one_cell(
    bought: dict[int, set[dt.date]], quarters: int, last: dt.date
) -> None:
    period = last_quarters(quarters, last)
    within = sorted(client for client, on in bought.items() if any(map(period.holds, on)))
    found = segment(bought, period)
    assert sorted(client for clients in found.groups.values() for client in clients) == within
    assert sorted(client for clients in found.cells.values() for client in clients) == within
    assert tuple(found.groups) == GROUPS


@given(days, st.integers(1, 12))
def test_so_many_quarters_are_the_last_ones(last: dt.date, count: int) -> None:
    quarters = quarters_in(last_quarters(count, last))
    assert (len(quarters), quarters[-1]) == (count, quarter_of(last))
    assert list(quarters) == sorted(quarters, key=lambda quarter: quarter.key)


@given(days)
def test_a_day_lies_in_its_quarter(day: dt.date) -> None:
    quarter = quarter_of(day)
    assert quarter.first <= day < quarter.before(-1).first
