"""A client's rhythm as one text, for files in which it has no fields of its own: CSV cells and vCards.

`every 2 weeks, last 2026-11-20` is counted from the last contact, `every 31st, from 2026-11-20` is fixed in
the calendar and runs from that day.
"""

import datetime as dt
import re

from tickler.core.cadence import parse_cadence
from tickler.core.cards import Card
from tickler.core.errors import ValueRefused
from tickler.core.rhythm import Rhythm, rhythm

_LINE = re.compile(r"(?P<every>[^,]+), (?P<how>last|from) (?P<anchor>\d{4}-\d\d-\d\d)", re.ASCII)


def rhythm_line(card: Card) -> str | None:
    """Write the rhythm of a client as one text; None where the card has none."""
    if card.every is None or card.anchor is None:
        return None
    return line_of(card.every, card.anchor.isoformat(), fixed=card.fixed)


def line_of(every: str, anchor: str, *, fixed: bool) -> str:
    """Write a cadence and its day as one text."""
    return f"{every}, {'from' if fixed else 'last'} {anchor}"


def read_rhythm_line(text: str) -> Rhythm | None:
    """Read what `rhythm_line` wrote; None where the text is of another form."""
    found = _LINE.fullmatch(text)
    if not found:
        return None
    try:
        anchor = dt.date.fromisoformat(found["anchor"])
        return rhythm(parse_cadence(found["every"]), anchor, fixed=found["how"] == "from")
    except (ValueError, ValueRefused):  # the 30th of February, and every now and then
        return None
