"""How often a client is to be heard from: a cadence of contact, counted from the last one or fixed."""

import datetime as dt
from typing import NamedTuple, Self

from tickler.core.agenda import PileCard
from tickler.core.cadence import Cadence, next_after, parse_cadence
from tickler.core.cards import Card
from tickler.core.places import LOOSE, Day, Place, say_date
from tickler.core.when import Resolved, rolled_forward
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

    def next_place(self, after: dt.date, today: dt.date, working: WorkingDays) -> Resolved:
        """Return the day of `next_contact` after a day, with the reason where it is not the rhythm's own."""
        return rolled_forward(next_after(self.cadence, self.anchor, after), today, working)

    def after_contact(self, day: dt.date) -> Self:
        """Return the rhythm after the client was spoken with: counted anew, unless it is fixed."""
        return self if self.fixed else self._replace(anchor=day)

    def has_put(self, place: Place | None, today: dt.date, working: WorkingDays) -> bool:
        """Tell whether a card is behind the day of its next contact, and not behind one that was agreed.

        On a day that is not worked, that may also be the one to which a contact of this day has rolled.
        """
        days = {self.next_contact(after, working) for after in (today, working.on_or_before(today))}
        return isinstance(place, Day) and place.time is None and place.date in days

    def goes_on(self, place: Place | None, today: dt.date, working: WorkingDays) -> bool:
        """Tell whether a contact today takes the card on to the next date: no other day was agreed for it.

        That is so for what is due today, loose, or behind the day of its next contact.
        """
        if place is None:
            return False
        is_due = place.key <= today.isoformat()
        return is_due or place is LOOSE or self.has_put(place, today, working)

    def overdue_since(self, last_contact: dt.date | None, working: WorkingDays) -> dt.date:
        """Return the first day of contact after the last one: once it is over, the client is overdue."""
        heard = max(self.anchor, last_contact) if self.fixed and last_contact else self.anchor
        return working.on_or_after(next_after(self.cadence, self.anchor, heard))

    def __str__(self) -> str:
        """Say it to people: `every 2 weeks after a contact`, `every monday`."""
        if not self.fixed:
            return f"{self.cadence} after a contact"
        return (
            f"{self.cadence}" if self.cadence.names_a_day else f"{self.cadence} from {say_date(self.anchor)}"
        )


def rhythm(cadence: Cadence, anchor: dt.date, *, fixed: bool) -> Rhythm:
    """Make a rhythm; one that names its days is fixed in the calendar."""
    return Rhythm(cadence, anchor, fixed or cadence.names_a_day)


def rhythm_of(card: Card | PileCard) -> Rhythm | None:
    """Return the rhythm of a client; None where the card has no cadence."""
    if card.every is None or card.anchor is None:
        return None
    return Rhythm(parse_cadence(card.every), card.anchor, card.fixed)


def said_otherwise(ours: Rhythm | None, theirs: Rhythm | None) -> tuple[str, ...]:
    """Say the rhythm that is given up where there were two, for the note: `cadence every 2 weeks`."""
    if ours is None or theirs is None or (ours.cadence, ours.fixed) == (theirs.cadence, theirs.fixed):
        return ()
    return (f"cadence {theirs}",)


def joined(ours: Rhythm | None, theirs: Rhythm | None) -> Rhythm | None:
    """Return the rhythm of a client of whom there were two cards: ours stands, else it is theirs.

    It is counted from the later of the two contacts.
    """
    if ours is None or theirs is None:
        return ours or theirs
    return ours if theirs.fixed else ours.after_contact(max(ours.anchor, theirs.anchor))
