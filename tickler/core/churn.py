"""The share of clients who are lost in a month."""

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from tickler.core.past import months_before
from tickler.core.review import Period


class Lives(NamedTuple):
    """So many cards that were made in one month and dropped in another; months are `2026-11`.

    `dropped` is None for cards that are in the folder; `with_reason` says that it was told why.
    """

    made: str
    dropped: str | None
    with_reason: bool
    cards: int


class Churn(NamedTuple):
    """How many of the `clients` at the beginning of a month were lost in it; `month` is its first day."""

    month: dt.date
    clients: int
    lost: int

    @property
    def share(self) -> Decimal | None:
        """The share of those lost, in percent; None where there was nobody to lose."""
        return Decimal(100) * self.lost / self.clients if self.clients else None

    def above(self, limit: Decimal) -> bool:
        """Tell whether more were lost than the limit, in percent, lets pass."""
        return self.share is not None and self.share > limit


def churn(months: Iterable[dt.date], lives: Sequence[Lives]) -> tuple[Churn, ...]:
    """Count who was lost in each month, given by its first day.

    Lost is who was there when the month began and was dropped in it with a reason; who was dropped without
    one, a card written twice for example, has not been lost.
    """
    return tuple(_of_month(month, lives) for month in months)


def _of_month(month: dt.date, lives: Sequence[Lives]) -> Churn:
    key = f"{month:%Y-%m}"
    there = [life for life in lives if life.made < key and (life.dropped is None or life.dropped >= key)]
    lost = sum(life.cards for life in there if life.dropped == key and life.with_reason)
    return Churn(month, sum(life.cards for life in there), lost)


def months_of(period: Period) -> list[dt.date]:
    """Return the first day of each month that a period touches."""
    first, last = period.first.replace(day=1), period.last.replace(day=1)
    count = (last.year - first.year) * 12 + last.month - first.month
    return [months_before(last, back) for back in range(count, -1, -1)]
