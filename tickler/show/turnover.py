"""ABC by turnover, one currency below the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tickler.core.money import say_amount
from tickler.core.places import say_date
from tickler.core.review import Period
from tickler.core.turnover import CLASSES, Class, Turnover
from tickler.show.bars import bar
from tickler.show.blocks import BLANK, Block, Cell, Grid, Section, Span, View, cell, paragraph
from tickler.show.layout import Column
from tickler.show.segments import ids_as_json, period_as_json, say_share, share_as_json
from tickler.show.words import counted

COLUMNS = (
    Column(least=5),
    Column(least=10, right=True),
    Column(least=14, right=True),
    Column(least=7, right=True),
    Column(stretch=True),
)
LONGEST_BAR = 20


@dataclass(frozen=True, slots=True)
class TurnoverView(View):
    """Who brought how much of the turnover of a period."""

    period: Period
    turnovers: tuple[Turnover, ...]

    def as_json(self) -> dict[str, object]:
        return {
            **period_as_json(self.period.first, self.period.last),
            "abc": {turnover.currency: _as_json(turnover) for turnover in self.turnovers},
        }

    def blocks(self, width: int) -> Iterator[Block]:
        first, last, _ = self.period
        yield paragraph(f"turnover, {say_date(first)} to {say_date(last)}", "strong")
        if not self.turnovers:
            yield paragraph('Nothing was bought: tickler sale CLIENT 1200.50 EUR --what "tiles"')
            return
        for turnover in self.turnovers:
            yield BLANK
            rows = [_row(turnover, letter) for letter in CLASSES]
            title = say_amount(turnover.total, turnover.currency)
            yield Grid(COLUMNS, (Section(title, rows),))
        yield BLANK
        yield paragraph("A brings the first 80 %, B the next 15, C the rest", "faint")
        yield paragraph("who they are: tickler segments --abc --group A", "faint")


def _row(turnover: Turnover, letter: Class) -> tuple[Cell, ...]:
    amount = turnover.amount(letter)
    share = _share(turnover, letter)
    drawn = bar(round(share), 100, LONGEST_BAR) if share > 0 else ""
    return (
        cell(Span(f"  {letter}", "strong")),
        cell(counted(len(turnover.classes[letter]), "client")),
        cell(say_amount(amount, turnover.currency)),
        cell(say_share(share)),
        cell(Span(drawn, "faint")),
    )


def _share(turnover: Turnover, letter: Class) -> Decimal:
    return 100 * turnover.amount(letter) / turnover.total if turnover.total else Decimal(0)


def _as_json(turnover: Turnover) -> dict[str, object]:
    return {
        "turnover": str(turnover.total),
        "classes": {
            letter: {
                **ids_as_json([earned.client for earned in turnover.classes[letter]]),
                "turnover": str(turnover.amount(letter)),
                "share": share_as_json(_share(turnover, letter)),
            }
            for letter in CLASSES
        },
    }
