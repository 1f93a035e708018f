"""How a stretch of days that are over is said; today is Friday 20 November 2026."""

import datetime as dt

import pytest

from tickler.core.errors import DateRefused
from tickler.core.periods import Quarter, understand_period

TODAY = dt.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("month", "2026-11-01", "2026-11-20"), ("quarter", "2026-10-01", "2026-11-20"),
        ("year", "2026-01-01", "2026-11-20"), ("last month", "2026-10-01", "2026-10-31"),
        ("Last Quarter", "2026-07-01", "2026-09-30"), ("previous year", "2025-01-01", "2025-12-31"),
        ("q4", "2026-10-01", "2026-11-20"), ("Q1", "2026-01-01", "2026-03-31"),
        ("2025-Q4", "2025-10-01", "2025-12-31"), ("q2 2024", "2024-04-01", "2024-06-30"),
        ("2024-02", "2024-02-01", "2024-02-29"), ("2026-11", "2026-11-01", "2026-11-20"),
        ("2025", "2025-01-01", "2025-12-31"),
    ],
)  # fmt: skip
def test_a_period(said: str, first: str, last: str) -> None:
    period = understand_period(said, TODAY)
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)


def test_a_quarter_that_has_not_come_yet_is_that_of_last_year() -> None:
    assert understand_period("q4", dt.date(2026, 2, 1)).first == dt.date(2025, 10, 1)


@pytest.mark.parametrize("said", ["", "week", "2027", "2026-12", "2027-q1", "2026-13", "q5", "0000", "٢٠٢٦"])
def test_what_is_no_period_or_to_come_is_refused(said: str) -> None:
    with pytest.raises(DateRefused) as refusal:
        understand_period(said, TODAY)
    assert refusal.value.hint


def test_quarters_follow_each_other() -> None:
    assert str(Quarter.of(dt.date(2026, 12, 31))) == "2026-Q4"
    assert Quarter(2026, 4).next == Quarter(2027, 1)
    assert Quarter(2027, 1).next == Quarter(2027, 2)
