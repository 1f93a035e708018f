"""All open slips: listed, moved, taken away."""

import pytest

from tests.cli.test_remind import due


@pytest.fixture
def slips(clients):
    """s1 for a client in a week, s2 in July, s3 each week from today on."""
    clients("remind", "send the offer", "--on", "fri", "--for", "petrov", "--promise")
    clients("remind", "plan the fair", "--on", "jul")
    clients("remind", "water the plants", "--on", "today", "--every", "weekly")
    return clients


def test_all_that_are_open_in_the_order_of_their_dates(slips):
    assert slips("slips").splitlines() == [
        " #  where       client       slip",
        "s3  Fri 20 Nov               water the plants",
        "                             every week",
        "s1  Fri 27 Nov  Иван Петров  send the offer",
        "                             promised for Fri 27 Nov",
        "s2  July 2027                plan the fair",
    ]
    assert slips("slips", "--ids") == "s3\ns1\ns2\n"
    assert slips("slips", "--ids", "--for", "petrov") == "s1\n"
    assert slips("slips", "--for", "marić") == "No slips are open.\n"


def test_promises_alone_the_oldest_promise_first(slips):
    slips("remind", "call back", "--on", "wed", "--for", "marić", "--promise")
    slips("defer", "s4", "aug")
    assert slips("slips", "--promises", "--ids") == "s4\ns1\n"


def test_what_is_done_is_listed_no_more(slips):
    assert slips("done", "-", stdin=slips("slips", "--promises", "--ids")).startswith("done: send the offer")
    assert slips("slips", "--ids") == "s3\ns2\n"


def test_a_slip_is_moved_and_that_is_one_undo(slips):
    before = slips.dump()
    assert slips("defer", "s2", "mon", "14:30") == "s2 plan the fair → Mon 23 Nov 2026 14:30, tab 23\n"
    assert slips.json("slips")["reminders"][1]["time"] == "14:30"

    slips("undo")
    assert slips.dump() == before


def test_several_slips_are_moved_at_once(slips):
    assert slips("defer", "S2, s3", "tue") == (
        "2 slips → Tue 24 Nov 2026, tab 24\n"
        "s2 plan the fair → Tue 24 Nov 2026, tab 24\n"
        "s3 water the plants → Tue 24 Nov 2026, tab 24\n"
    )


def test_a_recurring_slip_that_was_moved_once_keeps_its_rhythm(slips):
    slips("defer", "s3", "mon")
    slips.today = "2026-11-23"
    assert slips("done", "s3").endswith("s3 water the plants → Fri 27 Nov 2026, tab 27\n")


def test_a_slip_is_taken_away_undone_and_comes_back(slips):
    before = slips.dump()
    assert slips("drop", "s1", "s3") == (
        "taken away: s1 send the offer, s3 water the plants\n  tickler undo takes this back\n"
    )
    assert slips("slips", "--ids") == "s2\n"
    assert "There is no slip s1." in slips.fails(3, "done", "s1")

    slips("undo")
    assert slips.dump() == before


@pytest.mark.parametrize(
    ("args", "code", "error"),
    [
        pytest.param(("defer", "s9", "mon"), 3, "There is no slip s9.", id="unknown"),
        pytest.param(("defer", "s1", "loose"), 5, "it cannot be loose", id="loose"),
        pytest.param(("defer", "s1", "yesterday"), 5, "The past is no place", id="past"),
        pytest.param(("defer", "s1,s3", "jul"), 5, "A slip that recurs lies behind a day.", id="month"),
        pytest.param(("defer", "s1", "mon", "--note", "x"), 2, "are for cards, not for slips", id="note"),
        pytest.param(("drop", "s1", "--why", "x"), 2, "--why is for cards", id="why"),
        pytest.param(("drop", "s1,s9"), 3, "There is no slip s9.", id="one of two unknown"),
        pytest.param(("defer", "b1", "mon"), 2, "b1 is a birthday", id="a birthday that is moved"),
        pytest.param(("drop", "s1,b1"), 2, "tickler done b1", id="a birthday that is taken away"),
        pytest.param(("slips", "--for", "nobody"), 3, "No client answers", id="unknown client"),
    ],
)
def test_slips_refused_and_all_stay(slips, args, code, error):
    before = slips.folder.read_bytes()
    assert error in slips.fails(code, *args)
    assert slips.folder.read_bytes() == before


def test_a_slip_that_is_done_moves_no_more(slips):
    slips("done", "s1")
    assert 'Slip s1 "send the offer" is done already.' in slips.fails(3, "defer", "s1", "mon")


def test_nothing_is_open_in_a_folder_that_does_not_exist(tickler):
    assert tickler("slips") == "No slips are open.\n"
    assert not tickler.folder.exists()


def test_a_client_whose_name_is_like_a_slip_is_reached_by_the_number(clients):
    clients("add", "S5 Systems", "--on", "mon")
    assert clients("defer", "s5 systems", "tue") == "S5 Systems → Tue 24 Nov 2026, tab 24\n"
    assert due(clients) == []
