"""`tickler defer`: one card or several behind another tab."""

import pytest


def test_what_is_resolved_is_said_back(clients):
    assert clients("defer", "bura", "9", "dec") == "Ivana Marić → Wed 9 Dec 2026, tab 9\n"
    assert clients.json("tab", "9")["cards"][0]["id"] == 3
    assert clients.json("tab", "25")["cards"] == []


def test_several_ids_are_one_entry_and_one_undo(clients):
    before = clients.dump()
    assert clients("defer", "1,2, 4", "jul", "--kind", "visit", "--why", "summer", "--note", "asked") == (
        "3 cards → July 2027, tab Jul\n"
        "Иван Петров → July 2027, tab Jul\n"
        "Željko Šarić → July 2027, tab Jul\n"
        "გიორგი ბერიძე → July 2027, tab Jul\n"
    )
    dossier = clients.json("dossier", "4")
    assert (dossier["card"]["kind"], dossier["card"]["why"]) == ("visit", "summer")
    assert dossier["notes"][0]["text"] == "asked"
    assert [(move["from"], move["to"], move["why"]) for move in dossier["moves"]] == [
        ("loose", "2027-07", "summer")
    ]

    clients("undo")
    assert clients.dump() == before


def test_standard_input_names_clients_in_any_way(clients):
    clients("defer", "-", "loose", stdin="1\n\n  šarić \nHotel Bura\n1\n")

    assert clients.json("folder")["loose"] == 4


def test_a_day_that_is_too_full_is_named(clients):
    clients("config", "capacity", "1")

    assert clients("defer", "4", "25") == (
        "გიორგი ბერიძე → Wed 25 Nov 2026, tab 25\n  2 cards that day, 1 more than it can hold\n"
    )


def test_in_a_pipe_a_line_stays_whole_and_in_a_window_it_is_wrapped(tickler):
    name = "Виктория Андреевна Тихонова " * 5
    tickler("add", name)
    tickler.environ["COLUMNS"] = "40"

    assert tickler("defer", "1", "mon") == f"{name.strip()} → Mon 23 Nov 2026, tab 23\n"
    shown = tickler("--color", "never", "defer", "1", "tue", terminal=True).splitlines()
    assert max(map(len, shown)) <= 40
    assert " ".join(line.strip() for line in shown) == f"{name.strip()} → Tue 24 Nov 2026, tab 24"


def test_a_counted_phrase_rolls_forward_and_says_so(clients):
    assert clients("defer", "4", "+1d") == (
        "გიორგი ბერიძე → Mon 23 Nov 2026, tab 23\n  rolled forward from Saturday 21 Nov\n"
    )


@pytest.mark.parametrize(
    ("args", "stdin", "code", "error"),
    [
        pytest.param(("1", "yesterday"), "", 5, "The past is no place", id="past word"),
        pytest.param(("1", "2020-01-01"), "", 5, "was Wed 1 Jan 2020", id="past date"),
        pytest.param(("1", "30", "feb"), "", 5, "February has no 30th", id="impossible"),
        pytest.param(("1", "12/8"), "", 5, "can be read two ways: 8 Dec or 12 Aug", id="two readings"),
        pytest.param(("1", "nonsense"), "", 5, '"nonsense" is no word of a date', id="no date"),
        pytest.param(("1",), "", 2, "Missing argument 'WHEN...'", id="no date at all"),
        pytest.param(("nobody", "mon"), "", 3, 'No client answers to "nobody".', id="unknown"),
        pytest.param(("1,99", "mon"), "", 3, 'No client answers to "99".', id="one of several unknown"),
        pytest.param(("9" * 30, "mon"), "", 3, "No client answers", id="an id of thirty digits"),
        pytest.param(("-", "mon"), "\n", 5, "Standard input names no client.", id="nobody in the pipe"),
        pytest.param(("-", "mon"), b"\xff", 5, "byte 0xFF at position 0", id="no text in the pipe"),
        pytest.param(("iv", "mon"), "", 4, '"iv" may mean 2 clients.', id="ambiguous"),
        pytest.param(("-", "mon"), "1\niv\n", 4, '"iv" may mean 2 clients.', id="ambiguous in the pipe"),
        pytest.param(("1", "mon", "--kind", "lunch"), "", 5, "is no kind of contact", id="kind"),
    ],
)
def test_refused(refused, args, stdin, code, error):
    assert error in refused(code, "defer", *args, stdin=stdin)
