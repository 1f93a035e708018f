"""`tickler merge`: two cards of one client become one, and undo makes them two again."""

import pytest

from tests.cli.test_json_contract import CARD, RECEIPT


@pytest.fixture
def twice(clients):
    """Ivan Petrov a second time, as card 5, with a meeting before the call and a firm in other letters."""
    clients("add", "Ivan Petrov", "--company", "Romashka Ltd", "--phone", "+7 916 000 0001",
            "--phone", "+7 916 000 0002", "--email", "i@p.example", "--address", "Lenina 1", "--tag", "new",
            "--on", "20 nov 09:00", "--kind", "meeting", "--why", "their office")  # fmt: skip
    clients("note", "5", "wants three quotes", "--outcome", "reached")
    clients("remind", "send the offer", "--on", "mon", "--for", "5")
    return clients


def test_what_came_over_is_said_and_where_the_card_is(twice):
    assert twice("merge", "1", "5") == (
        "Ivan Petrov (5) → Иван Петров (1): 1 note, 1 slip, 1 phone, 1 e-mail, 1 tag, address\n"
        "Иван Петров → Fri 20 Nov 2026 09:00, tab 20\n"
        "  in the note: company Romashka Ltd\n"
        "  in the note: planned Fri 20 Nov 2026 09:30, call, asks for a discount\n"
    )
    assert [card["id"] for card in twice.json("list")["cards"]] == [2, 1, 3, 4]
    dossier = twice.json("dossier", "1")
    assert [note["text"] for note in dossier["notes"]] == [
        "merged with card 5, Ivan Petrov, whose card said: company Romashka Ltd; "
        "this card was planned Fri 20 Nov 2026 09:30, call, asks for a discount",
        "wants three quotes",
    ]
    assert [slip["text"] for slip in dossier["reminders"]] == ["send the offer"]


def test_it_is_one_command_that_undo_takes_back(twice):
    before = twice.dump()
    twice("merge", "5", "1")
    assert twice("undo") == "taken back: merge, Иван Петров (1) → Ivan Petrov (5)\n"
    assert twice.dump() == before


def test_names_of_several_words_are_two_arguments(clients):
    clients("add", "Gia Beridze")
    assert clients("merge", "გიორგი ბერიძე", "Gia Beridze") == (
        "Gia Beridze (5) → გიორგი ბერიძე (4)\nგიორგი ბერიძე → loose\n"
    )
    assert clients("merge", "željko šarić", "ivana marić").startswith("Ivana Marić (3) → Željko Šarić (2): ")


def test_a_dropped_card_may_come_over_but_not_be_kept(twice):
    twice("drop", "1", "--why", "moved away")
    assert twice.fails(3, "merge", "1", "5") == (
        "tickler: Иван Петров was dropped from the folder.\n  tickler restore 1 puts the card back.\n"
    )
    assert "in the note: dropped Fri 20 Nov 2026, moved away\n" in twice("merge", "5", "1")


@pytest.mark.parametrize(
    ("args", "code", "error"),
    [
        pytest.param(("1", "1"), 5, "Both are card 1.", id="with itself"),
        pytest.param(("1", "иван петров"), 5, "Both are card 1.", id="with itself by name"),
        pytest.param(("1", "nobody"), 3, 'No client answers to "nobody".', id="nobody"),
        pytest.param(("1", "99"), 3, 'No client answers to "99".', id="no such id"),
        pytest.param(("iv", "4"), 4, '"iv" may mean 2 clients.', id="ambiguous"),
        pytest.param(("1",), 2, "OTHER", id="one alone"),
        pytest.param(("1", "2", "3"), 2, "3", id="three"),
    ],
)
def test_refused(refused, args, code, error):
    assert error in refused(code, "merge", *args)


def test_the_answer_to_scripts(twice):
    data = twice.json("merge", "1", "5")
    assert data.keys() == RECEIPT
    assert data["card"].keys() == CARD
    assert (data["card"]["id"], data["card"]["place"], data["card"]["time"]) == (1, "2026-11-20", "09:00")
    assert data["journal"] == twice.json("log")["entries"][0]["id"]
    assert data["message"].startswith("Ivan Petrov (5) → Иван Петров (1): 1 note")


def test_purge_after_a_merge_leaves_no_byte_of_either(clients):
    clients("add", "Geheimnis", "--company", "Geheim GmbH", "--phone", "+385 91 555 0001")
    clients("merge", "1", "5")
    clients("purge", "1", "--yes")
    for file in clients.folder.parent.rglob("*"):
        for trace in ("Geheim", "geheim", "915550001", "Петров"):
            assert trace.encode() not in file.read_bytes(), (file, trace)


def test_a_hostile_name_reaches_no_terminal(tickler):
    tickler("add", "Eve\x1b[2J")
    tickler("add", "Eve")
    assert "\x1b[2J" not in tickler("merge", "2", "1", terminal=True)
