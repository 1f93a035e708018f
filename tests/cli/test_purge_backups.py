"""`purge` and the backups: which hold the client, and what is left in them afterwards."""

import sqlite3
from pathlib import Path

import pytest

from tests.conftest import Tickler
from tickler.core.folding import fold

TRACES = ("Квитослав", "Zhbanov d.o.o.", "kvito@zhbanov.example", "рассрочку", "secret offer")


def files(tickler: Tickler) -> list[Path]:
    return [Path(one["file"]) for one in tickler.json("backup", "--list")["backups"]]


def traces_in(tickler: Tickler) -> set[str]:
    """What is left of the client in the bytes of all files below the home, as written or folded."""
    contents = [path.read_bytes().lower() for path in tickler.home.rglob("*") if path.is_file()]
    return {
        text
        for text in TRACES
        for content in contents
        if text.lower().encode() in content or fold(text).encode() in content
    }


@pytest.fixture
def backed_up(tickler: Tickler, tmp_path: Path) -> Tickler:
    """Client 2 has been in the folder for three days, and so in two backups; in a third with 3 merged in."""
    offer = tmp_path / "offer.txt"
    tickler.today = "2026-11-17T08:30"
    tickler("add", "Ivan")
    tickler("add", TRACES[0], "--company", TRACES[1], "--email", TRACES[2])
    tickler("note", "2", f"хочет {TRACES[3]}")
    offer.write_text(TRACES[4])
    tickler("attach", "2", str(offer))
    offer.unlink()
    tickler.today = "2026-11-18T08:30"
    tickler("add", f"{TRACES[0]} Zhbanov", "--email", TRACES[2])
    tickler.today = "2026-11-19T08:30"
    tickler("merge", "2", "3")
    tickler.today = "2026-11-20T08:30"
    tickler("note", "1", "x")
    return tickler


def test_the_backups_that_hold_the_client_are_named(backed_up: Tickler) -> None:
    assert backed_up("purge", "2", "--yes").splitlines() == [
        "Квитослав was erased, with every trace but those below.",
        "  3 backups (2026-11-18-083000-auto, 2026-11-19-083000-auto, 2026-11-20-083000-auto) "
        "still hold them",
        "  tickler purge 2 --backups erases them there too",
    ]
    assert traces_in(backed_up) == set(TRACES)


def test_with_the_option_no_trace_is_left_anywhere(backed_up: Tickler) -> None:
    before = files(backed_up)
    said = backed_up("purge", "2", "--backups", "--yes").splitlines()
    assert said[1].endswith("written anew without them, and checked")
    assert traces_in(backed_up) == set()
    assert files(backed_up) == before
    assert all(one["opens"] for one in backed_up.json("backup", "--list")["backups"])
    backed_up("doctor")
    backed_up("backup", "--restore", "2026-11-18", "--yes")
    assert [card["name"] for card in backed_up.json("list")["cards"]] == ["Ivan"]
    backed_up("undo")  # what others did is still known there


def test_later_by_the_number_that_the_client_had(backed_up: Tickler) -> None:
    backed_up("purge", "2", "--yes")
    assert "Квитослав was erased from the backups." in backed_up("purge", "2", "--backups", "--yes")
    assert traces_in(backed_up) == set()
    assert "No backup has a client 2" in backed_up.fails(3, "purge", "2", "--backups", "--yes")


def test_who_has_the_same_number_in_another_backup_stays(backed_up: Tickler) -> None:
    """After an old backup was restored, a new card has a number that another client has in a newer one."""
    backed_up("add", "Petra", "--email", "petra@example.com")
    backed_up("backup")
    backed_up("backup", "--restore", "2026-11-19", "--yes")
    backed_up.today = "2026-11-21T08:30"
    assert backed_up.json("add", "Greta")["card"]["id"] == 4
    said = backed_up("purge", "4", "--backups", "--yes")
    assert "Greta was erased" in said
    [by_hand] = [
        one["file"] for one in backed_up.json("backup", "--list")["backups"] if one["kind"] == "by hand"
    ]
    with sqlite3.connect(by_hand) as db:
        assert db.execute("SELECT name FROM card WHERE id = 4").fetchall() == [("Petra",)]
    db.close()


def test_a_backup_that_does_not_open_is_named(backed_up: Tickler) -> None:
    newest = files(backed_up)[0]
    newest.write_bytes(b"broken" * 1000)
    said = backed_up("purge", "2", "--backups", "--yes")
    assert "2 backups (2026-11-18-083000-auto, 2026-11-19-083000-auto) written anew" in said
    assert "2026-11-20-083000-auto cannot be read, and may hold them" in said
    assert newest.read_bytes() == b"broken" * 1000


def test_a_person_is_asked_first(backed_up: Tickler) -> None:
    backed_up("purge", "2", "--yes")
    outcome = backed_up.run("purge", "2", "--backups", stdin="n\n", terminal=True)
    assert "Квитослав will be erased from 3 backups. This cannot be undone. Erase? [y/N]" in outcome.err
    assert traces_in(backed_up) == set(TRACES)


def test_purge_says_first_that_it_cannot_be_undone(backed_up: Tickler) -> None:
    outcome = backed_up.run("purge", "2", stdin="y\n", terminal=True)
    assert "This cannot be undone. Erase? [y/N]" in outcome.err
    assert "The last command was a purge, which nothing takes back." in backed_up.fails(5, "undo")
