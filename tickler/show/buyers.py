"""The clients of a group or class of buyers, with what they bought."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from tickler.core.agenda import PileCard
from tickler.core.money import say_totals
from tickler.core.places import say_short
from tickler.show.blocks import BLANK, Block, Cell, Grid, Section, View, cell, paragraph
from tickler.show.layout import Column
from tickler.show.pile import client_cell, id_cell, pile_card_as_json
from tickler.show.words import say_filed

COLUMNS = (
    Column("#", least=4, right=True),
    Column("where", least=10, most=22),
    Column("client", least=14, most=34, share=2),
    Column("phone", least=16, most=24, share=2),
    Column("what they bought", least=23, share=3, stretch=True, lines=6),
)


class Buyer(NamedTuple):
    """What a client bought in a period: how often, when for the last time, for how much in each currency.

    What was taken back is off the amounts; who only took back has no purchase, and no last one.
    """

    purchases: int
    last: dt.date | None
    turnover: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class BuyersView(View):
    """Clients with what they bought, by the id of the card; of `total` the first `cards` are shown."""

    cards: tuple[PileCard, ...]
    buyers: Mapping[int, Buyer]
    total: int
    title: str
    today: dt.date

    def as_json(self) -> dict[str, object]:
        cards = [
            {**pile_card_as_json(card, self.today), "match": None, **_buyer_as_json(self.buyers[card.id])}
            for card in self.cards
        ]
        return {"cards": cards, "total": self.total, "more": self.total > len(cards)}

    def blocks(self, width: int) -> Iterator[Block]:
        yield paragraph(self.title, "strong")
        if not self.cards:
            yield paragraph("Nobody.")
            return
        yield Grid(COLUMNS, (Section(None, list(map(self._row, self.cards))),))
        if len(self.cards) < self.total:
            yield BLANK
            yield paragraph(f"{len(self.cards):,} of {self.total:,} shown; --limit shows more")

    def _row(self, card: PileCard) -> tuple[Cell, ...]:
        bought = self.buyers[card.id]
        return (
            id_cell(card),
            cell(say_filed(card.place, self.today)),
            client_cell(card),
            cell(card.phone),
            cell(_say_how_often(bought, self.today), say_totals(dict(bought.turnover))),
        )


def _say_how_often(bought: Buyer, today: dt.date) -> str:
    if bought.last is None:
        return "only took back"
    on = f"on {say_short(bought.last, today)}"
    return f"once, {on}" if bought.purchases == 1 else f"{bought.purchases:,} times, last {on}"


def _buyer_as_json(bought: Buyer) -> dict[str, object]:
    return {
        "purchases": bought.purchases,
        "last_purchase": bought.last.isoformat() if bought.last else None,
        "turnover": {currency: str(amount) for currency, amount in bought.turnover.items()},
    }
