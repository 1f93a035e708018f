"""Small phrases that several views say in the same way."""

import datetime as dt

from tickler.core.agenda import LastNote, say_kind
from tickler.core.cards import Reminder
from tickler.core.places import (
    MONTHS_LONG,
    WEEKDAYS,
    WEEKDAYS_LONG,
    Day,
    Place,
    days_late,
    say_date,
    say_short,
    time_of,
)
from tickler.core.slipping import Slipping

_UNITS = ("KB", "MB", "GB", "TB")


def counted(count: int, noun: str) -> str:
    """Say a number with its noun: `1 card`, `1,340 cards`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def say_day(day: dt.date) -> str:
    """Write a date at full length for headings: `Friday 20 November 2026`."""
    return f"{WEEKDAYS_LONG[day.weekday()]} {day.day} {MONTHS_LONG[day.month - 1]} {day.year}"


def say_moment(at: dt.datetime) -> str:
    """Write a moment for journals: `20 Nov 2026 09:31`."""
    return f"{say_short(at.date(), dt.date.min)} {at:%H:%M}"


def say_size(size: int) -> str:
    """Write a file's size, given in bytes, with its unit: `3.4 KB`."""
    if size < 1000:
        return counted(size, "byte")
    power = min((len(str(size)) - 1) // 3, len(_UNITS))
    return f"{size / 1000**power:.1f} {_UNITS[power - 1]}"


def say_at(place: Place | None, today: dt.date) -> str:
    """Say when today a card is worked: its time, or by how many days it is late."""
    if place is None:
        return ""
    late = days_late(place, today)
    return counted(late, "day") if late else time_of(place) or ""


def say_why(kind: str, why: str | None) -> str:
    """Say the purpose of the contact; a call needs no naming, it is what the telephone is for."""
    if not why:
        return say_kind(kind)
    return why if kind == "call" else f"{say_kind(kind)}: {why}"


def say_outcome(kind: str, outcome: str | None) -> str:
    """Say how a contact went, `no answer`, or of what kind it was where nothing is known."""
    return (outcome or kind).replace("-", " ")


def say_note_head(note: LastNote, today: dt.date) -> str:
    """Say when a note was taken and how the contact went: `16 Nov, reached: `."""
    said = f"{say_short(note.at.date(), today)}, {say_outcome(note.kind, note.outcome)}"
    return f"{said}: " if note.text else said


def say_moves(moves: int) -> str:
    """Say how often a card was put off; empty for never."""
    return ("", "moved once")[moves] if moves < 2 else f"moved {moves} times"


def say_attempts(reached: int, attempts: int) -> str:
    """Say how often a client was reached, of how many times that was tried; empty for never tried."""
    return f"reached {reached} of {attempts}" if attempts else ""


def say_slipping(slipping: Slipping) -> str:
    """Say how long a card has been put off: `due first on Mon 2 Nov 2026, moved 4 times, reached 0 of 3`."""
    since = f"due first on {say_date(slipping.due_first)}"
    return ", ".join(filter(None, (since, *say_effort(slipping))))


def say_effort(slipping: Slipping) -> tuple[str, str]:
    """Say how often a card was put off since the client was last reached, and how often that was tried."""
    return say_moves(slipping.moves), say_attempts(0, slipping.attempts)


def say_promise(slip: Reminder, today: dt.date) -> str:
    """Say for when a slip was promised: `promised for Thu 19 Nov, 1 day late`; empty for other slips."""
    if not slip.promise:
        return ""
    if slip.promised_for is None:
        return "promised"
    said = f"promised for {say_filed(Day(slip.promised_for), today)}"
    late = slip.promise_late(today)
    return f"{said}, {counted(late, 'day')} late" if late else said


def say_done(slip: Reminder) -> str:
    """Say that a slip is done, and of a promise whether that was in time: `done, 2 days late`."""
    if slip.done_at is None or slip.promised_for is None:
        return "done"
    late = slip.promise_late(slip.done_at.date())
    return f"done, {counted(late, 'day')} late" if late else "done in time"


def say_filed(place: Place | None, today: dt.date) -> str:
    """Say in a list where a card is: `Wed 9 Dec 14:30`, the year where it is not this one."""
    match place:
        case None:
            return "dropped"
        case Day(day):
            time = time_of(place)
            return f"{WEEKDAYS[day.weekday()]} {say_short(day, today)}{f' {time}' if time else ''}"
        case _:
            return str(place)


def say_month(month: int) -> str:
    """Name a month, 1 to 12."""
    return MONTHS_LONG[month - 1]
