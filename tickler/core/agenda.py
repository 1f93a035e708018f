"""Today's pile: what is behind today's tab, in the order in which it is worked."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tickler.core.cards import Reminder
from tickler.core.places import Day, Month, Place, days_late, time_of
from tickler.core.slipping import Slipping


class LastNote(NamedTuple):
    """The newest entry of a card's history."""

    at: dt.datetime
    kind: str
    outcome: str | None
    text: str


class PileCard(NamedTuple):
    """A card as the pile and the lists show it: no more than one needs to pick up the telephone.

    `phone` is the first one, `timezone` an IANA name; `moves` counts the deferrals; `attempts` counts the
    contacts tried and `reached` those that succeeded. `slipping` tells what came of it since the client
    was last reached. The cadence is as on the card.
    """

    id: int
    name: str
    company: str | None
    place: Place | None
    kind: str
    why: str | None
    phone: str | None
    moves: int = 0
    reached: int = 0
    attempts: int = 0
    last_note: LastNote | None = None
    slipping: Slipping | None = None
    every: str | None = None
    anchor: dt.date | None = None
    fixed: bool = False
    timezone: str | None = None


class Agenda(NamedTuple):
    """The day's work; `capacity` is None where the folder sets no limit.

    `reminders` end with the birthdays that are near; there are `birthdays` of them, of which these may be the
    nearest ones only.
    """

    date: dt.date
    cards: tuple[PileCard, ...]
    reminders: tuple[Reminder, ...]
    loose: int
    done_today: int
    capacity: int | None
    birthdays: int = 0

    @property
    def birthdays_left(self) -> int:
        """How many birthdays are near that are not among the slips shown."""
        return self.birthdays - sum(slip.birthday for slip in self.reminders)

    @property
    def carried_over(self) -> tuple[PileCard, ...]:
        return tuple(c for c in self.cards if c.place and days_late(c.place, self.date))

    @property
    def to_deal_out(self) -> tuple[PileCard, ...]:
        return tuple(c for c in self.cards if isinstance(c.place, Month))

    @property
    def by_kind(self) -> dict[str, int]:
        return dict(Counter(card.kind for card in self.cards).most_common())

    @property
    def over_by(self) -> int:
        return max(0, len(self.cards) - self.capacity) if self.capacity is not None else 0


def in_order(cards: Iterable[PileCard], today: dt.date) -> tuple[PileCard, ...]:
    """Put a pile into the order of the day.

    Contacts with a time today come first, by time; then what was carried over, most late first;
    then the rest of the day; then the cards of months that have begun. Equals stay in the order of
    their ids, so that the pile does not shuffle from call to call.
    """

    def rank(card: PileCard) -> tuple[int, str | int, int]:
        place = card.place
        if isinstance(place, Month):
            return 3, place.key, card.id
        if isinstance(place, Day) and place.date == today and place.time:
            return 0, time_of(place) or "", card.id
        late = days_late(place, today) if place else 0
        return (1, -late, card.id) if late else (2, 0, card.id)

    return tuple(sorted(cards, key=rank))


def slips_in_order(slips: Iterable[Reminder], today: dt.date) -> tuple[Reminder, ...]:
    """Put the slips of a day into its order: first the promises that are overdue, most late first."""
    return tuple(sorted(slips, key=lambda slip: -slip.promise_late(today)))


def say_kinds(by_kind: dict[str, int]) -> Sequence[str]:
    """Say how many of which kind: `7 calls`, `1 first call`."""
    return [f"{count} {say_kind(kind, count)}" for kind, count in by_kind.items()]


def say_kind(kind: str, count: int = 1) -> str:
    """Write a kind of contact for people: `first-call` becomes `first calls` for two."""
    word = kind.replace("-", " ")
    if count == 1 or kind == "other":
        return word
    return word + "s"
