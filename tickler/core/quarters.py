"""Quarters of the calendar, and the days that several of them cover."""

import datetime as dt
from typing import NamedTuple

from tickler.core.review import Period


class Quarter(NamedTuple):
    """A quarter of a year; `number` is 1 to 4."""

    year: int
    number: int

    @property
    def first(self) -> dt.date:
        """Its first day."""
        return dt.date(self.year, 3 * self.number - 2, 1)

    @property
    def key(self) -> str:
        """How scripts see it, `2026-Q4`: as text in the order of time."""
        return f"{self.year:04}-Q{self.number}"

    def before(self, count: int) -> "Quarter":
        """Return the quarter that is so many quarters earlier."""
        return _numbered(self.year * 4 + self.number - 1 - count)


def quarter_of(day: dt.date) -> Quarter:
    """Return the quarter in which a day lies."""
    return Quarter(day.year, (day.month + 2) // 3)


def last_quarters(count: int, last: dt.date) -> Period:
    """Return the days of the last `count` quarters, of which that of the day `last` goes no further."""
    return Period(quarter_of(last).before(count - 1).first, last)


def quarters_in(period: Period) -> tuple[Quarter, ...]:
    """Return the quarters that a period touches, the oldest first."""
    first, last = (quarter.year * 4 + quarter.number - 1 for quarter in map(quarter_of, period[:2]))
    return tuple(map(_numbered, range(first, last + 1)))


def _numbered(number: int) -> Quarter:
    return Quarter(number // 4, number % 4 + 1)
