"""How often a client is to be heard from: a cadence of contact, counted from the last one or fixed."""

import datetime as dt
from typing import NamedTuple, Self

from tickler.core.cadence import Cadence, next_after, parse_cadence
from tickler.core.cards import Card
from tickler.core.workdays import WorkingDays


class Rhythm(NamedTuple):
    """The cadence of one client.

    It is counted from the day `anchor`: the last contact, or where it is `fixed` in the calendar, the day
    from which it runs. A card that is put off once does not move the anchor.
    """

    cadence: Cadence
    anchor: dt.date
    fixed: bool

    def next_contact(self, today: dt.date, working: WorkingDays) -> dt.date:
        """Return the one next day of contact after today, however many were missed.

        A day that is not worked gives way to the next one that is; the days after it stay as they were.
        """
        day = next_after(self.cadence, self.anchor, today)
        return working.on_or_after(day)

    def after_contact(self, day: dt.date) -> Self:
        """Return the rhythm after the client was spoken with: counted anew, unless it is fixed."""
        return self if self.fixed else self._replace(anchor=day)


def rhythm_of(card: Card) -> Rhythm | None:
    """Return the rhythm of a client; None where the card has no cadence."""
    if card.every is None or card.anchor is None:
        return None
    return Rhythm(parse_cadence(card.every), card.anchor, card.fixed)
