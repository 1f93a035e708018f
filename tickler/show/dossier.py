"""Everything on one client, as one takes it to a meeting."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from tickler.core.birthdays import age_on, next_birthday
from tickler.core.cards import Card, Document, Dossier, Filling, Move, Note, Reminder, Sale, born
from tickler.core.fillings import answered, outcome_of
from tickler.core.outside_ids import is_outside_id
from tickler.core.places import MONTHS_LONG, Day, say_date
from tickler.core.rhythm import rhythm_of
from tickler.core.service import service_lines
from tickler.core.slipping import slipping_of
from tickler.core.tabs import say_place
from tickler.core.zones import say_agreed_there, say_their_time, their_clock
from tickler.show.blocks import BLANK, Block, Cell, Ends, Grid, Section, Span, View, cell, paragraph
from tickler.show.dossier_json import dossier_as_json
from tickler.show.layout import Column
from tickler.show.words import (
    say_attempts,
    say_filed,
    say_moment,
    say_moves,
    say_outcome,
    say_promise,
    say_size,
    say_slipping,
    say_why,
)

WHOLE = 100_000
"""Lines of a cell that is never cut: in the dossier every note is there to its end."""

FIELDS = (Column(least=10, most=24), Column(least=20, stretch=True, lines=WHOLE))
HISTORY = (
    Column(least=11, most=17, right=True),
    Column(least=10, most=34),
    Column(least=20, share=3, stretch=True, lines=WHOLE),
)


@dataclass(frozen=True, slots=True)
class DossierView(View):
    """A client's card with all that was said, moved, kept and promised.

    `now` is the moment on our clock; without it the client's own time is left out, as in a file that is
    read another day.
    """

    dossier: Dossier
    today: dt.date
    now: dt.datetime | None = None

    def as_json(self) -> dict[str, object]:
        return dossier_as_json(self.dossier, self.today, self.now)

    def as_markdown(self) -> str:
        """Return the dossier as Markdown; nothing that was written in it becomes markup."""
        from tickler.show.markdown import dossier_as_markdown

        return dossier_as_markdown(self.dossier, self.today, self.now)

    def blocks(self, width: int) -> Iterator[Block]:
        dossier, card = self.dossier, self.dossier.card
        yield Ends((Span(card.name, "strong"),), (Span(f"card {card.id}", "strong"),))
        for line in headlines(dossier, self.today, self.now):
            yield paragraph(line)
        fields_of_card = fields(card, self.today, self.now)
        known = [(cell(Span(name, "faint")), _lines(value)) for name, value in fields_of_card]
        if known:
            yield BLANK
            yield Grid(FIELDS, (Section(None, known),))
        histories = {
            "notes": [_note_row(note) for note in dossier.notes],
            "forms": [_filling_row(filling) for filling in dossier.fillings],
            "bought": _sale_rows(dossier.sales),
            "moved": [_move_row(move, self.today) for move in dossier.moves],
            "documents": [_document_row(document) for document in dossier.documents],
            "slips": [_slip_row(slip, self.today) for slip in dossier.reminders],
        }
        for title, rows in histories.items():
            if rows:
                yield BLANK
                yield Grid(HISTORY, (Section(title, rows),))


@dataclass(frozen=True, slots=True)
class DossiersView(View):
    """Several dossiers, one after the other."""

    views: tuple[DossierView, ...]

    def as_json(self) -> dict[str, object]:
        return {"dossiers": [view.as_json() for view in self.views]}

    def blocks(self, width: int) -> Iterator[Block]:
        if not self.views:
            yield paragraph("No cards.")
        for position, view in enumerate(self.views):
            if position:
                yield from (BLANK, BLANK)
            yield from view.blocks(width)


def headlines(dossier: Dossier, today: dt.date, now: dt.datetime | None) -> Iterator[str]:
    """Say who it is, where the card is and why, and how the contact went so far."""
    card = dossier.card
    who = ", ".join(part for part in (card.company, card.position) if part)
    if who:
        yield who
    if card.place:
        there = say_agreed_there(card.place, card.timezone, now.tzinfo) if now else None
        place = say_place(card.place, today) + (f" ({there})" if there else "")
        yield f"{place} · {say_why(card.kind, card.why)}"
    else:
        when = f" on {say_moment(card.dropped_at)}" if card.dropped_at else ""
        yield f"dropped{when}{f': {card.dropped_why}' if card.dropped_why else ''}"
    yield from efforts(dossier)


def efforts(dossier: Dossier) -> Iterator[str]:
    """Say how long a client has been put off, and how the contact went in all."""
    slipping = slipping_of(dossier)
    if slipping and slipping.often:
        yield say_slipping(slipping)
        if (slipping.moves, (0, slipping.attempts)) == (dossier.deferrals, dossier.attempts):
            return  # it was never otherwise
    effort = [say_moves(dossier.deferrals), say_attempts(*dossier.attempts)]
    if any(effort):
        yield " · ".join(filter(None, effort))


def fields(card: Card, today: dt.date, now: dt.datetime | None) -> list[tuple[str, str]]:
    """Return what is on the card, named for people: first how to speak with them, then how to reach them.

    Several values of a field follow each other. With `now`, the moment on our clock, the time zone is said as
    the client's own time, and whether that is one of their hours.
    """
    zone = ("time zone", card.timezone)
    if card.timezone and now:
        zone = ("their time", say_their_time(card.timezone, now))
    named = [
        *service_lines(card, their_clock(card.timezone, now) if now else None),
        *(("phone", phone) for phone in card.phones),
        *(("e-mail", email) for email in card.emails),
        ("cadence", say_cadence(card)),
        ("language", card.language),
        zone,
        ("address", card.address),
        ("website", card.website),
        ("birthday", _birthday_line(card.birthday, today) if card.birthday else None),
        ("tags", ", ".join(card.tags)),
        ("source", card.source),
        *card.custom,
        ("their id", their_id(card)),
        ("since", say_moment(card.created_at) if card.created_at else None),
    ]
    return [(name, value) for name, value in named if value]


def say_cadence(card: Card) -> str | None:
    """Say how often the client is to be heard from, and from when that is counted."""
    rhythm = rhythm_of(card)
    if rhythm is None or rhythm.fixed:
        return rhythm and str(rhythm)
    return f"{rhythm}, counted from {say_date(rhythm.anchor)}"


def their_id(card: Card) -> str | None:
    """Return the id by which others know the client; one that a folder made up says nothing to people."""
    return None if is_outside_id(card.external_id or "") else card.external_id


def _birthday_line(birthday: str, today: dt.date) -> str:
    return f"{say_birthday(birthday)}, {say_next_birthday(birthday, today)}"


def say_birthday(birthday: str) -> str:
    """Write a stored birthday for people: `14 May 1979`, or `14 May`."""
    year, month, day = born(birthday)
    return f"{day} {MONTHS_LONG[month - 1]}{f' {year}' if year else ''}"


def say_next_birthday(birthday: str, today: dt.date) -> str:
    """Say when the next birthday is, and how old one is then: `47 on Fri 14 May 2027`, `50 today`."""
    day = next_birthday(birthday, today)
    age = age_on(birthday, day)
    if day == today:
        return f"{age} today" if age else "today"
    return f"{age or 'next'} on {say_date(day)}"


def say_note(note: Note) -> str:
    """Say of what kind a note is, `no answer`, and that it is private where it is."""
    said = say_outcome(note.kind, note.outcome)
    return f"{said}, private" if note.private else said


def say_move(move: Move, today: dt.date) -> str:
    """Say from where to where a card was put, or that it was skipped where it was."""
    if move.skips:
        return f"skipped: {say_filed(move.origin, today)}"
    target = say_filed(move.target, today)
    return f"{say_filed(move.origin, today)} → {target}" if move.origin else f"filed: {target}"


def say_slip(slip: Reminder, today: dt.date) -> str:
    """Say until when a slip waits, for when it was promised, or that it is done."""
    promised = "" if slip.done_at else say_promise(slip, today)
    if promised and isinstance(slip.due, Day) and slip.due.date == slip.promised_for:
        return promised
    return ", ".join(filter(None, (_say_waiting(slip, today), promised)))


def _say_waiting(slip: Reminder, today: dt.date) -> str:
    when = f"done {say_moment(slip.done_at)}" if slip.done_at else say_filed(slip.due, today)
    return f"{when}, {slip.every}" if slip.every else when


def _lines(text: str) -> Cell:
    return cell(*text.splitlines())


def _note_row(note: Note) -> tuple[Cell, ...]:
    return cell(Span(say_moment(note.at), "faint")), cell(say_note(note)), _lines(note.text)


def _move_row(move: Move, today: dt.date) -> tuple[Cell, ...]:
    return cell(Span(say_moment(move.at), "faint")), cell(say_move(move, today)), cell(move.why)


def _document_row(document: Document) -> tuple[Cell, ...]:
    name = (
        Span(f"#{document.id} ", "faint"),
        Span(document.name),
        Span(f", {say_size(document.size)}", "faint"),
    )
    return cell(Span(say_moment(document.at), "faint")), cell(document.kind), cell(name)


def _filling_row(filling: Filling) -> tuple[Cell, ...]:
    said = [
        (Span(f"{asked} " if not number else "  ", "faint"), Span(line))
        for asked, value in answered(filling)
        for number, line in enumerate(filter(str.strip, value.splitlines() or [""]))
    ]
    outcome, advice = outcome_of(filling)
    return (
        cell(Span(say_moment(filling.at), "faint")),
        cell((Span(f"#{filling.id} ", "faint"), Span(filling.title)), Span(outcome or "", "strong")),
        cell(*said, advice),
    )


def _slip_row(slip: Reminder, today: dt.date) -> tuple[Cell, ...]:
    promised = None if slip.done_at else Span(say_promise(slip, today), "faint")
    return cell(f"s{slip.id}"), cell(_say_waiting(slip, today)), cell(slip.text, promised)


def _sale_rows(sales: tuple[Sale, ...]) -> list[tuple[Cell, ...]]:
    if not sales:
        return []
    from tickler.show.sales import sale_rows

    return list(sale_rows(sales))
