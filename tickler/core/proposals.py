"""When to call next: two or three days that suit how the contact went, the client's rhythm, and the load."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tickler.core.attempts import NEVER_TRIED, Attempts, another_time
from tickler.core.cards import REACHED
from tickler.core.past import months_before
from tickler.core.places import Day, say_short
from tickler.core.rhythm import Rhythm
from tickler.core.settings import Capacity
from tickler.core.workdays import WorkingDays

MOST = 3
"""So many proposals are made at most: more would have to be read."""

LOOKED_FOR_ROOM = 10
"""So many working days are looked through for one with room; where none has, the first stays proposed."""

SAME_CLOCK = dt.timedelta()

_DAY = dt.timedelta(days=1)


class Proposal(NamedTuple):
    """A day for the next contact, perhaps with a time; why it is proposed, and how many cards it holds."""

    place: Day
    why: str
    cards: int


class Outlook(NamedTuple):
    """What is known of the days to come.

    `cards_on` tells how many cards a day holds now, and `patience` after how many calls without an answer
    another time of day, or a longer wait, is tried.
    """

    today: dt.date
    working: WorkingDays
    capacity: Capacity
    cards_on: Callable[[dt.date], int]
    patience: int


class _Wish(NamedTuple):
    day: dt.date
    why: str
    time: dt.time | None = None


def propose(
    outcome: str,
    outlook: Outlook,
    rhythm: Rhythm | None = None,
    attempts: Attempts = NEVER_TRIED,
    ahead: dt.timedelta = SAME_CLOCK,
) -> tuple[Proposal, ...]:
    """Propose days for the next contact, the best first, no two the same.

    `attempts` are those so far, the present one included where it failed; `ahead` is by how much the
    client's clock is ahead of ours. A day that is full gives way to the next one with room.
    """
    found: dict[Day, Proposal] = {}
    for wish in _wishes(outcome, outlook, rhythm, attempts, ahead):
        proposal = _with_room(wish, outlook)
        found.setdefault(proposal.place, proposal)
    return tuple(found.values())[:MOST]


def _wishes(
    outcome: str, outlook: Outlook, rhythm: Rhythm | None, attempts: Attempts, ahead: dt.timedelta
) -> Iterator[_Wish]:
    today, working = outlook.today, outlook.working
    if outcome in REACHED and rhythm:
        yield _Wish(rhythm.after_contact(today).next_contact(today, working), rhythm.cadence.text)
    match outcome:
        case "no-answer" if attempts.unanswered >= outlook.patience:
            often = _times(attempts.unanswered)
            yield _Wish(
                working.after(today, 1), f"{often}: another time of day", another_time(attempts.tries, ahead)
            )
            yield _Wish(today + 14 * _DAY, f"{often}: in 2 weeks")
            yield _Wish(months_ahead(today, 1), f"{often}: in a month")
        case "no-answer":
            yield _Wish(working.after(today, 1), "the next working day")
            yield _Wish(
                working.after(today, 1), "at another time of day", another_time(attempts.tries, ahead)
            )
            yield _Wish(today + 7 * _DAY, "in a week")
        case "left-message":
            yield _Wish(working.after(today, 2), "in 2 working days, if they do not call")
            yield _Wish(today + 7 * _DAY, "in a week")
        case "agreed":
            yield _Wish(today + 7 * _DAY, "in a week")
            yield _Wish(today + 14 * _DAY, "in 2 weeks")
            yield _Wish(months_ahead(today, 1), "in a month")
        case "refused":
            yield _Wish(months_ahead(today, 3), "in 3 months")
            yield _Wish(months_ahead(today, 6), "in 6 months")
        case "sold":
            yield _Wish(today + 14 * _DAY, "in 2 weeks: is all well?")
            yield _Wish(months_ahead(today, 3), "in 3 months")
        case _:
            yield _Wish(today + 7 * _DAY, "in a week")
            yield _Wish(months_ahead(today, 1), "in a month")


def _times(unanswered: int) -> str:
    return f"{unanswered} times no answer" if unanswered > 1 else "no answer once"


def _with_room(wish: _Wish, outlook: Outlook) -> Proposal:
    """Take the wished day, or where that is not worked or full, the nearest later one with room."""
    wanted = day = outlook.working.on_or_after(wish.day)
    for _ in range(LOOKED_FOR_ROOM):
        limit = outlook.capacity.on(day)
        cards = outlook.cards_on(day)
        if limit is None or cards < limit:
            why = wish.why if day == wanted else f"{wish.why}; {say_short(wanted, outlook.today)} is full"
            return Proposal(Day(day, wish.time), why, cards)
        day = outlook.working.after(day, 1)
    return Proposal(Day(wanted, wish.time), wish.why, outlook.cards_on(wanted))


def months_ahead(day: dt.date, months: int) -> dt.date:
    """Return the same day so many months later, or the last day of that month where it is shorter."""
    return months_before(day, -months)
