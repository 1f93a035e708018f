"""`tickler remind` and `tickler done`: slips of paper behind the tabs."""

import pytest


def due(tickler):
    return [(slip["id"], slip["text"], slip["due"]) for slip in tickler.json("today")["reminders"]]


def test_a_slip_for_a_client(clients):
    assert clients("remind", "send", "the offer", "--on", "today", "--for", "petrov") == (
        "s1 send the offer, Иван Петров → Fri 20 Nov 2026, tab 20\n"
    )
    assert due(clients) == [(1, "send the offer", "2026-11-20")]
    assert clients.json("log", "--limit", "1")["entries"][0]["summary"] == (
        "s1 send the offer, Иван Петров → Fri 20 Nov 2026, tab 20"
    )


def test_a_slip_without_a_client_may_be_the_first_thing_in_the_folder(tickler):
    outcome = tickler.run("remind", "buy paper", "--on", "sun")

    assert outcome.out == "s1 buy paper → Sun 22 Nov 2026, tab 22\n  that is a Sunday\n"
    assert outcome.err == f"Your folder is {tickler.folder}\n"


def test_done_takes_slips_by_any_spelling_and_is_one_undo(clients):
    for text in ("a", "b", "c"):
        clients("remind", text, "--on", "today")
    before = clients.dump()
    assert clients("done", "s1", "2", "S3").startswith("done: a, b, c\n")
    assert due(clients) == []

    clients("undo")
    assert clients.dump() == before


def test_done_reads_ids_from_standard_input(clients):
    clients("remind", "a", "--on", "today")
    clients("done", "-", stdin="s1\n")

    assert due(clients) == []


def test_a_slip_said_twice_is_done_once(clients):
    clients("remind", "report", "--on", "today", "--every", "2 weeks")

    assert clients("done", "s1", "1") == "done: report\ns1 report → Fri 4 Dec 2026, tab 4\n"


def test_missed_occurrences_give_one_next_date(clients):
    clients("remind", "pay the rent", "--on", "30", "--every", "monthly")
    clients.today = "2027-03-05"

    assert clients("done", "s1").endswith("s1 pay the rent → Tue 30 Mar 2027, tab 30\n")


def test_a_slip_not_done_is_there_the_next_day(clients):
    clients("remind", "a", "--on", "today")
    clients.today = "2026-11-23"

    assert due(clients) == [(1, "a", "2026-11-20")]


@pytest.mark.parametrize(
    ("args", "code", "error"),
    [
        pytest.param(("x",), 2, "Missing option '--on'.", id="no date"),
        pytest.param((" ", "--on", "mon"), 5, "The slip is empty.", id="no text"),
        pytest.param(("x", "--on", "loose"), 5, "it cannot be loose", id="loose"),
        pytest.param(("x", "--on", "yesterday"), 5, "The past is no place", id="past"),
        pytest.param(("x", "--on", "mon", "--every", "often"), 5, '"often" is no cadence', id="cadence"),
        pytest.param(("x", "--on", "mon", "--every", ""), 5, '"" is no cadence', id="empty cadence"),
        pytest.param(("x", "--on", "jul", "--every", "monthly"), 5, "begins on a day", id="a month recurs"),
        pytest.param(("x", "--on", "mon", "--for", "nobody"), 3, "No client answers", id="unknown client"),
        pytest.param(("x", "--on", "mon", "--for", ""), 3, "No client answers", id="empty client"),
        pytest.param(("x", "--on", "mon", "--for", "iv"), 4, "may mean 2 clients", id="ambiguous client"),
    ],
)
def test_remind_refused(refused, args, code, error):
    assert error in refused(code, "remind", *args)


@pytest.mark.parametrize(
    ("said", "code", "error"),
    [
        pytest.param("s9", 3, "There is no slip s9.", id="unknown"),
        pytest.param("9" * 30, 3, "There is no slip 999", id="thirty digits"),
        pytest.param("offer", 2, '"offer" is no slip.', id="no id"),
    ],
)
def test_done_refused_and_none_of_them_is_done(clients, said, code, error):
    clients("remind", "a", "--on", "today")
    assert error in clients.fails(code, "done", "s1", said)
    assert due(clients) == [(1, "a", "2026-11-20")]


def test_done_is_not_done_twice(clients):
    clients("remind", "a", "--on", "today")
    clients("done", "s1")

    assert 'Slip s1 "a" is done already.' in clients.fails(3, "done", "s1")
