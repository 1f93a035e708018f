"""A client's cadence goes wherever the client goes: into another card, to a colleague, into nothing."""

import sqlite3

import pytest

from tests.conftest import Tickler

EVERY_WEEK = {"every": "every week", "anchor": "2026-11-20", "fixed": False}


@pytest.fixture
def two(tickler):
    """Ana and Anna, who are one client."""
    tickler("add", "Ana")
    tickler("add", "Anna")
    return tickler


def cadence(tickler, client="1"):
    return tickler.json("dossier", client)["card"]["cadence"]


def test_the_kept_card_gets_the_cadence_of_the_other(two):
    two("cadence", "2", "weekly")
    before = two.dump()
    assert two("merge", "1", "2").startswith("Anna (2) → Ana (1): 1 move, cadence\n")
    assert cadence(two) == EVERY_WEEK
    two("undo")
    assert two.dump() == before


def test_the_cadence_of_the_kept_card_stands(two):
    two("cadence", "1", "weekly")
    two("cadence", "2", "every", "31st")
    assert "  in the note: cadence every 31st\n" in two("merge", "1", "2")
    assert cadence(two) == EVERY_WEEK
    assert "whose card said: cadence every 31st" in two.json("dossier", "1")["notes"][0]["text"]


def test_it_is_counted_from_the_last_contact_of_either(two):
    two("cadence", "1", "weekly")
    two.today = "2026-11-25T09:00"
    two("note", "2", "talked")
    two.today = "2026-11-27T09:00"
    two("merge", "1", "2")
    assert cadence(two)["anchor"] == "2026-11-25"


@pytest.fixture
def packet(tmp_path):
    return str(tmp_path / "sick.tickler")


@pytest.fixture
def marko(tmp_path):
    """The folder of a colleague."""
    return Tickler(tmp_path / "marko")


def test_a_colleague_gets_it_and_what_he_does_comes_home(two, marko, packet):
    two("cadence", "1", "weekly")
    two("handover", packet)
    marko("receive", packet)
    assert cadence(marko, "Ana") == EVERY_WEEK

    marko.today = two.today = "2026-11-27T09:00"
    marko("note", "Ana", "talked", "--outcome", "reached")
    marko("handover", packet, "--force")
    two("receive", packet)
    assert cadence(two) == {**EVERY_WEEK, "anchor": "2026-11-27"}
    assert two.json("dossier", "1")["card"]["place"] == "2026-12-04"


def test_a_client_who_is_here_gets_it_once(two, marko, packet):
    two("edit", "1", "--phone", "+385 91 000 0001")
    marko("add", "Ana", "--phone", "+385 91 000 0001")
    two("cadence", "1", "weekly")
    two("handover", packet)
    assert marko.json("receive", packet)["received"]["changes"][-1] == {
        "row": 2, "card_id": 1, "name": "Ana", "field": "cadence", "before": None,
        "after": "every week after a contact",
    }  # fmt: skip
    assert cadence(marko) == EVERY_WEEK
    assert marko.json("receive", packet)["received"]["updated"] == 0


def test_the_own_one_stands_and_the_other_is_in_the_note(two, marko, packet):
    two("edit", "1", "--phone", "+385 91 000 0001")
    marko("add", "Ana", "--phone", "+385 91 000 0001")
    marko("cadence", "1", "every", "31st")
    two("cadence", "1", "weekly")
    two("handover", packet)
    marko("receive", packet)
    assert cadence(marko)["every"] == "every 31st"
    assert "cadence every week after a contact" in marko.json("dossier", "1")["notes"][0]["text"]
    assert marko.json("receive", packet)["received"]["updated"] == 0


def test_a_purge_leaves_nothing_of_it(two):
    two("cadence", "2", "every", "17", "weeks")
    two("purge", "2", "--yes")
    db = sqlite3.connect(two.folder)
    try:
        assert not [line for line in db.iterdump() if "17 weeks" in line]
    finally:
        db.close()


def test_undone_and_done_again(two):
    two("cadence", "1,2", "weekly")
    two("note", "1", "talked")
    after = two.dump()
    two("undo", "2")
    assert cadence(two) is None
    two("redo")
    assert two.dump() == after
