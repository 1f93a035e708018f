"""A call written down: the note, the place and the rhythm in one entry; a card passed over."""

import datetime as dt

import pytest

from tests.store.samples import NOW, TODAY, add, assert_sound, card, day, drop, dump
from tickler.core.calling import Appointment
from tickler.core.cards import OUTCOMES
from tickler.core.errors import NotFound, ValueRefused
from tickler.core.places import Month
from tickler.store import calls, cards, dossier, log, pile, rhythms
from tickler.store.calls import Call
from tickler.store.folder import Folder
from tickler.store.journal import Entry

FRIDAY = Appointment(day(27))


def call(folder: Folder, card_id: int, made: Call) -> int | None:
    with Entry(folder, "call", NOW) as entry:
        calls.put_down(entry, card(folder, card_id), made, TODAY)
    return entry.id


def give_rhythm(folder: Folder, card_id: int, *, fixed: bool = False) -> None:
    folder.db.execute(
        "UPDATE card SET every = 'every 2 weeks', anchor = '2026-11-01', fixed = ? WHERE id = ?",
        (int(fixed), card_id),
    )


def test_a_call_is_a_note_and_a_move(folder):
    one = add(folder, "Ana", day(20))
    call(folder, one, Call("reached", "ok", Appointment(day(27, at="10:00"), "meeting", "signs")))

    known = dossier.dossier(folder, one)
    assert (known.card.place, known.card.kind, known.card.why) == (day(27, at="10:00"), "meeting", "signs")
    assert [(note.kind, note.outcome, note.text) for note in known.notes] == [("call", "reached", "ok")]
    assert [(move.origin, move.target) for move in known.moves] == [(day(20), day(27, at="10:00"))]
    assert_sound(folder)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_rhythm_is_counted_anew_where_the_client_was_reached(folder, outcome):
    one = add(folder, "Ana", day(20))
    give_rhythm(folder, one)
    call(folder, one, Call(outcome, "", FRIDAY))
    reached = outcome not in ("no-answer", "left-message")
    assert card(folder, one).anchor == (TODAY if reached else dt.date(2026, 11, 1))


def test_a_rhythm_that_is_fixed_stays(folder):
    one = add(folder, "Ana", day(20))
    give_rhythm(folder, one, fixed=True)
    call(folder, one, Call("reached", "", FRIDAY))
    assert card(folder, one).anchor == dt.date(2026, 11, 1)


def test_who_has_no_rhythm_gets_none(folder):
    one = add(folder, "Ana", day(20))
    with Entry(folder, "call", NOW) as entry:
        rhythms.contacted(entry, card(folder, one), TODAY)
    assert (entry.id, card(folder, one).anchor) == (None, None)


def test_one_undo_takes_all_of_it_back(folder):
    one = add(folder, "Ana", day(20), why="price")
    give_rhythm(folder, one)
    before = dump(folder)
    call(folder, one, Call("sold", "two", Appointment(day(4, 12), None, "")))
    log.undo(folder, 1, NOW)
    assert dump(folder) == before
    assert_sound(folder)


@pytest.mark.parametrize("appointment", [Appointment(None), Appointment(None, "visit", "calls back")])
def test_a_card_that_stays_is_where_it_was(folder, appointment):
    one = add(folder, "Ana", day(20, at="09:30"), why="price")
    call(folder, one, Call("left-message", "", appointment))
    known = dossier.dossier(folder, one)
    assert (known.card.place, known.moves) == (day(20, at="09:30"), ())
    assert (known.card.kind, known.card.why) == (appointment.kind or "call", appointment.why or "price")


@pytest.mark.parametrize("place", [day(20), day(20, at="09:30"), Month(2026, 11)])
def test_a_card_that_is_skipped_has_not_been_put_off(folder, place):
    one = add(folder, "Ana", place)
    with Entry(folder, "call", NOW) as entry:
        cards.skip(entry, card(folder, one), "busy until ten")

    known = dossier.dossier(folder, one)
    (move,) = known.moves
    assert known.card.place == place
    assert (move.skips, move.puts_off, move.why) == (True, False, "busy until ten")
    (line,) = pile.agenda(folder, TODAY, None).cards
    assert (line.moves, known.deferrals, line.slipping) == (0, 0, None)
    assert pile.listing(folder, pile.Wanted(slipping=True)) == ((), 0)


def test_another_time_of_the_same_day_puts_off(folder):
    one = add(folder, "Ana", day(20, at="09:30"))
    call(folder, one, Call("no-answer", "", Appointment(day(20, at="15:00"))))
    (line,) = pile.agenda(folder, TODAY, None).cards
    assert line.moves == dossier.dossier(folder, one).deferrals == 1


def test_who_was_dropped_meanwhile_is_not_called(folder):
    one = add(folder, "Ana", day(20))
    known = card(folder, one)
    drop(folder, one)
    before = dump(folder)
    with pytest.raises(NotFound, match="was dropped"), Entry(folder, "call", NOW) as entry:
        calls.put_down(entry, known, Call("reached", "ok", FRIDAY), TODAY)
    with pytest.raises(NotFound, match="was dropped"), Entry(folder, "call", NOW) as entry:
        cards.skip(entry, known, "later")
    with pytest.raises(NotFound, match="was dropped"):
        calls.call_card(folder, one, NOW)
    assert dump(folder) == before


def test_only_the_entry_that_is_meant_is_taken_back(folder):
    one = add(folder, "Ana", day(20))
    entry_id = call(folder, one, Call("reached", "ok", FRIDAY))
    add(folder, "Bo")
    before = dump(folder)
    with pytest.raises(ValueRefused, match="Something else was done"):
        log.undo(folder, 1, NOW, newest=entry_id)
    assert dump(folder) == before
    log.undo(folder, 1, NOW)
    assert log.undo(folder, 1, NOW, newest=entry_id).entries[0].id == entry_id
