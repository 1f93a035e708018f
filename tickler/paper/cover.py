"""The cover sheet of the day's pile: the list of the day, to be ticked off with a pencil."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from tickler.core.agenda import Agenda, PileCard, say_kinds
from tickler.core.cards import Card, Note, Reminder
from tickler.core.places import say_short
from tickler.paper.links import link_of
from tickler.paper.sheets import LAST_NOTE_SHOWN, lines_of
from tickler.show.agenda import title_of
from tickler.show.clean import one_line
from tickler.show.dossier import say_note
from tickler.show.layout import shorten
from tickler.show.words import counted, say_at, say_day, say_promise, say_why


@dataclass(frozen=True, slots=True)
class Line:
    """A line to tick: when today, who, why it is due, what was said last, the telephone and its link."""

    at: str
    name: str
    company: str
    why: str
    last: str
    phone: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under a heading of their own; the work of the day itself has none."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """The first sheet of a pile: the day, how much it is, and the list in the order of `today`."""

    title: str
    summary: str
    groups: tuple[Group, ...]


def cover_of(agenda: Agenda, last: Mapping[int, Note]) -> Cover:
    """Write down a day's list: timed contacts first, then what was carried over, as in `today`.

    `last` has the last note of each client, by the id of the card.
    """
    parts = [counted(len(agenda.cards), "card"), *say_kinds(agenda.by_kind)]
    if agenda.over_by:
        parts.append(f"over capacity by {agenda.over_by}")
    summary = " · ".join(parts) if agenda.cards or agenda.reminders else "Nothing is due."
    return Cover(say_day(agenda.date), summary, tuple(_groups(agenda, last)))


def _groups(agenda: Agenda, last: Mapping[int, Note]) -> Iterator[Group]:
    for title, cards in groupby(agenda.cards, key=lambda card: title_of(card, agenda.date)):
        lines = (line_of(card, card.phone, last.get(card.id), agenda.date) for card in cards)
        yield Group(title or "", tuple(lines))
    if agenda.reminders:
        slips = [_slip(slip, agenda.date) for slip in agenda.reminders]
        if agenda.birthdays_left:
            slips.append(Line("", "", "", f"and {counted(agenda.birthdays_left, 'more birthday')}", "", ""))
        yield Group("slips", tuple(slips))


def line_of(card: Card | PileCard, phone: str | None, last: Note | None, date: dt.date) -> Line:
    """Write down a client for the list of a day; `last` is the last note."""
    said = f"{say_short(last.at.date(), date)}, {say_note(last)}: {one_line(last.text)}" if last else ""
    number = one_line(phone or "")
    return Line(
        at=say_at(card.place, date),
        name=one_line(card.name),
        company=one_line(card.company or "") if card.company != card.name else "",
        why=one_line(say_why(card.kind, card.why)),
        last=shorten(said, LAST_NOTE_SHOWN),
        phone=number,
        link=link_of("phone", number),
    )


def _slip(slip: Reminder, date: dt.date) -> Line:
    name, text = one_line(slip.client_name or ""), lines_of(slip.text)
    return Line(say_at(slip.due, date), name, "", text, say_promise(slip, date), "")
