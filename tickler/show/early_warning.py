"""The clients who may be slipping away, with what says so."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tickler.core.agenda import PileCard
from tickler.core.early_warning import Falling, Overdue, Sign, Thinning
from tickler.core.places import say_date, say_short
from tickler.core.review import Period
from tickler.show.blocks import BLANK, Block, Cell, Grid, Section, View, cell, paragraph
from tickler.show.layout import Column
from tickler.show.pile import client_cell, id_cell, pile_card_as_json
from tickler.show.segments import period_as_json
from tickler.show.words import counted, say_filed

COLUMNS = (
    Column("#", least=4, right=True),
    Column("where", least=10, most=22),
    Column("client", least=14, most=34, share=2),
    Column("what warns", least=24, share=4, stretch=True),
)
KINDS = {Overdue: "contact", Thinning: "purchases", Falling: "nps"}
"""How scripts see what a sign speaks of."""


@dataclass(frozen=True, slots=True)
class WarningsView(View):
    """Clients with the signs, by the id of the card; of very many the first `cards` are shown."""

    period: Period
    cards: tuple[PileCard, ...]
    signs: Mapping[int, tuple[Sign, ...]]
    today: dt.date

    def as_json(self) -> dict[str, object]:
        return {
            **period_as_json(self.period.first, self.period.last),
            "total": len(self.signs),
            "warnings": [
                {
                    **pile_card_as_json(card, self.today),
                    "signs": [_sign_as_json(sign) for sign in self.signs[card.id]],
                }
                for card in self.cards
            ],
        }

    def blocks(self, width: int) -> Iterator[Block]:
        if not self.cards:
            yield paragraph(f"Nobody seems to be slipping away on {say_date(self.period.last)}.")
            return
        yield paragraph(f"{counted(len(self.signs), 'client')} may be slipping away", "strong")
        yield BLANK
        yield Grid(COLUMNS, (Section(None, [self._row(card) for card in self.cards]),))
        if len(self.cards) < len(self.signs):
            yield BLANK
            yield paragraph(f"{len(self.cards):,} of {len(self.signs):,} shown; --limit shows more")

    def _row(self, card: PileCard) -> tuple[Cell, ...]:
        said = (say_sign(sign, self.period.last) for sign in self.signs[card.id])
        return id_cell(card), cell(say_filed(card.place, self.today)), client_cell(card), cell(*said)


def say_sign(sign: Sign, today: dt.date) -> str:
    """Say what warns: `no contact since 2 Oct, though every 2 weeks is meant`."""
    match sign:
        case Overdue(every, since):
            return f"no contact since {say_short(since, today)}, though {every} is meant"
        case Thinning(last, usual):
            silent = counted((today - last).days, "day")
            return f"last bought on {say_short(last, today)}, {silent} ago; usually every {usual}"
        case Falling(before, now, day):
            return f"NPS fell from {before} to {now} on {say_short(day, today)}"


def _sign_as_json(sign: Sign) -> dict[str, object]:
    fields = {
        key: value.isoformat() if isinstance(value, dt.date) else value
        for key, value in sign._asdict().items()
    }
    return {"kind": KINDS[type(sign)], **fields}
