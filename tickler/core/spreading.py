"""Levelling the load: a day relieved of what is too much, a month dealt out, loose cards filed.

It is done as a salesperson does it with the binder in hand:

1. *Too much.* A day that holds more cards than it can gives away what can wait best. First calls go before
   calls, those before e-mails, those before the rest; what is fresh goes before what is late, and of equals
   what was put off less often. Nothing goes that was agreed with somebody: contacts with a time, meetings and
   visits. Nothing goes that was put off often already. What goes is behind the nearest later working day
   that has room, the most urgent nearest: never earlier than agreed.
2. *Dealt out.* The cards behind months that have begun go to the working days that are left of this month,
   each time to the day that holds least, so that the days become even; what does not fit goes on into the
   next month, to the nearest days with room. The most urgent come first, those of an older month above all.
   Months to come are not touched.
3. *Filed.* Loose cards go to the nearest working days with room, in the order in which they were added.

A day never gets more than it can hold. With `per_day` what is dealt out and filed goes to the nearest days
instead, so many cards each.
"""

import datetime as dt
import heapq
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Literal, NamedTuple

from tickler.core.agenda import PileCard
from tickler.core.places import Day, Month
from tickler.core.settings import Capacity
from tickler.core.workdays import WorkingDays

Reason = Literal["too much", "dealt out", "filed"]

CAN_WAIT = ("first-call", "call", "email", "other")
"""The kinds of contact that may be moved, those that can wait best first."""

PUT_OFF_OFTEN = 3
"""A card that was put off so often stays where it is: it would slip for ever."""

DAYS_AHEAD = 3 * 365
"""How far a card may go. Holidays are known for about as long."""

BOUNDLESS = 1_000_000_000


class Move(NamedTuple):
    """A card that is to go behind another day, and why."""

    card: PileCard
    target: dt.date
    reason: Reason


class DayLoad(NamedTuple):
    """What a day holds before and after; today's load is its whole pile. `capacity` None is no limit."""

    date: dt.date
    before: int
    after: int
    capacity: int | None


class Plan(NamedTuple):
    """The moves in the order of their days, and every day that gives or gets a card.

    `stay` counts the cards that are too much for their day and may not be moved, `no_room` those for which no
    day has room.
    """

    moves: tuple[Move, ...] = ()
    days: tuple[DayLoad, ...] = ()
    stay: int = 0
    no_room: int = 0

    @property
    def left(self) -> int:
        return self.stay + self.no_room


class Load(NamedTuple):
    """What the days hold, as the folder has it on the day `today`.

    `cards` counts the cards of each day from today on, today's with all that is carried over and with the
    months that have begun. The days before `start` are left as they are.
    """

    today: dt.date
    start: dt.date
    cards: Mapping[dt.date, int]
    capacity: Capacity
    working: WorkingDays


def spread(load: Load, cards: Iterable[PileCard], per_day: int | None = None) -> Plan:
    """Plan which cards go where.

    `cards` are those that may go: of each day that holds too much, of the months that have begun, and the
    loose ones that are to be filed. At most `per_day` cards are dealt out and filed on a day.
    """
    dated: dict[dt.date, list[PileCard]] = defaultdict(list)
    months, loose = [], []
    for card in cards:
        match card.place:
            case Day(date):
                dated[max(date, load.today)].append(card)
            case Month():
                months.append(card)
            case _:
                loose.append(card)
    # What is going to be dealt out is in today's pile for as long as it is not.
    days = _Days(load, held={**load.cards, load.today: load.cards.get(load.today, 0) - len(months)})
    relieved, stay, no_room = _relieve(days, dated)
    dealt = _deal_out(days, months, per_day)
    filed = [
        Move(card, day, "filed")
        for card, day in zip(sorted(loose, key=_id), days.nearest(load.start, per_day), strict=False)
    ]
    days.held[load.today] += len(months) - len(dealt)
    no_room += len(months) - len(dealt) + len(loose) - len(filed)
    moves = sorted((*relieved, *dealt, *filed), key=lambda move: move.target)
    return Plan(tuple(moves), tuple(_concerned(days, moves)), stay, no_room)


class _Days:
    """The days to come while cards are put behind them: `held` counts what each holds."""

    def __init__(self, load: Load, held: Mapping[dt.date, int]) -> None:
        self.load = load
        self.held = Counter(held)
        ahead = min(DAYS_AHEAD, (dt.date.max - load.start).days)
        coming = (load.start + dt.timedelta(days=count) for count in range(ahead + 1))
        self.working = [day for day in coming if load.working.includes(day)]
        self._put: Counter[dt.date] = Counter()

    def room(self, day: dt.date) -> int:
        """Return how many more cards a day can hold; negative where it holds too many."""
        limit = self.load.capacity.on(day)
        return BOUNDLESS if limit is None else limit - self.held[day]

    def nearest(self, first: dt.date, per_day: int | None = None) -> Iterator[dt.date]:
        """Take one place after another on the working days from `first` on, at most `per_day` on each."""
        for day in self.working[bisect_left(self.working, first) :]:
            while self.room(day) > 0 and (per_day is None or self._put[day] < per_day):
                self.held[day] += 1
                self._put[day] += per_day is not None
                yield day

    def level(self, count: int) -> list[dt.date]:
        """Take places on what is left of the month, each on the day that holds least, the nearest of equals.

        Returns at most `count` days, the nearest first.
        """
        months = [(day.year, day.month) for day in self.working]
        this_month = self.working[: months.count(months[0])] if months else []
        heap = [(self.held[day], day) for day in this_month if self.room(day) > 0]
        heapq.heapify(heap)
        taken: list[dt.date] = []
        while heap and len(taken) < count:
            held, day = heapq.heappop(heap)
            self.held[day] = held + 1
            taken.append(day)
            if self.room(day) > 0:
                heapq.heappush(heap, (held + 1, day))
        return sorted(taken)


def _relieve(days: _Days, dated: Mapping[dt.date, Sequence[PileCard]]) -> tuple[list[Move], int, int]:
    """Take what is too much from each day; return the moves, and how many cards stay for either reason."""
    moves: list[Move] = []
    stay = no_room = 0
    for day in sorted(day for day in days.held if day >= days.load.start):
        too_many = -days.room(day)
        if too_many <= 0:
            continue
        ranked = sorted((_waits(card, day), card) for card in dated.get(day, ()) if _may_go(card))
        going = [card for _, card in ranked[:too_many]]
        targets = days.nearest(day)  # which are later ones: the day itself has no room
        gone = [
            Move(card, target, "too much") for card, target in zip(reversed(going), targets, strict=False)
        ]
        days.held[day] -= len(gone)
        stay += too_many - len(going)
        no_room += len(going) - len(gone)
        moves += gone
    return moves, stay, no_room


def _may_go(card: PileCard) -> bool:
    timed = isinstance(card.place, Day) and card.place.time is not None
    return card.kind in CAN_WAIT and not timed and card.moves < PUT_OFF_OFTEN


def _waits(card: PileCard, day: dt.date) -> tuple[int, int, int, int]:
    """Rank the cards of a day: what can wait best comes first, of equals what was added last."""
    late = (day - card.place.date).days if isinstance(card.place, Day) else 0
    return late, CAN_WAIT.index(card.kind), card.moves, -card.id


def _deal_out(days: _Days, cards: list[PileCard], per_day: int | None) -> list[Move]:
    targets = days.nearest(days.load.start, per_day)
    if per_day is None:
        targets = chain(days.level(len(cards)), targets)
    return [
        Move(card, day, "dealt out")
        for card, day in zip(sorted(cards, key=_urgency_in_month), targets, strict=False)
    ]


def _urgency_in_month(card: PileCard) -> tuple[str, int, int, int]:
    waits = CAN_WAIT.index(card.kind) if card.kind in CAN_WAIT else len(CAN_WAIT)
    return card.place.key if card.place else "", -waits, -card.moves, card.id


def _id(card: PileCard) -> int:
    return card.id


def _concerned(days: _Days, moves: Iterable[Move]) -> Iterator[DayLoad]:
    load = days.load
    concerned = {move.target for move in moves}
    for move in moves:
        match move.card.place:
            case Day(date):
                concerned.add(max(date, load.today))
            case Month():
                concerned.add(load.today)
    for day in sorted(concerned):
        yield DayLoad(day, load.cards.get(day, 0), days.held[day], load.capacity.on(day))
