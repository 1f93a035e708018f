"""The cards that an import meets again are what the dossier says they are."""

import pytest

from tests.store.samples import NOW, add, add_note
from tickler.core.contacts import Contact, Point
from tickler.core.errors import NotFound
from tickler.store import dossier, particulars
from tickler.store.folder import Folder
from tickler.store.journal import Entry
from tickler.store.known_cards import KnownCards


def contact(name: str) -> Contact:
    return Contact(
        name=name,
        company="Kos d.o.o.",
        phones=[Point("+385 91 2", "+385912"), Point("+385 91 1", "+385911")],
        emails=[Point("A@x.hr", "a@x.hr")],
        tags=["vip", "fair"],
        custom={"size": "XL", "shoe": "42"},
    )


def one_by_one(folder: Folder, card_id: int) -> tuple[object, Contact]:
    card = dossier.card(folder, card_id)
    told = particulars.contact(folder, card)
    told.notes = [note.text for note in dossier.notes(folder, card_id)]
    return card, told


@pytest.fixture
def ids(folder: Folder) -> list[int]:
    added = [add(folder, contact(name)) for name in ("Ana", "Iva", "Eva")]
    for card_id in added[1:]:
        add_note(folder, card_id, f"wants {card_id} tiles")
        add_note(folder, card_id, "called back")
    return added


def test_they_are_read_as_one_by_one(folder: Folder, ids: list[int]) -> None:
    known = KnownCards(folder, ids[:2])
    assert [known.card(card_id) for card_id in ids] == [one_by_one(folder, card_id) for card_id in ids]


def test_one_that_has_changed_is_read_anew(folder: Folder, ids: list[int]) -> None:
    known = KnownCards(folder, ids)
    card, told = known.card(ids[1])
    told.position = "buyer"
    with Entry(folder, "edit", NOW) as entry:
        particulars.change(entry, card, told)
    known.changed(ids[1])
    assert known.card(ids[1]) == one_by_one(folder, ids[1])
    assert known.card(ids[1])[0].position == "buyer"


def test_one_that_is_not_there_is_not_found(folder: Folder) -> None:
    with pytest.raises(NotFound):
        KnownCards(folder, [7]).card(7)
