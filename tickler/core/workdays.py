"""Which days are worked: the weekdays of the folder, less its holidays."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from tickler.core.places import WEEKDAYS_LONG

MONDAY_TO_FRIDAY = frozenset(range(5))
NO_HOLIDAYS: Mapping[dt.date, str] = MappingProxyType({})


class WorkingDays(NamedTuple):
    """The working days of a folder.

    `weekdays` are numbers as `date.weekday()` gives them (Monday is 0), never empty;
    `holidays` maps dates to their names.
    """

    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    holidays: Mapping[dt.date, str] = NO_HOLIDAYS

    def includes(self, day: dt.date) -> bool:
        """Tell whether the day is worked."""
        return day.weekday() in self.weekdays and day not in self.holidays

    def why_not(self, day: dt.date) -> str | None:
        """Name the reason why a day is not worked: the holiday, or the weekday; else None."""
        if day in self.holidays:
            return self.holidays[day]
        return None if day.weekday() in self.weekdays else WEEKDAYS_LONG[day.weekday()]

    def on_or_after(self, day: dt.date) -> dt.date:
        """Return the first working day from this day on."""
        while not self.includes(day):
            day += dt.timedelta(days=1)
        return day

    def on_or_before(self, day: dt.date) -> dt.date:
        """Return the last working day up to this day."""
        while not self.includes(day):
            day -= dt.timedelta(days=1)
        return day

    def after(self, day: dt.date, count: int) -> dt.date:
        """Return the day that is `count` working days after the given one."""
        for _ in range(count):
            day = self.on_or_after(day + dt.timedelta(days=1))
        return day
