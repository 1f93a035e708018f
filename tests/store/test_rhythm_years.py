"""Years of work with clients who have cadences, simulated: nobody is lost and nothing drifts."""

import calendar
import datetime as dt
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.rhythms import cadences
from tests.store.samples import NOW, add, add_note, assert_sound, card, count, defer, dump
from tickler.core.cadence import Cadence
from tickler.core.cards import REACHED
from tickler.core.places import LOOSE, Day, Month, Place
from tickler.core.rhythm import Rhythm, rhythm_of
from tickler.core.settings import Capacity
from tickler.core.workdays import WorkingDays
from tickler.store import cards, rhythms, spreading
from tickler.store.folder import Folder
from tickler.store.journal import Entry
from tickler.store.log import redo, undo
from tickler.store.rhythms import Following, Wish

FIRST = NOW.date()
CLIENTS = 4
CAPACITY = Capacity.every_day(2)
DAY = dt.timedelta(days=1)

workings = st.builds(
    WorkingDays,
    st.frozensets(st.integers(0, 6), min_size=1),
    st.dictionaries(st.dates(FIRST, FIRST + dt.timedelta(days=900)), st.just("a holiday"), max_size=9),
)
clients = st.integers(1, CLIENTS)
outcomes = st.sampled_from([None, "reached", "agreed", "no-answer", "left-message"])
filings = st.tuples(st.integers(0, 90), st.sampled_from("dtml"))
events = st.one_of(
    st.tuples(st.just("sleep"), st.integers(1, 45)),
    st.tuples(st.just("give"), clients, cadences, st.booleans(), st.none() | st.integers(0, 40)),
    st.tuples(st.just("take off"), clients),
    st.tuples(st.just("note"), clients, outcomes, st.none() | filings),
    st.tuples(st.just("note"), clients, outcomes, st.none()),
    st.tuples(st.just("defer"), clients, filings),
    st.tuples(st.just("spread"), st.booleans()),
    st.tuples(st.just("undo"), st.integers(1, 3)),
    st.tuples(st.just("redo")),
)


@dataclass
class Years:
    """A folder, the day it is, and what the folder was before each command."""

    folder: Folder
    working: WorkingDays
    today: dt.date = FIRST
    past: list[Any] = field(default_factory=list)
    future: list[Any] = field(default_factory=list)

    @property
    def now(self) -> dt.datetime:
        return dt.datetime.combine(self.today, NOW.time(), NOW.tzinfo)

    def place(self, days: int, sort: str) -> Place:
        date = self.today + days * DAY
        match sort:
            case "l":
                return LOOSE
            case "m":
                return Month(date.year, date.month)
        return Day(date, dt.time(9, 30) if sort == "t" else None)

    def happen(self, what: str, *how: Any) -> None:
        """Let one thing happen, and see that it keeps its promises."""
        if what == "sleep":
            self.today += how[0] * DAY
        elif what == "undo":
            for _ in range(min(how[0], len(self.past))):
                self.future.append(dump(self.folder))
                undo(self.folder, 1, self.now)
                assert dump(self.folder) == self.past.pop()
        elif what == "redo":
            if self.future:
                self.past.append(dump(self.folder))
                redo(self.folder, self.now)
                assert dump(self.folder) == self.future.pop()
        else:
            before, entries = dump(self.folder), count(self.folder, "journal")
            getattr(self, what.replace(" ", "_"))(*how)
            if count(self.folder, "journal") > entries:
                self.past.append(before)
                self.future.clear()

    def give(self, client: int, cadence: Cadence, fixed: bool, start: int | None) -> None:
        before = card(self.folder, client)
        had = rhythm_of(before)
        wish = Wish(cadence, fixed, None if start is None else self.today + start * DAY)
        with Entry(self.folder, "cadence", self.now) as entry:
            given = rhythms.give(self.folder, entry, client, wish, self.today, self.working)
        after = card(self.folder, client)
        if before.place is not LOOSE and not (had and had.has_put(before.place, self.today, self.working)):
            assert after.place == before.place
        assert rhythm_of(after) == given.rhythm
        if given.filed:
            self.assert_on_its_calendar(after.place, given, not_before=wish.start or self.today + DAY)

    def take_off(self, client: int) -> None:
        before = card(self.folder, client)
        with Entry(self.folder, "cadence", self.now) as entry:
            rhythms.take_off(entry, before)
        assert card(self.folder, client) == before._replace(every=None, anchor=None, fixed=False)

    def note(self, client: int, outcome: str | None, filing: tuple[int, str] | None) -> None:
        before = card(self.folder, client)
        with Entry(self.folder, "note", self.now) as entry:
            cards.note(entry, client, "said", "call", outcome)
            went = rhythms.heard_from(
                self.folder, entry, before, outcome, self.working, stays=filing is not None
            )
            if filing is not None:
                cards.move(entry, before, self.place(*filing))
        after = card(self.folder, client)
        if before.every is None or not (outcome is None or outcome in REACHED):
            assert went is None and (after.every, after.anchor) == (before.every, before.anchor)
            return
        assert went and rhythm_of(after) == went.rhythm
        assert after.anchor == (before.anchor if before.fixed else self.today)
        if went.filed:
            self.assert_on_its_calendar(after.place, went, not_before=self.today + DAY)
        elif filing is None:
            assert after.place == before.place and before.place.key > self.today.isoformat()

    def defer(self, client: int, filing: tuple[int, str]) -> None:
        before = card(self.folder, client)
        defer(self.folder, client, self.place(*filing), self.now)
        assert card(self.folder, client)[-3:] == before[-3:]  # the cadence, and the anchor of it

    def spread(self, loose: bool) -> None:
        wish = spreading.Wish(self.today, loose=loose)
        plan = spreading.plan(self.folder, self.today, CAPACITY, self.working, wish)
        with Entry(self.folder, "spread", self.now) as entry:
            spreading.carry_out(entry, plan)
        for load in plan.days:
            limit = load.capacity
            assert limit is None or load.after <= max(limit, load.before) or plan.no_room

    def assert_on_its_calendar(self, place: Place | None, given: Following, not_before: dt.date) -> None:
        """See that a card is behind the first day of its rhythm from a day on, or the working day after."""
        assert isinstance(place, Day) and place.time is None and self.working.includes(place.date)
        day = max(not_before, given.rhythm.anchor)
        while not occurs(given.rhythm, day):
            day += DAY
        while not self.working.includes(day):
            day += DAY
        assert place.date == day


def occurs(rhythm: Rhythm, day: dt.date) -> bool:
    """Tell by the calendar alone whether a day is one of a rhythm's."""
    cadence, anchor, _ = rhythm
    last = calendar.monthrange(day.year, day.month)[1]
    months = (day.year - anchor.year) * 12 + day.month - anchor.month
    if cadence.weekday is not None:
        return day.weekday() == cadence.weekday
    if cadence.day is not None:
        return day.day == min(cadence.day, last) and cadence.month in (None, day.month)
    if cadence.period == "month":
        return months % cadence.number == 0 and day.day == min(anchor.day, last)
    return (day - anchor).days % (cadence.number * {"day": 1, "week": 7}.get(cadence.period, 0)) == 0


@given(workings, st.lists(events, min_size=10, max_size=60))
def test_whatever_happens_nobody_is_lost_and_nothing_drifts(
    working: WorkingDays, happened: list[tuple[Any, ...]]
) -> None:
    with tempfile.TemporaryDirectory() as directory, Folder(Path(directory) / "folder.db") as folder:
        folder.ensure()
        folder.db.execute("PRAGMA synchronous = OFF")
        for number in range(CLIENTS):
            add(folder, f"Client {number}")
        add_note(folder, 1, "talked", "reached")
        first = dump(folder)
        years = Years(folder, working)
        for event in happened:
            years.happen(*event)
            assert_sound(folder)
        if years.past:
            undo(folder, len(years.past), years.now)
        assert dump(folder) == first


def test_a_client_every_two_weeks_for_ten_years_is_met_every_second_friday() -> None:
    with tempfile.TemporaryDirectory() as directory, Folder(Path(directory) / "folder.db") as folder:
        client = add(folder, "Ana")
        years = Years(folder, WorkingDays())
        years.give(client, Cadence(2, "week"), False, None)
        for _ in range(260):
            place = card(folder, client).place
            assert isinstance(place, Day) and (place.date - FIRST).days % 14 == 0
            years.today = place.date
            years.note(client, "reached", None)
