"""What the folder knows of who buys, who was lost, and who may be: asked rarely, so in SQLModel's words.

All that is said of buyers is said of the clients who are in the folder; those who were dropped are
counted among the lost alone.
"""

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from tickler.core.cards import REACHED
from tickler.core.churn import Lives
from tickler.core.early_warning import Sign, Warned, falling, overdue, thinning
from tickler.core.places import Day
from tickler.core.review import Period
from tickler.core.rhythm import Rhythm
from tickler.core.segments import Bought
from tickler.store import reminders
from tickler.store import statements as sql
from tickler.store.folder import Folder
from tickler.store.journal import Entry
from tickler.store.session import reading

NPS, SCORE = "nps", "score"
"""The form of the loyalty answers, and the key of the score in it."""


class Sold(NamedTuple):
    """A sale to a client who is in the folder."""

    client: int
    day: dt.date
    amount: Decimal
    currency: str


def sold(folder: Folder, until: dt.date) -> list[Sold]:
    """Return all sales up to a day, the oldest first."""
    from sqlmodel import col, select

    from tickler.store.tables import CardRow, SaleRow

    chosen = (
        select(SaleRow.card_id, SaleRow.day, SaleRow.amount, SaleRow.currency)
        .join(CardRow, col(CardRow.id) == col(SaleRow.card_id))
        .where(col(CardRow.place).is_not(None), col(SaleRow.day) <= until.isoformat())
        .order_by(col(SaleRow.day), col(SaleRow.id))
    )
    with reading(folder) as session:
        return [
            Sold(client, dt.date.fromisoformat(day), Decimal(amount), currency)
            for client, day, amount, currency in session.exec(chosen)
        ]


def bought(sales: Iterable[Sold]) -> Bought:
    """Return on which days each client bought something; what was taken back is no purchase."""
    days: dict[int, set[dt.date]] = {}
    for sale in sales:
        if sale.amount > 0:
            days.setdefault(sale.client, set()).add(sale.day)
    return days


def lives(folder: Folder) -> list[Lives]:
    """Return in which months cards were made and dropped, and how many; imports count when they were made."""
    from sqlmodel import col, func, select

    from tickler.store.tables import CardRow

    made = func.substr(col(CardRow.created_at), 1, 7)
    gone = func.substr(col(CardRow.dropped_at), 1, 7)
    reason = func.coalesce(func.trim(col(CardRow.dropped_why)), "") != ""
    chosen = select(made, gone, reason, func.count()).group_by(made, gone, reason)
    with reading(folder) as session:
        return [Lives(*row) for row in session.exec(chosen)]


def warnings(folder: Folder, purchases: Bought, period: Period) -> list[Warned]:
    """Return who may be slipping away on the last day of a period: those with most signs first."""
    today = period.last
    signs: dict[int, list[Sign]] = {}
    last_contacts = _last_contacts(folder, today)
    for client, rhythm in _rhythms(folder):
        if sign := overdue(rhythm, last_contacts.get(client), today):
            signs.setdefault(client, []).append(sign)
    for client, days in purchases.items():
        if thin := thinning(days, today, period.first):
            signs.setdefault(client, []).append(thin)
    for client, scores in _scores(folder, today).items():
        if fall := falling(scores, period.first):
            signs.setdefault(client, []).append(fall)
    warned = (Warned(client, tuple(found)) for client, found in signs.items())
    return sorted(warned, key=lambda one: (-len(one.signs), one.client))


def _rhythms(folder: Folder) -> Iterator[tuple[int, Rhythm]]:
    """Yield the clients with a cadence."""
    from sqlmodel import col, select

    from tickler.core.cadence import parse_cadence
    from tickler.store.tables import CardRow

    chosen = select(CardRow.id, CardRow.every, CardRow.anchor, CardRow.fixed).where(
        col(CardRow.every).is_not(None), col(CardRow.anchor).is_not(None), col(CardRow.place).is_not(None)
    )
    with reading(folder) as session:
        for client, every, anchor, fixed in session.exec(chosen):
            assert client is not None and every is not None and anchor is not None
            yield client, Rhythm(parse_cadence(every), dt.date.fromisoformat(anchor), bool(fixed))


def _last_contacts(folder: Folder, today: dt.date) -> dict[int, dt.date]:
    """Return when each client whose cadence is fixed in the calendar was last spoken with."""
    from sqlmodel import col, func, select

    from tickler.store.tables import CardRow, NoteRow

    day = func.substr(col(NoteRow.at), 1, 10)
    chosen = (
        select(NoteRow.card_id, func.max(day))
        .join(CardRow, col(CardRow.id) == col(NoteRow.card_id))
        .where(
            col(CardRow.every).is_not(None),
            col(CardRow.fixed) == 1,
            col(NoteRow.outcome).in_(sorted(REACHED)),
            day <= today.isoformat(),
        )
        .group_by(col(NoteRow.card_id))
    )
    with reading(folder) as session:
        return {client: dt.date.fromisoformat(last) for client, last in session.exec(chosen)}


def _scores(folder: Folder, today: dt.date) -> dict[int, list[tuple[dt.date, int]]]:
    """Return the NPS answers of each client, oldest first."""
    from sqlmodel import col, func, select

    from tickler.store.tables import CardRow, FillingRow

    day = func.substr(col(FillingRow.at), 1, 10)
    chosen = (
        select(FillingRow.card_id, day, FillingRow.answers)
        .join(CardRow, col(CardRow.id) == col(FillingRow.card_id))
        .where(col(FillingRow.form) == NPS, col(CardRow.place).is_not(None), day <= today.isoformat())
        .order_by(col(FillingRow.at), col(FillingRow.id))
    )
    scores: dict[int, list[tuple[dt.date, int]]] = {}
    with reading(folder) as session:
        for client, date, answers in session.exec(chosen):
            score = _score(answers)
            if score is not None:
                scores.setdefault(client, []).append((dt.date.fromisoformat(date), score))
    return scores


def _score(answers: str) -> int | None:
    """Return the score among the answers of a form; None where a form of somebody's own has none."""
    for answer in json.loads(answers):
        if answer["key"] == SCORE:
            try:
                return int(Decimal(answer["value"]))
            except (InvalidOperation, ValueError):
                return None
    return None


def lay_slips(entry: Entry, slips: Iterable[tuple[int, str, Day]]) -> list[int]:
    """Lay a slip for each client, with its text, behind a day; return the new ids.

    Where a slip with the same text was laid before, done or not, that is enough.
    """
    return [
        reminders.add(entry, text, place, client, None)
        for client, text, place in slips
        if not any(row["text"] == text for row in entry.db.execute(sql.ALL_SLIPS_OF_CARD, {"id": client}))
    ]
