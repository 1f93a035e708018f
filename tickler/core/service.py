"""How a client wants to be served: the manner, the way to reach them, the hours."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from tickler.core.cards import Card

SERVICES = ("respectful", "informal", "quick")
"""With all respect and some talk; as among friends; in short words and electronically."""

CHANNELS = ("phone", "email", "meeting", "messenger")
"""The usual ways to reach a client; any other text is one, too."""

_CLOCK = r"(\d{1,2})(?:[:.](\d\d))?\s*(am|pm)?"
_FROM = r"(?:after|from|since|nach|ab|после|с|nakon|poslije|od)"
_UNTIL = r"(?:before|until|till|to|vor|bis|до|prije|do)"
_BETWEEN = rf"(?:{_FROM}\s+)?{_CLOCK}\s*(?:[-–—]|{_UNTIL})\s*{_CLOCK}"
_AFTER = rf"{_FROM}\s+{_CLOCK}"
_BEFORE = rf"{_UNTIL}\s+{_CLOCK}"
_PARTS = r"\s*(?:[,;]|\band\b|\bor\b|\bund\b|\bи\b)\s*"
"""Compiled when there are hours to read: the dossier is opened all day long."""
_NIGHT_OR_AFTERNOON = range(1, 7)
"""A bare `3` can be in the night or in the afternoon; it is not guessed."""


class Hours(NamedTuple):
    """A stretch of the day; `last` is None for the end of the day."""

    first: dt.time
    last: dt.time | None

    def hold(self, time: dt.time) -> bool:
        """Tell whether a time of day lies in it; its end does not."""
        return self.first <= time and (self.last is None or time < self.last)


def understood_hours(text: str) -> tuple[Hours, ...] | None:
    """Read hours as people write them: `9-12`, `9:30-12, after 16:00`, `до 10`.

    Returns None for what is not understood in all its parts; nothing of it is guessed.
    """
    stretches = [_stretch(part) for part in re.split(_PARTS, text.strip())]
    return tuple(filter(None, stretches)) if all(stretches) else None


def suits(hours: str, time: dt.time) -> bool | None:
    """Tell whether a client can be reached at a time of their day; None where their hours do not say."""
    stretches = understood_hours(hours)
    return any(stretch.hold(time) for stretch in stretches) if stretches else None


def service_lines(card: Card, their_time: dt.time | None = None) -> Iterator[tuple[str, str]]:
    """Yield, with its name, how a client is addressed and served: what is read before anything is said.

    With `their_time`, what the clock shows where they are, it is said when this is not one of their hours.
    """
    hours = card.hours
    if hours and their_time and suits(hours, their_time) is False:
        hours = f"{hours}, not at {their_time:%H:%M}"
    named = (
        ("address as", card.address_as),
        ("say", card.say),
        ("service", card.service),
        ("channel", card.channel),
        ("hours", hours),
    )
    yield from ((name, value) for name, value in named if value)


def _stretch(text: str) -> Hours | None:
    if found := re.fullmatch(_BETWEEN, text, re.IGNORECASE):
        first, last = _time(*found.groups()[:3]), _time(*found.groups()[3:])
        return Hours(first, last) if first and last and first < last else None
    if found := re.fullmatch(_AFTER, text, re.IGNORECASE):
        first = _time(*found.groups())
        return Hours(first, None) if first else None
    if found := re.fullmatch(_BEFORE, text, re.IGNORECASE):
        last = _time(*found.groups())
        return Hours(dt.time.min, last) if last else None
    return None


def _time(hour: str, minute: str | None, half: str | None) -> dt.time | None:
    number = int(hour)
    if half:
        if not 1 <= number <= 12:
            return None
        number = number % 12 + (12 if half.lower() == "pm" else 0)
    elif minute is None and number in _NIGHT_OR_AFTERNOON:
        return None
    if number > 23 or int(minute or 0) > 59:
        return None
    return dt.time(number, int(minute or 0))
