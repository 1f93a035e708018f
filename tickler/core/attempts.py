"""How often a client was tried in vain, and at which time of day it has not been tried yet."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from tickler.core.cards import REACHED, Note

HOURS = (dt.time(9, 30), dt.time(11, 30), dt.time(14), dt.time(16, 30))
"""The times of a working day at which somebody may be reached, by the client's own clock."""

_DAY = 24 * 60
_OFFICE_OPENS, _OFFICE_CLOSES = 7 * 60, 21 * 60


class Attempts(NamedTuple):
    """What came of the contacts since the client was last reached.

    `tries` are the moments of all that failed, oldest first; `unanswered` counts the calls without an
    answer that were the last ones, one after the other.
    """

    tries: tuple[dt.datetime, ...] = ()
    unanswered: int = 0

    def and_now(self, now: dt.datetime) -> "Attempts":
        """Return what it comes to where nobody answers now either."""
        return Attempts((*self.tries, now), self.unanswered + 1)


NEVER_TRIED = Attempts()


def attempts_of(notes: Iterable[Note]) -> Attempts:
    """Count the attempts in notes, which are newest first as in the dossier; what has no outcome is none."""
    tries: list[dt.datetime] = []
    unanswered = 0
    for note in notes:
        if note.outcome in REACHED:
            break
        if note.outcome is None:
            continue
        if note.outcome == "no-answer" and unanswered == len(tries):
            unanswered += 1
        tries.append(note.at)
    return Attempts(tuple(reversed(tries)), unanswered)


def another_time(tries: Iterable[dt.datetime], ahead: dt.timedelta) -> dt.time:
    """Return the time of day, by our clock, that is furthest from all the times that were tried.

    `ahead` is by how much the client's clock is ahead of ours: a time that suits them is looked for, at
    which we are awake ourselves where there is one.
    """
    shift = int(ahead.total_seconds()) // 60
    ours = [(_minutes(hour) - shift) % _DAY for hour in HOURS]
    tried = [_minutes(moment.time()) for moment in tries]
    ours = [hour for hour in ours if _OFFICE_OPENS <= hour <= _OFFICE_CLOSES] or ours
    best = max(ours, key=lambda hour: min((_between(hour, one) for one in tried), default=0))
    return dt.time(best // 60, best % 60)


def _minutes(time: dt.time) -> int:
    return time.hour * 60 + time.minute


def _between(one: int, other: int) -> int:
    """Return how far two times of day are from each other, in minutes, across midnight too."""
    return min(abs(one - other), _DAY - abs(one - other))
