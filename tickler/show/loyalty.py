"""Loyalty: the Net Promoter Score, its course over quarters, and whom to call."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from tickler.core.loyalty import Index, Loyalty, Opinion
from tickler.core.periods import Quarter
from tickler.core.places import say_date, say_short
from tickler.core.review import Period
from tickler.show.bars import bar
from tickler.show.blocks import BLANK, Block, Cell, Grid, Section, Span, View, cell, paragraph
from tickler.show.layout import GAP, Column
from tickler.show.words import counted

QUARTERS_SHOWN = 12
LONGEST_BAR = 40
WORDS = {"promoters": "9 and 10", "neutrals": "7 and 8", "detractors": "0 to 6"}

COUNTS = (
    Column(least=10),
    Column(least=8),
    Column(least=4, right=True),
    Column(least=4, right=True),
    Column(least=8, stretch=True),
)
COURSE = (
    Column("quarter", least=8),
    Column("nps", least=4, right=True),
    Column("answers", least=7, right=True),
    Column("promoters", least=9, right=True),
    Column("detractors", least=10, right=True),
)
TO_CALL = (
    Column(least=4, right=True),
    Column(least=12, most=30),
    Column(least=8, most=20),
    Column(least=12, share=2, stretch=True, lines=4),
)


@dataclass(frozen=True, slots=True)
class LoyaltyView(View):
    """What the answers of a period say; without one, all answers."""

    loyalty: Loyalty
    period: Period | None

    def as_json(self) -> dict[str, object]:
        loyalty, period = self.loyalty, self.period
        return {
            "from": period.first.isoformat() if period else None,
            "to": period.last.isoformat() if period else None,
            **_index_as_json(loyalty.total),
            "clients": loyalty.clients,
            "quarters": [
                {"quarter": str(quarter), **_index_as_json(index)} for quarter, index in loyalty.course
            ],
            "to_call": [_opinion_as_json(opinion) for opinion in loyalty.to_call],
        }

    def blocks(self, width: int) -> Iterator[Block]:
        loyalty, total = self.loyalty, self.loyalty.total
        when = f", {say_date(self.period.first)} to {say_date(self.period.last)}" if self.period else ""
        if not total.answers:
            yield paragraph(f"No answers{when}: tickler form fill CLIENT nps asks for one.")
            return
        yield paragraph(f"NPS {say_nps(total)}{when}", "strong")
        yield paragraph(
            f"{counted(total.answers, 'answer')} of {counted(loyalty.clients, 'client')}", "faint"
        )
        yield BLANK
        room = min(LONGEST_BAR, width - 31 - 4 * GAP)
        yield Grid(COUNTS, (Section(None, list(_count_rows(total, room))),))
        if len(loyalty.course) > 1:
            yield BLANK
            yield Grid(COURSE, (Section(None, list(map(_quarter_row, loyalty.course[-QUARTERS_SHOWN:]))),))
        if loyalty.to_call:
            yield BLANK
            yield Grid(
                TO_CALL, (Section("not satisfied, and may be called", list(map(_call_row, loyalty.to_call))),)
            )


def say_nps(index: Index) -> str:
    """Write an index with its sign, as is usual: `+23`, `0`, `-5`; a dash where there are no answers."""
    return "–" if index.nps is None else f"{index.nps:+}" if index.nps else "0"


def _count_rows(index: Index, room: int) -> Iterator[tuple[Cell, ...]]:
    most = max(index)
    for (name, scores), count in zip(WORDS.items(), index, strict=True):
        share = f"{100 * count / index.answers:.0f} %"
        drawn = bar(count, most, room)
        yield (
            cell(name),
            cell(Span(scores, "faint")),
            cell(Span(f"{count:,}", "strong")),
            cell(share),
            cell(drawn),
        )


def _quarter_row(part: tuple[Quarter, Index]) -> tuple[Cell, ...]:
    quarter, index = part
    counts = (cell(f"{count:,}" if index.answers else "") for count in (index.promoters, index.detractors))
    return cell(str(quarter)), cell(Span(say_nps(index), "strong")), cell(f"{index.answers:,}"), *counts


def _call_row(opinion: Opinion) -> tuple[Cell, ...]:
    client = opinion.client
    why = f": {opinion.why}" if opinion.why else ""
    said = f"{say_short(opinion.day, dt.date.min)}, gave {opinion.score}{why}"
    return (
        cell(str(client.id)),
        cell(Span(client.name, "strong"), Span(client.company or "", "faint")),
        cell(opinion.phone),
        cell(" ".join(said.split())),
    )


def _index_as_json(index: Index) -> dict[str, object]:
    return {"nps": index.nps, **index._asdict(), "answers": index.answers}


def _opinion_as_json(opinion: Opinion) -> dict[str, object]:
    client = opinion.client
    return {
        "id": client.id,
        "name": client.name,
        "company": client.company,
        "date": opinion.day.isoformat(),
        "score": opinion.score,
        "why": opinion.why,
        "phone": opinion.phone,
    }
