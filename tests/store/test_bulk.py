"""Thousands of cards in one command: runs of ids, duplicates, and all of it taken back."""

import pytest

from tests.store.samples import (
    NOW,
    SAID_NOW,
    TODAY,
    add,
    add_note,
    anna,
    assert_sound,
    card,
    count,
    day,
    dump,
)
from tickler.core.cards import Note
from tickler.core.contacts import Contact, Point, Restored
from tickler.core.places import LOOSE
from tickler.store import dossier, log, particulars
from tickler.store.binder import binder
from tickler.store.bulk import ROWS_AT_ONCE, Batch
from tickler.store.clients import client
from tickler.store.folder import Folder
from tickler.store.incoming import incoming
from tickler.store.journal import ROWS_IN_ONE_CHANGE, Entry
from tickler.store.log import redo, undo
from tickler.store.search import find


def contact(number: int, **fields: object) -> Contact:
    """A client with a number, an e-mail, a tag and a note of its own."""
    own = {
        "name": f"Client {number}",
        "phones": [Point(f"+385 91 {number:07}", f"+38591{number:07}")],
        "emails": [Point(f"c{number}@example.hr", f"c{number}@example.hr")],
        "tags": ["fair"],
        "custom": {"number": str(number)},
        "notes": [f"wants {number} tiles"],
    }
    return Contact(**{**own, **fields})


def take_in(folder: Folder, contacts: list[Contact], *, flush_after: int = 1000) -> list[int]:
    """Import contacts, flushing after so many."""
    with Entry(folder, "import", NOW) as entry:
        batch = Batch(entry)
        ids = []
        for number, one in enumerate(contacts, 1):
            ids.append(batch.add(incoming(one), day(25), "first-call"))
            if number % flush_after == 0:
                batch.flush()
        batch.close()
    return ids


@pytest.mark.parametrize("many", [1, ROWS_AT_ONCE - 1, ROWS_AT_ONCE, 2 * ROWS_AT_ONCE + 1])
def test_all_arrive_however_many_are_written_at_once(folder: Folder, many: int) -> None:
    contacts = [contact(number, company=f"Firm {number}" if number % 3 else None) for number in range(many)]
    ids = take_in(folder, contacts)
    for card_id, said in zip(ids, contacts, strict=True):
        there = particulars.contact(folder, dossier.card(folder, card_id))
        there.notes = [note.text for note in dossier.notes(folder, card_id)]
        assert there == said
    assert_sound(folder)


def test_an_import_of_thousands_is_one_entry_and_undo_takes_all_of_it_back(folder: Folder) -> None:
    add(folder, anna(), day(25))
    before, changes = dump(folder), count(folder, "change")
    ids = take_in(folder, [contact(number) for number in range(2500)])
    assert ids == list(range(2, 2502))
    assert_sound(folder)
    after = dump(folder)
    [imported, _] = log.entries(folder, None, 9)
    assert imported.command == "import"
    # One line of the journal for each table: the run of ids that was made.
    assert count(folder, "change") - changes == 5
    assert binder(folder, TODAY, None).days[24].cards == 2501

    undo(folder, 1, NOW)
    assert dump(folder) == before
    assert_sound(folder)
    assert binder(folder, TODAY, None).days[24].cards == 1
    assert find(folder, "client", 9).cards == find(folder, "tiles 17", 9).cards == ()

    redo(folder, NOW)
    assert dump(folder) == after
    assert_sound(folder)
    assert client(folder, "client 2499") == 2501


@pytest.mark.parametrize("many", [1, ROWS_IN_ONE_CHANGE - 1, ROWS_IN_ONE_CHANGE, ROWS_IN_ONE_CHANGE + 1])
def test_undo_and_redo_at_the_edges_of_a_run(folder: Folder, many: int) -> None:
    before = dump(folder)
    take_in(folder, [contact(number) for number in range(many)], flush_after=many)
    after = dump(folder)
    assert len(after["card"]) == many
    for _ in range(2):
        undo(folder, 1, NOW)
        assert dump(folder) == before
        redo(folder, NOW)
        assert dump(folder) == after
    assert_sound(folder)


@pytest.mark.parametrize("flush_after", [1, 2, 3, 100])
def test_however_often_it_is_flushed_the_rows_are_the_same(folder: Folder, flush_after: int) -> None:
    take_in(folder, [contact(number) for number in range(7)], flush_after=flush_after)
    assert_sound(folder)
    assert [row[1] for row in dump(folder)["card"]] == [f"Client {number}" for number in range(7)]
    whole = dossier.dossier(folder, 7)
    assert (whole.card.phones, whole.card.emails) == (("+385 91 0000006",), ("c6@example.hr",))
    assert (whole.card.tags, whole.card.custom) == (("fair",), (("number", "6"),))
    assert [note.text for note in whole.notes] == ["wants 6 tiles"]


def test_an_imported_card_is_the_one_that_add_would_have_made(folder: Folder) -> None:
    [imported] = take_in(folder, [anna()])
    added = add(folder, anna(), day(25), "first-call")
    one, other = dossier.dossier(folder, imported), dossier.dossier(folder, added)
    assert one.card._replace(id=0) == other.card._replace(id=0)
    assert [note.text for note in one.notes] == [note.text for note in other.notes]
    rows = {row[0]: row for row in dump(folder)["card"]}
    assert rows[imported][17:19] == rows[added][17:19]  # what they are looked up in


def test_what_is_absent_and_what_is_empty_are_not_the_same(folder: Folder) -> None:
    with Entry(folder, "import", NOW) as entry:
        batch = Batch(entry)
        batch.add(incoming(Contact(name="Ana", position="")), LOOSE, "call")
        batch.add(incoming(Contact(name="Ben", notes=["met"])), LOOSE, "call", "")
        gone = Restored(dropped_at=NOW, dropped_why="", notes=(Note(1, NOW, "call", "reached", "yes"),))
        batch.add(incoming(Contact(name="Eva")), None, "call", None, gone)
        batch.close()
    rows = folder.db.execute(
        "SELECT position, place, time, why, dropped_at, dropped_why FROM card ORDER BY id"
    )
    assert list(map(tuple, rows)) == [
        (None, "loose", None, None, None, None),
        (None, "loose", None, "", None, None),
        (None, None, None, None, SAID_NOW, ""),
    ]
    outcomes = folder.db.execute("SELECT outcome FROM note ORDER BY id")
    assert list(map(tuple, outcomes)) == [(None,), ("reached",)]


def test_other_writes_between_new_cards_are_taken_back_with_them(folder: Folder) -> None:
    """An import that also changes cards: the runs of new rows must hold no row that was there before."""
    present = add(folder, contact(0))
    before = dump(folder)
    with Entry(folder, "import", NOW) as entry:
        batch = Batch(entry)
        batch.add(incoming(contact(1)), day(25), "call")
        batch.reserve()
        changed = contact(0, phones=[Point("1", "1"), Point("2", "2")], tags=["fair", "new"], notes=[])
        particulars.change(entry, card(folder, present), changed, "call", None)
        batch.reserve()
        batch.add(incoming(contact(2)), day(26), "call")
        batch.close()
    assert_sound(folder)
    after = dump(folder)
    assert card(folder, present).phones == ("1", "2")
    assert card(folder, 3).phones == ("+385 91 0000002",)
    undo(folder, 1, NOW)
    assert dump(folder) == before
    redo(folder, NOW)
    assert dump(folder) == after
    assert_sound(folder)


def test_what_came_after_an_import_is_taken_back_before_it(folder: Folder) -> None:
    ids = take_in(folder, [contact(number) for number in range(3)])
    imported = dump(folder)
    add_note(folder, ids[0], "reached at last", "reached")
    add(folder, "Petr")
    undo(folder, 2, NOW)
    assert dump(folder) == imported
    undo(folder, 1, NOW)
    assert count(folder, "card") == count(folder, "note") == 0
    assert_sound(folder)


def test_an_import_that_fails_leaves_nothing(folder: Folder) -> None:
    before = dump(folder)
    with pytest.raises(KeyError), Entry(folder, "import", NOW) as entry:
        batch = Batch(entry)
        batch.add(incoming(contact(1)), day(25), "call")
        batch.close()
        raise KeyError
    assert dump(folder) == before
    assert log.entries(folder, None, 9) == []
    assert_sound(folder)
