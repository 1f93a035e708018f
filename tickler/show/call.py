"""The card of the client who is called next."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tickler.core.attempts import Attempts
from tickler.core.call_card import CallCard
from tickler.core.cards import Reminder
from tickler.core.places import Day, days_late, say_short, time_of
from tickler.core.proposals import Proposal
from tickler.core.rhythm import rhythm_of
from tickler.core.service import service_lines
from tickler.core.tabs import say_place, tab_of
from tickler.core.zones import say_agreed_there, say_time_there, their_clock, time_there
from tickler.show.blocks import BESIDE, BLANK, Block, Cell, Ends, Grid, Line, Section, Span, View, cell
from tickler.show.dossier import DossierView, say_slip
from tickler.show.layout import Column
from tickler.show.pile import pile_card_as_json, reminder_as_json
from tickler.show.scripts import script_lines
from tickler.show.words import (
    counted,
    say_attempts,
    say_moves,
    say_outcome,
    say_slipping,
    say_why,
)

NOTES_SHOWN = 3
TRIES_SHOWN = 5

LABEL = 6
"""As wide as the longest name of a field, so that it looks the same from card to card."""

FIELDS = (Column(least=LABEL), Column(least=16, stretch=True, lines=6))
NOTES = (
    Column(least=6, right=True),
    Column(least=7, most=12, lines=2),
    Column(least=16, stretch=True, lines=4),
)


@dataclass(frozen=True, slots=True)
class CallView(View):
    """What matters for one call; `progress` says how far one is through the pile.

    `proposals` are the days for the next contact, by outcome; `left` is how many cards are in the pile.
    Without a `call` nobody is to be called. The `script` is what may be said, with its title as a heading.
    """

    call: CallCard | None
    progress: str = ""
    left: int = 0
    proposals: Mapping[str, tuple[Proposal, ...]] | None = None
    script: str | None = None

    def as_json(self) -> dict[str, object]:
        call = self.call
        if call is None:
            return {"card": None, "dossier": None, "attempts": None, "local_time": None,
                    "birthday": None, "script": None, "proposals": None, "left": 0}  # fmt: skip
        there = time_there(call.card.timezone, call.now)
        return {
            "card": pile_card_as_json(call.line, call.today),
            "dossier": DossierView(call.dossier, call.today).as_json(),
            "attempts": {
                "tries": [moment.isoformat() for moment in call.attempts.tries],
                "unanswered": call.attempts.unanswered,
            },
            "local_time": there.isoformat(timespec="seconds") if there else None,
            "birthday": reminder_as_json(call.birthday) if call.birthday else None,
            "script": self.script,
            "proposals": {
                outcome: [proposal_as_json(one, call.today) for one in proposals]
                for outcome, proposals in (self.proposals or {}).items()
            },
            "left": self.left,
        }

    def blocks(self, width: int) -> Iterator[Block]:
        call = self.call
        if call is None:
            return
        yield Ends(_who(call), (Span(self.progress, "strong"),))
        yield Grid(FIELDS, (Section(None, list(_fields(call))),))
        notes = call.dossier.notes[:NOTES_SHOWN]
        if notes:
            yield BLANK
            rows = [
                (
                    cell(Span(say_short(note.at.date(), call.today), "faint")),
                    cell(say_outcome(note.kind, note.outcome)),
                    cell(note.text),
                )
                for note in notes
            ]
            yield Grid(NOTES, (Section(None, rows),))
        if self.script:
            yield BLANK
            yield from script_lines(self.script)


@dataclass(frozen=True, slots=True)
class NextCallView(CallView):
    """The next card where nobody can be asked: with the command that writes down what came of it."""

    def footer(self, long: bool) -> Iterator[Block]:
        if self.call is not None:
            yield BLANK
            command = f'tickler note {self.call.card.id} "..." --outcome reached --defer WHEN'
            yield Ends((Span(f"then: {command}", "faint"),), ())


def proposal_as_json(proposal: Proposal, today: dt.date) -> dict[str, object]:
    """Return a proposed day for scripts."""
    return {
        "place": proposal.place.key,
        "time": time_of(proposal.place),
        "tab": tab_of(proposal.place, today).label,
        "cards": proposal.cards,
        "why": proposal.why,
    }


def _who(call: CallCard) -> Line:
    card = call.card
    rest = "".join(f", {part}" for part in (card.company, card.position) if part)
    return Span(f"{card.id}  ", "faint"), Span(card.name, "strong"), Span(rest)


def _fields(call: CallCard) -> Iterator[tuple[Cell, ...]]:
    card = call.card
    there = say_time_there(card.timezone, call.now)
    manner = dict(service_lines(card, their_clock(card.timezone, call.now)))
    served: list[Line | Span | str | None] = [
        manner.get("service"),
        _beside(manner.get("channel")),
        _beside(manner.get("hours")),
    ]
    named: tuple[tuple[str, list[Line | Span | str | None]], ...] = (
        ("say", [card.say, _beside(card.address_as), _beside(card.language)]),
        ("serve", served),
        ("phone", [*card.phones[:1], *map(_beside, card.phones[1:]), _beside(there and f"now {there}")]),
        ("e-mail", [*card.emails] if card.kind == "email" or not card.phones else []),
        ("due", [_due(call), _beside(_agreed_there(call))]),
        ("so far", [_tried(call), _beside(_slipping(call)), _beside(_rhythm(call))]),
        ("slips", [_slip(slip, call.today) for slip in call.slips]),
    )
    for name, lines in named:
        if said := cell(*lines):
            yield cell(Span(f"{name:{LABEL}}", "faint")), said


def _beside(text: str | None) -> Line | None:
    return (BESIDE, Span(text)) if text else None


def _due(call: CallCard) -> Line:
    place = call.line.place
    why = Span(say_why(call.card.kind, call.card.why), "strong")
    late = days_late(place, call.today) if place else 0
    if late:
        return Span(f"{counted(late, 'day')} late", "alarm"), Span(", "), why
    if place == Day(call.today):
        return (why,)
    if isinstance(place, Day) and place.date == call.today:
        return Span(f"{time_of(place)} ", "strong"), why
    return Span(f"{say_place(place, call.today) if place else ''}: "), why


def _agreed_there(call: CallCard) -> str | None:
    """Say the agreed time as the client has it; of a day that is over it no longer counts."""
    place = call.line.place
    if place is None or days_late(place, call.today):
        return None
    return say_agreed_there(place, call.card.timezone, call.now.tzinfo)


def _tried(call: CallCard) -> str | None:
    attempts = call.attempts
    if not attempts.tries:
        return say_attempts(*call.dossier.attempts)
    return f"{say_attempts(0, len(attempts.tries))}, {say_tries(attempts)}"


def say_tries(attempts: Attempts) -> str:
    """Say at which times of day a client was tried in vain: `tried 10:12, 10:40 and 15:05`."""
    *others, last = [f"{moment:%H:%M}" for moment in attempts.tries[-TRIES_SHOWN:]]
    return f"tried {', '.join(others)} and {last}" if others else f"tried {last}"


def _slipping(call: CallCard) -> str | None:
    slipping = call.line.slipping
    if slipping and slipping.often:
        return say_slipping(slipping._replace(attempts=0))  # those have a line of their own
    return say_moves(call.line.moves) or None


def _rhythm(call: CallCard) -> str | None:
    rhythm = rhythm_of(call.card)
    return str(rhythm) if rhythm else None


def _slip(slip: Reminder, today: dt.date) -> Line:
    if slip.birthday:  # its text says when
        return Span(f"{slip.sign} ", "faint"), Span(slip.text)
    when = Span(say_slip(slip, today), "alarm" if days_late(slip.due, today) else "plain")
    return Span(f"{slip.sign} ", "faint"), Span(f"{slip.text}, "), when
