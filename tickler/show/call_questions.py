"""What is said between two answers in the loop of calls: the choices, the days proposed, the date agreed."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from tickler.core.agenda import say_kind
from tickler.core.calling import Appointment, Ask
from tickler.core.cards import Card
from tickler.core.errors import TicklerError
from tickler.core.proposals import Proposal
from tickler.core.round import Round
from tickler.core.tabs import say_place
from tickler.show.blocks import BESIDE, Block, Grid, Line, Paragraph, Section, Span, cell, paragraph
from tickler.show.layout import Column
from tickler.show.words import counted, say_outcome, say_why

OUTCOMES = "[r]eached  [n]o answer  [m]essage left  [a]greed  re[f]used  [s]old"
ACTS = "s[k]ip  [b]ack  [u]ndo  [d]ossier  [e]ditor for the note  [q]uit"
OTHER_DATES = "or any date: fri 10:00; asks for a discount    - stays today    b back"

PROMPTS = {
    Ask.OUTCOME: "outcome: ",
    Ask.NOTE: "note (e editor, b back): ",
    Ask.REASON: "why skip it (Enter: no reason): ",
    Ask.DATE: "next: ",
    Ask.AGREEMENT: "[Enter] agrees, or another date: ",
}

PROPOSALS = (
    Column(least=1),
    Column(least=24, most=34),
    Column(least=8, stretch=True, lines=2),
)


def choices() -> Iterator[Block]:
    """Show the keys that answer the question for the outcome."""
    yield Paragraph(_with_keys(OUTCOMES))
    yield Paragraph(_with_keys(ACTS))


def proposed(proposals: Sequence[Proposal], today: dt.date) -> Iterator[Block]:
    """Show the days that are proposed, each with its number, its reason and how much it holds."""
    rows = [
        (
            cell(Span(str(number), "strong")),
            cell(say_place(proposal.place, today)),
            cell(proposal.why, (BESIDE, Span(f"{counted(proposal.cards, 'card')} that day"))),
        )
        for number, proposal in enumerate(proposals, start=1)
    ]
    yield Grid(PROPOSALS, (Section(None, rows),))
    yield paragraph(OTHER_DATES, "faint")


def understood(
    appointment: Appointment, card: Card, today: dt.date, remark: str | None, load: str
) -> Iterator[Block]:
    """Say a date back before it counts: in full, with its tab and load, and what it is for if that is new."""
    where = f"→ {say_place(appointment.place, today)}" if appointment.place else "stays in today's pile"
    yield Paragraph((Span(where, "strong"), Span(f" ({load})" if load else "")))
    why = card.why if appointment.why is None else appointment.why
    if appointment.kind not in (None, card.kind):
        yield paragraph(f"  {': '.join(filter(None, (say_kind(appointment.kind), why)))}")
    elif appointment.why is not None:
        yield paragraph(f"  {say_why(card.kind, why)}")
    if remarks := "; ".join(filter(None, (appointment.there, remark))):
        yield paragraph(f"  {remarks}", "faint")


def say_call(card: Card, outcome: str, appointment: Appointment, today: dt.date) -> str:
    """Say in one line what came of a call: `Ivan Petrov: reached → Wed 9 Dec 2026, tab 9`."""
    said = f"{card.name}: {say_outcome(card.kind, outcome)}"
    there = f" ({appointment.there})" if appointment.there else ""
    return f"{said} → {say_place(appointment.place, today)}{there}" if appointment.place else said


def say_load(cards: int, limit: int | None) -> str:
    """Say how many cards a day holds, and that it is full where it is."""
    said = f"{counted(cards, 'card')} that day"
    return f"{said}, full at {limit}" if limit is not None and cards >= limit else said


def refused(error: TicklerError) -> Iterator[Block]:
    """Say why something could not be taken, and what to say instead."""
    yield paragraph(error.sentence, "alarm")
    yield from (paragraph(f"  {choice}") for choice in error.choices)
    if error.hint:
        yield paragraph(f"  {error.hint}")


def say_progress(way: Round) -> str:
    """Say how far one is: `7 of 30`, or how many of those that were skipped are left."""
    if way.again:
        return f"skipped before, {way.waiting} left"
    return f"{way.at + 1} of {way.size}"


def sum_up(way: Round) -> str:
    """Say what was done: `12 called, 3 skipped, 15 left`."""
    return f"{len(way.called)} called, {len(way.skipped)} skipped, {way.left} left"


def _with_keys(text: str) -> Line:
    parts = re.split(r"(\[.\])", text)
    return tuple(Span(part, "strong" if part.startswith("[") else "plain") for part in parts if part)
