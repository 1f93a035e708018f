"""Who buys how: the activity matrix, and the five groups of buyers that are read from it.

A purchase is a day on which a client bought, however many sales were written down for it; what was only
taken back is none. Of the quarters of the period the later half is recent: the last two of four.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from typing import Literal, NamedTuple

from tickler.core.quarters import Quarter, quarter_of, quarters_in
from tickler.core.review import Period

Group = Literal["beginners", "one-off", "growing", "lost", "best"]
GROUPS: tuple[Group, ...] = ("beginners", "one-off", "growing", "lost", "best")

FEWEST_OF_THE_BEST = 3
"""However short the period: who came twice does not belong to the best yet."""

Bought = Mapping[int, Collection[dt.date]]
"""By the id of the client's card, the days on which they bought something."""


class Cell(NamedTuple):
    """A cell of the matrix: so many purchases, the last of them in this quarter."""

    purchases: int
    quarter: Quarter


class Segments(NamedTuple):
    """The buyers of a period.

    `cells` holds the ids of clients by cell of the matrix, where there are any; its last row, with
    `best_from` purchases, stands for more of them too. A purchase since `recent_from` is recent.
    """

    period: Period
    quarters: tuple[Quarter, ...]
    recent_from: dt.date
    best_from: int
    cells: Mapping[Cell, tuple[int, ...]]
    groups: Mapping[Group, tuple[int, ...]]

    @property
    def buyers(self) -> int:
        """How many clients bought something."""
        return sum(map(len, self.cells.values()))

    def count(self, purchases: int | None = None, quarters: Iterable[Quarter] | None = None) -> int:
        """Count the clients of a row, of some columns, or where both are said of these cells."""
        wanted = None if quarters is None else set(quarters)
        return sum(
            len(clients)
            for cell, clients in self.cells.items()
            if purchases in (None, cell.purchases) and (wanted is None or cell.quarter in wanted)
        )


def group_of(purchases: int, *, recent: bool, best_from: int) -> Group:
    """Return the group of a buyer by the number of purchases and whether the last of them is recent."""
    if purchases == 1:
        return "beginners" if recent else "one-off"
    if not recent:
        return "lost"
    return "best" if purchases >= best_from else "growing"


def segment(bought: Bought, period: Period) -> Segments:
    """Put everybody who bought in a period into one cell of the matrix and into one group.

    Purchases outside of the period do not count. The best have, on average, one in each quarter.
    """
    quarters = quarters_in(period)
    recent_from = max(quarters[len(quarters) // 2].first, period.first)
    best_from = max(FEWEST_OF_THE_BEST, len(quarters))
    cells: dict[Cell, list[int]] = {}
    groups: dict[Group, list[int]] = {group: [] for group in GROUPS}
    for client, days in sorted(bought.items()):
        within = {day for day in days if period.holds(day)}
        if not within:
            continue
        last = max(within)
        cells.setdefault(Cell(min(len(within), best_from), quarter_of(last)), []).append(client)
        groups[group_of(len(within), recent=last >= recent_from, best_from=best_from)].append(client)
    return Segments(
        period,
        quarters,
        recent_from,
        best_from,
        {cell: tuple(clients) for cell, clients in cells.items()},
        {group: tuple(clients) for group, clients in groups.items()},
    )
