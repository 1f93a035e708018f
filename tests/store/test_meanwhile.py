"""What another program did while a person was thinking: nothing of it is overwritten or taken for granted."""

from collections.abc import Callable

import pytest

from tests.store.samples import NOW, TODAY, add, add_note, card, day, defer, drop, dump
from tickler.core.cards import Card
from tickler.core.errors import NotFound
from tickler.core.places import LOOSE
from tickler.store import cards, dossier, reminders
from tickler.store.folder import Folder
from tickler.store.journal import Entry
from tickler.store.purge import purge


def erase(folder: Folder, card_id: int) -> None:
    with Entry(folder, "purge", NOW) as entry:
        purge(entry, card_id)


WRITES: list[Callable[[Entry, Card], object]] = [
    lambda entry, seen: cards.move(entry, seen, day(27)),
    lambda entry, seen: cards.drop(entry, seen, "lost"),
    lambda entry, seen: cards.standing(entry, seen),
]


@pytest.mark.parametrize("write", WRITES, ids=["move", "drop", "note"])
@pytest.mark.parametrize(
    ("meanwhile", "message"),
    [(drop, "Ivan was dropped from the folder."), (erase, "Ivan has just been erased.")],
    ids=["dropped", "erased"],
)
def test_a_client_who_is_gone(
    folder: Folder,
    write: Callable[[Entry, Card], object],
    meanwhile: Callable[[Folder, int], None],
    message: str,
) -> None:
    seen = card(folder, add(folder, "Ivan", day(20)))
    meanwhile(folder, seen.id)
    before = dump(folder)
    with pytest.raises(NotFound, match=message), Entry(folder, "write", NOW) as entry:
        write(entry, seen)
    assert dump(folder) == before


def test_a_card_that_was_moved_is_moved_from_where_it_is(folder: Folder) -> None:
    seen = card(folder, add(folder, "Ivan", day(20), "call", "asks for a discount"))
    with Entry(folder, "defer", NOW) as entry:
        cards.move(entry, seen, day(23), "visit", "wants to see it")
    with Entry(folder, "defer", NOW) as entry:
        cards.move(entry, seen, day(27))
    now = dossier.dossier(folder, seen.id)
    assert (now.card.kind, now.card.why) == ("visit", "wants to see it")
    assert (now.moves[0].origin, now.moves[0].target) == (day(23), day(27))


def test_a_card_that_is_back_is_not_restored_again(folder: Folder) -> None:
    card_id = add(folder, "Ivan", day(20))
    drop(folder, card_id)
    seen = card(folder, card_id)
    with Entry(folder, "restore", NOW) as entry:
        cards.restore(entry, seen, day(25))
    with pytest.raises(NotFound, match="in the folder again"), Entry(folder, "restore", NOW) as entry:
        cards.restore(entry, seen, LOOSE)
    assert card(folder, card_id).place == day(25)


def test_a_slip_is_done_once(folder: Folder) -> None:
    with Entry(folder, "remind", NOW) as entry:
        seen = reminders.reminder(folder, reminders.add(entry, "send it", day(20), None, None))
    with Entry(folder, "done", NOW) as entry:
        reminders.finish(entry, seen, TODAY)
    with pytest.raises(NotFound, match="done already"), Entry(folder, "done", NOW) as entry:
        reminders.finish(entry, seen, TODAY)


def test_a_card_put_where_it_is_leaves_no_move(folder: Folder) -> None:
    card_id = add(folder, "Ivan", day(20))
    defer(folder, card_id, day(20))
    add_note(folder, card_id, "still there")
    assert dossier.dossier(folder, card_id).moves == ()
