"""A place that was said, and what is worth knowing about it: a Sunday, a day that is full."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tickler.cli.desk import Desk
from tickler.cli.reading import place
from tickler.core.cards import Card
from tickler.core.places import Day, Place
from tickler.core.tabs import say_place
from tickler.store.derived import count_due, count_in
from tickler.store.folder import Folder

if TYPE_CHECKING:  # costs more than a date does
    from tickler.store.rhythms import Following


class Target(NamedTuple):
    """Where a card is to go, what the grammar remarked on it, and the time that it is for the client."""

    place: Place
    remark: str | None
    today: dt.date
    there: str | None = None

    @property
    def said_back(self) -> str:
        """The place in full, and what was said where that is the client's time."""
        place = say_place(self.place, self.today)
        return f"{place} ({self.there})" if self.there else place

    def remarks(self, folder: Folder) -> tuple[str, ...]:
        """Say what is worth knowing once the cards are there."""
        said = [self.remark] if self.remark else []
        if not isinstance(self.place, Day):
            return tuple(said)
        from tickler.store import settings

        capacity = settings.load(folder).capacity_on(self.place.date)
        if capacity is not None:
            is_today = self.place.date == self.today
            cards = count_due(folder, self.today) if is_today else count_in(folder, self.place.key)
            if cards > capacity:
                said.append(f"{cards} cards that day, {cards - capacity} more than it can hold")
        return tuple(said)


def target(desk: Desk, folder: Folder, said: str, clients: Sequence[Card] = ()) -> Target:
    """Read a WHEN phrase; `clients` are those on whose clock `tomorrow 10:00 theirs` is.

    Raises DateRefused with the reason.
    """
    resolved = place(desk, folder, said, clients)
    return Target(resolved.place, resolved.remark, desk.today, resolved.there)


def remarks_on(folder: Folder, following: "Following", today: dt.date) -> tuple[str, ...]:
    """Say what is worth knowing of a card's next date by its cadence, or of the one at which it stays."""
    place, remark, *_ = following.next
    if following.filed:
        return Target(place, remark, today).remarks(folder)
    would_be = f"{following.rhythm.cadence} would be {say_place(place, today)}"
    return (f"stays as agreed; {would_be}{f', {remark}' if remark else ''}",)
