"""What is said when a date is refused: what is wrong with it, and what to say instead."""

import datetime as dt

from tickler.core import words
from tickler.core.errors import DateNotUnderstood, DateRefused
from tickler.core.folding import fold
from tickler.core.places import MONTHS, MONTHS_LONG, say_date

EXAMPLES = "Say for example 25, mon, 5 jul, 8.12, +2w or tomorrow 14:30."

_WRITTEN_IN = {
    "CYRILLIC": (words.RUSSIAN, words.SERBIAN, words.CROATIAN),
    "GEORGIAN": (words.GEORGIAN,),
    "LATIN": (words.CROATIAN, words.SERBIAN, words.GERMAN),
}
_LETTERS_TO_BE_OFFERED = 4
_NEAR, _VERY_NEAR = 0.75, 0.85
"""How much alike words must be: 1 is the same word."""

PAST = "The past is no place: name today or a later day."


def empty() -> DateRefused:
    """Refuse a phrase without a date in it."""
    return DateRefused("No date was given", EXAMPLES)


def unknown_word(said: str, word: str) -> DateNotUnderstood:
    """Refuse a phrase for one word or sign in it; a near miss is offered."""
    written = next((piece for piece in said.split() if word in fold(piece).replace("'", "")), word)
    where = "" if written == said.strip() else f' in "{said}"'
    near = _near_misses(written, word)
    return DateNotUnderstood(
        f'"{written}"{where} is no word of a date',
        f"Did you mean {' or '.join(near)}?" if near else EXAMPLES,
        choices=near,
    )


def _near_misses(written: str, word: str) -> list[str]:
    """Find the words that were probably meant, of the languages that are written in this script.

    Plain letters are English first; what else is typed in them must be very near.
    """
    if written.isascii():
        english = words.words_of(words.ENGLISH) | {"loose"}
        return _near(word, english, _NEAR) or _near(word, words.known(), _VERY_NEAR)
    from unicodedata import name

    letter = next(sign for sign in written if not sign.isascii())
    languages = _WRITTEN_IN.get(name(letter, "").partition(" ")[0], ())
    return _near(word, set().union(*map(words.words_of, languages)), _NEAR)


def _near(word: str, others: set[str], cutoff: float) -> list[str]:
    """Find at most three words like this one; short words are like too many others to be offered."""
    from difflib import get_close_matches

    long = sorted(other for other in others if len(other) >= _LETTERS_TO_BE_OFFERED)
    return get_close_matches(word, long, n=3, cutoff=cutoff)


def hour_without_sign(said: str, hour: int, minute: int | None) -> DateRefused:
    """Refuse `fri 10`, `fri 9.30`: a number after a day can be an hour, but is not said to be one."""
    day = said.rstrip("0123456789., ")
    if 1 <= hour <= 6 and minute is None:  # in the night or in the afternoon?
        hint = f"Say {day} {hour + 12}:00, or {day} {hour}am."
    else:
        # In another script "at" is another word; the colon is understood in all of them.
        also = f", or {day} at {hour}{'' if minute is None else f'.{minute:02}'}" if day.isascii() else ""
        hint = f"Say {day} {hour}:{minute or 0:02}{also}."
    return DateRefused(f'"{said}" does not make a date', hint)


def not_a_date(said: str) -> DateRefused:
    """Refuse a phrase whose words are all known, but together name no date."""
    return DateRefused(f'"{said}" does not make a date', EXAMPLES)


def no_such_day(said: str, day: int, month: int | None = None, year: int | None = None) -> DateRefused:
    """Refuse a day that no month, or not this month, has."""
    if month is None or not 1 <= day <= 31:
        return DateRefused(f'There is no day {day}: "{said}"', "The days of a month are 1 to 31.")
    name = MONTHS_LONG[month - 1] + (f" {year}" if year else "")
    last = "28th, in a leap year the 29th" if month == 2 else "30th"
    return DateRefused(f'{name} has no {ordinal(day)}: "{said}"', f"Its last day is the {last}.")


def no_such_month(said: str, month: int) -> DateRefused:
    """Refuse a month by number; the number may have been meant as minutes."""
    return DateRefused(
        f'There is no month {month}: "{said}"',
        "With dots the day comes first, then the month: 8.12. A time is said as 14:30.",
    )


def no_such_year(said: str, year: int) -> DateRefused:
    """Refuse a year that is not of two or four digits."""
    return DateRefused(f'There is no year {year}: "{said}"', "Say the year with four digits.")


def two_readings(said: str, first: int, second: int, year: int | None) -> DateRefused:
    """Refuse `12/8`: as day and month, and as month and day, it is a date."""
    tail = f" {year}" if year else ""
    day_first = f"{first} {MONTHS[second - 1]}{tail}"
    month_first = f"{second} {MONTHS[first - 1]}{tail}"
    return DateRefused(
        f'"{said}" can be read two ways: {month_first} or {day_first}',
        f"Say {second}.{first} for {month_first}, {first}.{second} for {day_first}; "
        "or settle it with: tickler config date_order dmy (or mdy).",
        choices=(month_first, day_first),
    )


def week_or_sunday(said: str) -> DateRefused:
    """Refuse a word that means both Sunday and the week, where both make sense."""
    return DateRefused(
        f'"{said}" can mean the week or the Sunday',
        "Say sun for the Sunday, next week for the Monday of it, or 1 week.",
        choices=("sun", "next week", "1 week"),
    )


def this_or_next(said: str) -> DateRefused:
    """Refuse `this friday`, `this week`, `next year`: which day is meant is left open."""
    return DateRefused(
        f'"{said}" leaves open which day is meant',
        "Say fri for the Friday to come, eow for the end of the week, next month, or a date.",
    )


def past(said: str, day: dt.date) -> DateRefused:
    """Refuse a day that is over."""
    return DateRefused(f'"{said}" was {say_date(day)}', PAST)


def before_today(said: str) -> DateRefused:
    """Refuse what counts backwards."""
    return DateRefused(f'"{said}" lies in the past', PAST)


def begun(said: str, month: str) -> DateRefused:
    """Refuse a month that has begun: its tab is dealt out over days."""
    return DateRefused(
        f'"{said}": {month} has begun, and its tab is dealt out over the days',
        "Name a day: a number, a date, or eom for the last working day of this month.",
    )


def too_far(said: str) -> DateRefused:
    """Refuse a day beyond any plan: most likely a slip of the finger."""
    return DateRefused(f'"{said}" is more than a hundred years away', EXAMPLES)


def time_without_day(said: str) -> DateRefused:
    """Refuse a time of day for a month or for loose cards."""
    return DateRefused(f'"{said}" has a time but no day', "Name the day, or leave out the time.")


def theirs_without_time(said: str) -> DateRefused:
    """Refuse their clock where no time is said."""
    return DateRefused(f'"{said}" names no time', "Say the time too: tomorrow 10:00 theirs.")


def theirs_of_nobody(said: str) -> DateRefused:
    """Refuse their clock where no client is spoken of."""
    return DateRefused(
        f'"{said}" is on a client\'s clock, and here is no client',
        "Say the time on your own clock; theirs is for a card, or a slip --for a client.",
    )


def unknown_zone(said: str, zone: str) -> DateRefused:
    """Refuse the clock of a zone that this system does not know."""
    return DateRefused(
        f'"{said}" cannot be read on the clock of {zone}: this system does not know that time zone',
        "Bring its list up to date (pip install --upgrade tzdata), or say the time on your own clock.",
    )


def skipped_there(said: str, time: dt.time, day: dt.date, zone: str, next_time: dt.time) -> DateRefused:
    """Refuse a time that clocks pass over when summer begins."""
    return DateRefused(
        f'"{said}": there is no {time:%H:%M} in {zone} on {say_date(day)}, the clocks go forward then',
        f"Say {next_time:%H:%M}, or another time.",
    )


def past_here(said: str, day: dt.date) -> DateRefused:
    """Refuse a time of theirs that is a day gone by on our calendar."""
    return DateRefused(f'"{said}" was {say_date(day)} here', PAST)


def ordinal(number: int) -> str:
    """Write `1st`, `22nd`, `13th`."""
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
