"""The whole binder at a glance: how thick each tab is."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from tickler.core.places import place_from_key
from tickler.core.settings import Capacity
from tickler.core.tabs import DayTab, LooseTab, MonthTab, day_tabs, month_tab, tab_of

MONTH_TABS_SHOWN = 12


class Thickness(NamedTuple):
    """A tab with the number of cards and reminders behind it."""

    tab: DayTab | MonthTab
    cards: int
    reminders: int


class Binder(NamedTuple):
    """All dividers: 31 day tabs, the months from this one on, and what is loose."""

    today: dt.date
    days: tuple[Thickness, ...]
    months: tuple[Thickness, ...]
    loose: int
    capacity: Capacity


def bind(
    cards: Mapping[str, int], reminders: Mapping[str, int], today: dt.date, capacity: Capacity
) -> Binder:
    """Lay out the binder from the number of cards and open reminders at each place key.

    The twelve months from this one on are always there; a month further off, or one that began
    unnoticed, appears when something is behind it.
    """
    thick_cards, thick_slips = _by_tab(cards, today), _by_tab(reminders, today)
    coming = (today.year * 12 + today.month - 1 + ahead for ahead in range(MONTH_TABS_SHOWN))
    months = {month_tab(count // 12, count % 12 + 1, today) for count in coming}
    months |= {tab for tab in thick_cards.keys() | thick_slips.keys() if isinstance(tab, MonthTab)}
    return Binder(
        today=today,
        days=tuple(Thickness(tab, thick_cards[tab], thick_slips[tab]) for tab in day_tabs(today)),
        months=tuple(
            Thickness(tab, thick_cards[tab], thick_slips[tab])
            for tab in sorted(months, key=lambda tab: tab.key)
        ),
        loose=thick_cards[LooseTab()],
        capacity=capacity,
    )


def _by_tab(counts: Mapping[str, int], today: dt.date) -> Counter[DayTab | MonthTab | LooseTab]:
    thickness: Counter[DayTab | MonthTab | LooseTab] = Counter()
    for key, count in counts.items():
        thickness[tab_of(place_from_key(key), today)] += count
    return thickness
