"""Promises looked back on: given, kept in time, kept late, open, overdue."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from tickler.core.cards import Reminder


class Promises(NamedTuple):
    """What became of promises.

    `given` were given in the period. `kept` (in time), `late` and `open` were promised for its days, as they
    are now; `longest_late` is in days. `overdue` were promised for a day before the last one, and not yet
    kept at its end.
    """

    given: int = 0
    kept: int = 0
    late: int = 0
    open: int = 0
    overdue: int = 0
    longest_late: int = 0

    @property
    def due(self) -> int:
        """Count those that were promised for the days of the period."""
        return self.kept + self.late + self.open


class Promise(NamedTuple):
    """A promise by its days: when it was given, for when, and when it was kept, None where it is open."""

    given: dt.date
    due: dt.date
    done: dt.date | None

    @property
    def days_late(self) -> int:
        """By how many days it was kept late; 0 where it was kept in time, or is open."""
        return max(0, (self.done - self.due).days) if self.done else 0

    def overdue_on(self, day: dt.date) -> bool:
        """Tell whether its day was over then, and it was not kept by the end of the day."""
        return self.given <= day and self.due < day and (self.done is None or self.done > day)


def promises_between(first: dt.date, last: dt.date, promises: Iterable[Promise]) -> Promises:
    """Count the promises of the days from the first to the last."""
    known = list(promises)
    due = [promise for promise in known if first <= promise.due <= last]
    late = [promise.days_late for promise in due if promise.days_late]
    return Promises(
        given=sum(first <= promise.given <= last for promise in known),
        kept=sum(promise.done is not None and not promise.days_late for promise in due),
        late=len(late),
        open=sum(promise.done is None for promise in due),
        overdue=sum(promise.overdue_on(last) for promise in known),
        longest_late=max(late, default=0),
    )


def oldest_overdue(slips: Iterable[Reminder], today: dt.date) -> Reminder | None:
    """Return the open promise that has been overdue longest, None where none is."""
    worst = max(slips, key=lambda slip: slip.promise_late(today), default=None)
    return worst if worst and worst.promise_late(today) else None
