"""WHEN: how a date is said, and the place that it means today.

A phrase is understood without a clock (`parse`); today's date is handed in afterwards
(`resolve`). The split, and the table of examples as specification and test at once, follow
hledger's smart dates.
"""

import datetime as dt
from typing import NamedTuple

from tickler.core import when_refusals as refused
from tickler.core.places import MONTHS_LONG, WEEKDAYS_LONG, Day, Loose, Month, Place, say_short
from tickler.core.when_refusals import ordinal
from tickler.core.when_syntax import parse
from tickler.core.when_tree import (
    CalendarDay,
    CalendarMonth,
    Counted,
    DayAhead,
    EndOf,
    MonthAhead,
    NextWeekday,
    NumberedDay,
    Phrase,
    Said,
)
from tickler.core.words import Unit
from tickler.core.workdays import WorkingDays

__all__ = ["Phrase", "Resolved", "parse", "resolve", "rolled_forward", "understand"]

YEARS_AHEAD = 100
"""Who names a later date has mistyped it."""

_DAY = dt.timedelta(days=1)
_MONTHS_IN: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12}


class Resolved(NamedTuple):
    """The place that a phrase means, with what the salesperson should know about it, or None.

    `there` is the time that was said on the client's clock: `10:00 in Asia/Tbilisi`.
    """

    place: Place
    remark: str | None = None
    there: str | None = None


def understand(text: str, today: dt.date, working: WorkingDays, date_order: str | None = None) -> Resolved:
    """Find the place that a phrase means today.

    `date_order` is `dmy`, `mdy` or None (`12/8` is refused). Raises DateRefused as `parse` and
    `resolve` do; DateNotUnderstood where a word is unknown, and another reader may try.
    """
    return resolve(parse(text, date_order), today, working)


def resolve(phrase: Phrase, today: dt.date, working: WorkingDays) -> Resolved:
    """Find the place that a parsed phrase means today.

    What names a day keeps it, worked or not; what counts rolls forward to a working day; the
    remark says so. Raises DateRefused for the past, for more than a hundred years ahead, and for a
    phrase on a client's clock, which is another one (`when_theirs`).
    """
    if phrase.theirs:
        raise refused.theirs_of_nobody(phrase.text)
    try:
        found = _find(phrase.said, today, working)
    except (OverflowError, ValueError):  # beyond the year 9999, where dates end
        raise refused.too_far(phrase.text) from None
    match found.place:
        case Day(day) if day < today:
            raise refused.past(phrase.text, day)
        case Month(year, month) if (year, month) < (today.year, today.month):
            raise refused.before_today(phrase.text)
        case Month(year, month) if (year, month) == (today.year, today.month):
            raise refused.begun(phrase.text, MONTHS_LONG[month - 1])
        case Day(dt.date(year=year)) | Month(year) if year > today.year + YEARS_AHEAD:
            raise refused.too_far(phrase.text)
        case Day(day):
            return Resolved(Day(day, phrase.time), found.remark)
    return found


def _find(said: Said, today: dt.date, working: WorkingDays) -> Resolved:
    """Find the place that was meant, be it past; without the time of day."""
    match said:
        case Loose():
            return Resolved(said)
        case CalendarMonth(month, year):
            begun = "this month is dealt out already" if (month, year) == (today.month, None) else None
            return Resolved(Month(year or today.year + (month <= today.month), month), begun)
        case MonthAhead(months):
            count = today.year * 12 + today.month - 1 + months
            return Resolved(Month(count // 12, count % 12 + 1))
        case Counted():
            return _count(said, today, working)
        case EndOf(unit):
            return _end_of(unit, today, working)
    day, remark = _named_day(said, today)
    return Resolved(Day(day), joined(remark, not_worked(day, working)))


def _named_day(
    said: DayAhead | NumberedDay | NextWeekday | CalendarDay, today: dt.date
) -> tuple[dt.date, str | None]:
    """Find the day that was named, with a remark where it is not the first one to think of."""
    match said:
        case DayAhead(days):
            return today + dt.timedelta(days=days), None
        case NextWeekday(weekday):
            ahead = (weekday - today.weekday() - 1) % 7 + 1
            same = f"today is a {WEEKDAYS_LONG[weekday]}: this is the next one" if ahead == 7 else None
            return today + dt.timedelta(days=ahead), same
        case NumberedDay(number):
            return _numbered_day(number, today)
        case CalendarDay(day, month, int(year)):
            return dt.date(year, month, day), None
        case CalendarDay(day, month, _):
            return _calendar_day(day, month, today)


def _numbered_day(number: int, today: dt.date) -> tuple[dt.date, str | None]:
    """Find the next date with a number, strictly after today, passing over months without one."""
    remark = f"today is the {ordinal(number)}: this is the next one" if number == today.day else None
    day = today + _DAY
    while day.day != number:
        if day.day < number and day == _last_day("month", day):
            remark = f"{MONTHS_LONG[day.month - 1]} has no {ordinal(number)}"
        day += _DAY
    return day, remark


def _calendar_day(day: int, month: int, today: dt.date) -> tuple[dt.date, str | None]:
    """Find the next such date, today included; 29 February waits for a leap year."""
    year = today.year + ((month, day) < (today.month, today.day))
    if (month, day) != (2, 29):
        return dt.date(year, month, day), None
    leap = year
    while _last_day("month", dt.date(leap, 2, 1)).day != 29:
        leap += 1
    return dt.date(leap, 2, 29), "the next year that has this day" if leap > year else None


def _count(counted: Counted, today: dt.date, working: WorkingDays) -> Resolved:
    """Count from today, and roll forward to a working day."""
    number, unit = counted
    clipped = None
    if unit == "working day":
        # One past the horizon is as good as a million, and sooner counted.
        day = working.after(today, min(number, YEARS_AHEAD * 366))
    elif unit in _MONTHS_IN:
        from dateutil.relativedelta import relativedelta

        day = today + relativedelta(months=number * _MONTHS_IN[unit])
        if day.day < today.day:
            clipped = f"{MONTHS_LONG[day.month - 1]} {day.year} has no {ordinal(today.day)}"
    else:
        day = today + dt.timedelta(days=number * (7 if unit == "week" else 1))
    rolled = rolled_forward(day, today, working)
    return rolled._replace(remark=joined(clipped, rolled.remark))


def rolled_forward(day: dt.date, today: dt.date, working: WorkingDays) -> Resolved:
    """Find the first working day from a day on; the remark says why, where it is another one."""
    worked = working.on_or_after(day)
    if worked == day:
        return Resolved(Day(day))
    why = f", a holiday: {working.holidays[day]}" if day in working.holidays else ""
    told = f"rolled forward from {WEEKDAYS_LONG[day.weekday()]} {say_short(day, today)}{why}"
    return Resolved(Day(worked), told)


def _end_of(unit: Unit, today: dt.date, working: WorkingDays) -> Resolved:
    """Find the last working day of the period; where that is not ahead, the next period's."""
    last = _last_day(unit, today)
    day = working.on_or_before(last)
    remark = None
    if day <= today:
        remark = (
            f"today is the last working day of this {unit}"
            if day == today
            else f"the working days of this {unit} are over"
        )
    while day <= today:
        last = _last_day(unit, last + _DAY)
        day = working.on_or_before(last)
    return Resolved(Day(day), remark)


def _last_day(unit: Unit, day: dt.date) -> dt.date:
    """Return the last day of the week, month, quarter or year of a day."""
    if unit == "week":
        return day + dt.timedelta(days=6 - day.weekday())
    months = _MONTHS_IN[unit]
    last_month = (day.month - 1) // months * months + months
    return dt.date(day.year + last_month // 12, last_month % 12 + 1, 1) - _DAY


def not_worked(day: dt.date, working: WorkingDays) -> str | None:
    """Say why a day is not worked, or None."""
    reason = working.why_not(day)
    if reason is None:
        return None
    if day in working.holidays:
        return f"that is a holiday: {reason}"
    return f"that is a {reason}" if day.weekday() >= 5 else f"that is a {reason}, which is not worked"


def joined(*remarks: str | None) -> str | None:
    """Put remarks into one, without those that are None."""
    return "; ".join(remark for remark in remarks if remark) or None
