"""The look back in the evening: of which days it is, and what is counted in them.

The folder hands in what happened, day by day, for the days that are looked back on and for those they
are held against; everything here is counting.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from tickler.core.agenda import PileCard
from tickler.core.cards import REACHED, Reminder
from tickler.core.errors import DateRefused
from tickler.core.past import last_of_month, months_before
from tickler.core.places import say_date
from tickler.core.promises import Promise, Promises, promises_between
from tickler.core.workdays import WorkingDays

Unit = Literal["day", "week", "month", "days"]
Happening = Literal["moved", "dropped", "restored", "added", "imported", "documents", "slips_done"]
"""What is counted besides contacts; `moved` are deferrals, `imported` are cards."""

LONGEST = 3660
"""Days: ten years, more than one looks back on at once."""

_DAY = dt.timedelta(days=1)


class Period(NamedTuple):
    """The days from `first` to `last`, both of them included."""

    first: dt.date
    last: dt.date
    unit: Unit = "days"

    @property
    def days(self) -> list[dt.date]:
        return [self.first + number * _DAY for number in range((self.last - self.first).days + 1)]

    def holds(self, day: dt.date) -> bool:
        """Tell whether the day is one of these."""
        return self.first <= day <= self.last


def period_of(unit: Unit, day: dt.date, today: dt.date) -> Period:
    """Return the day itself, or its week from Monday or its month, as far as they are over today."""
    match unit:
        case "week":
            first = day - day.weekday() * _DAY
            return Period(first, min(first + 6 * _DAY, today), unit)
        case "month":
            return Period(day.replace(day=1), min(last_of_month(day), today), unit)
    return Period(day, day, unit)


def days_between(first: dt.date, last: dt.date) -> Period:
    """Return the days from one to another. Raises DateRefused if there are none, or too many."""
    if last < first:
        raise DateRefused(
            f"{say_date(first)} comes after {say_date(last)}", "Say the earlier day with --from."
        )
    if (last - first).days >= LONGEST:
        raise DateRefused(
            f"{say_date(first)} is more than ten years before {say_date(last)}", "Look back on fewer."
        )
    return Period(first, last)


def period_before(period: Period, working: WorkingDays) -> Period:
    """Return the days that a period is held against.

    For a day that is the last working day before it, for a week or a month as many days of the one
    before it (a whole month is held against a whole month), for other days as many right before them.
    """
    first, last, unit = period
    match unit:
        case "day":
            day = working.on_or_before(first - _DAY)
            return Period(day, day, unit)
        case "week":
            return Period(first - 7 * _DAY, last - 7 * _DAY, unit)
        case "month":
            end = months_before(last, 1)
            return Period(
                months_before(first, 1), last_of_month(end) if last == last_of_month(last) else end, unit
            )
    return Period(first - len(period.days) * _DAY, first - _DAY, unit)


class Spoken(NamedTuple):
    """A contact with a client."""

    day: dt.date
    card_id: int
    kind: str
    outcome: str | None


class Happened(NamedTuple):
    """How often something happened on one day; `card_id` tells for moves to whom, else it is None."""

    day: dt.date
    what: Happening
    times: int
    card_id: int | None = None


class Standing(NamedTuple):
    """What the folder knows of the cards' places in a period.

    `first_calls` are the cards for a first call that were due in it, what was carried over included;
    `carried_over` the cards that were due by its end and stood unworked behind their day then, None
    where the folder does not reach back so far.
    """

    first_calls: int
    carried_over: int | None


class Figures(NamedTuple):
    """What was done in a period; the mappings have no entry for what did not happen.

    `clients` is with how many the contacts were made, `first_calls` with how many for the first time.
    `moved` counts deferrals, by card: a card that was put off twice has 2.
    """

    period: Period
    contacts: int
    clients: int
    by_kind: Mapping[str, int]
    by_outcome: Mapping[str, int]
    first_calls: int
    moved: Mapping[int, int]
    happened: Mapping[Happening, int]
    standing: Standing
    promises: Promises = Promises()

    @property
    def attempts(self) -> int:
        """Count the contacts of which it is known how they went."""
        return sum(self.by_outcome.values())

    @property
    def reached(self) -> int:
        """Count the contacts that reached the client."""
        return sum(times for outcome, times in self.by_outcome.items() if outcome in REACHED)

    @property
    def most_moved(self) -> tuple[int, int] | None:
        """Return the card that was put off most and how often, None where none was twice."""
        card_id = min(self.moved, key=lambda card: (-self.moved[card], card), default=None)
        return (card_id, self.moved[card_id]) if card_id is not None and self.moved[card_id] > 1 else None


def figures(
    period: Period,
    spoken: Iterable[Spoken],
    happened: Iterable[Happened],
    standing: Standing,
    promises: Iterable[Promise] = (),
) -> Figures:
    """Count what happened in a period; what happened on other days is left out."""
    contacts = [contact for contact in spoken if period.holds(contact.day)]
    events: Counter[Happening] = Counter()
    moved: Counter[int] = Counter()
    for event in happened:
        if period.holds(event.day):
            events[event.what] += event.times
            if event.what == "moved" and event.card_id is not None:
                moved[event.card_id] += event.times
    return Figures(
        period=period,
        contacts=len(contacts),
        clients=len({contact.card_id for contact in contacts}),
        by_kind=Counter(contact.kind for contact in contacts),
        by_outcome=Counter(contact.outcome for contact in contacts if contact.outcome is not None),
        first_calls=len({contact.card_id for contact in contacts if contact.kind == "first-call"}),
        moved=moved,
        happened=events,
        standing=standing,
        promises=promises_between(period.first, period.last, promises),
    )


class DayOfWork(NamedTuple):
    """What one day had: contacts made, cards put off, cards added by hand."""

    date: dt.date
    worked: bool
    contacts: int
    moved: int
    added: int


def day_by_day(
    period: Period, spoken: Iterable[Spoken], happened: Iterable[Happened], working: WorkingDays
) -> tuple[DayOfWork, ...]:
    """Count each day of a period; `worked` says whether it is a working day."""
    contacts = Counter(contact.day for contact in spoken)
    events: Counter[tuple[dt.date, Happening]] = Counter()
    for event in happened:
        events[event.day, event.what] += event.times
    return tuple(
        DayOfWork(day, working.includes(day), contacts[day], events[day, "moved"], events[day, "added"])
        for day in period.days
    )


def busiest(days: Iterable[DayOfWork]) -> DayOfWork | None:
    """Return the day with most contacts, the first of equals; None where there were none."""
    best = max(days, key=lambda day: day.contacts, default=None)
    return best if best and best.contacts else None


class Overdue(NamedTuple):
    """The clients not heard from for longer than their cadence, as the folder is now.

    `longest` is the one of whom that is so since the earliest day, `since`.
    """

    cards: int = 0
    longest: PileCard | None = None
    since: dt.date | None = None


NOBODY_OVERDUE = Overdue()


class Review(NamedTuple):
    """A period, the one it is held against, and its days.

    `most_moved` is the card that was put off most often in the period, `slipping` the one that has been
    slipping longest as the folder is now, of `slipping_cards`, and `oldest_promise` the one that is overdue
    longest on the last day; None where there is none.
    """

    figures: Figures
    before: Figures
    days: tuple[DayOfWork, ...]
    most_moved: PileCard | None
    slipping: PileCard | None
    slipping_cards: int
    oldest_promise: Reminder | None = None
