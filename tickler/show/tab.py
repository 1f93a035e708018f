"""One divider of the binder: the cards and slips behind it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from tickler.core.agenda import PileCard
from tickler.core.cards import Reminder
from tickler.core.tabs import DayTab, MonthTab, Tab
from tickler.show.blocks import BLANK, Block, Ends, Span, View, paragraph
from tickler.show.cards import card_grid
from tickler.show.pile import pile_card_as_json, reminder_as_json
from tickler.show.words import counted, say_day, say_month


@dataclass(frozen=True, slots=True)
class TabView(View):
    """What is behind one tab; `total` is the number of cards there, of which `cards` may be the first.

    The last of `reminders` are the first of so many `birthdays`.
    """

    tab: Tab
    cards: tuple[PileCard, ...]
    reminders: tuple[Reminder, ...]
    today: dt.date
    total: int | None = None
    birthdays: int = 0

    def as_json(self) -> dict[str, object]:
        return {
            "tab": self.tab.label,
            "date": self.tab.date.isoformat() if isinstance(self.tab, DayTab) and self.tab.date else None,
            "month": self.tab.key if isinstance(self.tab, MonthTab) else None,
            "cards": [pile_card_as_json(card, self.today) for card in self.cards],
            "reminders": [reminder_as_json(slip) for slip in self.reminders],
            "total": self._total,
            "birthdays": self.birthdays,
        }

    def blocks(self, width: int) -> Iterator[Block]:
        yield Ends((Span(f"tab {self.tab.label}", "strong"),), (Span(_stands_for(self.tab), "strong"),))
        if not self.cards and not self.reminders:
            yield paragraph("Nothing is behind this tab.")
            return
        shown = sum(slip.birthday for slip in self.reminders)
        slips = len(self.reminders) - shown + self.birthdays
        said = [counted(self._total, "card"), counted(slips, "slip")]
        yield paragraph(" · ".join(said if self.reminders else said[:1]))
        yield BLANK
        yield card_grid(self.cards, self.today, width, reminders=self.reminders)
        if self._total > len(self.cards):
            yield BLANK
            yield paragraph(f"{len(self.cards):,} of {self._total:,} cards shown")
        if self.birthdays > shown:
            yield BLANK
            yield paragraph(f"{shown} of {self.birthdays:,} birthdays shown")

    @property
    def _total(self) -> int:
        return len(self.cards) if self.total is None else self.total


def _stands_for(tab: Tab) -> str:
    match tab:
        case DayTab(_, None):
            return "no such date in reach"
        case DayTab(_, dt.date() as date):
            return say_day(date)
        case MonthTab():
            return f"{say_month(tab.month)} {tab.year}"
        case _:
            return "not filed yet"
