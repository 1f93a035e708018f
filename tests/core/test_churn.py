"""The share of clients lost in a month."""

import datetime as dt
from decimal import Decimal

from tickler.core.churn import Churn, Lives, churn, months_of
from tickler.core.review import Period

OCTOBER, NOVEMBER = dt.date(2026, 10, 1), dt.date(2026, 11, 1)
LIVES = [
    Lives("2026-01", None, False, 111),
    Lives("2026-01", "2026-10", True, 3),  # lost in October
    Lives("2026-01", "2026-10", False, 4),  # dropped without a reason: written twice
    Lives("2026-01", "2026-09", True, 5),  # gone before
    Lives("2026-05", "2026-11", True, 2),  # lost in November
    Lives("2026-10", "2026-10", True, 6),  # came in October, and went
]


def test_two_months_counted_by_hand() -> None:
    assert churn([OCTOBER, NOVEMBER], LIVES) == (Churn(OCTOBER, 120, 3), Churn(NOVEMBER, 113, 2))


def test_against_the_limit() -> None:
    october, november = churn([OCTOBER, NOVEMBER], LIVES)
    assert october.share == Decimal("2.5")
    assert not october.above(Decimal("2.5"))
    assert october.above(Decimal("2.49"))
    assert not november.above(Decimal("2.5"))


def test_where_nobody_was_there_nobody_was_lost() -> None:
    (month,) = churn([OCTOBER], [])
    assert (month.share, month.above(Decimal(0))) == (None, False)


def test_the_months_of_a_period() -> None:
    assert months_of(Period(dt.date(2026, 9, 30), dt.date(2026, 11, 20))) == [
        dt.date(2026, 9, 1),
        OCTOBER,
        NOVEMBER,
    ]
