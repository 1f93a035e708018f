"""Phrases in languages that the own grammar does not speak, read by the `dateparser` library.

The library takes for a date what it half understands. So it is the last resort, asked only where
the grammar met an unknown word, and what it answers is checked before it is believed.
"""

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from tickler.core.errors import DateNotUnderstood
from tickler.core.when import Phrase, Resolved, resolve, understand
from tickler.core.when_tokens import LONGEST_PHRASE, says_theirs
from tickler.core.when_tree import CalendarDay, CalendarMonth, Counted, Said
from tickler.core.workdays import WorkingDays

LANGUAGES = (
    "ru", "uk", "ka", "hr", "sr", "sr-Latn", "sl", "bs", "mk", "bg", "pl", "cs", "sk", "de", "fr", "it",
    "es", "pt", "nl", "ro", "hu", "el", "tr", "az", "hy", "da", "sv", "nb", "fi", "et", "lv", "lt",
)  # fmt: skip
"""The languages asked, as BCP 47 tags. English is not among them: the grammar knows it, and the
library would read into an English phrase what is not there."""

_DAY_OR_MONTH_FIRST = r"\d\s*[/-]\s*\d"  # `12/8 vers midi`: anybody's guess
_A_WORD = r"[^\W\d_]{3}"

_MIDNIGHT = dt.time(0, 0)
_ODD_TIME = dt.time(1, 1)


class _Reading(NamedTuple):
    """What the library made of a phrase; `period` is the finest part that was said."""

    date: dt.date
    time: dt.time
    period: str
    language: str
    relative: bool


def understand_foreign(
    text: str,
    today: dt.date,
    working: WorkingDays,
    languages: Sequence[str] = LANGUAGES,
    date_order: str | None = None,
) -> Resolved:
    """Find the place that a phrase means today, with the help of the library where it must be.

    What the grammar understands, or refuses for a reason, stays so. `languages` are BCP 47 tags.
    The remark names the language that was assumed. Raises DateRefused as `understand` does.
    """
    try:
        return understand(text, today, working, date_order)
    except DateNotUnderstood as error:
        # The library would drop a word that it does not know, and with it whose clock is meant.
        reading = None if says_theirs(text) else _read(text, today, languages)
        if reading is None or not _numbers_kept(text, reading, today):
            raise error
    time = reading.time if reading.period == "time" else None
    found = resolve(Phrase(text, _said(text, reading, today), time), today, working)
    assumed = f'read as a phrase of the language "{reading.language}"'
    return Resolved(found.place, f"{found.remark}; {assumed}" if found.remark else assumed)


def _read(text: str, today: dt.date, languages: Sequence[str]) -> _Reading | None:
    """Ask the library twice, as from two times of day: what moves with them was counted from now."""
    if len(text) > LONGEST_PHRASE or re.search(_DAY_OR_MONTH_FIRST, text) or not re.search(_A_WORD, text):
        return None
    import warnings

    with warnings.catch_warnings():  # the library warns of its own affairs, on the user's screen
        warnings.simplefilter("ignore")
        first = _ask(text, dt.datetime.combine(today, _MIDNIGHT), languages)
        second = _ask(text, dt.datetime.combine(today, _ODD_TIME), languages)
    if first is None or second is None:
        return None
    (moment, period, language), (moved, _, _) = first, second
    if period == "time" and moved != moment:
        return None  # hours counted from now: no phrase for a day
    return _Reading(moment.date(), moment.time(), period, language, relative=moved != moment)


def _ask(text: str, now: dt.datetime, languages: Sequence[str]) -> tuple[dt.datetime, str, str] | None:
    from dateparser.date import DateDataParser

    settings = {
        "RELATIVE_BASE": now,
        "PREFER_DATES_FROM": "future",
        "DATE_ORDER": "DMY",
        "RETURN_TIME_AS_PERIOD": True,
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    parser = DateDataParser(languages=list(languages), settings=settings)
    try:
        answer = parser.get_date_data(text)
    except (ValueError, OverflowError):
        return None
    moment: dt.datetime | None = answer.date_obj
    return (moment, answer.period, answer.locale) if moment else None


def _numbers_kept(text: str, reading: _Reading, today: dt.date) -> bool:
    """Tell whether every number said is found in the answer; the library drops what it does not know."""
    day, time = reading.date, reading.time
    months = (day.year - today.year) * 12 + day.month - today.month
    days = (day - today).days
    kept = {day.day, day.month, day.year, day.year % 100, days, days // 7, months, months // 12}
    if reading.period == "time":
        kept |= {time.hour, time.hour % 12, time.minute}
    return all(int(number) in kept for number in re.findall(r"\d+", text))


def _said(text: str, reading: _Reading, today: dt.date) -> Said:
    """Write the answer as the grammar would have: a count rolls forward, a named day stays."""
    day = reading.date
    if reading.relative and day >= today and (reading.period != "day" or re.search(r"\d", text)):
        return Counted((day - today).days, "day")
    if reading.period == "month" and not reading.relative:
        return CalendarMonth(day.month, day.year)
    return CalendarDay(day.day, day.month, day.year)
