"""The papers of a packet: behind a cover sheet that lists the clients, their dossiers."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

from tickler.core.cards import Dossier
from tickler.core.places import Day, Month, Place, days_late, say_date
from tickler.paper.cover import Cover, Group, Line, line_of
from tickler.paper.documents import Papers
from tickler.paper.sheets import sheet_of
from tickler.show.clean import one_line
from tickler.show.words import counted, say_moment

MOST_ON_PAPER = 1000
"""Nobody reads more, and a dossier more takes half a megabyte while it is typeset."""


def papers_of_handover(
    dossiers: Sequence[Dossier], now: dt.datetime, sender: str | None, receiver: str | None, until: str | None
) -> Papers:
    """Write down dossiers, which come in the order of their places; `now` is local time with its offset.

    Months that have begun stand behind today, as in the pile. `sender` and `receiver` are names, `until` says
    the last place that was asked for. Of very many the first `MOST_ON_PAPER` are taken.
    """
    number = len(dossiers)
    dossiers = sorted(dossiers, key=lambda dossier: _turn(dossier.card.place, now.date()))[:MOST_ON_PAPER]
    title = f"Handover to {receiver}" if receiver else "Handover"
    said = [
        f"from {sender}" if sender else "",
        f"made {say_moment(now)}",
        counted(number, "card") + (f" due until {until}" if until else ""),
        f"the first {len(dossiers):,} are here" if number > len(dossiers) else "",
    ]
    groups = tuple(_groups(dossiers, now.date()))
    cover = Cover(one_line(title), one_line(" · ".join(filter(None, said))), groups)
    return Papers(now, tuple(sheet_of(dossier, now) for dossier in dossiers), cover)


def _turn(place: Place | None, today: dt.date) -> int:
    """Tell the days until today from the months that have begun, and these from all that comes later."""
    match place:
        case Day(date) if date <= today:
            return 0
        case Month() as month if _has_begun(month, today):
            return 1
    return 2


def _has_begun(month: Month, today: dt.date) -> bool:
    return (month.year, month.month) <= (today.year, today.month)


def _groups(dossiers: Sequence[Dossier], today: dt.date) -> Iterator[Group]:
    for title, some in groupby(dossiers, key=lambda dossier: _title(dossier, today)):
        yield Group(title, tuple(_line(dossier, today) for dossier in some))


def _title(dossier: Dossier, today: dt.date) -> str:
    match dossier.card.place:
        case None:
            return "dropped"
        case Day(date) as place:
            return "carried over" if days_late(place, today) else say_date(date)
        case Month() as month if _has_begun(month, today):
            return f"behind {month}, to deal out"
        case place:
            return str(place)


def _line(dossier: Dossier, today: dt.date) -> Line:
    card = dossier.card
    return line_of(card, next(iter(card.phones), None), next(iter(dossier.notes), None), today)
