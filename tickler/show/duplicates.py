"""Pairs of cards that are likely one client."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tickler.core.agenda import PileCard
from tickler.core.import_reports import Pair
from tickler.show.blocks import BLANK, Block, Cell, Grid, Section, Span, View, cell, paragraph
from tickler.show.layout import Column
from tickler.show.pile import id_cell, pile_card_as_json
from tickler.show.words import counted, say_filed

COLUMNS = (
    Column(least=6, right=True),
    Column(least=14, most=34, share=2),
    Column(least=10, most=30, share=2),
    Column(least=12, most=22),
    Column(least=12, stretch=True),
)


@dataclass(frozen=True, slots=True)
class PairsView(View):
    """The likeliest pairs, of `total`, with the `cards` that they consist of."""

    pairs: tuple[Pair, ...]
    cards: tuple[PileCard, ...]
    total: int
    today: dt.date

    def as_json(self) -> dict[str, object]:
        return {
            "cards": [{**pile_card_as_json(card, self.today), "match": None} for card in self.cards],
            "pairs": [pair._asdict() for pair in self.pairs],
            "total": self.total,
            "more": self.total > len(self.pairs),
        }

    def blocks(self, width: int) -> Iterator[Block]:
        if not self.pairs:
            yield paragraph("No two cards look like one client.")
            return
        yield paragraph(f"{counted(self.total, 'pair')} of cards that are likely one client", "strong")
        yield BLANK
        by_id = {card.id: card for card in self.cards}
        yield Grid(COLUMNS, [_section(pair, by_id, self.today) for pair in self.pairs])
        if self.total > len(self.pairs):
            yield BLANK
            yield paragraph(f"{len(self.pairs):,} of {self.total:,} pairs shown; --limit shows more")


def _section(pair: Pair, by_id: Mapping[int, PileCard], today: dt.date) -> Section:
    both = [by_id[card_id] for card_id in (pair.keep, pair.other) if card_id in by_id]
    title = f"{_say_shared(pair)}: tickler merge {pair.keep} {pair.other}"
    return Section(title, [_card_row(card, today) for card in both])


def _card_row(card: PileCard, today: dt.date) -> tuple[Cell, ...]:
    return (
        id_cell(card),
        cell(Span(card.name, "strong")),
        cell(Span(card.company or "", "faint")),
        cell(say_filed(card.place, today)),
        cell(card.phone),
    )


def _say_shared(pair: Pair) -> str:
    names = "same name" if pair.alike == 100 else f"names alike {pair.alike} %"
    if pair.value is None:
        return names
    return f"same {pair.by} {pair.value}, {names if pair.alike else 'names that differ'}"
