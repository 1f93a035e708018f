"""`tickler drop`, `restore` and `purge`: out of the folder, back into it, erased."""

from contextlib import closing

import pytest


def test_a_dropped_card_leaves_every_tab_and_keeps_its_dossier(clients):
    assert clients("drop", "šarić", "--why", "closed") == (
        "Željko Šarić: dropped, closed\n  tickler restore 2 puts the card back\n"
    )
    assert clients("today", "--ids") == "1\n"
    card = clients.json("dossier", "2")["card"]
    assert (card["place"], card["tab"], card["dropped_why"]) == (None, None, "closed")


def test_restore_files_it_again(clients):
    clients("drop", "2")
    assert clients("restore", "šarić") == "Željko Šarić → loose\n"
    clients("drop", "2")
    assert clients("restore", "2", "--on", "mon") == "Željko Šarić → Mon 23 Nov 2026, tab 23\n"


def test_undo_of_a_drop(clients):
    before = clients.dump()
    clients("drop", "2", "--why", "x")
    clients("undo")

    assert clients.dump() == before


@pytest.mark.parametrize("said", ["2", "šarić"])
def test_a_dropped_client_is_named_to_whom_asks_for_them(clients, said):
    clients("drop", "2")

    assert clients.fails(3, "note", said, "x") == (
        "tickler: Željko Šarić was dropped from the folder.\n  tickler restore 2 puts the card back.\n"
    )


@pytest.mark.parametrize(
    ("args", "code", "error"),
    [
        pytest.param(("drop", "nobody"), 3, "No client answers", id="drop nobody"),
        pytest.param(("restore", "1"), 5, "Иван Петров is in the folder: Fri 20 Nov 2026", id="not dropped"),
        pytest.param(("purge", "1"), 2, "cannot be undone, and nobody can be asked", id="nobody to ask"),
        pytest.param(("--json", "purge", "1"), 2, "nobody can be asked", id="JSON is never asked"),
        pytest.param(("purge", "nobody", "--yes"), 3, "No client answers", id="purge nobody"),
    ],
)
def test_refused(refused, args, code, error):
    assert error in refused(code, *args)


def test_restore_refuses_a_date_and_the_card_stays_dropped(clients):
    clients("drop", "2")
    assert "No date was given" in clients.fails(5, "restore", "2", "--on", "")
    assert clients.json("dossier", "2")["card"]["place"] is None


def test_purge_says_what_goes_before_it_asks(clients):
    clients("note", "1", "secret")
    before = clients.dump()
    outcome = clients.run("--color", "never", "purge", "1", stdin="n\n", terminal=True)

    assert (outcome.code, outcome.out) == (
        0,
        "Nothing was erased.\n",
    )
    assert outcome.err == (
        "Иван Петров, ООО Ромашка, 1 note will be erased. This cannot be undone. Erase? [y/N] "
    )
    assert clients.dump() == before


@pytest.mark.parametrize("answer", ["y", "YES", "да", "კი"])
def test_purge_after_a_yes_in_the_users_languages(clients, answer):
    outcome = clients.run("purge", "1", stdin=f"{answer}\n", terminal=True)
    assert outcome.out == "Иван Петров was erased, with every trace.\n"
    assert clients.fails(3, "dossier", "1")


def test_purge_asks_without_obeying_a_name(tickler):
    tickler("add", "Eve\x1b[2J")
    assert "Eve␛[2J" in tickler.run("purge", "1", stdin="n\n", terminal=True).err


def test_purge_leaves_no_byte_and_no_undo(clients):
    clients("edit", "1", "--company", "Geheimnis GmbH", "--tag", "Geheimnis")
    clients("note", "1", "Geheimnis", "--defer", "fri")
    clients("remind", "Geheimnis", "--on", "mon", "--for", "1")
    assert b"Geheimnis" in clients.folder.read_bytes()

    assert clients("purge", "1", "--yes") == "Иван Петров was erased, with every trace.\n"
    for file in clients.folder.parent.rglob("*"):
        for trace in ("Geheimnis", "geheimnis", "Петров", "petrov"):
            assert trace.encode() not in file.read_bytes(), (file, trace)
    assert "which nothing takes back" in clients.fails(5, "undo")
    assert "Петров" not in clients("log")


def test_undo_passes_over_a_purge_and_the_rest_stands(clients):
    clients("add", "Ana")
    clients("purge", "1", "--yes")
    clients("undo", "2")

    assert [card["id"] for card in clients.json("list")["cards"]] == [2, 3, 4]
    with closing(clients.database()) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
