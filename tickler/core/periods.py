"""How a stretch of days that are over is said: `quarter`, `last year`, `2026-Q3`, `2026-11`, `2026`."""

import datetime as dt
import re
from typing import NamedTuple

from tickler.core.errors import DateRefused
from tickler.core.past import last_of_month, months_before
from tickler.core.review import Period

EXAMPLES = "Say month, quarter, year, last quarter, 2026-Q3, Q3, 2026-11 or 2026; or --from and --to."

_NAMED = re.compile(r"(?P<last>last |previous )?(?P<unit>month|quarter|year)")
_QUARTER = re.compile(r"(?:(?P<year>\d{4})[- ]?)?q(?P<number>[1-4])(?: (?P<later>\d{4}))?", re.ASCII)
_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


class Quarter(NamedTuple):
    """A quarter of a year, numbered 1 to 4."""

    year: int
    number: int

    @classmethod
    def of(cls, day: dt.date) -> "Quarter":
        """Return the quarter in which a day is."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def first(self) -> dt.date:
        return dt.date(self.year, 3 * self.number - 2, 1)

    @property
    def next(self) -> "Quarter":
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"


def understand_period(said: str, today: dt.date) -> Period:
    """Find the days that a phrase means, as far as they are over today.

    Raises DateRefused, with what to say instead, for what is no period or has not begun.
    """
    try:
        first, months = _beginning(" ".join(said.lower().split()), today)
    except ValueError as fault:
        raise DateRefused(f'"{said}" is no period', EXAMPLES) from fault
    if first > today:
        raise DateRefused(f'"{said}" has not begun yet', EXAMPLES)
    last = first
    for _ in range(months - 1):
        last = last_of_month(last) + dt.timedelta(days=1)
    return Period(first, min(last_of_month(last), today))


def _beginning(said: str, today: dt.date) -> tuple[dt.date, int]:
    """Return the first day and how many months there are. Raises ValueError where it is no period."""
    if named := _NAMED.fullmatch(said):
        months = _MONTHS[named["unit"]]
        first = today.replace(day=1, month=(today.month - 1) // months * months + 1)
        return (months_before(first, months) if named["last"] else first), months
    if quarter := _QUARTER.fullmatch(said):
        year, number = quarter["year"] or quarter["later"], int(quarter["number"])
        if year is None:  # the last one of this number that has begun
            this = Quarter.of(today)
            return Quarter(today.year - (number > this.number), number).first, 3
        return Quarter(int(year), number).first, 3
    if month := _MONTH.fullmatch(said):
        return dt.date(int(month["year"]), int(month["month"]), 1), 1
    if _YEAR.fullmatch(said):
        return dt.date(int(said), 1, 1), 12
    raise ValueError(said)
