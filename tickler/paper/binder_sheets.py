"""The binder itself on paper: dividers, one day's sheet, pocket cards. What each template is given."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from tickler.core.agenda import Agenda, PileCard, say_kinds
from tickler.core.cards import Dossier, Note, Reminder
from tickler.core.places import MONTHS, MONTHS_LONG, WEEKDAYS, Month, days_late, say_short, time_of
from tickler.core.tabs import DAY_NUMBERS, say_place
from tickler.core.workdays import WorkingDays
from tickler.show.clean import one_line
from tickler.show.dossier import efforts, say_note
from tickler.show.layout import shorten
from tickler.show.words import counted, say_day, say_promise, say_why

NUMBER_SIZE, DATED_SIZE, MONTH_SIZE = 260, 220, 80
"""The height of the large sign, in points."""

NOTES_ON_A_POCKET_CARD = 4
LONGEST_NAME, LONGEST_LINE, LONGEST_NOTE = 60, 90, 110
"""In cells. A pocket card tells everything in brief; the whole of it is in the dossier."""


def day_dividers() -> Mapping[str, object]:
    """Return what `dividers` prints for the tabs 1 to 31 and the twelve months."""
    numbers = [
        _divider(str(number), str(number), NUMBER_SIZE, number - 1, len(DAY_NUMBERS))
        for number in DAY_NUMBERS
    ]
    months = [
        _divider(long, short, MONTH_SIZE, position, len(MONTHS))
        for position, (long, short) in enumerate(zip(MONTHS_LONG, MONTHS, strict=True))
    ]
    return {"dividers": numbers + months}


def dated_dividers(month: Month, working: WorkingDays) -> Mapping[str, object]:
    """Return what `dividers` prints for the working days of a month, as an intensive desk uses them."""
    first = dt.date(month.year, month.month, 1)
    days = (first + dt.timedelta(days=number) for number in range(31))
    worked = [day for day in days if day.month == month.month and working.includes(day)]
    return {
        "dividers": [
            _divider(
                str(day.day),
                f"{WEEKDAYS[day.weekday()]} {day.day}",
                DATED_SIZE,
                position,
                len(worked),
                say_day(day),
            )
            for position, day in enumerate(worked)
        ]
    }


def day_sheet(agenda: Agenda, tab: str, last: Mapping[int, Note]) -> Mapping[str, object]:
    """Return what `day` prints: the pile of a day, with room to write.

    `tab` is the label of its divider; `last` has the last note of each client that may be printed, by
    the id of the card.
    """
    kinds = " · ".join(say_kinds(agenda.by_kind))
    return {
        "title": say_day(agenda.date),
        "tab": tab,
        "summary": counted(len(agenda.cards), "card") + (f"   {kinds}" if kinds else ""),
        "rows": [_day_row(card, last.get(card.id), agenda.date) for card in agenda.cards],
        "slips": [*(_slip(slip, agenda.date) for slip in agenda.reminders), *_left_out(agenda)],
    }


def pocket_cards(dossiers: Iterable[Dossier], today: dt.date) -> Mapping[str, object]:
    """Return what `pocket` prints: a small card for each client, with a brief history of the efforts."""
    return {"cards": [_pocket_card(dossier, today) for dossier in dossiers]}


def _divider(sign: str, tab: str, size: int, position: int, of: int, under: str = "") -> dict[str, object]:
    return {"sign": sign, "tab": tab, "size": size, "position": position, "of": of, "under": under}


def _day_row(card: PileCard, note: Note | None, day: dt.date) -> dict[str, str]:
    late = days_late(card.place, day) if card.place else 0
    said = f"{say_short(note.at.date(), day)}, {say_note(note)}: {_in_brief(note.text)}" if note else ""
    return {
        "at": f"{counted(late, 'day')} late" if late else (card.place and time_of(card.place)) or "",
        "name": one_line(card.name),
        "company": one_line(card.company or ""),
        "why": one_line(say_why(card.kind, card.why)),
        "phone": one_line(card.phone or ""),
        "last": said,
    }


def _left_out(agenda: Agenda) -> Iterable[str]:
    return [f"and {counted(agenda.birthdays_left, 'more birthday')}"] if agenda.birthdays_left else []


def _slip(slip: Reminder, day: dt.date) -> str:
    said = f"{slip.text} ({slip.client_name})" if slip.client_name else slip.text
    return one_line(", ".join(filter(None, (said, say_promise(slip, day)))))


def _pocket_card(dossier: Dossier, today: dt.date) -> dict[str, object]:
    card = dossier.card
    place = say_place(card.place, today) if card.place else "dropped"
    return {
        "name": _in_brief(card.name, LONGEST_NAME),
        "role": _in_brief(", ".join(filter(None, (card.position, card.company))), LONGEST_LINE),
        "reach": [*map(one_line, (*card.phones[:3], *card.emails[:2]))],  # half an address is none
        "standing": _in_brief(f"{place} · {say_why(card.kind, card.why)}", LONGEST_LINE),
        "effort": " · ".join(efforts(dossier)),
        "notes": [_pocket_note(note, today) for note in dossier.notes[:NOTES_ON_A_POCKET_CARD]],
    }


def _pocket_note(note: Note, today: dt.date) -> Sequence[str]:
    how = say_note(note)
    return say_short(note.at.date(), today), f"{how}: {_in_brief(note.text)}" if note.text else how


def _in_brief(text: str, most: int = LONGEST_NOTE) -> str:
    return shorten(one_line(text), most)
