"""What the folder knows of days that are over: contacts, moves, new cards, slips, and what was left.

It is asked once an evening, so the questions are SQLModel's where they ask one table; what the journal is
asked are statements, because only there can the order of a join be said. Contacts are found by their index.
Moves, documents and the entries of the journal have none by date and are read from end to end; of the
cards, which may be a million, only those that are concerned are.
"""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tickler.core.promises import Promise, oldest_overdue
from tickler.core.review import (
    Happened,
    Period,
    Review,
    Spoken,
    Standing,
    day_by_day,
    figures,
)
from tickler.core.workdays import WorkingDays
from tickler.store import pile
from tickler.store import review_statements as sql
from tickler.store.folder import Folder
from tickler.store.reminders import open_slips
from tickler.store.search import lines
from tickler.store.session import reading

if TYPE_CHECKING:
    from sqlalchemy import Function
    from sqlalchemy.orm import Mapped
    from sqlmodel import Session

DAY = dt.timedelta(days=1)


def review(folder: Folder, period: Period, before: Period, working: WorkingDays) -> Review:
    """Look back on a period, and on the one before it with which it is compared."""
    with reading(folder) as session:
        whole = _moments(Period(min(before.first, period.first), period.last))
        spoken = list(_spoken(session, *whole))
        happened = [*_moves(session, *whole), *_documents(session, *whole)]
        promises = list(_promises(session, whole[0]))
    happened += [*_new_cards(folder, *whole), *_slips_done(folder, *whole)]
    ours = figures(period, spoken, happened, _standing(folder, period), promises)
    slipping, slipping_cards = pile.listing(folder, pile.Wanted(slipping=True), limit=1)
    return Review(
        figures=ours,
        before=figures(before, spoken, happened, _standing(folder, before), promises),
        days=day_by_day(period, spoken, happened, working),
        most_moved=next(iter(lines(folder, [ours.most_moved[0]])), None) if ours.most_moved else None,
        slipping=slipping[0] if slipping else None,
        slipping_cards=slipping_cards,
        oldest_promise=oldest_overdue(open_slips(folder, promises=True), period.last),
    )


def _moments(period: Period) -> tuple[str, str]:
    """Return between which texts an `at` lies: from the first day, and before the one after the last."""
    return period.first.isoformat(), (period.last + DAY).isoformat()


def _spoken(session: "Session", first: str, after: str) -> Iterator[Spoken]:
    """Yield the contacts that were made from this folder; an imported note is none."""
    from sqlmodel import col, select

    from tickler.store.tables import NoteRow

    chosen = select(NoteRow.at, NoteRow.card_id, NoteRow.kind, NoteRow.outcome).where(
        col(NoteRow.at) >= first, col(NoteRow.at) < after, col(NoteRow.batch).is_(None)
    )
    for at, card_id, kind, outcome in session.exec(chosen):
        yield Spoken(_date(at), card_id, kind, outcome)


def _moves(session: "Session", first: str, after: str) -> Iterator[Happened]:
    """Yield what was put off, dropped and restored; filed, dealt out or skipped is none of these."""
    from sqlmodel import and_, case, col, func, or_, select

    from tickler.store.tables import MoveRow

    day, origin, target = _day(col(MoveRow.at)), col(MoveRow.from_place), col(MoveRow.to_place)
    elsewhere = or_(
        target != origin, func.coalesce(MoveRow.to_time, "") != func.coalesce(MoveRow.from_time, "")
    )
    what = case(
        (target.is_(None), "dropped"),
        (origin.is_(None), "restored"),
        (and_(func.length(origin) == 10, elsewhere), "moved"),
    )
    chosen = (
        select(day, what, MoveRow.card_id, func.count())
        .where(col(MoveRow.at) >= first, col(MoveRow.at) < after, what.is_not(None))
        .group_by(day, what, col(MoveRow.card_id))
    )
    for date, happening, card_id, times in session.exec(chosen):
        yield Happened(_date(date), happening, times, card_id)


def _promises(session: "Session", first: str) -> Iterator[Promise]:
    """Yield the promises that can count from a day on: all but those that were over and kept before it.

    A recurring one, which only another program's file can bring, has no day that it was promised for.
    """
    from sqlmodel import col, func, or_, select

    from tickler.store.tables import ReminderRow

    due = func.coalesce(col(ReminderRow.anchor), col(ReminderRow.due))
    done_at = col(ReminderRow.done_at)
    chosen = select(ReminderRow.created_at, due, ReminderRow.done_at).where(
        col(ReminderRow.promise) == 1,
        col(ReminderRow.every).is_(None),
        func.length(due) == 10,
        or_(done_at.is_(None), done_at >= first, due >= first),
    )
    for given, promised_for, done in session.exec(chosen):
        yield Promise(_date(given), _date(promised_for), _date(done) if done else None)


def _new_cards(folder: Folder, first: str, after: str) -> Iterator[Happened]:
    """Yield the cards that commands of these days made, and that are still there."""
    for row in folder.db.execute(sql.NEW_CARDS, {"first": first, "after": after}):
        yield Happened(_date(row["day"]), "imported" if row["imported"] else "added", row["cards"])


def _documents(session: "Session", first: str, after: str) -> Iterator[Happened]:
    from sqlmodel import col, func, select

    from tickler.store.tables import DocumentRow

    day = _day(col(DocumentRow.at))
    chosen = (
        select(day, func.count())
        .where(col(DocumentRow.at) >= first, col(DocumentRow.at) < after)
        .group_by(day)
    )
    for date, times in session.exec(chosen):
        yield Happened(_date(date), "documents", times)


def _slips_done(folder: Folder, first: str, after: str) -> Iterator[Happened]:
    """Yield the slips that were done; a recurring one stays open, so that only the journal knows of it."""
    for row in folder.db.execute(sql.SLIPS_DONE, {"first": first, "after": after}):
        yield Happened(_date(row["day"]), "slips_done", row["slips"])


def _standing(folder: Folder, period: Period) -> Standing:
    first, after = _moments(period)
    values = {"first": first, "last": period.last.isoformat(), "after": after}
    planned = folder.db.execute(sql.FIRST_CALLS_DUE, values).fetchone()["cards"]
    begun = folder.db.execute(sql.FIRST_ENTRY).fetchone()
    if begun is None or begun["at"] >= after:
        return Standing(planned, None)
    return Standing(planned, folder.db.execute(sql.CARRIED_OVER, values).fetchone()["cards"])


def _date(at: str) -> dt.date:
    return dt.date.fromisoformat(at[:10])


def _day(at: "Mapped[str]") -> "Function[str]":
    """Return the day of a moment, which is how its text begins."""
    from sqlmodel import func

    return func.substr(at, 1, 10)
