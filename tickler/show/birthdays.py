"""Birthdays that are near: what `list --birthdays` shows."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from tickler.core.agenda import PileCard
from tickler.core.cards import Reminder
from tickler.show.blocks import BLANK, Block, Cell, Grid, Section, View, cell, paragraph
from tickler.show.layout import Column
from tickler.show.pile import client_cell, pile_card_as_json, reminder_as_json, slip_cell
from tickler.show.words import say_filed

COLUMNS = (
    Column("#", least=6, right=True),
    Column("on", least=10, most=16),
    Column("client", least=14, most=34, share=2),
    Column("phone", least=16, most=24, share=2),
    Column("birthday", least=16, share=2, stretch=True),
)


@dataclass(frozen=True, slots=True)
class BirthdaysView(View):
    """The clients whose birthdays are near, each with the slip of it; `total` is how many there are."""

    cards: tuple[PileCard, ...]
    slips: tuple[Reminder, ...]
    total: int
    today: dt.date

    def as_json(self) -> dict[str, object]:
        return {
            "cards": [
                {**pile_card_as_json(card, self.today), "match": None, "birthday": reminder_as_json(slip)}
                for card, slip in zip(self.cards, self.slips, strict=True)
            ],
            "total": self.total,
            "more": self.total > len(self.cards),
        }

    def blocks(self, width: int) -> Iterator[Block]:
        if not self.cards:
            yield paragraph("No birthdays are near.")
            return
        rows = [_row(card, slip, self.today) for card, slip in zip(self.cards, self.slips, strict=True)]
        yield Grid(COLUMNS, (Section(None, rows),))
        if self.total > len(self.cards):
            yield BLANK
            shown = len(self.cards)
            yield paragraph(f"{shown:,} of {self.total:,} shown; --limit {max(100, shown * 5)} shows more")


def _row(card: PileCard, slip: Reminder, today: dt.date) -> tuple[Cell, ...]:
    return (
        cell(slip.sign),
        cell(say_filed(slip.due, today)),
        client_cell(card),
        cell(card.phone),
        slip_cell(slip, today),
    )
