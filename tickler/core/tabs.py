"""The dividers of the binder, derived from today's date and never stored.

A day tab stands for the next date with its number. The day tabs reach from today as far as no
number repeats; what is later lies behind its month's tab until it comes into reach.
"""

import datetime as dt
from typing import NamedTuple

from tickler.core.places import MONTHS, Day, Loose, Month, Place

DAY_NUMBERS = range(1, 32)


class DayTab(NamedTuple):
    """A divider `1` to `31`; `date` is None while no date with this number is in reach."""

    number: int
    date: dt.date | None

    @property
    def label(self) -> str:
        return str(self.number)


class MonthTab(NamedTuple):
    """A month's divider; its label carries the year only from twelve months ahead on."""

    year: int
    month: int
    label: str

    @property
    def key(self) -> str:
        return f"{self.year:04}-{self.month:02}"


class LooseTab(NamedTuple):
    """The cards that are not filed yet."""

    label: str = "loose"


Tab = DayTab | MonthTab | LooseTab


def dates_in_reach(today: dt.date) -> dict[int, dt.date]:
    """Map each day number in reach to its date, in the order of the dates.

    From 30 January of a common year: 30, 31, then 1 to 28.
    """
    reach: dict[int, dt.date] = {}
    day = today
    while day.day not in reach:
        reach[day.day] = day
        day += dt.timedelta(days=1)
    return reach


def last_in_reach(today: dt.date) -> dt.date:
    """Return the last date that has a day tab."""
    return max(dates_in_reach(today).values())


def day_tabs(today: dt.date) -> list[DayTab]:
    """Return the 31 day tabs in the order of their numbers."""
    reach = dates_in_reach(today)
    return [DayTab(number, reach.get(number)) for number in DAY_NUMBERS]


def month_tab(year: int, month: int, today: dt.date) -> MonthTab:
    """Return the divider of a month as it is labelled on the given day."""
    months_ahead = (year - today.year) * 12 + month - today.month
    label = MONTHS[month - 1] if 0 <= months_ahead < 12 else f"{MONTHS[month - 1]} {year}"
    return MonthTab(year, month, label)


def tab_of(place: Place, today: dt.date) -> Tab:
    """Return the one divider behind which a place is found today.

    What is due already, carried over or not, is behind today's tab. A month that has begun keeps
    its tab until it is dealt out.
    """
    match place:
        case Loose():
            return LooseTab()
        case Month(year, month):
            return month_tab(year, month, today)
        case Day(day) if day <= today:
            return DayTab(today.day, today)
        case Day(day) if day <= last_in_reach(today):
            return DayTab(day.day, day)
        case Day(day):
            return month_tab(day.year, day.month, today)


def say_place(place: Place, today: dt.date) -> str:
    """Say a place in full: `Wed 9 Dec 2026, tab 9`."""
    if isinstance(place, Loose):
        return "loose"
    return f"{place}, tab {tab_of(place, today).label}"


class Span(NamedTuple):
    """The places behind a tab: the keys `first` to `last`, and the month itself where it has one.

    Without `months` the places between are days alone.
    """

    first: str
    last: str
    month: str = ""
    months: bool = True


EVERYWHERE = Span("", "~")
"""Every place: keys begin with a digit or a small letter."""


def span_of(tab: Tab, today: dt.date) -> Span | None:
    """Return the places that are behind a tab today; None where no date has its number."""
    match tab:
        case LooseTab():
            return Span("loose", "loose")
        case DayTab(date=None):
            return None
        case DayTab(date=day) if day == today:
            # Everything that is due; a month that has begun keeps its own tab until dealt out.
            return Span("", today.isoformat(), months=False)
        case DayTab(date=dt.date() as day):
            return Span(day.isoformat(), day.isoformat())
        case MonthTab() as month:
            beyond = (last_in_reach(today) + dt.timedelta(days=1)).isoformat()
            return Span(max(f"{month.key}-01", beyond), f"{month.key}-31", month.key)
    raise AssertionError(tab)
