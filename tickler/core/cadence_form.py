"""A cadence, and the normal form in which it is kept: `every 2 weeks`, `every 31st`."""

from dataclasses import dataclass
from typing import Literal

from tickler.core.places import MONTHS, WEEKDAYS_LONG
from tickler.core.when_refusals import ordinal

Period = Literal["day", "weekday", "week", "month", "year"]

LAST = -1
"""As `nth`: the last one of the month."""

NTH = {1: "first", 2: "second", 3: "third", 4: "fourth", LAST: "last"}


@dataclass(frozen=True, slots=True)
class Cadence:
    """Every so many periods; on a weekday (Monday is 0), a day of the month, a day of the year.

    The period `weekday` is the days from Monday to Friday, whichever of them are worked. With `nth` it is
    that weekday of a month. Where a month is too short for the day, its last day is meant, and the day
    comes back in the next month that has it.
    """

    number: int
    period: Period
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    nth: int | None = None

    @property
    def text(self) -> str:
        """The normal form, which `parse_cadence` reads back."""
        every = f"every {self.period}" if self.number == 1 else f"every {self.number} {self.period}s"
        if self.weekday is not None:
            weekday = WEEKDAYS_LONG[self.weekday].lower()
            if self.nth:
                return f"{NTH[self.nth]} {weekday} of every month"
            return f"every {weekday}" if self.number == 1 else f"{every} on {weekday}"
        if self.day and self.month:
            return f"every {self.day} {MONTHS[self.month - 1].lower()}"
        return f"every {ordinal(self.day)}" if self.day else every

    @property
    def names_a_day(self) -> bool:
        """Tell whether it names its days itself, `every monday`, and is not counted from another day."""
        return self.weekday is not None or self.day is not None or self.period == "weekday"

    def __str__(self) -> str:
        return self.text
