"""The grammar of WHEN: a phrase becomes a small tree, without a clock and without today's date.

The tree is described in `when_tree`; `when.resolve` finds the place that it means on a given day.
"""

import datetime as dt

from tickler.core import when_refusals as refused
from tickler.core import words
from tickler.core.places import LOOSE, Loose
from tickler.core.when_tokens import Token, take_theirs, take_time, tokenise
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

_END_WORDS: dict[Token, Unit] = {"eow": "week", "eom": "month", "eoq": "quarter", "eoy": "year"}
_PERIODS = frozenset(_END_WORDS.values())


def parse(phrase: str, date_order: str | None = None) -> Phrase:
    """Understand how a date is said, without knowing which day it is.

    `date_order` is `dmy` or `mdy` and decides what `12/8` means; None leaves it open. Raises
    DateRefused, with what to say instead, for a phrase that no day can make right: empty,
    impossible, ambiguous, past by its words; DateNotUnderstood where a word is unknown.
    """
    text = " ".join(phrase.split())
    tokens, theirs = take_theirs(tokenise(text))
    tokens, time = take_time(tokens)
    if theirs and not time:
        raise refused.theirs_without_time(text)
    said = _whole(tokens, text, date_order) if tokens or not time else DayAhead(0)
    if time and isinstance(said, CalendarMonth | MonthAhead | Loose):
        raise refused.time_without_day(text)
    return Phrase(text, said, time, theirs)


def _whole(tokens: list[Token], text: str, date_order: str | None) -> Said:
    """Understand the tokens of the day: every kind of phrase is tried, and one at most fits."""
    if not tokens:
        raise refused.empty()
    if " ".join(map(str, tokens)) in words.LOOSE_PHRASES:
        return LOOSE
    _refuse_what_is_open(tokens, text)
    tokens = [token for token in tokens if token not in words.BEFORE]
    if tokens and tokens[-1] == ".":  # left where a time followed: `8.12. 14:30`
        tokens.pop()
    said = (
        _one_word(tokens, text)
        or _named_month(tokens, text)
        or _in_figures(tokens, text, date_order)
        or _counted(tokens, text)
    )
    if said:
        return said
    for token in tokens:
        if isinstance(token, str) and token.isalpha() and token not in words.known():
            raise refused.unknown_word(text, token)
    match tokens:
        case [*_, str(word), int(hour)] if _names_day(word) and hour < 24:
            raise refused.hour_without_sign(text, hour, None)
        case [*_, str(word), int(hour), ".", int(minute)] if _names_day(word) and hour < 24 and minute < 60:
            raise refused.hour_without_sign(text, hour, minute)
    raise refused.not_a_date(text) if tokens else refused.empty()


def _names_day(word: str) -> bool:
    return word in words.WEEKDAYS or word in words.DAYS_AHEAD


def _refuse_what_is_open(tokens: list[Token], text: str) -> None:
    """Refuse `this friday`, which people mean in two ways, and words for both week and Sunday."""
    match tokens:
        case [*_, first, word] if word in words.WEEK_OR_SUNDAY and (
            first in words.NEXT or first in words.THIS or first in words.AHEAD
        ):
            raise refused.week_or_sunday(text)
        case [first, *_] if first in words.THIS and first not in words.BEFORE:
            raise refused.this_or_next(text)


def _one_word(tokens: list[Token], text: str) -> Said | None:
    """`today`, `25`, `8th`, `fri`, `next fri`, `next week`, `next month`, `eom`, `end of month`."""
    match tokens:
        case [int(number)] | [int(number), str(_)] if _is_ordinal(tokens[1:]):
            if not 1 <= number <= 31:
                raise refused.no_such_day(text, number)
            return NumberedDay(number)
        case [str(word)] if word in words.DAYS_AHEAD:
            return DayAhead(words.DAYS_AHEAD[word])
        case ["day", "after", "tomorrow"]:
            return DayAhead(2)
        case [str(word)] if word in _END_WORDS:
            return EndOf(_END_WORDS[word])
        case [end, str(word)] if end in words.END and words.UNITS.get(word) in _PERIODS:
            return EndOf(words.UNITS[word])
        case [str(word), end] if end in words.END and words.UNITS.get(word) in _PERIODS:
            return EndOf(words.UNITS[word])
        case [*next_, str(word)] if word in words.WEEKDAYS and _is_next(next_):
            return NextWeekday(words.WEEKDAYS[word])
        case [next_, str(word)] if next_ in words.NEXT and word in words.UNITS:
            return _next_unit(words.UNITS[word], text)
    return None


def _is_ordinal(rest: list[Token]) -> bool:
    return not rest or rest[0] in words.ORDINAL_ENDINGS


def _is_next(rest: list[Token]) -> bool:
    return not rest or (len(rest) == 1 and rest[0] in words.NEXT)


def _next_unit(unit: Unit, text: str) -> Said:
    if unit == "week":
        return NextWeekday(0)  # its Monday, whichever day of this week it is
    if unit == "month":
        return MonthAhead(1)
    raise refused.this_or_next(text)


def _named_month(tokens: list[Token], text: str) -> Said | None:
    """`jul`, `in july 2027`, `5 jul`, `jul 5`, `5th of july 2027`, `2027 jul 5`."""
    months = [words.MONTHS[token] for token in tokens if isinstance(token, str) and token in words.MONTHS]
    if len(months) != 1:
        return None
    rest = [token for token in tokens if token not in words.MONTHS and token not in words.ORDINAL_ENDINGS]
    if rest and (rest[0] in words.AHEAD or rest[0] in words.NEXT):
        rest, day_may_follow = rest[1:], False
    else:
        day_may_follow = True
    match rest:
        case []:
            return CalendarMonth(months[0], None)
        case [int(year)] if year > 99:
            return CalendarMonth(months[0], _year(year, text))
        case [int(day)] if day_may_follow:
            return _calendar_day(day, months[0], None, text)
        case [int(year), int(day)] if year > 99:
            return _calendar_day(day, months[0], _year(year, text), text)
        case [int(day), int(year)]:
            return _calendar_day(day, months[0], _year(year, text), text)
    return None


def _in_figures(tokens: list[Token], text: str, date_order: str | None) -> Said | None:
    """`8.12`, `8.12.2026`, `07.2027`, `2026-12-08`, `2027-07`, `12/8`."""
    match tokens:
        case [int(year), "-" | "/" | "." as sign, int(month), str(again), int(day)] if (
            year > 99 and sign == again
        ):
            return _calendar_day(day, month, _year(year, text), text)
        case [int(year), "-" | "/" | ".", int(month)] if year > 99:
            return CalendarMonth(_month(month, text), _year(year, text))
        case [int(month), "-" | "/" | ".", int(year)] if year > 99:
            return CalendarMonth(_month(month, text), _year(year, text))
        case [int(day), ".", int(month)]:
            return _calendar_day(day, month, None, text)
        case [int(day), ".", int(month), ".", int(year)]:
            return _calendar_day(day, month, _year(year, text), text)
        case [int(first), "/" | "-", int(second)]:
            return _slashed(first, second, None, text, date_order)
        case [int(first), "/" | "-" as sign, int(second), str(again), int(year)] if sign == again:
            return _slashed(first, second, _year(year, text), text, date_order)
    return None


def _slashed(first: int, second: int, year: int | None, text: str, date_order: str | None) -> CalendarDay:
    """Read `12/8` in the folder's order; without one, only where a single reading is a date."""
    if not date_order and first != second and 1 <= first <= 12 and 1 <= second <= 12:
        raise refused.two_readings(text, first, second, year)
    if date_order == "mdy" or (not date_order and second > 12):
        first, second = second, first
    return _calendar_day(first, second, year, text)


def _counted(tokens: list[Token], text: str) -> Counted | None:
    """`+3d`, `3 days`, `in 5 working days`, `cherez nedelyu`, `za tjedan dana`, `2 weeks later`."""
    ahead = backwards = False
    match tokens:
        case [first, *rest] if first == "+" or first in words.AHEAD:
            tokens, ahead = rest, True
        case [first, *rest] if first == "-" or first in words.AGO:
            tokens, backwards = rest, True
        case [*rest, "from", "now"] | [*rest, "from", "today"]:
            tokens = rest
        case [*rest, last] if last in words.LATER:
            tokens = rest
        case [*rest, last] if last in words.AGO:
            tokens, backwards = rest, True
    counted = quantity(tokens, number_needed=not (ahead or backwards))
    if counted and backwards:
        raise refused.before_today(text)
    return counted


def quantity(tokens: list[Token], number_needed: bool = True) -> Counted | None:
    """Read a number of units: `3 days`, `2 working days`, `two weeks`; one where none is said."""
    number: int | None = None
    match tokens:
        case [int(number), *rest]:
            tokens = rest
        case [str(word), *rest] if word in words.NUMBERS and rest:
            number, tokens = words.NUMBERS[word], rest
    if number is None and number_needed:
        return None
    number = 1 if number is None else number
    match tokens:
        case [str(word)] if word in words.UNITS:
            return Counted(number, words.UNITS[word])
        case [adjective, str(word)] if adjective in words.WORKING and words.UNITS.get(word) == "day":
            return Counted(number, "working day")
        case [str(word), "dana"] if words.UNITS.get(word) in ("week", "month", "year"):
            return Counted(number, words.UNITS[word])  # `tjedan dana`: a week of days
    return None


def _calendar_day(day: int, month: int, year: int | None, text: str) -> CalendarDay:
    """Check that there is such a day; without a year, that some year has it."""
    _month(month, text)
    try:
        dt.date(year or 2000, month, day)  # a leap year
    except ValueError:
        raise refused.no_such_day(text, day, month, year) from None
    return CalendarDay(day, month, year)


def _month(month: int, text: str) -> int:
    if not 1 <= month <= 12:
        raise refused.no_such_month(text, month)
    return month


def _year(year: int, text: str) -> int:
    """Complete a year of two digits, which is always one of this century."""
    if year < 100:
        return 2000 + year
    if not 1000 <= year <= 9999:
        raise refused.no_such_year(text, year)
    return year
