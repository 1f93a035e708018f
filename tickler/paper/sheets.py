"""What stands on a dossier's sheets, in words: the same for paper and for a page in the browser.

A template gets these objects and nothing else. All text is made safe here, once: what could turn a line
around or end it is a visible sign.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tickler.core.cards import Card, Document, Dossier, Filling, Move, Note, Reminder, Sale
from tickler.core.fillings import answered, outcome_of
from tickler.core.money import say_amount
from tickler.core.places import days_late, say_short
from tickler.core.service import service_lines
from tickler.core.tabs import say_place
from tickler.core.zones import say_agreed_there, say_their_time, their_clock
from tickler.paper.links import link_of
from tickler.show.clean import one_line, visible
from tickler.show.dossier import (
    efforts,
    say_birthday,
    say_cadence,
    say_move,
    say_note,
    say_slip,
    their_id,
)
from tickler.show.layout import shorten
from tickler.show.sales import say_sales, say_what
from tickler.show.words import (
    counted,
    say_filed,
    say_moment,
    say_promise,
    say_size,
    say_why,
)

LAST_NOTE_SHOWN = 240
"""In cells, each the room of a Latin letter; it stands whole in the history."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a fact; `link` is what a reader's tap opens: `tel:`, `mailto:` or a website."""

    text: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is known, with its name; two telephones are two values of one fact."""

    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a section: when, what it was, and what there is to read; `text` may have several lines."""

    when: str
    what: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the dossier under its own heading; in a `history` the text is what matters."""

    title: str
    kind: Literal["history", "list"]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the matter stands: the place of the card, the effort so far, why, the last note, what is next."""

    place: str
    effort: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that is printed of one client; `speak` is how they are addressed and served."""

    id: int
    name: str
    role: str
    speak: tuple[Fact, ...]
    standing: Standing
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]


def sheet_of(dossier: Dossier, now: dt.datetime) -> Sheet:
    """Write down a dossier for the moment `now`, which is local time with its offset."""
    card = dossier.card
    role = [part for part in (card.position, card.company) if part and part != card.name]
    return Sheet(
        id=card.id,
        name=one_line(card.name),
        role=one_line(", ".join(role)),
        speak=tuple(_facts(service_lines(card, their_clock(card.timezone, now)))),
        standing=_standing(dossier, now),
        facts=tuple(_facts(_known(card, now))),
        sections=tuple(section for section in _sections(dossier, now.date()) if section.entries),
    )


def _standing(dossier: Dossier, now: dt.datetime) -> Standing:
    card, today = dossier.card, now.date()
    if card.place is None:
        when = f" on {say_moment(card.dropped_at)}" if card.dropped_at else ""
        place, why = f"dropped{when}", card.dropped_why
    else:
        late = days_late(card.place, today)
        carried = f", carried over {counted(late, 'day')}" if late else ""
        there = say_agreed_there(card.place, card.timezone, now.tzinfo)
        theirs = f" ({there})" if there else ""
        place, why = f"{say_place(card.place, today)}{theirs}{carried}", say_why(card.kind, card.why)
    lines = [("why", why)]
    if dossier.notes:
        last = dossier.notes[0]
        said = f"{say_moment(last.at)}, {say_note(last)}"
        said = f"{said}: {one_line(last.text)}" if last.text else said
        lines.append(("last note", shorten(said, LAST_NOTE_SHOWN)))
    lines += [("next step", f"{slip.text} ({say_slip(slip, today)})") for slip in _open(dossier.reminders)]
    return Standing(place, " · ".join(efforts(dossier)), tuple(_facts(lines)))


def _open(slips: Sequence[Reminder]) -> Iterator[Reminder]:
    return (slip for slip in slips if not slip.done_at)


def _known(card: Card, now: dt.datetime) -> Iterator[tuple[str, str | None]]:
    """Yield what is on the card: first how to reach them, then the rest."""
    yield from (("phone", phone) for phone in card.phones)
    yield from (("e-mail", email) for email in card.emails)
    yield "cadence", say_cadence(card)
    yield "address", card.address
    yield "website", card.website
    yield "their time", say_their_time(card.timezone, now) if card.timezone else None
    yield "language", card.language
    yield "birthday", say_birthday(card.birthday) if card.birthday else None
    yield "tags", ", ".join(card.tags)
    yield from card.custom
    yield "source", card.source
    yield "their id", their_id(card)
    yield "since", say_moment(card.created_at) if card.created_at else None


def _facts(said: Iterator[tuple[str, str | None]] | list[tuple[str, str | None]]) -> Iterator[Fact]:
    """Gather values of the same name into one fact, in the order in which they are said."""
    gathered: dict[str, list[Value]] = {}
    for label, text in said:
        if shown := lines_of(text or ""):
            gathered.setdefault(label, []).append(Value(shown, link_of(label, shown)))
    return (Fact(one_line(label), tuple(values)) for label, values in gathered.items())


def _sections(dossier: Dossier, today: dt.date) -> Iterator[Section]:
    """Yield the parts of the dossier; a further one is a further line here."""
    yield Section("History", "history", tuple(map(_note, dossier.notes)))
    yield Section("Forms", "history", tuple(map(_filling, dossier.fillings)))
    yield Section("What they bought", "list", tuple(_bought(dossier.sales)))
    yield Section("Documents", "list", tuple(map(_document, dossier.documents)))
    yield Section("Slips", "list", tuple(_slip(slip, today) for slip in dossier.reminders))
    yield Section("Moved", "list", tuple(_move(move, today) for move in dossier.moves))


def _note(note: Note) -> Entry:
    return Entry(say_moment(note.at), say_note(note), lines_of(note.text))


def _filling(filling: Filling) -> Entry:
    outcome, advice = outcome_of(filling)
    said = [f"{asked} {value}" for asked, value in answered(filling)] + ([advice] if advice else [])
    what = ", ".join(part for part in (filling.title, outcome) if part)
    return Entry(say_moment(filling.at), one_line(what), lines_of("\n".join(said)))


def _bought(sales: Sequence[Sale]) -> Iterator[Entry]:
    """Yield each sale, and below several what they come to, currency by currency."""
    for sale in sales:
        amount = say_amount(sale.amount, sale.currency)
        yield Entry(say_short(sale.day, dt.date.min), amount, lines_of(say_what(sale)))
    if len(sales) > 1:
        yield Entry("", "", say_sales(sales))


def _document(document: Document) -> Entry:
    name = f"{document.name}, {say_size(document.size)}"
    return Entry(say_moment(document.at), one_line(document.kind), one_line(name))


def _slip(slip: Reminder, today: dt.date) -> Entry:
    if slip.done_at:
        return Entry(say_moment(slip.done_at), "done", lines_of(slip.text))
    kind = say_promise(slip, today) or one_line(slip.every or "open")
    return Entry(say_filed(slip.due, today), kind, lines_of(slip.text))


def _move(move: Move, today: dt.date) -> Entry:
    return Entry(say_moment(move.at), say_move(move, today), lines_of(move.why or ""))


def lines_of(text: str) -> str:
    """Make text safe and keep its lines, without empty ones at its ends; a tab becomes a space."""
    lines = re.split(r"\r\n|\r|\n", text.replace("\t", " "))
    return "\n".join(visible(line.rstrip(" ")) for line in lines).strip("\n")
