"""The binder at a glance: the thickness of each tab as a bar."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from tickler.core.binder import Binder, Thickness
from tickler.core.places import MONTHS, WEEKDAYS
from tickler.core.settings import Capacity
from tickler.core.tabs import DayTab
from tickler.show.bars import bar
from tickler.show.blocks import BLANK, Block, Cell, Ends, Grid, Line, Section, Span, View, paragraph
from tickler.show.layout import GAP, Column
from tickler.show.words import counted, say_day

NO_DATE = "–"
TODAY, OVER, SLIPS = ">", "!", "+"


@dataclass(frozen=True, slots=True)
class BinderView(View):
    """All tabs with their thickness; `dated` is the same folder in dated tabs, which are then shown."""

    binder: Binder
    dated: Binder | None = None

    def as_json(self) -> dict[str, object]:
        binder = self.binder
        return {
            "today": binder.today.isoformat(),
            "tabs": [
                _day_as_json(day, day.tab, binder) for day in binder.days if isinstance(day.tab, DayTab)
            ],
            "months": [
                {
                    "tab": month.tab.label,
                    "month": month.tab.key,
                    "cards": month.cards,
                    "reminders": month.reminders,
                }
                for month in binder.months
                if not isinstance(month.tab, DayTab)
            ],
            "loose": binder.loose,
            "capacity": binder.capacity.on(binder.today),
            "dates": self.dated
            and [
                _day_as_json(day, day.tab, binder) for day in self.dated.days if isinstance(day.tab, DayTab)
            ],
        }

    def blocks(self, width: int) -> Iterator[Block]:
        binder = self.dated or self.binder
        yield Ends((Span(say_day(binder.today), "strong"),), (Span(f"tab {binder.today.day}", "strong"),))
        yield _totals(binder)
        yield BLANK
        yield _tabs(binder, width, dated=self.dated is not None)
        legend = _legend(binder)
        if legend:
            yield BLANK
            yield paragraph(legend, "faint")


def _tabs(binder: Binder, width: int, *, dated: bool) -> Grid:
    most, least = (2, 24) if dated else (3, 18)
    stacks = max(1, min(most, (width + GAP) // (least + GAP) - 1))
    size = (width - GAP * stacks) // (stacks + 1)
    longest = max(len(month.tab.label) for month in binder.months)
    cells = _cells(
        [
            *((_day_label(day, binder, dated), day) for day in binder.days),
            *((f"{month.tab.label:<{longest}}", month) for month in binder.months),
        ],
        binder,
        size,
    )
    count = len(binder.days)
    tall = -(-count // stacks)
    columns = [cells[tall * at : min(tall * (at + 1), count)] for at in range(stacks)]
    columns.append(cells[count:])
    rows = list(zip_longest(*columns, fillvalue=()))
    return Grid((Column(least=size, most=size),) * (stacks + 1), (Section(None, rows),))


def _date(thickness: Thickness) -> dt.date | None:
    return thickness.tab.date if isinstance(thickness.tab, DayTab) else None


def _day_as_json(day: Thickness, tab: DayTab, binder: Binder) -> dict[str, object]:
    return {
        "tab": tab.label,
        "date": tab.date.isoformat() if tab.date else None,
        "cards": day.cards,
        "reminders": day.reminders,
        "capacity": binder.capacity.on(tab.date) if tab.date else None,
    }


def _totals(binder: Binder) -> Ends:
    cards = sum(tab.cards for tab in (*binder.days, *binder.months))
    slips = sum(tab.reminders for tab in (*binder.days, *binder.months))
    said = [f"{counted(cards, 'card')} behind the tabs", f"{binder.loose:,} loose"]
    said += [counted(slips, "slip")] if slips else []
    return Ends((Span(" · ".join(said)),), _capacity(binder.capacity))


def _capacity(capacity: Capacity) -> Line:
    if capacity == Capacity.every_day(None):
        return ()
    same = len(set(capacity.weekdays)) == 1
    return (Span(f"capacity {capacity}{' a day' if same else ''}"),)


def _day_label(day: Thickness, binder: Binder, dated: bool) -> str:
    date = _date(day)
    label = f"{day.tab.label:>2}"
    if dated and date:
        label = f"{WEEKDAYS[date.weekday()]} {label} {MONTHS[date.month - 1]}"
    return f"{TODAY if date == binder.today else ' '}{label}"


def _cells(labelled: Sequence[tuple[str, Thickness]], binder: Binder, size: int) -> list[Cell]:
    """Draw all tabs on one scale, each in at most `size` cells: label, count, bar, slips."""
    tabs = [tab for _, tab in labelled]
    most = max((tab.cards for tab in tabs), default=0)
    digits = len(f"{most:,}")
    slips = max((len(_slips(tab)) for tab in tabs), default=0)
    longest = max((len(label) for label, _ in labelled), default=0)
    room = size - longest - digits - slips - 3
    return [(_drawn(label, tab, binder, digits, most, room),) for label, tab in labelled]


def _drawn(label: str, tab: Thickness, binder: Binder, digits: int, most: int, room: int) -> Line:
    if isinstance(tab.tab, DayTab) and tab.tab.date is None:
        return (Span(f"{label} {NO_DATE:>{digits}}{' ' * (room + 2)}", "faint"),)
    over = _is_over(tab, binder)
    count = f"{tab.cards:,}" if tab.cards else ""
    drawn = bar(tab.cards, most, room) if most and room > 0 else ""
    return (
        Span(label, "strong" if label.startswith(TODAY) else "plain"),
        Span(f" {count:>{digits}}{OVER if over else ' '}", "alarm" if over else "plain"),
        Span(f" {drawn:<{max(0, room)}}", "alarm" if over else "faint"),
        Span(_slips(tab), "faint"),
    )


def _slips(tab: Thickness) -> str:
    return f" {SLIPS}{tab.reminders}" if tab.reminders else ""


def _is_over(tab: Thickness, binder: Binder) -> bool:
    date = _date(tab)
    capacity = binder.capacity.on(date) if date else None
    return capacity is not None and tab.cards > capacity


def _legend(binder: Binder) -> str:
    signs = [f"{TODAY} today"]
    if any(_is_over(day, binder) for day in binder.days):
        signs.append(f"{OVER} over capacity")
    if any(tab.reminders for tab in (*binder.days, *binder.months)):
        signs.append(f"{SLIPS} slips")
    if any(_date(day) is None for day in binder.days):
        signs.append(f"{NO_DATE} no such date in reach")
    return "   ".join(signs)
