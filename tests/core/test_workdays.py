"""Working days: weekdays less holidays."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.core.workdays import WorkingDays

FRIDAY = dt.date(2026, 11, 20)
CHRISTMAS = dt.date(2026, 12, 25)
WORKING = WorkingDays(holidays={CHRISTMAS: "Christmas Day", dt.date(2026, 12, 26): "Boxing Day"})


@pytest.mark.parametrize(
    ("day", "why_not"),
    [
        pytest.param(FRIDAY, None, id="a Friday"),
        pytest.param(dt.date(2026, 11, 21), "Saturday", id="a Saturday"),
        pytest.param(dt.date(2026, 11, 22), "Sunday", id="a Sunday"),
        pytest.param(CHRISTMAS, "Christmas Day", id="a holiday"),
        pytest.param(dt.date(2026, 12, 26), "Boxing Day", id="a holiday on a Saturday"),
    ],
)
def test_which_days_are_worked(day: dt.date, why_not: str | None) -> None:
    assert WORKING.includes(day) is (why_not is None)
    assert WORKING.why_not(day) == why_not


def test_a_holiday_and_a_weekend_are_passed_over_both_ways() -> None:
    assert WORKING.on_or_after(CHRISTMAS) == dt.date(2026, 12, 28)
    assert WORKING.on_or_before(dt.date(2026, 12, 27)) == dt.date(2026, 12, 24)
    assert WORKING.on_or_after(FRIDAY) == WORKING.on_or_before(FRIDAY) == FRIDAY


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        pytest.param(FRIDAY, 0, FRIDAY, id="none"),
        pytest.param(FRIDAY, 1, dt.date(2026, 11, 23), id="over a weekend"),
        pytest.param(FRIDAY, 5, dt.date(2026, 11, 27), id="a week"),
        pytest.param(dt.date(2026, 11, 22), 1, dt.date(2026, 11, 23), id="from a Sunday"),
        pytest.param(dt.date(2026, 12, 24), 1, dt.date(2026, 12, 28), id="over a holiday"),
    ],
)
def test_working_days_counted(start: dt.date, count: int, end: dt.date) -> None:
    assert WORKING.after(start, count) == end


@given(
    st.dates(dt.date(2020, 1, 1), dt.date(2090, 12, 31)),
    st.integers(0, 60),
    st.frozensets(st.integers(0, 6), min_size=1),
)
def test_so_many_working_days_lie_between(start: dt.date, count: int, weekdays: frozenset[int]) -> None:
    working = WorkingDays(weekdays)
    end = working.after(start, count)
    later = [start + dt.timedelta(days=ahead) for ahead in range(1, (end - start).days + 1)]
    assert sum(working.includes(day) for day in later) == count
