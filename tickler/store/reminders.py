"""Slips behind the tabs: written, moved, done, and laid again where they recur."""

import datetime as dt
import sqlite3
from collections.abc import Iterator

from tickler.core.cadence import next_after, parse_cadence
from tickler.core.cards import Card, Reminder
from tickler.core.errors import NotFound
from tickler.core.places import Day, Place, place_from_key, time_of
from tickler.store import birthdays, cards, rows
from tickler.store import statements as sql
from tickler.store.folder import Folder
from tickler.store.journal import Entry


def add(
    entry: Entry, text: str, due: Place, card_id: int | None, every: str | None, *, promise: bool = False
) -> int:
    """Lay a slip behind a tab, with or without a client; return its id.

    `every` is the normal form of a cadence, counted from the day of `due`; a `promise` was given to the
    client.
    """
    return entry.insert(
        "reminder",
        sql.ADD_REMINDER,
        {
            "card_id": card_id,
            "text": text,
            "due": due.key,
            "time": time_of(due),
            "every": every,
            "anchor": due.date.isoformat() if isinstance(due, Day) else None,
            "promise": int(promise),
            "created_at": entry.now,
        },
        card_id,
    )


def reminder(folder: Folder, reminder_id: int) -> Reminder:
    """Return an open slip.

    Raises NotFound if there is none with this id, or it is done already.
    """
    return rows.reminder(_open_row(folder.db, reminder_id))


def of_no_card(folder: Folder) -> Iterator[Reminder]:
    """Yield the open slips that no card in the folder has: those without a client, and of dropped ones."""
    yield from map(rows.reminder, folder.db.execute(sql.REMINDERS_OF_NO_CARD))


def open_slips(folder: Folder, card_id: int | None = None, *, promises: bool = False) -> tuple[Reminder, ...]:
    """Return the open slips in the order of their dates, of one client or of all.

    With `promises` those alone, in the order in which they were promised for.
    """
    values = {"card_id": card_id, "promises": int(promises)}
    found = map(rows.reminder, folder.db.execute(sql.OPEN_REMINDERS, values))
    return tuple(sorted(found, key=_promised_for) if promises else found)


def _promised_for(slip: Reminder) -> dt.date:
    return slip.promised_for or dt.date.max


def _open_row(db: sqlite3.Connection, reminder_id: int) -> sqlite3.Row:
    row: sqlite3.Row | None = db.execute(sql.REMINDER, {"id": reminder_id}).fetchone()
    if row is None:
        raise NotFound(f"There is no slip s{reminder_id}.", "tickler slips shows those that are open.")
    if row["done_at"] is not None:
        raise NotFound(
            f'Slip s{reminder_id} "{row["text"]}" is done already.',
            "tickler slips shows those that are open.",
        )
    return row


def move(entry: Entry, slip: Reminder, due: Place) -> Reminder:
    """Lay a slip behind another tab; return it as it is now.

    What was promised stays promised for its day, and a recurring slip goes on as it did before.
    Raises NotFound if another program has just finished or erased it.
    """
    _open_row(entry.db, slip.id)
    entry.update("reminder", slip.id, sql.MOVE_REMINDER, {"due": due.key, "time": time_of(due)})
    return slip._replace(due=due)


def remove(entry: Entry, slip: Reminder) -> None:
    """Take a slip away though it was not done. Raises NotFound as `move` does."""
    _open_row(entry.db, slip.id)
    entry.update("reminder", slip.id, sql.REMOVE_REMINDER, {})


def finish(entry: Entry, slip: Reminder, today: dt.date) -> Reminder:
    """Mark a slip as done, or lay a recurring one behind its next date; return it as it is now.

    Missed occurrences give one next date, the first after today. Raises NotFound if another program
    has just finished or erased it.
    """
    row = _open_row(entry.db, slip.id)
    if slip.every and row["anchor"]:
        anchor = dt.date.fromisoformat(row["anchor"])
        due = next_after(parse_cadence(slip.every), anchor, max(today, dt.date.fromisoformat(row["due"])))
        entry.update("reminder", slip.id, sql.MOVE_REMINDER, {"due": due.isoformat(), "time": row["time"]})
        return slip._replace(due=place_from_key(due.isoformat(), row["time"]))
    entry.update("reminder", slip.id, sql.FINISH_REMINDER, {"at": entry.now})
    return slip._replace(done_at=dt.datetime.fromisoformat(entry.now))


def finish_birthday(entry: Entry, slip: Reminder, card: Card) -> Reminder:
    """Mark a client's birthday as done for this year, and return its slip.

    Nothing was stored of it until now: a slip of that day is laid and done. Raises NotFound if another
    program has just done it, or taken the client out of the folder.
    """
    cards.standing(entry, card)
    if isinstance(slip.due, Day) and birthdays.is_done(entry.db, card.id, slip.due.date):
        raise NotFound(f"The birthday of {card.name} is done already.", "tickler today shows what is open.")
    laid = add(entry, "birthday", slip.due, card.id, slip.every)
    entry.update("reminder", laid, sql.FINISH_REMINDER, {"at": entry.now})
    return slip._replace(done_at=dt.datetime.fromisoformat(entry.now))
