"""Where a card is: behind a day, behind a month, or loose.

A place has a key, the form in which it is stored and shown to scripts: `2026-11-20`,
`2026-11` or `loose`. Keys sort as text the way the binder is worked: a month stands before its
days (it is dealt out when it begins) and `loose` after every date. So "due by today" is the one
comparison `key <= today`.
"""

import datetime as dt
from typing import NamedTuple

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTHS_LONG = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WEEKDAYS_LONG = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Day(NamedTuple):
    """A day, with a time of day (local, minutes) where one was agreed."""

    date: dt.date
    time: dt.time | None = None

    @property
    def key(self) -> str:
        return self.date.isoformat()

    def __str__(self) -> str:
        return say_date(self.date) + (f" {self.time:%H:%M}" if self.time else "")


class Month(NamedTuple):
    """A month whose day is not yet known."""

    year: int
    month: int

    @property
    def key(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    def __str__(self) -> str:
        return f"{MONTHS_LONG[self.month - 1]} {self.year}"


class Loose:
    """Out of the tabs, still active. There is one: LOOSE."""

    __slots__ = ()

    @property
    def key(self) -> str:
        return "loose"

    def __str__(self) -> str:
        return "loose"

    def __reduce__(self) -> str:
        return "LOOSE"  # still the one and only after a way through pickle

    __repr__ = __str__


LOOSE = Loose()
Place = Day | Month | Loose


def place_from_key(key: str, at: str | None = None) -> Place:
    """Give back the place that a key stands for.

    `key` is `YYYY-MM-DD`, `YYYY-MM` or `loose`; `at` is `HH:MM` and belongs to a day only.
    Raises ValueError for anything else.
    """
    if key == LOOSE.key:
        return LOOSE
    if len(key) == len("2026-11"):
        first = dt.date.fromisoformat(f"{key}-01")
        return Month(first.year, first.month)
    if len(key) != len("2026-11-20") or key[7] != "-":  # ISO 8601 has more ways, such as 2026-W47-5
        raise ValueError(f"no such place: {key!r}")
    return Day(dt.date.fromisoformat(key), dt.time.fromisoformat(at) if at else None)


def time_of(place: Place) -> str | None:
    """Return the agreed time of a place as `HH:MM`, or None."""
    return f"{place.time:%H:%M}" if isinstance(place, Day) and place.time else None


def days_late(place: Place, today: dt.date) -> int:
    """Return by how many days a card is carried over; 0 on its day, before it, and for months."""
    return max(0, (today - place.date).days) if isinstance(place, Day) else 0


def say_date(day: dt.date) -> str:
    """Write a date the way it is said back everywhere: `Wed 9 Dec 2026`."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def say_short(day: dt.date, today: dt.date) -> str:
    """Write a date briefly, for histories: `16 Nov`, with the year unless it is this year's."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{year}"
