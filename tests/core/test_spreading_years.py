"""Years of work with the binder, simulated: cards come, are worked, are forgotten, and are spread."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from tickler.core.agenda import PileCard
from tickler.core.cards import KINDS
from tickler.core.places import LOOSE, Day, Month, Place
from tickler.core.settings import Capacity
from tickler.core.spreading import PUT_OFF_OFTEN, Load, Plan, spread
from tickler.core.workdays import WorkingDays

FIRST = dt.date(2026, 11, 20)
NEVER_MOVED = {"meeting", "visit"}


@dataclass
class Years:
    """A binder in memory: each card by its id, and the day it is."""

    capacity: Capacity
    working: WorkingDays
    today: dt.date = FIRST
    cards: dict[int, PileCard] = field(default_factory=dict)

    def held(self) -> Counter[dt.date]:
        held: Counter[dt.date] = Counter({self.today: 0})
        for card in self.cards.values():
            match card.place:
                case Day(date):
                    held[max(date, self.today)] += 1
                case Month() as month if month.key <= self.today.isoformat():
                    held[self.today] += 1
        return held

    def candidates(self, loose: bool) -> list[PileCard]:
        return [
            card
            for card in self.cards.values()
            if isinstance(card.place, Day)
            or (isinstance(card.place, Month) and card.place.key <= self.today.isoformat())
            or (loose and card.place is LOOSE)
        ]

    def spread(self, loose: bool, per_day: int | None) -> Plan:
        load = Load(self.today, self.today, self.held(), self.capacity, self.working)
        plan = spread(load, self.candidates(loose), per_day)
        for card, target, reason in plan.moves:
            put_off = reason == "too much"
            self.cards[card.id] = card._replace(place=Day(target), moves=card.moves + put_off)
        return plan


weeks = st.lists(st.none() | st.integers(0, 6), min_size=7, max_size=7).map(
    lambda week: Capacity(tuple(week))
)
workings = st.builds(
    WorkingDays,
    st.frozensets(st.integers(0, 6), min_size=1),
    st.dictionaries(st.dates(FIRST, FIRST + dt.timedelta(days=900)), st.just("a holiday"), max_size=9),
)
filings = st.tuples(st.sampled_from(KINDS), st.integers(0, 90), st.sampled_from("dddtml"), st.integers(1, 9))
spreads = st.tuples(st.booleans(), st.none() | st.integers(1, 4))
events = st.one_of(
    st.tuples(st.just("add"), filings),
    st.tuples(st.just("spread"), spreads),
    st.tuples(st.just("sleep"), st.integers(1, 45)),
    st.tuples(st.just("work"), st.integers(1, 9)),
)


def place(today: dt.date, days: int, sort: str) -> Place:
    date = today + dt.timedelta(days=days)
    match sort:
        case "l":
            return LOOSE
        case "m":
            return Month(date.year, date.month)
        case "t":
            return Day(date, dt.time(9, 30))
    return Day(date)


@given(weeks, workings, st.lists(events, min_size=5, max_size=60))
def test_whatever_happens_a_spread_keeps_its_promises(
    capacity: Capacity, working: WorkingDays, happened: list[tuple[str, object]]
) -> None:
    years = Years(capacity, working)
    for what, how in happened:
        match what, how:
            case "sleep", int(days):
                years.today += dt.timedelta(days=days)
            case "work", int(count):
                for card_id in list(years.cards)[:count]:
                    del years.cards[card_id]
            case "add", (str(kind), int(days), str(sort), int(count)):
                for _ in range(count):
                    number = max(years.cards, default=0) + 1
                    filed = place(years.today, days, sort)
                    years.cards[number] = PileCard(number, "x", None, filed, kind, None, None)
            case "spread", (bool(loose), per_day):
                assert_kept(years, loose, per_day if per_day is None else int(str(per_day)))


def assert_kept(years: Years, loose: bool, per_day: int | None) -> None:
    before, held = dict(years.cards), years.held()
    today, capacity, working = years.today, years.capacity, years.working
    plan = years.spread(loose, per_day)
    after = years.held()

    assert years.cards.keys() == before.keys()  # none lost, and each in one place, which is a dictionary's
    assert len({move.card.id for move in plan.moves}) == len(plan.moves)
    for card, target, reason in plan.moves:
        assert before[card.id] == card
        assert target >= today and working.includes(target)
        match card.place:
            case Day(date, time):
                assert (reason, time) == ("too much", None)
                assert target > max(date, today)
                assert card.kind not in NEVER_MOVED and card.moves < PUT_OFF_OFTEN
                limit = capacity.on(max(date, today))
                assert limit is not None and after[max(date, today)] >= limit  # not one card more than needed
            case Month() as month:
                assert reason == "dealt out" and month.key <= today.isoformat()
            case _:
                assert reason == "filed" and loose
    for day in {move.target for move in plan.moves}:
        limit = capacity.on(day)
        assert limit is None or after[day] <= limit or (day == today and plan.no_room)
    if per_day is not None:
        put = Counter(move.target for move in plan.moves if move.reason != "too much")
        assert max(put.values(), default=0) <= per_day
    for load in plan.days:
        assert (load.before, load.after) == (held[load.date], after[load.date])
    assert years.spread(loose, per_day).moves == () or per_day is not None
