"""Slips in a list: what `slips` shows."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from tickler.core.cards import Reminder
from tickler.core.places import days_late
from tickler.show.blocks import Block, Cell, Grid, Section, Span, View, cell, paragraph
from tickler.show.layout import Column
from tickler.show.pile import reminder_as_json, slip_cell
from tickler.show.words import counted, say_filed

COLUMNS = (
    Column("#", least=4, right=True),
    Column("where", least=16, most=22),
    Column("client", least=14, most=34, share=2),
    Column("slip", least=20, share=3, stretch=True),
)


@dataclass(frozen=True, slots=True)
class SlipsView(View):
    """Open slips: where each lies, what is to be done, for whom."""

    slips: tuple[Reminder, ...]
    today: dt.date

    def as_json(self) -> dict[str, object]:
        return {"reminders": [reminder_as_json(slip) for slip in self.slips]}

    def blocks(self, width: int) -> Iterator[Block]:
        if not self.slips:
            yield paragraph("No slips are open.")
            return
        yield Grid(COLUMNS, (Section(None, [_row(slip, self.today) for slip in self.slips]),))


def _row(slip: Reminder, today: dt.date) -> tuple[Cell, ...]:
    late = days_late(slip.due, today)
    where = Span(say_filed(slip.due, today))
    overdue = Span(f"{counted(late, 'day')} late", "alarm") if late and not slip.promise else None
    who = cell(Span(slip.client_name or "", "strong"))
    return cell(f"s{slip.id}"), cell(where, overdue), who, slip_cell(slip, today)
