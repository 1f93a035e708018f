"""Signs that a client may be slipping away, while something can still be done about it."""

import datetime as dt
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from tickler.core.cadence import next_after
from tickler.core.rhythm import Rhythm

FEWEST_PURCHASES = 3
"""Between fewer there is no usual pause."""

PATIENCE = 2
"""So many times the usual is too long."""


class Overdue(NamedTuple):
    """No contact since a day, for more than twice the cadence `every`."""

    every: str
    since: dt.date


class Thinning(NamedTuple):
    """Nothing bought since the day `last`, more than twice the client's usual pause of `usual` days."""

    last: dt.date
    usual: int


class Falling(NamedTuple):
    """The last NPS answer, given on a `day`, is lower than the one before it."""

    before: int
    now: int
    day: dt.date


Sign = Overdue | Thinning | Falling


class Warned(NamedTuple):
    """A client, by the id of the card, and what there is to be warned of."""

    client: int
    signs: tuple[Sign, ...]


def overdue(rhythm: Rhythm, last_contact: dt.date | None, today: dt.date) -> Overdue | None:
    """Tell whether contact is overdue beyond twice its cadence: the second date of it has passed, too.

    A cadence counted from the last contact knows it; for one that is fixed in the calendar it is said
    (None for never), and dates that lie before it do not count.
    """
    since = rhythm.anchor
    if rhythm.fixed and last_contact is not None:
        since = max(since, last_contact)
    due = next_after(rhythm.cadence, rhythm.anchor, since)
    if next_after(rhythm.cadence, rhythm.anchor, due) >= today:
        return None
    return Overdue(rhythm.cadence.text, since)


def thinning(days: Collection[dt.date], today: dt.date, since: dt.date) -> Thinning | None:
    """Tell whether a client's purchases thin out: silence for more than twice their own usual pause.

    The usual pause is the median of all those between purchases. Who has bought nothing since the day
    `since` is not slipping away any more, they are gone.
    """
    purchases = sorted(set(days))
    if len(purchases) < FEWEST_PURCHASES or purchases[-1] < since:
        return None
    from statistics import median

    usual = median((later - earlier).days for earlier, later in pairwise(purchases))
    silent = (today - purchases[-1]).days
    return Thinning(purchases[-1], round(usual)) if silent > PATIENCE * usual else None


def falling(scores: Sequence[tuple[dt.date, int]], since: dt.date) -> Falling | None:
    """Tell whether the last of a client's NPS answers, oldest first, is lower than the one before it.

    An answer older than the day `since` warns of nothing any more.
    """
    match scores:
        case [*_, (_, before), (day, now)] if now < before and day >= since:
            return Falling(before, now, day)
    return None
