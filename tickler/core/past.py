"""How a day that is over is said: the words of WHEN, understood backwards.

The same phrases name a day to come for `defer` and a past one here: `mon` is the last Monday, `8.12.`
the last eighth of December. Which it is follows from the command, never from a guess.
"""

import datetime as dt

from tickler.core import when_refusals as refused
from tickler.core import words
from tickler.core.errors import DateRefused
from tickler.core.places import say_date
from tickler.core.when_syntax import parse, quantity
from tickler.core.when_tokens import Token, tokenise
from tickler.core.when_tree import CalendarDay, Counted, DayAhead, NextWeekday, NumberedDay
from tickler.core.workdays import WorkingDays

EXAMPLES = "Say for example yesterday, mon, 16 nov, 8.12., 3 days ago or 2026-11-16."
LOOK_BACK = "Here a date lies behind: name today or a day before it."
WHOLE = "Say --week or --month; with --day it is the one of that day."

YEARS_BACK = 100
"""Who names an earlier date has mistyped it."""

_DAY = dt.timedelta(days=1)


def understand_past(
    text: str, today: dt.date, working: WorkingDays, date_order: str | None = None
) -> dt.date:
    """Find the day, today or before it, that a phrase means.

    `working` are the days of `3 working days ago`; `date_order` is `dmy`, `mdy` or None (`12/8` is
    refused). Raises DateRefused, with what to say instead, for what is no day, lies ahead, or is more
    than a hundred years ago.
    """
    said = " ".join(text.split())
    tokens = tokenise(said)
    if tokens[:1] == ["last"]:  # which it is anyway
        tokens, said = tokens[1:], said.partition(" ")[2]
    _refuse_what_is_no_past_day(tokens, text)
    counted = _counted_back(tokens)
    try:
        day = _back(counted, today, working) if counted else _named(said, today, date_order)
        if day >= today.replace(year=today.year - YEARS_BACK, day=1):
            return _not_ahead(day, text, today)
    except (OverflowError, ValueError):  # before the year 1, where dates begin
        pass
    raise DateRefused(f'"{text}" is more than a hundred years ago', EXAMPLES)


def months_before(day: dt.date, months: int) -> dt.date:
    """Return the same day so many months earlier, or the last day of that month where it is shorter."""
    count = day.year * 12 + day.month - 1 - months
    first = dt.date(count // 12, count % 12 + 1, 1)
    return first.replace(day=min(day.day, last_of_month(first).day))


def last_of_month(day: dt.date) -> dt.date:
    """Return the last day of the month of a day."""
    return dt.date(day.year + day.month // 12, day.month % 12 + 1, 1) - _DAY


def _refuse_what_is_no_past_day(tokens: list[Token], said: str) -> None:
    """Refuse `next mon`, `last week`, `this month`, `this fri`: none of them is one day that is over."""
    if any(token in words.NEXT for token in tokens):
        raise DateRefused(f'"{said}" lies ahead', LOOK_BACK)
    match tokens:
        case [str(unit)] | [_, str(unit)] if unit in words.UNITS and (
            (len(tokens) == 1 and unit not in words.WEEKDAYS) or tokens[0] in words.THIS
        ):
            raise DateRefused(f'"{said}" is more than one day', WHOLE)
        case [first, *_] if first in words.THIS and first not in words.BEFORE:
            raise DateRefused(f'"{said}" leaves open which day is meant', EXAMPLES)


def _counted_back(tokens: list[Token]) -> Counted | None:
    """`3 days ago`, `-2w`, `vor einer Woche`, `nedelyu nazad`."""
    match tokens:
        case ["-", *rest]:
            return quantity(rest)
        case [first, *rest] if first in words.AGO:
            return quantity(rest, number_needed=False)
        case [*rest, last] if last in words.AGO:
            return quantity(rest, number_needed=False)
    return None


def _back(counted: Counted, today: dt.date, working: WorkingDays) -> dt.date:
    match counted:
        case Counted(number, "day"):
            return today - number * _DAY
        case Counted(number, "week"):
            return today - number * 7 * _DAY
        case Counted(number, "working day"):
            day = today
            for _ in range(min(number, YEARS_BACK * 366)):
                day = working.on_or_before(day - _DAY)
            return day
        case Counted(number, unit):
            return months_before(today, number * {"quarter": 3, "year": 12}.get(unit, 1))


def _named(said: str, today: dt.date, date_order: str | None) -> dt.date:
    """Find the day that was named: the last one of its name, today included where it has a date."""
    try:
        phrase = parse(said, date_order)
    except DateRefused as refusal:
        hint = EXAMPLES if refusal.hint in (refused.EXAMPLES, refused.PAST) else refusal.hint
        raise DateRefused(refusal.message, hint, refusal.choices) from None
    if phrase.time:
        raise DateRefused(f'"{said}" has a time, and here a whole day is meant', EXAMPLES)
    match phrase.said:
        case DayAhead(days):
            return today + days * _DAY
        case NextWeekday(weekday):
            return today - ((today.weekday() - weekday - 1) % 7 + 1) * _DAY
        case NumberedDay(number):
            day = today
            while day.day != number:
                day -= _DAY
            return day
        case CalendarDay(day_number, month, int(year)):
            return dt.date(year, month, day_number)
        case CalendarDay(day_number, month, _):
            return _last_such_date(today, month, day_number)
    raise DateRefused(f'"{said}" is not one day that is over', EXAMPLES)


def _last_such_date(today: dt.date, month: int, day: int) -> dt.date:
    """Find the last such date up to today; 29 February goes back to a leap year."""
    year = today.year - ((month, day) > (today.month, today.day))
    while last_of_month(dt.date(year, month, 1)).day < day:
        year -= 1
    return dt.date(year, month, day)


def _not_ahead(day: dt.date, said: str, today: dt.date) -> dt.date:
    if day > today:
        raise DateRefused(f'"{said}" is still to come: {say_date(day)}', LOOK_BACK)
    return day
