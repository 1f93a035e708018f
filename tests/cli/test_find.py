"""`tickler find` and `tickler list`: look through cards and notes."""

import pytest


def ids(tickler, *args):
    return [card["id"] for card in tickler.json(*args)["cards"]]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param(("zeljko",), [2], id="Latin letters with marks"),
        pytest.param(("petrov",), [1], id="Cyrillic from a Latin keyboard"),
        pytest.param(("beridze",), [4], id="Georgian from a Latin keyboard"),
        pytest.param(("ПЕТРОВ",), [1], id="capitals"),
        pytest.param(("iv",), [1, 3], id="two letters"),
        pytest.param(("ivan", "mar"), [3], id="all words"),
        pytest.param(("romashka",), [1], id="firm"),
        pytest.param(("bura.example",), [3], id="e-mail"),
        pytest.param(("916 000",), [1], id="telephone"),
        pytest.param(("vip",), [1], id="tag"),
        pytest.param(("nobody",), [], id="nobody"),
        pytest.param(("%",), [], id="a sign of SQL"),
        pytest.param(('"a* OR (',), [], id="signs of the index"),
        pytest.param(("",), [], id="nothing"),
    ],
)
def test_find(clients, words, found):
    assert ids(clients, "find", *words) == found


@pytest.mark.parametrize("typed", ["olga", "Ольга", "kapanadze", "obrien", "o'brien"])
def test_nobody_types_the_apostrophes_of_a_transliteration(tickler, typed):
    tickler("add", "Ольга ნინო კაპანაძე O’Brien")
    assert ids(tickler, "find", typed) == [1]


@pytest.mark.parametrize(
    ("args", "printed"),
    [
        pytest.param(("find", "ivan"), "1\n3\n", id="find"),
        pytest.param(("find", "ivan", "--limit", "1"), "1\n", id="find one"),
        pytest.param(("find", "nobody"), "", id="find nobody"),
        pytest.param(("list",), "2\n1\n3\n4\n", id="list"),
        pytest.param(("list", "--loose"), "4\n", id="list some"),
        pytest.param(("list", "--dropped"), "", id="list none"),
    ],
)
def test_ids_alone_for_the_next_command(clients, args, printed):
    assert clients(*args, "--ids") == printed
    assert clients.json(*args, "--ids") == clients.json(*args)


def test_ids_of_a_list_go_into_defer(clients):
    assert clients("defer", "-", "mon", stdin=clients("list", "--tag", "vip", "--ids")) == (
        "Иван Петров → Mon 23 Nov 2026, tab 23\n"
    )


def test_on_a_day_what_has_a_time_comes_first(clients):
    clients("add", "Ana", "--on", "25 14:00")
    clients("add", "Ben", "--on", "25 9:30")

    assert clients("list", "--tab", "25", "--ids") == "6\n5\n3\n"
    assert [card["id"] for card in clients.json("tab", "25")["cards"]] == [6, 5, 3]


def test_names_come_before_notes_and_the_note_is_shown(clients):
    clients("note", "4", "knows Petrov from school")

    found = clients.json("find", "petrov")
    assert [(card["id"], card["match"]) for card in found["cards"]] == [
        (1, None),
        (4, "knows Petrov from school"),
    ]
    assert "noted: knows Petrov from school" in clients("find", "petrov")


def test_of_a_long_note_the_place_of_the_words_is_shown_and_scripts_get_all(clients):
    letter = "Dear colleagues, " * 40 + "поставка is within two weeks"
    clients("note", "4", letter)

    shown = " ".join(clients("find", "postavka").split())
    assert "noted: … Dear colleagues, Dear colleagues, поставка is within two weeks" in shown
    assert clients.json("find", "postavka")["cards"][0]["match"] == letter


def test_find_says_when_nothing_is_found(clients):
    assert clients("find", "no", "such") == '"no such"\nNo cards.\n'


def test_the_limit_is_said(clients):
    assert ids(clients, "find", "iv", "--limit", "1") == [1]
    assert clients("find", "iv", "--limit", "1").endswith("1 shown, there are more; --limit 100 shows more\n")


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        pytest.param((), [2, 1, 3, 4], id="in the order of the dates"),
        pytest.param(("--tag", "vip"), [1], id="tag"),
        pytest.param(("--tag", "no"), [], id="no such tag"),
        pytest.param(("--tab", "20"), [2, 1], id="today's tab has what is late"),
        pytest.param(("--tab", "25"), [3], id="tab"),
        pytest.param(("--tab", "31"), [], id="tab without a date"),
        pytest.param(("--kind", "first-call"), [2], id="kind"),
        pytest.param(("--kind", "call", "--tab", "20"), [1], id="kind and tab"),
        pytest.param(("--loose",), [4], id="loose"),
        pytest.param(("--dropped",), [], id="dropped"),
        pytest.param(("--limit", "2"), [2, 1], id="limit"),
    ],
)
def test_list(clients, filters, found):
    assert ids(clients, "list", *filters) == found


def test_a_dropped_card_is_listed_on_request_alone(clients):
    clients("drop", "1")

    assert ids(clients, "list") == [2, 3, 4]
    assert ids(clients, "list", "--dropped") == [1]
    assert ids(clients, "list", "--dropped", "--tag", "vip") == [1]


def test_list_tells_how_many_there_are(clients):
    data = clients.json("list", "--limit", "1")

    assert (data["total"], data["more"]) == (4, True)
    assert clients("list", "--limit", "1").endswith("1 of 4 shown; --limit 100 shows more\n")


@pytest.fixture
def batches(clients):
    """After the entries 1 to 4, which add the clients: an import, a change of two, a setting, a drop."""
    clients("import", "-", "--tag", "fair", stdin="Name\nAna\nBen\nCleo\n")
    clients("defer", "1,2", "25", "--kind", "visit")
    clients("config", "capacity", "5")
    clients("drop", "Ben")
    return clients


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        pytest.param(("--batch", "1"), [1], id="a card that was added"),
        pytest.param(("--batch", "5"), [5, 7], id="an import, without the one that was dropped since"),
        pytest.param(("--batch", "5", "--dropped"), [6], id="the one that was dropped since"),
        pytest.param(("--batch", "6"), [1, 2], id="two that were moved"),
        pytest.param(("--batch", "7"), [], id="a setting"),
        pytest.param(("--batch", "5", "--limit", "1"), [5], id="limit"),
        pytest.param(("--batch", "5", "--tag", "fair"), [5, 7], id="tag"),
        pytest.param(("--batch", "6", "--tag", "fair"), [], id="no such tag"),
        pytest.param(("--batch", "6", "--kind", "visit"), [1, 2], id="kind"),
        pytest.param(("--batch", "6", "--tab", "25"), [1, 2], id="tab"),
        pytest.param(("--batch", "6", "--loose"), [], id="loose"),
    ],
)
def test_list_of_a_journal_entry(batches, filters, found):
    data = batches.json("list", *filters)
    assert [card["id"] for card in data["cards"]] == found
    assert data["total"] == (2 if "--limit" in filters else len(found))
    assert batches("list", *filters, "--ids") == "".join(f"{card_id}\n" for card_id in found)


def test_list_of_a_journal_entry_says_what_it_was(batches):
    assert batches("list", "--batch", "7") == "config, capacity = 5\nNo cards.\n"
    assert batches("list", "--batch", "6").startswith("defer, 2 cards → Wed 25 Nov 2026, tab 25\n")
    batches("undo", "4")
    assert batches("list", "--batch", "5").endswith(" (undone)\nNo cards.\n")


def test_a_batch_that_was_undone_and_done_again(batches):
    batches("undo", "4")
    batches("redo")
    assert ids(batches, "list", "--batch", "5") == [5, 7]


@pytest.mark.parametrize(
    ("args", "code", "error"),
    [
        pytest.param(("--batch", "99"), 3, "There is no journal entry 99.", id="no such entry"),
        pytest.param(("--batch", "0"), 2, "0 is not in the range", id="no entry at all"),
        pytest.param(("--loose", "--dropped"), 2, "exclude each other", id="contradiction"),
        pytest.param(("--tab", "25", "--loose"), 2, "exclude each other", id="another contradiction"),
        pytest.param(("--kind", "lunch"), 5, '"lunch" is no kind of contact.', id="kind"),
        pytest.param(("--tab", "32"), 3, "There is no tab 32.", id="no such tab"),
        pytest.param(("--limit", "0"), 2, "0 is not in the range", id="no limit at all"),
        pytest.param(("--limit", "9" * 30), 2, "is not in the range", id="a limit of thirty digits"),
    ],
)
def test_refused(refused, args, code, error):
    assert error in refused(code, "list", *args)
