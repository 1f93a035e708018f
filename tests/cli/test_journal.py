"""`tickler log`, `undo` and `redo`: every command is one entry, and one undo takes it back."""

import pytest


def summaries(tickler, *args):
    return [entry["summary"] for entry in tickler.json("log", *args)["entries"]]


def test_the_log_is_newest_first(clients):
    assert summaries(clients) == [
        "გიორგი ბერიძე → loose",
        "Ivana Marić → Wed 25 Nov 2026, tab 25",
        "Željko Šarić → Tue 17 Nov 2026, tab 17",
        "Иван Петров → Fri 20 Nov 2026 09:30, tab 20",
    ]
    assert clients("log", "--limit", "1") == (
        "#  when               command  what was done\n4  20 Nov 2026 08:30  add      გიორგი ბერიძე → loose\n"
    )


def test_the_log_of_one_client(clients):
    clients("defer", "1,3", "mon")
    clients("drop", "1")

    assert summaries(clients, "petrov") == [
        "Иван Петров: dropped",
        "2 cards → Mon 23 Nov 2026, tab 23",
        "Иван Петров → Fri 20 Nov 2026 09:30, tab 20",
    ]


def test_an_empty_journal(tickler):
    assert tickler("log") == "The journal is empty.\n"
    assert tickler.fails(3, "undo") == (
        "tickler: There is nothing to undo.\n  tickler log shows what was done.\n"
    )
    assert "There is no undo to take back." in tickler.fails(3, "redo")


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(("add", "Ana", "--tag", "x", "--phone", "+385 91 000 0009"), id="add"),
        pytest.param(("edit", "1", "--name", "X", "--set", "a=b"), id="edit"),
        pytest.param(("note", "1", "x", "--outcome", "sold", "--defer", "+2w"), id="note"),
        pytest.param(("defer", "1,2,3,4", "jul"), id="defer"),
        pytest.param(("drop", "1", "--why", "x"), id="drop"),
        pytest.param(("remind", "x", "--on", "today", "--for", "1"), id="remind"),
        pytest.param(("done", "s1"), id="done"),
        pytest.param(("config", "capacity", "5"), id="config"),
    ],
)
def test_undo_and_redo_of_every_command(clients, command):
    clients("remind", "report", "--on", "today", "--every", "2 weeks")
    before = clients.dump()
    clients(*command)
    after = clients.dump()

    assert clients("undo").startswith(f"taken back: {command[0]}, ")
    assert clients.dump() == before
    assert clients("redo").startswith("done again: ")
    assert clients.dump() == after
    clients("undo")
    assert clients.dump() == before


def test_undo_several_and_redo_them_at_once(clients):
    before = clients.dump()
    clients("defer", "1", "mon")
    clients("note", "1", "x")
    clients("drop", "1")
    after = clients.dump()

    assert clients("undo", "3") == (
        "taken back: drop, Иван Петров: dropped\n"
        "  taken back: note, Иван Петров: noted\n"
        "  taken back: defer, Иван Петров → Mon 23 Nov 2026, tab 23\n"
    )
    assert clients.dump() == before
    assert clients("redo") == (
        "done again: defer, Иван Петров → Mon 23 Nov 2026, tab 23\n"
        "  done again: note, Иван Петров: noted\n"
        "  done again: drop, Иван Петров: dropped\n"
    )
    assert clients.dump() == after


def test_undo_of_several_is_one_entry(clients):
    clients("defer", "1", "mon")
    clients("note", "1", "x")
    clients("undo", "2")

    newest, second, third, fourth = clients.json("log", "--limit", "4")["entries"]
    assert (newest["command"], newest["summary"], newest["undone"]) == ("undo", "2 commands", False)
    assert [(e["command"], e["undone"]) for e in (second, third)] == [("note", True), ("defer", True)]
    assert (fourth["command"], fourth["undone"]) == ("add", False)


def test_undo_of_more_than_there_is_takes_back_all_that_stands(clients):
    clients("undo", "99")

    assert clients.json("list")["cards"] == []
    assert len(clients("redo").splitlines()) == 4
    assert len(clients.json("list")["cards"]) == 4


def test_the_log_marks_what_was_undone(clients):
    clients("undo")

    assert [(e["command"], e["undone"]) for e in clients.json("log", "--limit", "2")["entries"]] == [
        ("undo", False),
        ("add", True),
    ]
    assert "(undone)" in clients("log")


def test_redo_is_over_once_something_else_was_done(clients):
    clients("undo")
    clients("add", "Ana")

    assert "There is no undo to take back." in clients.fails(3, "redo")


def test_an_id_is_never_given_again(clients):
    clients("undo")
    assert clients.json("add", "Ana")["card"]["id"] == 5


@pytest.mark.parametrize(
    ("args", "code", "error"),
    [
        pytest.param(("undo", "0"), 2, "0 is not in the range", id="none"),
        pytest.param(("undo", "9" * 30), 2, "is not in the range", id="thirty digits"),
        pytest.param(("undo", "all"), 2, "'all' is not a valid int", id="no number"),
        pytest.param(("log", "nobody"), 3, "No client answers", id="unknown client"),
        pytest.param(("redo",), 3, "There is no undo to take back.", id="no undo before"),
    ],
)
def test_refused(refused, args, code, error):
    assert error in refused(code, *args)


def test_an_import_with_its_updates_is_taken_back_and_done_again_whole(clients):
    before = clients.dump()
    sheet = (
        "Name,E-mail,Phone,Company\nIvana Marić,ivana@bura.example,+385 1 0000 003,Hotel Bura\nNova,,,Firma\n"
    )
    report = clients.json("import", "-", "--update", stdin=sheet)
    assert (report["created"], report["updated"]) == (1, 1)
    after = clients.dump()

    for _ in range(2):
        clients("undo")
        assert clients.dump() == before
        clients("redo")
        assert clients.dump() == after


def test_a_purge_is_never_taken_back_and_says_so_first(clients):
    asked = clients.run("purge", "1", stdin="n\n", terminal=True)
    assert "This cannot be undone. Erase? [y/N]" in asked.err
    clients("purge", "1", "--yes")
    clients("note", "2", "x")
    assert clients("undo", "9").count("taken back: ") == 4  # all others, the purge passed over
    assert clients.json("list")["cards"] == []
    assert len(clients("redo").splitlines()) == 4
    assert [card["id"] for card in clients.json("list")["cards"]] == [2, 3, 4]
