"""Everything known of one client, as it was written and newest first."""

import datetime as dt

import pytest

from tests.store.samples import NOW, add, add_note, anna, card, day, defer, drop
from tickler.core.cards import Card, Move, Note
from tickler.core.errors import NotFound
from tickler.core.places import LOOSE, Month
from tickler.store import dossier, particulars
from tickler.store.folder import Folder


def test_a_card_is_read_with_all_its_fields(folder: Folder) -> None:
    card_id = add(folder, anna(), day(25, at="09:30"), "first-call", "met at the fair")
    assert card(folder, card_id) == Card(
        id=card_id,
        name="Ана Беридзе",
        place=day(25, at="09:30"),
        kind="first-call",
        why="met at the fair",
        company="Čvorak d.o.o.",
        position="purchasing",
        address="Ilica 1, Zagreb",
        website="https://cvorak.example",
        birthday="--05-17",
        source="fair",
        address_as="Mrs Beridze",
        say="AH-na",
        language="ka",
        timezone="Asia/Tbilisi",
        external_id="c-118",
        service="respectful",
        channel="phone",
        hours="9-12",
        phones=("+995 555 00 00 02", "091 000 0001"),
        emails=("Ana@Cvorak.example",),
        tags=("vip", "плитка"),
        custom=(("Ordered", "tiles"), ("Ждёт", "скидку")),
        created_at=NOW,
    )


def test_a_contact_is_what_was_added(folder: Folder) -> None:
    card_id = add(folder, anna())
    expected = anna()
    expected.notes = []  # they are in the history, not on the card
    assert particulars.contact(folder, card(folder, card_id)) == expected


def test_notes_and_moves_newest_first(folder: Folder) -> None:
    card_id = add(folder, "Ivan")
    later = NOW + dt.timedelta(days=3)
    add_note(folder, card_id, "wants three quotes", "reached")
    add_note(folder, card_id, "nobody there", "no-answer", later)
    defer(folder, card_id, day(25, at="14:00"))
    defer(folder, card_id, Month(2027, 3), later)
    drop(folder, card_id)
    whole = dossier.dossier(folder, card_id)
    assert whole.notes == (
        Note(2, later, "call", "no-answer", "nobody there"),
        Note(1, NOW, "call", "reached", "wants three quotes"),
    )
    assert whole.moves == (
        Move(NOW, Month(2027, 3), None, None),
        Move(later, day(25, at="14:00"), Month(2027, 3), None),
        Move(NOW, LOOSE, day(25, at="14:00"), None),
    )
    assert whole.attempts == (1, 2)
    assert (whole.card.place, whole.card.dropped_at) == (None, NOW)


def test_there_is_no_such_card(folder: Folder) -> None:
    with pytest.raises(NotFound) as refusal:
        dossier.dossier(folder, 7)
    assert refusal.value.message == "There is no card 7."
