"""Birthdays near today, found by their index; nothing is stored of one until its slip is done."""

import datetime as dt
import sqlite3
from typing import NamedTuple

from tickler.core.birthdays import Window, birthday_in, birthday_slip, celebrated_on, next_birthday, window
from tickler.core.cards import Card, Reminder
from tickler.core.errors import NotFound
from tickler.core.places import say_date
from tickler.store import settings
from tickler.store import statements as sql
from tickler.store.folder import Folder

SHOWN = 10
"""So many birthdays stand among the slips of a day; a folder of a million cards has thousands of them."""

EVERY_ONE = 1_000_000_000


class Birthdays(NamedTuple):
    """The slips of birthdays in the order of their days, and how many there are without the limit."""

    slips: tuple[Reminder, ...] = ()
    total: int = 0


def near(folder: Folder, today: dt.date, limit: int = SHOWN) -> Birthdays:
    """Return the birthdays of today's pile; where there are more than the limit, those nearest to today."""
    days = near_days(folder, today)
    return _in(folder.db, days, today, limit) if days else Birthdays()


def near_ahead(folder: Folder, today: dt.date, day: dt.date) -> Birthdays:
    """Return the birthdays of the pile of a day to come, without those that may be missed until then."""
    days = near_days(folder, today, day)
    return _in(folder.db, days._replace(first=day), day, SHOWN) if days else Birthdays()


def on(folder: Folder, today: dt.date, day: dt.date) -> Birthdays:
    """Return the birthdays of one day to come."""
    return _in(folder.db, Window(day, day), today, SHOWN) if near_days(folder, today) else Birthdays()


def of_client(folder: Folder, card_id: int, today: dt.date) -> Reminder:
    """Return the open slip of a client's birthday.

    Raises NotFound if there is none now.
    """
    row = folder.db.execute(sql.BIRTHDAY_OF, {"id": card_id}).fetchone()
    if row is None:
        raise NotFound(
            f"There is no slip b{card_id}: no card {card_id} with a birthday is in the folder.",
            "tickler today shows the slips that are due.",
        )
    day = _near_day(folder, row["birthday"], today)
    if day is None:
        following = say_date(next_birthday(row["birthday"], today))
        raise NotFound(
            f"The birthday of {row['name']} has no slip now: it is on {following}.",
            "tickler config birthdays tells how many days ahead it appears.",
        )
    if is_done(folder.db, card_id, day):
        raise NotFound(
            f"The birthday of {row['name']} is done already.", "It comes back next year by itself."
        )
    return _slip(row, day, today)


def of_card(folder: Folder, card: Card, today: dt.date) -> Reminder | None:
    """Return the open slip of the birthday on a card; None where there is none now."""
    day = _near_day(folder, card.birthday, today) if card.birthday else None
    if card.birthday is None or day is None or is_done(folder.db, card.id, day):
        return None
    return birthday_slip(card.id, card.name, card.birthday, day, today)


def is_done(db: sqlite3.Connection, card_id: int, day: dt.date) -> bool:
    """Tell whether the slip of the birthday that a client has on a day is done."""
    return (card_id, day) in _done(db, Window(day, day))


def near_days(folder: Folder, today: dt.date, day: dt.date | None = None) -> Window | None:
    """Return the days whose birthdays are on the pile, today's or that of a day to come; None for no days."""
    kept = settings.load(folder)
    if kept.birthday_lead is None:
        return None
    return window(day or today, kept.birthday_lead, settings.working_days(folder, kept, today))


def _near_day(folder: Folder, birthday: str, today: dt.date) -> dt.date | None:
    """Return the day near today on which a stored birthday is celebrated."""
    days = near_days(folder, today)
    found = (day for day in days.days(today) if day == birthday_in(day.year, birthday)) if days else iter(())
    return next(found, None)


def _in(db: sqlite3.Connection, days: Window, today: dt.date, limit: int) -> Birthdays:
    done = _done(db, days)
    slips: list[Reminder] = []
    total = -len(done)
    for day in days.days(today):
        for birthday in celebrated_on(day):
            values = {"month_and_day": birthday, "limit": limit - len(slips) + len(done)}
            cards: int = db.execute(sql.COUNT_BIRTHDAYS, values).fetchone()["cards"]
            total += cards
            if cards and len(slips) < limit:
                found = [row for row in db.execute(sql.BIRTHDAYS_ON, values) if (row["id"], day) not in done]
                slips += [_slip(row, day, today) for row in found[: limit - len(slips)]]
    return Birthdays(tuple(sorted(slips, key=lambda slip: (slip.due.key, slip.id))), total)


def _slip(row: sqlite3.Row, day: dt.date, today: dt.date) -> Reminder:
    return birthday_slip(row["id"], row["name"], row["birthday"], day, today)


def _done(db: sqlite3.Connection, days: Window) -> set[tuple[int, dt.date]]:
    """Return whose birthdays are done, by the ids of the cards, and on which day they are.

    A slip that was done before the birthday on the card was corrected is of another day, and none of these.
    """
    span = {"first": days.first.isoformat(), "last": days.last.isoformat()}
    found = ((row, dt.date.fromisoformat(row["due"])) for row in db.execute(sql.BIRTHDAYS_DONE, span))
    return {(row["id"], day) for row, day in found if day == birthday_in(day.year, row["birthday"])}
