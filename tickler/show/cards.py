"""Cards in a list: what `find` and `list` show."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tickler.core.agenda import PileCard
from tickler.core.cards import Reminder
from tickler.core.places import say_date
from tickler.core.rhythm import rhythm_of
from tickler.show.blocks import BLANK, Block, Cell, Grid, Section, Span, View, cell, paragraph
from tickler.show.excerpt import excerpt
from tickler.show.layout import Column
from tickler.show.pile import client_cell, id_cell, pile_card_as_json, slip_cell
from tickler.show.words import counted, say_filed, say_slipping, say_why

ROOM_FOR_COMPANY = 110
"""From this width on the company has a column of its own; below, it stands under the name."""

COLUMNS = (
    Column("#", least=6, right=True),
    Column("where", least=16, most=22),
    Column("client", least=14, most=34, share=2),
    Column("phone", least=16, most=24, share=2),
    Column("why", least=12, share=2, stretch=True),
)
SLIPPING = (
    *COLUMNS[:3],
    Column("how long it has been slipping", least=20, share=3, stretch=True),
)
RHYTHMS = (
    *COLUMNS[:3],
    Column("how often", least=20, share=3, stretch=True),
)
COMPANY = Column("company", least=10, most=30, share=2)


@dataclass(frozen=True, slots=True)
class CardsView(View):
    """Cards that were looked for.

    `total` is how many there are, None where they were not counted; then `more` says whether
    these are all. `notes` holds, by card id, the note in which the folded `words` were found: scripts
    get the whole of it, people the place where they stand. With `slipping` it is shown how long each
    card has been put off, with `cadence` how often each client is to be heard from, and since when that is
    `overdue`, by card id.
    """

    cards: tuple[PileCard, ...]
    today: dt.date
    total: int | None = None
    title: str | None = None
    notes: Mapping[int, str] = field(default_factory=dict)
    more: bool = False
    words: Sequence[str] = ()
    slipping: bool = False
    cadence: bool = False
    overdue: Mapping[int, dt.date] | None = None

    def as_json(self) -> dict[str, object]:
        return {
            "cards": [
                {
                    **pile_card_as_json(card, self.today),
                    "match": self.notes.get(card.id),
                    **self._overdue_as_json(card.id),
                }
                for card in self.cards
            ],
            "total": self.total,
            "more": self._cut_off,
        }

    def blocks(self, width: int) -> Iterator[Block]:
        if self.title:
            yield paragraph(self.title, "strong")
        if not self.cards:
            yield paragraph("No cards.")
            return
        if self.slipping:
            yield Grid(SLIPPING, (Section(None, [_slipping_row(card, self.today) for card in self.cards]),))
        elif self.cadence:
            since = self.overdue or {}
            cards = [_rhythm_row(card, self.today, since.get(card.id)) for card in self.cards]
            yield Grid(RHYTHMS, (Section(None, cards),))
        else:
            excerpts = {card_id: excerpt(note, self.words) for card_id, note in self.notes.items()}
            yield card_grid(self.cards, self.today, width, excerpts=excerpts)
        if self._cut_off:
            yield BLANK
            yield paragraph(self._what_is_left())

    def _overdue_as_json(self, card_id: int) -> dict[str, object]:
        return {} if self.overdue is None else {"overdue_since": self.overdue[card_id].isoformat()}

    @property
    def _cut_off(self) -> bool:
        return self.more or (self.total is not None and self.total > len(self.cards))

    def _what_is_left(self) -> str:
        shown = len(self.cards)
        said = (
            f"{shown:,} shown, there are more" if self.total is None else f"{shown:,} of {self.total:,} shown"
        )
        return f"{said}; --limit {max(100, shown * 5)} shows more"


def card_grid(
    cards: Sequence[PileCard],
    today: dt.date,
    width: int,
    *,
    excerpts: Mapping[int, str] | None = None,
    reminders: Sequence[Reminder] = (),
) -> Grid:
    """Lay out cards, and slips below them: where they are, who it is, the telephone and why."""
    company_beside = width >= ROOM_FOR_COMPANY
    columns = (*COLUMNS[:3], COMPANY, *COLUMNS[3:]) if company_beside else COLUMNS
    found = excerpts or {}
    sections = (
        Section(None, [_card_row(card, today, company_beside, found.get(card.id)) for card in cards]),
        Section("slips", [_slip_row(slip, today, company_beside) for slip in reminders]),
    )
    return Grid(columns, sections)


def _card_row(card: PileCard, today: dt.date, company_beside: bool, found: str | None) -> tuple[Cell, ...]:
    name, company = Span(card.name, "strong"), Span(card.company or "", "faint")
    who = (cell(name), cell(company)) if company_beside else (cell(name, company),)
    noted = (Span("noted: ", "faint"), Span(found)) if found else None
    return (
        id_cell(card),
        cell(say_filed(card.place, today)),
        *who,
        cell(card.phone),
        cell(say_why(card.kind, card.why), noted),
    )


def _slipping_row(card: PileCard, today: dt.date) -> tuple[Cell, ...]:
    long = say_slipping(card.slipping) if card.slipping else None
    why = Span(say_why(card.kind, card.why), "faint")
    return (id_cell(card), cell(say_filed(card.place, today)), client_cell(card), cell(long, why))


def _rhythm_row(card: PileCard, today: dt.date, since: dt.date | None) -> tuple[Cell, ...]:
    rhythm = rhythm_of(card)
    counted_from = f"counted from {say_date(rhythm.anchor)}" if rhythm and not rhythm.fixed else None
    missed = (
        f"due on {say_date(since)}, {counted((today - since).days, 'day')} ago" if since else counted_from
    )
    why = Span(say_why(card.kind, card.why), "faint")
    where = cell(say_filed(card.place, today))
    return (id_cell(card), where, client_cell(card), cell(str(rhythm), missed, why))


def _slip_row(slip: Reminder, today: dt.date, company_beside: bool) -> tuple[Cell, ...]:
    who = (cell(Span(slip.client_name or "", "strong")), *[()] * company_beside)
    return (cell(slip.sign), cell(say_filed(slip.due, today)), *who, (), slip_cell(slip, today))
