"""Birthdays as slips: derived from the cards on the day they are near, as tabs are derived from dates.

Who was born on 29 February has the birthday of a common year on its 28th: a day that a month is too short
for is its last one, as in a cadence.
"""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from tickler.core.cards import Reminder, born
from tickler.core.places import MONTHS, WEEKDAYS, WEEKDAYS_LONG, Day, say_short
from tickler.core.workdays import WorkingDays

DAYS_BACK = dt.timedelta(days=14)
"""So long a birthday that was missed is still on the pile: the binder may have been shut for a holiday."""


class Window(NamedTuple):
    """The days whose birthdays are near."""

    first: dt.date
    last: dt.date

    def days(self, from_day: dt.date) -> Iterator[dt.date]:
        """Yield the days: from the given one on as they come, then backwards from it."""
        span = range(self.first.toordinal(), self.last.toordinal() + 1)
        ahead = [day for day in span if day >= from_day.toordinal()]
        behind = [day for day in reversed(span) if day < from_day.toordinal()]
        yield from map(dt.date.fromordinal, ahead + behind)


def window(today: dt.date, lead: int, working: WorkingDays) -> Window:
    """Return the days whose birthdays have their slip on today's pile.

    A slip appears `lead` days ahead; where that day is not worked, on the working day before it. So the
    last day before a weekend shows what would have appeared during the weekend.
    """
    last_without_work = working.on_or_after(today + dt.timedelta(days=1)) - dt.timedelta(days=1)
    first = today - min(DAYS_BACK, today - dt.date.min)
    return Window(first, last_without_work + dt.timedelta(days=lead))


def celebrated_on(day: dt.date) -> tuple[str, ...]:
    """Return the birthdays, `MM-DD`, that are celebrated on a day: two on 28 February of a common year."""
    own = f"{day:%m-%d}"
    return (own, "02-29") if own == "02-28" and not _is_leap(day.year) else (own,)


def birthday_in(year: int, birthday: str) -> dt.date:
    """Return the day of a year on which a stored birthday, `1979-05-14` or `--05-14`, is celebrated."""
    _, month, day = born(birthday)
    return dt.date(year, month, 28 if (month, day) == (2, 29) and not _is_leap(year) else day)


def next_birthday(birthday: str, today: dt.date) -> dt.date:
    """Return the next day, today or later, on which a stored birthday is celebrated."""
    this_year = birthday_in(today.year, birthday)
    return this_year if this_year >= today else birthday_in(today.year + 1, birthday)


def age_on(birthday: str, day: dt.date) -> int | None:
    """Return how many years old one is on a day; None where the year is not known, or was not over."""
    year, _, _ = born(birthday)
    if year is None:
        return None
    years = day.year - year - (day < birthday_in(day.year, birthday))
    return years if years > 0 else None


def every_year(birthday: str) -> str:
    """Return the rhythm of a stored birthday: `every 14 may`."""
    _, month, day = born(birthday)
    return f"every {day} {MONTHS[month - 1].lower()}"


def birthday_slip(card_id: int, name: str, birthday: str, day: dt.date, today: dt.date) -> Reminder:
    """Make the slip of the birthday that is celebrated on `day`, worded as one says it today."""
    _, _, number = born(birthday)
    age = age_on(birthday, day)
    said = [_say_when(day, today)]
    said += [str(age)] if age else []
    said += ["born on 29 February"] if number != day.day else []
    return Reminder(
        id=card_id,
        text=", ".join(said),
        due=Day(day),
        client_id=card_id,
        client_name=name,
        every=every_year(birthday),
        birthday=True,
    )


def _say_when(day: dt.date, today: dt.date) -> str:
    if day == today:
        return "birthday today"
    if 0 < (today - day).days < len(WEEKDAYS):
        return f"birthday was {WEEKDAYS_LONG[day.weekday()]}"
    return f"birthday {'on' if day > today else 'was'} {WEEKDAYS[day.weekday()]} {say_short(day, today)}"


def _is_leap(year: int) -> bool:
    # The library's own is in `calendar`, which takes the daily commands 2 ms to import.
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
