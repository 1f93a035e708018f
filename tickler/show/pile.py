"""A card of the pile and a slip, as JSON and as the cells of a grid."""

import datetime as dt

from tickler.core.agenda import PileCard
from tickler.core.card_json import cadence_as_json
from tickler.core.cards import Reminder
from tickler.core.places import Day, days_late, time_of
from tickler.core.slipping import Slipping
from tickler.core.tabs import tab_of
from tickler.show.blocks import BESIDE, Cell, Span, cell
from tickler.show.words import (
    say_at,
    say_attempts,
    say_effort,
    say_filed,
    say_moves,
    say_note_head,
    say_promise,
    say_why,
)


def pile_card_as_json(card: PileCard, today: dt.date) -> dict[str, object]:
    """Return a card as `today`, `find`, `list` and `tab` give it to scripts."""
    place, note = card.place, card.last_note
    return {
        "id": card.id,
        "name": card.name,
        "company": card.company,
        "phone": card.phone,
        "place": place.key if place else None,
        "time": time_of(place) if place else None,
        "tab": tab_of(place, today).label if place else None,
        "kind": card.kind,
        "why": card.why,
        "days_late": days_late(place, today) if place else 0,
        "moves": card.moves,
        "reached": card.reached,
        "attempts": card.attempts,
        **slipping_as_json(card.slipping),
        "cadence": cadence_as_json(card),
        "last_note": note
        and {"at": note.at.isoformat(), "kind": note.kind, "outcome": note.outcome, "text": note.text},
    }


def slipping_as_json(slipping: Slipping | None) -> dict[str, object]:
    """Return how long a card has been put off, for scripts; nothing of it since the client was reached."""
    return {
        "due_first": slipping.due_first.isoformat() if slipping else None,
        "moves_since_reached": slipping.moves if slipping else 0,
        "attempts_since_reached": slipping.attempts if slipping else 0,
    }


def reminder_as_json(slip: Reminder) -> dict[str, object]:
    """Return a slip as every command gives it to scripts: a number is the id, of a birthday the `b17`."""
    return {
        "id": slip.sign if slip.birthday else slip.id,
        "text": slip.text,
        "due": slip.due.key,
        "time": time_of(slip.due),
        "client_id": slip.client_id,
        "client_name": slip.client_name,
        "every": slip.every,
        "done_at": slip.done_at.isoformat() if slip.done_at else None,
        "birthday": slip.birthday,
        "promise": slip.promise,
        "promised_for": slip.promised_for.isoformat() if slip.promised_for else None,
    }


def id_cell(card: PileCard) -> Cell:
    """Return the id by which commands take the card."""
    return cell(str(card.id))


def client_cell(card: PileCard, *below: str | None) -> Cell:
    """Return the client's name with the company under it, and what else belongs there."""
    return cell(Span(card.name, "strong"), Span(card.company or "", "faint"), *below)


def why_cell(card: PileCard, today: dt.date) -> Cell:
    """Return why the card is due, what was said last, and for a late or slipping one how it came to that."""
    late = days_late(card.place, today) if card.place else 0
    note = card.last_note
    slipping = card.slipping if card.slipping and card.slipping.often else None
    since = f"due first on {say_filed(Day(slipping.due_first), today)}" if slipping else None
    said = (
        say_effort(slipping)
        if slipping
        else (say_moves(card.moves), say_attempts(card.reached, card.attempts))
    )
    effort = ", ".join(filter(None, said))
    return cell(
        say_why(card.kind, card.why),
        (Span(say_note_head(note, today), "faint"), Span(note.text)) if note else None,
        (BESIDE, Span(since)) if since else None,
        (BESIDE, Span(effort)) if effort and (late or slipping) else None,
    )


def slip_cell(slip: Reminder, today: dt.date) -> Cell:
    """Return what is to be done, and under it what was promised, or when it comes again.

    That a birthday comes every year needs no telling.
    """
    promised = Span(say_promise(slip, today), "alarm" if slip.promise_late(today) else "faint")
    return cell(slip.text, promised, Span("" if slip.birthday else slip.every or "", "faint"))


def slip_row(slip: Reminder, today: dt.date) -> tuple[Cell, ...]:
    """Return a slip in the columns of the pile: id, when, client, text."""
    late = days_late(slip.due, today)
    at = say_at(slip.due, today)
    return (
        cell(slip.sign),
        cell(Span(at, "alarm" if late else "plain")),
        cell(Span(slip.client_name or "", "strong")),
        slip_cell(slip, today),
    )
