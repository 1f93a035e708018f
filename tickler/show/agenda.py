"""Today's pile, as one wants to read it at half past eight."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from tickler.core.agenda import Agenda, PileCard, say_kinds
from tickler.core.places import Day, Month, days_late
from tickler.core.tabs import month_tab
from tickler.core.zones import say_agreed_there, say_time_there
from tickler.show.blocks import (
    BLANK,
    Block,
    Cell,
    Ends,
    Grid,
    Paragraph,
    Section,
    Span,
    View,
    cell,
    paragraph,
)
from tickler.show.layout import Column
from tickler.show.pile import client_cell, id_cell, pile_card_as_json, reminder_as_json, slip_row, why_cell
from tickler.show.words import counted, say_at, say_day, say_month

ROOM_FOR_PHONE = 72
"""From this width on the telephone has a column of its own; below, it stands under the name."""

ROOM_FOR_NOTES = 100
"""From this width on the last note and the company may take two lines; below, one line, so that more of the
day is in sight."""

MONTH_CARDS_SHOWN = 10
"""A month that has begun may hold hundreds of cards; today's own work must stay on the screen."""

ANY_TIME = "any time"

ID = Column("#", least=6, right=True)
AT = Column("at", least=9, lines=1)
CLIENT = Column("client", least=14, most=34, share=2)
WHY = Column("why it is due", least=16, share=4, stretch=True, lines=2)
PHONE = Column("phone", least=16, most=24, share=3)

RELIEF = "tickler spread"
NEXT = "tickler call"
NEXT_SLIP = "tickler done ID"


@dataclass(frozen=True, slots=True)
class AgendaView(View):
    """The pile of a day; `ahead` says that the day is not today but looked at in advance.

    `now` is the moment on our clock; without it clients' own times are left out.
    """

    agenda: Agenda
    ahead: bool = False
    now: dt.datetime | None = None

    def as_json(self) -> dict[str, object]:
        agenda = self.agenda
        return {
            "date": agenda.date.isoformat(),
            "tab": str(agenda.date.day),
            "counts": {
                "cards": len(agenda.cards),
                "carried_over": len(agenda.carried_over),
                "to_deal_out": len(agenda.to_deal_out),
                "reminders": len(agenda.reminders) + agenda.birthdays_left,
                "loose": agenda.loose,
                "done_today": agenda.done_today,
                "by_kind": agenda.by_kind,
                "birthdays": agenda.birthdays,
            },
            "capacity": agenda.capacity,
            "over_by": agenda.over_by,
            "cards": [pile_card_as_json(card, agenda.date) for card in agenda.cards],
            "reminders": [reminder_as_json(slip) for slip in agenda.reminders],
        }

    def blocks(self, width: int) -> Iterator[Block]:
        agenda = self.agenda
        yield Ends((Span(say_day(agenda.date), "strong"),), (Span(f"tab {agenda.date.day}", "strong"),))
        if not agenda.cards and not agenda.reminders:
            yield BLANK
            yield from self._nothing_due()
            return
        yield _counts(agenda)
        yield BLANK
        yield _pile(self, width)

    def footer(self, long: bool) -> Iterator[Block]:
        agenda = self.agenda
        if not agenda.cards and not agenda.reminders:
            return
        yield BLANK
        if long:
            yield Paragraph(_in_short(agenda))
        then = NEXT if agenda.cards else NEXT_SLIP
        yield Ends(_footer(agenda), () if self.ahead else (Span(f"next: {then}", "faint"),))

    def _nothing_due(self) -> Iterator[Paragraph]:
        agenda = self.agenda
        more = "more " if agenda.done_today else ""
        yield paragraph(f"Nothing {more}is due {'that day' if self.ahead else 'today'}.")
        if agenda.done_today:
            yield paragraph(f"{agenda.done_today} done.")
        if agenda.loose:
            waiting = f"{counted(agenda.loose, 'loose card')} can be filed: tickler defer CLIENT WHEN"
            yield paragraph(waiting)
        else:
            yield paragraph("A new client: tickler add NAME --on WHEN")


def _counts(agenda: Agenda) -> Ends:
    kinds = " · ".join(say_kinds(agenda.by_kind))
    left = (Span(counted(len(agenda.cards), "card"), "strong"), Span(f"   {kinds}".rstrip()))
    if agenda.capacity is None:
        return Ends(left, ())
    if agenda.over_by:
        return Ends(left, (Span(f"capacity {agenda.capacity}, "), *_over(agenda)))
    return Ends(left, (Span(f"capacity {agenda.capacity}, room for {agenda.capacity - len(agenda.cards)}"),))


def _in_short(agenda: Agenda) -> tuple[Span, ...]:
    cards = Span(counted(len(agenda.cards), "card"), "strong")
    return (cards, Span(", "), *_over(agenda)) if agenda.over_by else (cards,)


def _over(agenda: Agenda) -> tuple[Span, ...]:
    return Span(f"over by {agenda.over_by}", "alarm"), Span(f": {RELIEF}")


def _pile(view: AgendaView, width: int) -> Grid:
    sections = tuple(_sections(view, width))
    if width < ROOM_FOR_PHONE:  # under the name the telephone must stay on one line
        return Grid((ID, AT, CLIENT._replace(least=PHONE.least + 1), WHY._replace(below=1)), sections)
    lines = 2 if width >= ROOM_FOR_NOTES else 1
    return Grid((ID, AT, CLIENT._replace(below=lines), WHY._replace(below=lines), PHONE), sections)


def _sections(view: AgendaView, width: int) -> Iterator[Section]:
    agenda = view.agenda
    phone_beside = width >= ROOM_FOR_PHONE
    first = True
    for title, group in groupby(agenda.cards, key=lambda card: title_of(card, agenda.date)):
        cards = list(group)
        if isinstance(cards[0].place, Month):
            said = [] if view.ahead else [RELIEF]
            if len(cards) > MONTH_CARDS_SHOWN:
                said.append(f"{MONTH_CARDS_SHOWN} of {len(cards):,}, {_all_of(cards[0].place, agenda)}")
                del cards[MONTH_CARDS_SHOWN:]
            title = ": ".join(filter(None, (title, " · ".join(said))))
        # What is worked today needs no heading where it comes first.
        yield Section(
            None if first and title == ANY_TIME else title,
            [_row(card, agenda.date, _their_time(card, view), width) for card in cards],
        )
        first = False
    if agenda.reminders:
        yield Section(
            _title_of_slips(agenda),
            [(*slip_row(slip, agenda.date), *[()] * phone_beside) for slip in agenda.reminders],
        )


def title_of(card: PileCard, date: dt.date) -> str | None:
    """Name the part of the day's pile that a card belongs to; what has a time has no heading."""
    match card.place:
        case Month() as month:
            return f"behind {_say_month(month, date)}, to deal out"
        case Day(day) if day < date:
            return "carried over"
        case Day(_, None):
            return ANY_TIME
        case _:
            return None


def _say_month(month: Month, date: dt.date) -> str:
    """Name a month, with its year where it is not this one: months may have been skipped."""
    return say_month(month.month) if month.year == date.year else str(month)


def _all_of(month: Month, agenda: Agenda) -> str:
    return f"all: tickler tab {month_tab(month.year, month.month, agenda.date).label.lower()}"


def _title_of_slips(agenda: Agenda) -> str:
    if not agenda.birthdays_left:
        return "slips"
    shown = f"{agenda.birthdays - agenda.birthdays_left} of {agenda.birthdays:,} birthdays shown"
    return f"slips: {shown}, all with: tickler list --birthdays"


def _their_time(card: PileCard, view: AgendaView) -> str | None:
    """Say the client's own time: that of a contact whose time was agreed, or else what it is there now."""
    if view.now is None or not card.timezone:
        return None
    place = card.place
    if isinstance(place, Day) and place.date == view.agenda.date and place.time:
        return say_agreed_there(place, card.timezone, view.now.tzinfo)
    now = None if view.ahead else say_time_there(card.timezone, view.now)
    return f"now {now}" if now else None


def _row(card: PileCard, date: dt.date, their_time: str | None, width: int) -> tuple[Cell, ...]:
    phone_beside = width >= ROOM_FOR_PHONE
    at = Span(say_at(card.place, date), "alarm" if card.place and days_late(card.place, date) else "plain")
    who = client_cell(card) if phone_beside else client_cell(card, card.phone, their_time)
    phone = (cell(card.phone, their_time),) if phone_beside else ()
    return (id_cell(card), cell(at), who, why_cell(card, date), *phone)


def _footer(agenda: Agenda) -> tuple[Span, ...]:
    said = [f"{agenda.done_today} of {agenda.done_today + len(agenda.cards)} done"]
    months = Counter(card.place for card in agenda.to_deal_out if isinstance(card.place, Month))
    if months:
        behind = f"{len(months)} months" if len(months) > 1 else _say_month(next(iter(months)), agenda.date)
        said.append(f"{counted(months.total(), 'card')} behind {behind} to deal out")
    if agenda.loose:
        said.append(f"{agenda.loose:,} loose")
    return (Span(" · ".join(said)),)
