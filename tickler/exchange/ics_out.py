"""Writing places and slips as iCalendar (RFC 5545), for a calendar to subscribe to."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TextIO

from tickler.core.agenda import say_kind
from tickler.core.cards import Card, Dossier, Reminder
from tickler.core.places import Day, Month, Place, say_date
from tickler.exchange.content_lines import PRODUCT, content_line, escaped
from tickler.exchange.occasion import Occasion

_HEAD = (
    ("BEGIN", "VCALENDAR"),
    ("VERSION", "2.0"),
    ("PRODID", PRODUCT),
    ("CALSCALE", "GREGORIAN"),
    ("METHOD", "PUBLISH"),
    # How it is called, and how often it is asked for: RFC 7986, and what was in use before it.
    ("X-WR-CALNAME", "tickler"),
    ("REFRESH-INTERVAL;VALUE=DURATION", "PT1H"),
    ("X-PUBLISHED-TTL", "PT1H"),
)
_URI = re.compile(r"https?://[!-~]+")


class _Event(NamedTuple):
    """An entry of the calendar; `about` are the lines of its description."""

    uid: str
    place: Day | Month
    summary: str
    about: tuple[str | None, ...]
    categories: tuple[str, ...]
    card: Card | None = None
    location: str | None = None


def write_calendar(dossiers: Iterable[Dossier], out: TextIO, occasion: Occasion) -> None:
    """Write a calendar of where the cards are and of their open reminders, and of `occasion.slips`.

    Each has an id that stays, so that a calendar that asks again moves its entries and doubles none.
    What is due before today, or behind a month that has begun, stands on today, as in the pile; a month
    to come is an entry on its first day; what is loose or dropped is not there. Of a recurring reminder
    there is the next date only, for the one after that depends on when it is done. Private notes stay in
    the folder: calendars are shown to others. `out` is a text stream opened with `newline=""`.
    """
    stamp = occasion.now.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
    for name, value in _HEAD:
        out.write(content_line(name, value))
    for event in _events(dossiers, occasion.slips):
        for name, value in _properties(event, occasion, stamp):
            out.write(content_line(name, value))
    out.write(content_line("END", "VCALENDAR"))


def _events(dossiers: Iterable[Dossier], slips: Iterable[Reminder]) -> Iterator[_Event]:
    for dossier in dossiers:
        if isinstance(dossier.card.place, Day | Month):
            yield _of_card(dossier, dossier.card.place)
        yield from _of_slips(dossier.reminders, dossier.card)
    yield from _of_slips(slips, None)


def _of_card(dossier: Dossier, place: Day | Month) -> _Event:
    card = dossier.card
    firm = card.company if card.company != card.name else None
    return _Event(
        uid=f"card-{card.id}",
        place=place,
        summary=", ".join(filter(None, (card.name, firm))),
        about=(
            ": ".join(filter(None, (say_kind(card.kind), card.why))),
            ", ".join(card.phones),
            _last_note(dossier.without_private()),
        ),
        categories=(card.kind, *card.tags),
        card=card,
        location=card.address if card.kind == "visit" else None,
    )


def _of_slips(slips: Iterable[Reminder], card: Card | None) -> Iterator[_Event]:
    for slip in slips:
        if isinstance(slip.due, Day | Month):
            yield _Event(
                uid=f"slip-{slip.id}",
                place=slip.due,
                summary=", ".join(filter(None, (slip.text, slip.client_name))),
                about=(_promise(slip), slip.every, ", ".join(card.phones) if card else None),
                categories=("slip",),
                card=card,
            )


def _promise(slip: Reminder) -> str | None:
    return f"promised for {say_date(slip.promised_for)}" if slip.promised_for else None


def _last_note(dossier: Dossier) -> str | None:
    for note in dossier.notes[:1]:
        how = (note.outcome or note.kind).replace("-", " ")
        said = f"{say_date(note.at.date())}, {how}"
        return f"{said}: {note.text}" if note.text else said
    return None


def _properties(event: _Event, occasion: Occasion, stamp: str) -> Iterator[tuple[str, str]]:
    day, time = _when(event.place, occasion.today)
    unknown = f" ({event.place}, day not yet known)" if isinstance(event.place, Month) else ""
    about = "\n".join(filter(None, (*event.about, _carried_over(event.place, occasion.today))))
    yield "BEGIN", "VEVENT"
    yield "UID", f"{event.uid}@{occasion.folder_id}.tickler"
    yield "DTSTAMP", stamp
    yield from _duration(day, time)
    yield "SUMMARY", escaped(event.summary + unknown)
    if about:
        yield "DESCRIPTION", escaped(about)
    yield "CATEGORIES", ",".join(map(escaped, event.categories))
    if event.location:
        yield "LOCATION", escaped(event.location)
    if event.card:
        yield from _client(event.card)
    yield "END", "VEVENT"


def _when(place: Day | Month, today: dt.date) -> tuple[dt.date, dt.time | None]:
    """Return the day on which a calendar shows a place, and the time."""
    match place:
        case Day(day, time):
            # The time that was agreed for a day gone by is no time of today.
            return (day, time) if day >= today else (today, None)
        case Month(year, month):
            return max(dt.date(year, month, 1), today), None


def _carried_over(place: Place, today: dt.date) -> str | None:
    return f"carried over from {place}" if isinstance(place, Day) and place.date < today else None


def _duration(day: dt.date, time: dt.time | None) -> Iterator[tuple[str, str]]:
    """Write when an entry begins and ends: local time wherever the calendar is, or the whole day."""
    if time:
        yield "DTSTART", f"{_digits(day)}T{time:%H%M%S}"
        yield "DURATION", "PT30M"
        return
    yield "DTSTART;VALUE=DATE", _digits(day)
    if day < dt.date.max:  # without an end, an entry lasts for its day
        yield "DTEND;VALUE=DATE", _digits(day + dt.timedelta(days=1))
    yield "TRANSP", "TRANSPARENT"


def _digits(day: dt.date) -> str:
    return day.isoformat().replace("-", "")


def _client(card: Card) -> Iterator[tuple[str, str]]:
    """Write how the client is reached."""
    reached = [*card.phones[:1], *card.emails[:1]]
    if reached:
        yield "CONTACT", escaped(", ".join((card.name, *reached)))
    if card.website and _URI.fullmatch(card.website):
        yield "URL", card.website
