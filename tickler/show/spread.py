"""Which cards go behind which days, and what that makes of the days."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from tickler.core.places import Day, Month, Place
from tickler.core.spreading import PUT_OFF_OFTEN, DayLoad, Move, Plan
from tickler.show.blocks import BLANK, Block, Cell, Grid, Section, Span, View, cell, paragraph
from tickler.show.layout import Column
from tickler.show.words import counted, say_filed, say_month, say_why

CARDS_SHOWN = 100
DAYS_SHOWN = 31
"""A file of loose cards may be thousands, on hundreds of days; a person reads the beginning."""

NO_LIMIT = "–"
TAKEN_BACK = "tickler undo takes all of it back"

DAYS = (
    Column("day", least=10),
    Column("before", least=6, right=True),
    Column("after", least=5, right=True),
    Column("capacity", least=8, right=True),
)
CARDS = (
    Column("#", least=6, right=True),
    Column("client", least=14, most=34, share=2, lines=1),
    Column("from", least=10, most=22, lines=1),
    Column("why it is due", least=12, share=2, stretch=True, lines=1),
    Column("why it moves", least=12, lines=1),
)


@dataclass(frozen=True, slots=True)
class SpreadView(View):
    """The days that give and get cards, then the cards under the days that they go to.

    `journal` is the entry that did it, None for what is planned. `loose` is how many cards stay loose that
    nobody asked to file; `brief` leaves out the end of what is long.
    """

    plan: Plan
    today: dt.date
    journal: int | None = None
    dry_run: bool = False
    loose: int = 0
    brief: bool = False

    @property
    def confirms(self) -> bool:
        return self.journal is not None

    def as_json(self) -> dict[str, object]:
        return {
            "moves": [_move_as_json(move) for move in self.plan.moves],
            "days": [_day_as_json(day) for day in self.plan.days],
            "left": self.plan.left,
            "journal": self.journal,
            "dry_run": self.dry_run,
        }

    def blocks(self, width: int) -> Iterator[Block]:
        if self.plan.moves:
            yield from self._moves()
        elif self.plan.left:
            yield paragraph("Nothing can be moved.")
        else:
            yield paragraph("Nothing to spread: no day holds too much, and no month is to be dealt out.")
        remarks = list(self._remarks())
        if self.plan.moves and remarks:
            yield BLANK
        yield from (paragraph(remark) for remark in remarks)

    def _moves(self) -> Iterator[Block]:
        plan = self.plan
        days = plan.days[: DAYS_SHOWN if self.brief else None]
        moves = plan.moves[: CARDS_SHOWN if self.brief else None]
        verb = "to move" if self.journal is None else "moved"
        yield paragraph(sum_up(plan, verb), "strong")
        yield BLANK
        yield Grid(DAYS, (Section(None, [_day_row(day, self.today) for day in days]),))
        if len(days) < len(plan.days):
            yield paragraph(f"and {counted(len(plan.days) - len(days), 'more day')}")
        yield BLANK
        yield Grid(CARDS, tuple(_by_day(moves, self.today)))
        if len(moves) < len(plan.moves):
            yield paragraph(f"and {counted(len(plan.moves) - len(moves), 'more card')}")

    def _remarks(self) -> Iterator[str]:
        plan = self.plan
        if plan.stay:
            left = f"Too many, but left where agreed: {counted(plan.stay, 'card')}."
            yield f"{left} A time, a meeting, a visit stays, and what was put off {PUT_OFF_OFTEN} times."
        if plan.no_room:
            yield f"For {counted(plan.no_room, 'card')} no day has room."
        if self.loose and not plan.moves:
            yield f"{counted(self.loose, 'loose card')} can be filed: tickler spread --loose"
        if plan.moves and self.dry_run:
            yield "Nothing was moved; this is what would be."
        if self.journal is not None:
            yield TAKEN_BACK


def sum_up(plan: Plan, verb: str = "moved") -> str:
    """Say a plan in one line: `12 cards moved to 3 days`."""
    days = len({move.target for move in plan.moves})
    return f"{counted(len(plan.moves), 'card')} {verb} to {counted(days, 'day')}"


def _by_day(moves: tuple[Move, ...], today: dt.date) -> Iterator[Section]:
    for day, group in groupby(moves, key=lambda move: move.target):
        yield Section(f"→ {say_filed(Day(day), today)}", [_row(move, today) for move in group])


def _row(move: Move, today: dt.date) -> tuple[Cell, ...]:
    card = move.card
    return (
        cell(str(card.id)),
        cell(Span(card.name, "strong")),
        cell(_say_origin(card.place, today)),
        cell(say_why(card.kind, card.why)),
        cell(move.reason),
    )


def _say_origin(place: Place | None, today: dt.date) -> str:
    match place:
        case Month(year, month) if year == today.year:
            return say_month(month)
        case _:
            return say_filed(place, today)


def _day_row(day: DayLoad, today: dt.date) -> tuple[Cell, ...]:
    over = day.capacity is not None and day.after > day.capacity
    return (
        cell(say_filed(Day(day.date), today)),
        cell(f"{day.before:,}"),
        cell(Span(f"{day.after:,}", "alarm" if over else "strong")),
        cell(NO_LIMIT if day.capacity is None else f"{day.capacity:,}"),
    )


def _move_as_json(move: Move) -> dict[str, object]:
    card = move.card
    return {
        "id": card.id,
        "name": card.name,
        "from": card.place.key if card.place else None,
        "to": move.target.isoformat(),
        "reason": move.reason,
    }


def _day_as_json(day: DayLoad) -> dict[str, object]:
    return {
        "date": day.date.isoformat(),
        "before": day.before,
        "after": day.after,
        "capacity": day.capacity,
    }
