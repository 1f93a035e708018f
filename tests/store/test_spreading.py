"""A spread of the cards that are in the folder: planned, carried out, taken back."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.samples import NOW, TODAY, add, assert_sound, card, day, defer, drop, dump
from tickler.core.errors import NotFound
from tickler.core.places import LOOSE, Day, Month, Place
from tickler.core.settings import Capacity
from tickler.core.spreading import Plan
from tickler.core.workdays import WorkingDays
from tickler.store import dossier
from tickler.store.folder import Folder
from tickler.store.journal import Entry
from tickler.store.log import redo, undo
from tickler.store.spreading import Wish, carry_out, plan

ONE = Capacity.every_day(1)
NOVEMBER = Month(2026, 11)


def planned(folder: Folder, capacity: Capacity = ONE, wish: Wish | None = None) -> Plan:
    return plan(folder, TODAY, capacity, WorkingDays(), wish or Wish(TODAY))


def spread(folder: Folder, capacity: Capacity = ONE, wish: Wish | None = None) -> Plan:
    made = planned(folder, capacity, wish)
    with Entry(folder, "spread", NOW) as entry:
        carry_out(entry, made)
    return made


def places(folder: Folder, *ids: int) -> list[str]:
    return [str(place.key) if (place := card(folder, card_id).place) else "dropped" for card_id in ids]


def test_the_three_jobs_at_once(folder: Folder) -> None:
    late, fresh = add(folder, "A", day(18)), add(folder, "B", day(20))
    month, loose, coming = add(folder, "C", NOVEMBER), add(folder, "D"), add(folder, "E", day(24))
    made = spread(folder, wish=Wish(TODAY, loose=True))
    assert [(move.card.id, move.reason) for move in made.moves] == [
        (fresh, "too much"), (month, "dealt out"), (loose, "filed"),
    ]  # fmt: skip
    assert places(folder, late, fresh, month, loose, coming) == [
        "2026-11-18", "2026-11-23", "2026-11-25", "2026-11-26", "2026-11-24",
    ]  # fmt: skip
    assert [(load.before, load.after) for load in made.days] == [(3, 1), (0, 1), (0, 1), (0, 1)]


def test_a_card_stays_due_for_what_it_was_due_for_and_the_move_says_spread(folder: Folder) -> None:
    add(folder, "A", day(20), "visit")
    moved = add(folder, "B", day(20), "first-call", "met at the fair")
    spread(folder)
    whole = dossier.dossier(folder, moved)
    assert (whole.card.place, whole.card.kind, whole.card.why) == (day(23), "first-call", "met at the fair")
    assert [(move.origin, move.target, move.why) for move in whole.moves[:1]] == [
        (day(20), day(23), "spread")
    ]


def test_a_card_that_was_put_off_three_times_stays(folder: Folder) -> None:
    slipping = add(folder, "A", day(20))
    for date in (21, 22, 20):
        defer(folder, slipping, day(date))
    other = add(folder, "B", day(20))
    assert [move.card.id for move in planned(folder).moves] == [other]


def test_what_is_wanted_narrows_what_may_go(folder: Folder) -> None:
    call, first = add(folder, "A", day(20)), add(folder, "B", day(20), "first-call")
    add(folder, "C", day(20), "visit")
    month, later = add(folder, "D", NOVEMBER, "first-call"), add(folder, "E", Month(2026, 12))

    def going(wish: Wish) -> list[int]:
        return [move.card.id for move in planned(folder, wish=wish).moves]

    assert going(Wish(TODAY)) == [call, first, month]
    assert going(Wish(TODAY, kind="call")) == [call]
    assert going(Wish(dt.date(2026, 11, 24))) == [month]
    assert later not in going(Wish(TODAY, loose=True))
    assert planned(folder, wish=Wish(TODAY, kind="email")).stay == 3  # the month's card is in today's pile


def test_dropped_cards_are_nowhere(folder: Folder) -> None:
    gone = add(folder, "A", day(20))
    add(folder, "B", day(20))
    drop(folder, gone)
    assert planned(folder) == Plan()


def test_a_folder_that_does_not_exist_has_nothing_to_spread(tmp_path) -> None:
    with Folder(tmp_path / "folder.db") as nowhere:
        assert planned(nowhere, wish=Wish(TODAY, loose=True)) == Plan()
        assert not nowhere.path.exists()


def test_a_client_who_was_dropped_meanwhile_takes_the_whole_spread_back(folder: Folder) -> None:
    ids = [add(folder, name, day(20)) for name in "ABC"]
    made = planned(folder)
    drop(folder, ids[2])
    before = dump(folder)
    with pytest.raises(NotFound), Entry(folder, "spread", NOW) as entry:
        carry_out(entry, made)
    assert dump(folder) == before


somewhere = st.one_of(
    st.integers(-9, 40).map(lambda days: Day(TODAY + dt.timedelta(days=days))),
    st.just(Day(TODAY, dt.time(9, 30))),
    st.sampled_from([Month(2026, 10), NOVEMBER, Month(2027, 3)]),
    st.just(LOOSE),
)


@given(st.lists(somewhere, max_size=30), st.integers(1, 4), st.booleans())
def test_a_spread_is_one_undo_and_the_folder_stays_sound(
    tmp_path_factory: pytest.TempPathFactory, filed: list[Place], limit: int, loose: bool
) -> None:
    with Folder(tmp_path_factory.mktemp("folder") / "folder.db") as folder:
        folder.ensure()
        folder.db.execute("PRAGMA synchronous = OFF")
        for place in filed:
            add(folder, "A", place)
        before = dump(folder)
        made = spread(folder, Capacity.every_day(limit), Wish(TODAY, loose=loose))
        after = dump(folder)
        assert_sound(folder)
        for load in made.days:
            assert load.after <= limit or made.stay
        assert planned(folder, Capacity.every_day(limit), Wish(TODAY, loose=loose)).moves == ()
        if made.moves:
            undo(folder, 1, NOW)
            assert dump(folder) == before
            redo(folder, NOW)
            assert dump(folder) == after
            assert_sound(folder)
