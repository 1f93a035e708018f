"""Cadences: a rhythm of contact or of a reminder, counted from an anchor so that nothing drifts."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from tickler.core import words
from tickler.core.errors import ValueRefused
from tickler.core.places import MONTHS, WEEKDAYS_LONG
from tickler.core.when_refusals import ordinal
from tickler.core.when_syntax import quantity
from tickler.core.when_tokens import LONGEST_PHRASE, Token, tokenise

Period = Literal["day", "week", "month", "year"]

_ADVERBS: dict[Token, tuple[int, Period]] = {
    "daily": (1, "day"),
    "weekly": (1, "week"),
    "fortnightly": (2, "week"),
    "monthly": (1, "month"),
    "quarterly": (3, "month"),
    "yearly": (1, "year"),
    "annually": (1, "year"),
}
_LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_HUNDRED_YEARS = 36525
_DAYS_IN: dict[Period, int] = {"day": 1, "week": 7, "month": 30, "year": 365}


@dataclass(frozen=True, slots=True)
class Cadence:
    """Every so many periods; on a weekday (Monday is 0), a day of the month, a day of the year.

    Where a month is too short for the day, its last day is meant, and the day comes back in the
    next month that has it.
    """

    number: int
    period: Period
    weekday: int | None = None
    day: int | None = None
    month: int | None = None

    @property
    def text(self) -> str:
        """The normal form, which `parse_cadence` reads back."""
        if self.weekday is not None:
            return f"every {WEEKDAYS_LONG[self.weekday].lower()}"
        if self.day and self.month:
            return f"every {self.day} {MONTHS[self.month - 1].lower()}"
        if self.day:
            return f"every {ordinal(self.day)}"
        return f"every {self.period}" if self.number == 1 else f"every {self.number} {self.period}s"

    @property
    def names_a_day(self) -> bool:
        """Tell whether it names its days itself, `every monday`, and is not counted from another day."""
        return self.weekday is not None or self.day is not None

    def __str__(self) -> str:
        return self.text


def parse_cadence(text: str) -> Cadence:
    """Understand how a rhythm is said.

    Understood are `every 2 weeks`, `2 weeks`, `every other week`, `weekly`, `every monday`,
    `every 31st`, `every 5 may`, `yearly on 5 may`, with the words of all languages in `words`.
    Raises ValueRefused for anything else.
    """
    if len(text) > LONGEST_PHRASE:
        raise _not_understood(text[:30])
    tokens = [token for token in tokenise(text) if token not in words.BEFORE]
    match tokens:
        case [str(adverb)] if adverb in _ADVERBS:
            cadence: Cadence | None = Cadence(*_ADVERBS[adverb])
        case [str(adverb), *rest] if adverb in _ADVERBS:
            cadence = _on_a_day(rest, _ADVERBS[adverb])
        case [every, str(word)] if every in words.EVERY and word in words.WEEK_OR_SUNDAY:
            raise ValueRefused(f'"{text}" can mean the week or the Sunday', "Say weekly, or every sunday.")
        case [every, *rest] if every in words.EVERY:
            cadence = _rhythm(rest, number_needed=False) or _on_a_day(rest)
        case _:
            cadence = _rhythm(tokens, number_needed=True)
    if cadence is None:
        raise _not_understood(text)
    if cadence.number < 1 or cadence.number * _DAYS_IN[cadence.period] > _HUNDRED_YEARS:
        raise ValueRefused(
            f'"{text}" is no rhythm anybody keeps', "From every day to every 100 years, in whole numbers."
        )
    return cadence


def next_after(cadence: Cadence, anchor: dt.date, after: dt.date) -> dt.date:
    """Find the first occurrence later than `after`.

    Occurrences are counted from the anchor, which is the first one where it fits the cadence;
    however many were missed, there is one next. Where the days are worked is not looked at.
    """
    first = _first(cadence, anchor)
    if first > after:
        return first
    if cadence.period in ("day", "week"):
        step = cadence.number * _DAYS_IN[cadence.period]
        return first + dt.timedelta(days=((after - first).days // step + 1) * step)
    months = cadence.number * (12 if cadence.period == "year" else 1)
    steps = ((after.year - first.year) * 12 + after.month - first.month) // months
    day = cadence.day or anchor.day
    while (occurrence := _in_month(first, steps * months, day)) <= after:
        steps += 1
    return occurrence


def _rhythm(tokens: list[Token], number_needed: bool) -> Cadence | None:
    """`2 weeks`; after `every` also `week`, `other week`, `quarter`."""
    if tokens[:1] == ["other"] and not number_needed:
        tokens = [2, *tokens[1:]]
    match quantity(tokens, number_needed):
        case (int(number), "day" | "week" | "month" | "year" as period):
            return Cadence(number, period)
        case (int(number), "quarter"):
            return Cadence(3 * number, "month")
    return None


def _on_a_day(tokens: list[Token], adverb: tuple[int, Period] | None = None) -> Cadence | None:
    """`monday`, `31st`, `5 may`; after `weekly`, `monthly` and `yearly` only what belongs to them."""
    match [token for token in tokens if token not in words.ORDINAL_ENDINGS]:
        case [str(word)] if word in words.WEEKDAYS and adverb in (None, (1, "week")):
            return Cadence(1, "week", weekday=words.WEEKDAYS[word])
        case [int(day)] if 1 <= day <= 31 and adverb in (None, (1, "month")):
            return Cadence(1, "month", day=day)
        case [int(day), str(word)] | [str(word), int(day)] if word in words.MONTHS:
            month = words.MONTHS[word]
            if 1 <= day <= _LONGEST_MONTH[month - 1] and adverb in (None, (1, "year")):
                return Cadence(1, "year", day=day, month=month)
    return None


def _first(cadence: Cadence, anchor: dt.date) -> dt.date:
    """Find the first occurrence on or after the anchor."""
    if cadence.weekday is not None:
        return anchor + dt.timedelta(days=(cadence.weekday - anchor.weekday()) % 7)
    if cadence.day is None:
        return anchor
    if cadence.month is None:
        found = _in_month(anchor, 0, cadence.day)
        return found if found >= anchor else _in_month(anchor, 1, cadence.day)
    found = _in_month(anchor, cadence.month - anchor.month, cadence.day)
    return found if found >= anchor else _in_month(anchor, cadence.month - anchor.month + 12, cadence.day)


def _in_month(start: dt.date, months: int, day: int) -> dt.date:
    """Return a day of the month that is so many months after another, clipped to its last day."""
    from dateutil.relativedelta import relativedelta

    return start + relativedelta(months=months, day=day)


def _not_understood(text: str) -> ValueRefused:
    return ValueRefused(
        f'"{text}" is no cadence',
        "Say for example every 2 weeks, monthly, quarterly, every monday, every 31st or yearly on 5 may.",
    )
