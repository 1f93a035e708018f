"""What the folder knows of who buys, who was lost, and who may be.

All that is said of buyers is said of the clients who are in the folder; those who were dropped are
counted among the lost alone.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal

from tickler.core.churn import Lives
from tickler.core.early_warning import Sign, Warned, falling, overdue, thinning
from tickler.core.loyalty import FORM, opinion
from tickler.core.places import Day
from tickler.core.review import Period
from tickler.core.segments import Bought
from tickler.store import knowing, reminders, rhythms
from tickler.store import segments_statements as sql
from tickler.store import statements as slips
from tickler.store.folder import Folder
from tickler.store.journal import Entry


def bought(folder: Folder, until: dt.date) -> Bought:
    """Return on which days, up to one, each client bought something; what was taken back is no purchase."""
    return {
        row["card_id"]: set(map(dt.date.fromisoformat, row["days"].split(",")))
        for row in folder.db.execute(sql.BOUGHT, {"until": until.isoformat()})
    }


def turnover(folder: Folder, period: Period) -> Iterator[tuple[int, Decimal, str]]:
    """Yield what each client brought in a period, less what was taken back, and the currency."""
    days = {"first": period.first.isoformat(), "last": period.last.isoformat()}
    for row in folder.db.execute(sql.TURNOVER, days):
        yield row["card_id"], sum(map(Decimal, row["amounts"].split(",")), Decimal(0)), row["currency"]


def lives(folder: Folder) -> list[Lives]:
    """Return in which months cards were made and dropped, and how many; imports count when they were made."""
    return [
        Lives(row["made"], row["dropped"], bool(row["with_reason"]), row["cards"])
        for row in folder.db.execute(sql.LIVES)
    ]


def warnings(folder: Folder, purchases: Bought, period: Period) -> list[Warned]:
    """Return who may be slipping away on the last day of a period: those with most signs first."""
    today = period.last
    signs: dict[int, list[Sign]] = {}
    for client, rhythm, last_contact in rhythms.kept(folder):
        if sign := overdue(rhythm, last_contact, today):
            signs.setdefault(client, []).append(sign)
    for client, days in purchases.items():
        if thin := thinning(days, today, period.first):
            signs.setdefault(client, []).append(thin)
    for client, scores in _scores(folder, today).items():
        if fall := falling(scores, period.first):
            signs.setdefault(client, []).append(fall)
    warned = (Warned(client, tuple(found)) for client, found in signs.items())
    return sorted(warned, key=lambda one: (-len(one.signs), one.client))


def _scores(folder: Folder, today: dt.date) -> dict[int, list[tuple[dt.date, int]]]:
    """Return the NPS answers of each client, oldest first."""
    scores: dict[int, list[tuple[dt.date, int]]] = {}
    for said in map(opinion, knowing.fillings(folder, FORM, last=today)):
        if said and said.client.active:
            scores.setdefault(said.client.id, []).append((said.day, said.score))
    return scores


def lay_slips(entry: Entry, told: Iterable[tuple[int, str, Day]]) -> list[int]:
    """Lay a slip for each client, with its text, behind a day; return the new ids.

    Where a slip with the same text was laid before, done or not, that is enough.
    """
    return [
        reminders.add(entry, text, place, client, None)
        for client, text, place in told
        if not any(row["text"] == text for row in entry.db.execute(slips.ALL_SLIPS_OF_CARD, {"id": client}))
    ]
