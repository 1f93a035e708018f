"""The whole binder at a glance: how thick each tab is."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from tickler.core.places import Day, Place, place_from_key
from tickler.core.settings import Capacity
from tickler.core.tabs import DayTab, LooseTab, MonthTab, Tab, day_tabs, month_tab, tab_of
from tickler.core.workdays import WorkingDays

MONTH_TABS_SHOWN = 12


class Thickness(NamedTuple):
    """A tab with the number of cards and reminders behind it."""

    tab: DayTab | MonthTab
    cards: int
    reminders: int


class Binder(NamedTuple):
    """All dividers: the day tabs, the months from this one on, and what is loose."""

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
    thick_cards, thick_slips = (_by_tab(counts, today, tab_of) for counts in (cards, reminders))
    return _laid_out(day_tabs(today), thick_cards, thick_slips, today, capacity)


def bind_dated(
    cards: Mapping[str, int],
    reminders: Mapping[str, int],
    today: dt.date,
    capacity: Capacity,
    working: WorkingDays,
    months: int,
) -> Binder:
    """Lay out the binder of an intensive desk: each day of this month and the next ones has its own tab.

    Those are the working days from today on, and other days where something is behind them; what is later
    lies behind its month's tab.
    """
    last = _end_of_month(today, months)

    def dated_tab_of(place: Place, today: dt.date) -> Tab:
        match place:
            case Day(day) if today < day <= last:
                return DayTab(day.day, day)
        return tab_of(place, today)

    thick_cards, thick_slips = (_by_tab(counts, today, dated_tab_of) for counts in (cards, reminders))
    filled = thick_cards.keys() | thick_slips.keys()
    coming = (today + dt.timedelta(days=ahead) for ahead in range((last - today).days + 1))
    tabs = (DayTab(day.day, day) for day in coming)
    worked = [
        tab for tab in tabs if tab.date and (tab.date == today or working.includes(tab.date) or tab in filled)
    ]
    return _laid_out(worked, thick_cards, thick_slips, today, capacity)


def _laid_out(
    days: Sequence[DayTab],
    cards: Counter[Tab],
    reminders: Counter[Tab],
    today: dt.date,
    capacity: Capacity,
) -> Binder:
    coming = (today.year * 12 + today.month - 1 + ahead for ahead in range(MONTH_TABS_SHOWN))
    months = {month_tab(count // 12, count % 12 + 1, today) for count in coming}
    months |= {tab for tab in cards.keys() | reminders.keys() if isinstance(tab, MonthTab)}
    return Binder(
        today=today,
        days=tuple(Thickness(tab, cards[tab], reminders[tab]) for tab in days),
        months=tuple(
            Thickness(tab, cards[tab], reminders[tab]) for tab in sorted(months, key=lambda tab: tab.key)
        ),
        loose=cards[LooseTab()],
        capacity=capacity,
    )


def _by_tab(
    counts: Mapping[str, int], today: dt.date, tab_of: Callable[[Place, dt.date], Tab]
) -> Counter[Tab]:
    thickness: Counter[Tab] = Counter()
    for key, count in counts.items():
        thickness[tab_of(place_from_key(key), today)] += count
    return thickness


def _end_of_month(today: dt.date, ahead: int) -> dt.date:
    """Return the last day of the month that is so many months ahead."""
    following = today.year * 12 + today.month + ahead
    return dt.date(following // 12, following % 12 + 1, 1) - dt.timedelta(days=1)
