"""The tree that a phrase of WHEN becomes: what was said, before it is known which day it is."""

import datetime as dt
from typing import NamedTuple

from tickler.core.places import Loose
from tickler.core.words import Unit

# Named tuples and not dataclasses, which take six times as long to define: every `note` and
# `defer` would wait for that.


class DayAhead(NamedTuple):
    """`today`, `tomorrow`: so many days from today, whatever day that is."""

    days: int


class NumberedDay(NamedTuple):
    """`25`: the next date with this number."""

    number: int


class NextWeekday(NamedTuple):
    """`mon`: the next one after today; Monday is 0."""

    weekday: int


class CalendarDay(NamedTuple):
    """`5 jul`, `8.12.2026`; without a year, the next one."""

    day: int
    month: int
    year: int | None


class CalendarMonth(NamedTuple):
    """`jul`, `2027-07`; without a year, the next one."""

    month: int
    year: int | None


class MonthAhead(NamedTuple):
    """`next month`: so many months from this one."""

    months: int


class Counted(NamedTuple):
    """`+3d`, `in 5 working days`: counted from today."""

    number: int
    unit: Unit


class EndOf(NamedTuple):
    """`eom`: the last working day of the period."""

    unit: Unit


Said = (
    DayAhead | NumberedDay | NextWeekday | CalendarDay | CalendarMonth | MonthAhead | Counted | EndOf | Loose
)


class Phrase(NamedTuple):
    """A phrase understood: as it was written, what it says of the day, and the time of day.

    `theirs` says that it is meant on the client's clock and calendar; it has a day and a time then.
    """

    text: str
    said: Said
    time: dt.time | None = None
    theirs: bool = False
