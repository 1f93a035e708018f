"""Questions of the morning: the pile, the binder, the cards behind a tab."""

import datetime as dt
import sqlite3
from typing import NamedTuple

from tickler.core.agenda import Agenda, LastNote, PileCard, in_order, slips_in_order
from tickler.core.cards import Reminder
from tickler.core.slipping import OFTEN, Slipping
from tickler.core.tabs import EVERYWHERE, Span
from tickler.store import birthdays, rows
from tickler.store import statements as sql
from tickler.store.derived import count_in
from tickler.store.folder import Folder

ALL = -1
"""As a limit: no limit (SQLite's own convention)."""


def agenda(folder: Folder, today: dt.date, capacity: int | None, kind: str | None = None) -> Agenda:
    """Return today's pile, of all kinds of contact or of one."""
    cards = (pile_card(row) for row in folder.db.execute(sql.PILE, {"today": today.isoformat()}))
    tomorrow = today + dt.timedelta(days=1)
    done = folder.db.execute(
        sql.COUNT_DONE, {"today": today.isoformat(), "tomorrow": tomorrow.isoformat()}
    ).fetchone()
    near = birthdays.near(folder, today)
    return Agenda(
        date=today,
        cards=in_order((card for card in cards if kind in (None, card.kind)), today),
        reminders=slips_in_order(reminders_between(folder, Span("", today.isoformat())), today) + near.slips,
        loose=count_in(folder, "loose"),
        done_today=done["cards"],
        capacity=capacity,
        birthdays=near.total,
    )


def agenda_ahead(
    folder: Folder, today: dt.date, day: dt.date, capacity: int | None, kind: str | None = None
) -> Agenda:
    """Return what is planned for a day to come, without what may be carried over until then.

    In a month to come the cards behind its tab are there too: they are dealt out when it begins.
    """
    if day <= today:
        return agenda(folder, today, capacity, kind)
    month = f"{day:%Y-%m}" if (day.year, day.month) > (today.year, today.month) else ""
    span = Span(day.isoformat(), day.isoformat(), month)
    cards, _ = listing(folder, Wanted(span, kind))
    near = birthdays.near_ahead(folder, today, day)
    return Agenda(
        date=day,
        cards=in_order(cards, day),
        reminders=reminders_between(folder, span) + near.slips,
        loose=count_in(folder, "loose"),
        done_today=0,
        capacity=capacity,
        birthdays=near.total,
    )


def reminders_between(folder: Folder, span: Span) -> tuple[Reminder, ...]:
    """Return the open reminders behind a tab, in the order of their dates."""
    found = list(folder.db.execute(sql.DUE_REMINDERS, {"first": span.first, "last": span.last}))
    if span.month:
        found += folder.db.execute(sql.DUE_REMINDERS, {"first": span.month, "last": span.month})
    return tuple(rows.reminder(row) for row in found)


class Wanted(NamedTuple):
    """Which cards to list; `span` is ignored for dropped ones, which are nowhere.

    `batch` is a journal entry: of that, the cards that it made or changed. With `slipping` those that keep
    being put off, the longest first; with `cadence` those that have one.
    """

    span: Span = EVERYWHERE
    kind: str | None = None
    tag: str | None = None
    dropped: bool = False
    batch: int | None = None
    slipping: bool = False
    cadence: bool = False


def listing(folder: Folder, wanted: Wanted, limit: int = ALL) -> tuple[tuple[PileCard, ...], int]:
    """Return the wanted cards, in the order of their places, and how many there are without the limit."""
    listed, counted = _statements(wanted)
    values = _values(wanted)
    if wanted == Wanted():
        total = sum(row["cards"] for row in folder.db.execute(sql.TALLY))
    else:
        total = folder.db.execute(counted, values).fetchone()["cards"]
    cards = tuple(pile_card(row) for row in folder.db.execute(listed, {**values, "limit": limit}))
    return cards, total


def ids(folder: Folder, wanted: Wanted, limit: int = ALL) -> list[int]:
    """Return the ids of the wanted cards, in their order."""
    listed, _ = _statements(wanted)
    return [row["id"] for row in folder.db.execute(listed, {**_values(wanted), "limit": limit})]


def _statements(wanted: Wanted) -> tuple[str, str]:
    if wanted.slipping:
        return sql.LISTED_SLIPPING, sql.COUNTED_SLIPPING
    if wanted.batch is not None:
        return sql.LISTED_OF_BATCH, sql.COUNTED_OF_BATCH
    if wanted.cadence:
        return sql.LISTED_WITH_CADENCE, sql.COUNTED_WITH_CADENCE
    return _LISTINGS[wanted.dropped, wanted.tag is not None]


def _values(wanted: Wanted) -> dict[str, str | int | None]:
    return {
        "first": wanted.span.first,
        "last": wanted.span.last,
        "month": wanted.span.month,
        "months": wanted.span.months,
        "kind": wanted.kind,
        "tag": wanted.tag,
        "dropped": wanted.dropped,
        "batch": wanted.batch,
        "times": OFTEN,
    }


_LISTINGS = {
    (False, False): (sql.LISTED, sql.COUNTED),
    (False, True): (sql.LISTED_TAGGED, sql.COUNTED_TAGGED),
    (True, False): (sql.LISTED_DROPPED, sql.COUNTED_DROPPED),
    (True, True): (sql.LISTED_DROPPED_TAGGED, sql.COUNTED_DROPPED_TAGGED),
}


def pile_card(row: sqlite3.Row) -> PileCard:
    """Make a line of the pile from a row of `statements.PILE` and its kin."""
    note = None
    if row["note_at"] is not None:
        note = LastNote(
            dt.datetime.fromisoformat(row["note_at"]),
            row["note_kind"],
            row["note_outcome"],
            row["note_text"],
        )
    slipping = None
    if row["due_first"] is not None and row["place"] is not None:
        slipping = Slipping(dt.date.fromisoformat(row["due_first"]), row["put_off"], row["tried"])
    return PileCard(
        id=row["id"],
        name=row["name"],
        company=row["company"],
        place=rows.place_of(row["place"], row["time"]),
        kind=row["kind"],
        why=row["why"],
        phone=row["phone"],
        moves=row["moves"],
        reached=row["reached"],
        attempts=row["attempts"],
        last_note=note,
        slipping=slipping,
        every=row["every"],
        anchor=rows.day_of(row["anchor"]),
        fixed=bool(row["fixed"]),
        timezone=row["timezone"],
    )
