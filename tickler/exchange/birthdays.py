"""Birthdays as people and programs write them. What could be two days is never decided silently."""

import datetime as dt
import re
from collections.abc import Iterable

from tickler.core.folding import fold
from tickler.core.settings import DateOrder
from tickler.exchange.reading import FieldRefused

NO_YEAR = "1604"
"""The year that Apple's address book writes for a birthday without one."""
NO_YEARS = frozenset({NO_YEAR, "0000"})
"""That year, and the one that others write."""
FIRST_CERTAIN_YEAR = 40
"""A year of two digits from here on is in the last century: in this one it is yet to come."""

AMBIGUOUS = "day and month cannot be told apart; say which is first: tickler config date_order dmy"

_ISO = re.compile(r"(\d{4})(?:(\d\d)(\d\d)|[-/.](\d\d?)[-/.](\d\d?))(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?")
_ISO_NO_YEAR = re.compile(r"--?(\d\d)-?(\d\d)")
_YEAR = r"(\d{4}|\d\d)"
_MIDNIGHT = r"(?: (?:0?0:00(?::00)?|12:00(?::00)? ?AM))?"
_DOTTED = re.compile(rf"(\d{{1,2}})\.\s*(\d{{1,2}})(?:\.\s*{_YEAR}?\.?)?{_MIDNIGHT}")
_EITHER_WAY = re.compile(rf"(\d{{1,2}})[/-](\d{{1,2}})(?:[/-]{_YEAR})?{_MIDNIGHT}")
_WORDED = re.compile(
    r"(?:(\d{1,2})\.?[\s-]*)?([^\W\d_]{3,12})\.?(?:\s+(\d{1,2}),?)?"
    rf"(?:[\s-]+{_YEAR}\.?(?:\s*г(?:\.|ода)?)?)?"
)
_NOTHING = re.compile(r"[0\s./:-]+|(?:0001-01-01|1899-12-30)(?:[T ].*)?")
"""Zeros, and the first day of the calendars of .NET and of spreadsheets."""


class BirthdayRefused(FieldRefused):
    """The text is no birthday; its message is the reason."""


def read_birthday(text: str, order: DateOrder | None) -> str | None:
    """Read one birthday.

    `order` decides what `6/5/1984` means. Returns `YYYY-MM-DD`, or `--MM-DD` where no year is said
    (RFC 6350, 4.3.1), or None for the empty dates that programs write (`0/0/00`).
    Raises BirthdayRefused with the reason for everything else.
    """
    if _NOTHING.fullmatch(text):
        return None
    if found := _ISO.fullmatch(text):
        return _checked(found[1], found[2] or found[4], found[3] or found[5])
    if found := _ISO_NO_YEAR.fullmatch(text):
        return _checked(None, found[1], found[2])
    if found := _DOTTED.fullmatch(text):
        return _checked(found[3], found[2], found[1])
    if found := _EITHER_WAY.fullmatch(text):
        return _ordered(found[1], found[2], found[3], order)
    if text.isdigit():
        raise BirthdayRefused("a number, perhaps a spreadsheet's day count, is not a date")
    if found := _WORDED.fullmatch(text):
        return _worded(found)
    raise BirthdayRefused("not understood as a date; write it as YYYY-MM-DD")


def from_columns(year: str, month: str, day: str) -> str | None:
    """Put a birthday together from three columns; the year may be missing.

    Raises BirthdayRefused where there is no such day.
    """
    if not any(value.strip("0") for value in (year, month, day)):
        return None
    number = _month_number(month)
    return _checked(year.strip("0") and year, str(number) if number else month, day)


def order_of(birthdays: Iterable[str]) -> DateOrder | None:
    """Decide from a whole column whether the day or the month stands first; None if nothing proves it."""
    day_first = month_first = False
    for text in birthdays:
        if found := _EITHER_WAY.fullmatch(text):
            day_first |= int(found[1]) > 12
            month_first |= int(found[2]) > 12
    if day_first == month_first:
        return None
    return "dmy" if day_first else "mdy"


def _ordered(first: str, second: str, year: str | None, order: DateOrder | None) -> str:
    if order is None:
        if first != second and int(first) <= 12 and int(second) <= 12:
            raise BirthdayRefused(AMBIGUOUS)
        order = "dmy" if int(first) > 12 else "mdy"
    month, day = (second, first) if order == "dmy" else (first, second)
    return _checked(year, month, day)


def _worded(found: re.Match[str]) -> str:
    month = _month_number(found[2])
    day = found[1] or found[3]
    if not month or not day or (found[1] and found[3]):
        raise BirthdayRefused("not understood as a date; write it as YYYY-MM-DD")
    return _checked(found[4], str(month), day)


def _month_number(word: str) -> int | None:
    """Return the month that a word names in one of the users' languages."""
    from tickler.core.words import MONTHS

    return MONTHS.get(fold(word).rstrip("."))


def _checked(year: str | None, month: str, day: str) -> str:
    if year in NO_YEARS or not year:
        year = None
    elif len(year) == 2:
        if int(year) < FIRST_CERTAIN_YEAR:
            raise BirthdayRefused("a year of two digits: which century is not certain")
        year = f"19{year}"
    try:
        # A leap year stands in for the missing one, so that 29 February is taken.
        date = dt.date(int(year or "2000"), int(month), int(day))
    except ValueError as error:
        raise BirthdayRefused("there is no such day") from error
    return date.isoformat() if year else f"--{date:%m-%d}"
