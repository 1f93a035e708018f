"""A phrase taken apart: its words, numbers and signs, and the time of day among them."""

import datetime as dt
import re

from tickler.core import words
from tickler.core.errors import DateRefused
from tickler.core.folding import fold

LONGEST_PHRASE = 100

Token = str | int
"""A folded word, a sign, a clock time such as `14:30`, or a number."""

# A clock time glued to a date (`8.12:30`) is none. A dot counts only between two numbers: those of
# `5. srpnja` and `Jan.` say nothing.
_TOKEN = r"(?<![\d.])\d{1,2}[:h]\d{2}(?![\d:])|\d+|[a-z]+|(?<=\d)\.(?=\s?\d)|[^\s.,]"

# Endings written after a number with a hyphen: 5-го, 5-ში, 10-ზე.
_HYPHENED_ENDING = r"(?<=\d)-(?=(?:go|shi|ze)\b)"


def tokenise(phrase: str) -> list[Token]:
    """Take a phrase apart, in any script, without its commas, apostrophes and idle dots.

    Raises DateRefused for a phrase too long to be one.
    """
    if len(phrase) > LONGEST_PHRASE:
        raise DateRefused(
            f'A date of {len(phrase)} characters, beginning "{phrase[:30]}", cannot be right',
            "Say for example 25, mon, 5 jul or +2w.",
        )
    folded = fold(phrase).replace("'", "").replace("a.m.", "am").replace("p.m.", "pm")
    pieces = re.findall(_TOKEN, re.sub(_HYPHENED_ENDING, "", folded))
    return [_token(piece) for piece in pieces]


def _token(piece: str) -> Token:
    if piece.isdecimal():
        return int(piece)
    return piece.replace("h", ":") if piece[0].isdecimal() else piece  # 10h30


def take_theirs(tokens: list[Token]) -> tuple[list[Token], bool]:
    """Take out of a phrase that its time is the client's, `theirs`; tell whether it was said."""
    for said in words.THEIRS:
        for start in range(len(tokens) - len(said) + 1):
            if tokens[start : start + len(said)] == said:
                return tokens[:start] + tokens[start + len(said) :], True
    return tokens, False


def says_theirs(phrase: str) -> bool:
    """Tell whether a phrase gives the time of the client: what it means depends on whose it is.

    Raises DateRefused for a phrase too long to be one.
    """
    return take_theirs(tokenise(phrase))[1]


def take_time(tokens: list[Token]) -> tuple[list[Token], dt.time | None]:
    """Take the time of day out of a phrase, wherever it stands.

    Understood are `14:30`, `2:30pm`, `9am`, `10h`, `10h30`, `noon`, and after a word like `at` also
    `at 10` and `at 14.30`. Returns the other tokens, and the time or None. Raises DateRefused for a
    time that does not exist, for hours that are counted, and for a bare hour that can be of the
    night or of the afternoon.
    """
    for start, token in enumerate(tokens):
        if token in words.COUNTED_HOURS or _counts_hours(tokens, start):
            raise DateRefused(
                "Hours and minutes are not counted: a card is behind a day",
                "Say the time itself: today 16:30.",
            )
        sign = token if token in words.AT else None
        after = start + 1 if sign else start
        found = _time_at(tokens[after:], sign)
        if found:
            time, length = found
            return tokens[:start] + tokens[after + length :], time
    return tokens, None


def _counts_hours(tokens: list[Token], start: int) -> bool:
    """Tell whether a count of hours begins here: `+3h`, `cherez 3 chasa`."""
    match tokens[start : start + 3]:
        case [first, int(_), str(unit)]:
            return (first == "+" or first in words.AHEAD) and unit in words.HOURS
    return False


def _time_at(tokens: list[Token], sign: Token | None) -> tuple[dt.time, int] | None:
    """Read the time with which the tokens begin; the second value is its length in tokens.

    `sign` is the word for "at" before them. Some of those words also stand before a date
    (`u petak`), so that only the others make a time of `14.30`.
    """
    match tokens:
        case [str(clock), *rest] if len(clock) > 1 and ":" in clock:
            hour, minute = map(int, clock.split(":"))
            if rest and rest[0] in ("am", "pm"):
                return _time(hour, minute, rest[0]), 2
            return _time(hour, minute), 2 if rest and rest[0] in words.HOURS else 1
        case [int(hour), "am" | "pm" as half, *_] if hour <= 12:  # `um 15 am montag` has no half
            return _time(hour, 0, half), 2
        case [int(hour), ".", int(minute), *rest] if sign and sign not in words.BEFORE:
            return _time(hour, minute), 4 if rest and rest[0] in words.HOURS else 3
        case [int(hour), str(word), *_] if word in words.HOURS:
            return _bare_hour(hour), 2
        case [int(hour), *rest] if sign and not (rest and _continues_a_date(rest[0])):
            return _bare_hour(hour), 1
        case [str(word), *_] if word in words.NOON:
            return dt.time(12), 1
    return None


def _continues_a_date(token: Token) -> bool:
    """Tell whether a number before this token is no hour: `v 5 iyulya`, `u 8.12.`."""
    return token in words.MONTHS or token in words.UNITS or token in ("-", ".", "/")


def _bare_hour(hour: int) -> dt.time:
    # Nobody is called at three in the night, but 3 is how a clock of 24 hours says it. Not guessed.
    if 1 <= hour <= 6:
        raise DateRefused(
            f"{hour} o'clock can be in the night or in the afternoon",
            f"Say {hour}pm or {hour + 12}:00, or {hour}am for the early morning.",
            choices=(f"{hour}am", f"{hour}pm"),
        )
    return _time(hour, 0)


def _time(hour: int, minute: int, half: Token | None = None) -> dt.time:
    said = f"{hour}{half}" if half and not minute else f"{hour}:{minute:02}{half or ''}"
    if half and 1 <= hour <= 12:
        hour, half = hour % 12 + (12 if half == "pm" else 0), None
    if half or hour > 23 or minute > 59:
        raise DateRefused(f"There is no time {said}", "Say for example 14:30, 9am or 2:30pm.")
    return dt.time(hour, minute)
