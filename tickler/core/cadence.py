"""Cadences: a rhythm of contact or of a reminder, counted from an anchor so that nothing drifts.

How a rhythm is said is understood by `cadence_syntax`; here it is found when it comes round.
"""

import datetime as dt

from tickler.core.cadence_form import LAST, Cadence
from tickler.core.cadence_syntax import parse_cadence

__all__ = ["Cadence", "next_after", "parse_cadence"]

_DAY = dt.timedelta(days=1)
_SATURDAY = 5


def next_after(cadence: Cadence, anchor: dt.date, after: dt.date) -> dt.date:
    """Find the first occurrence later than `after`.

    Occurrences are counted from the anchor, which is the first one where it fits the cadence;
    however many were missed, there is one next. Where the days are worked is not looked at.
    """
    first = _first(cadence, anchor)
    if first > after:
        return first
    if cadence.period == "weekday":
        return _on_a_weekday(after + _DAY)
    if cadence.period in ("day", "week"):
        step = cadence.number * (7 if cadence.period == "week" else 1)
        return first + dt.timedelta(days=((after - first).days // step + 1) * step)
    months = cadence.number * (12 if cadence.period == "year" else 1)
    steps = ((after.year - first.year) * 12 + after.month - first.month) // months
    day = cadence.day or anchor.day
    while (occurrence := _in_month(cadence, first, steps * months, day)) <= after:
        steps += 1
    return occurrence


def _first(cadence: Cadence, anchor: dt.date) -> dt.date:
    """Find the first occurrence on or after the anchor."""
    if cadence.period == "weekday":
        return _on_a_weekday(anchor)
    if cadence.weekday is not None and cadence.nth is None:
        return anchor + dt.timedelta(days=(cadence.weekday - anchor.weekday()) % 7)
    if cadence.day is None and cadence.nth is None:
        return anchor
    ahead, period = (cadence.month - anchor.month, 12) if cadence.month else (0, 1)
    found = _in_month(cadence, anchor, ahead, cadence.day or 1)
    return found if found >= anchor else _in_month(cadence, anchor, ahead + period, cadence.day or 1)


def _in_month(cadence: Cadence, start: dt.date, months: int, day: int) -> dt.date:
    """Return the occurrence so many months after a date: its nth weekday, or the day, at most the last."""
    from dateutil.relativedelta import relativedelta

    if cadence.nth is None or cadence.weekday is None:
        return start + relativedelta(months=months, day=day)
    if cadence.nth == LAST:
        end = start + relativedelta(months=months, day=31)
        return end - dt.timedelta(days=(end.weekday() - cadence.weekday) % 7)
    begin = start + relativedelta(months=months, day=1)
    return begin + dt.timedelta(days=(cadence.weekday - begin.weekday()) % 7 + 7 * (cadence.nth - 1))


def _on_a_weekday(day: dt.date) -> dt.date:
    """Return the first day from this one on that is no Saturday or Sunday."""
    while day.weekday() >= _SATURDAY:
        day += _DAY
    return day
