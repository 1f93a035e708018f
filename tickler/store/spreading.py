"""What the days hold, read for a spread; and the spread carried out."""

import datetime as dt
from typing import NamedTuple

from tickler.core.agenda import PileCard
from tickler.core.cards import Card
from tickler.core.places import LOOSE, Day, place_from_key
from tickler.core.settings import Capacity
from tickler.core.spreading import Load, Plan, spread
from tickler.core.tabs import Span
from tickler.core.workdays import WorkingDays
from tickler.store import cards, pile
from tickler.store import statements as sql
from tickler.store.folder import Folder
from tickler.store.journal import Entry

WHY = "spread"
"""What is remembered with each move."""


class Wish(NamedTuple):
    """What is to be spread: from which day on, of which kind of contact, also loose cards, how many a day."""

    start: dt.date
    kind: str | None = None
    loose: bool = False
    per_day: int | None = None


def plan(folder: Folder, today: dt.date, capacity: Capacity, working: WorkingDays, wish: Wish) -> Plan:
    """Plan a spread of the cards as they are in the folder now."""
    held: dict[dt.date, int] = {today: 0}
    for row in folder.db.execute(sql.TALLY):
        place = place_from_key(row["place"])
        if row["place"] <= today.isoformat():
            held[today] += row["cards"]
        elif isinstance(place, Day):
            held[place.date] = row["cards"]
    load = Load(today, wish.start, held, capacity, working)
    return spread(load, _may_be_spread(folder, load, wish), wish.per_day)


def _may_be_spread(folder: Folder, load: Load, wish: Wish) -> list[PileCard]:
    """Return the cards of the days that hold too much, of the months that have begun, and the loose ones."""
    spans = [
        Span(day.isoformat(), day.isoformat())
        for day, count in load.cards.items()
        if day >= wish.start and day > load.today and _is_over(count, load.capacity.on(day))
    ]
    if wish.loose:
        spans.append(Span(LOOSE.key, LOOSE.key))
    found = [card for span in spans for card in pile.listing(folder, pile.Wanted(span, wish.kind))[0]]
    due, _ = pile.listing(folder, pile.Wanted(Span("", load.today.isoformat()), wish.kind))
    return found + [card for card in due if wish.start == load.today or not isinstance(card.place, Day)]


def _is_over(count: int, limit: int | None) -> bool:
    return limit is not None and count > limit


def carry_out(entry: Entry, plan: Plan) -> None:
    """Put the cards behind their new days; what they are due for stays. Raises NotFound if one is gone."""
    for move in plan.moves:
        # Who it is; the rest of the card is read again inside.
        card = Card(move.card.id, move.card.name)
        cards.move(entry, card, Day(move.target), because=WHY)
