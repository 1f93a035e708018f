"""A promise given with a note, or with a slip of its own: kept in time, kept late, overdue."""

import pytest

from tests.cli.conftest import FRIDAY


@pytest.fixture
def promised(clients):
    """On Wednesday Ivan was promised an offer by Thursday; now it is Friday."""
    clients.today = "2026-11-18T11:00"
    clients("note", "1", "wants the offer", "--promise", "send the offer", "--by", "thu")
    clients.today = FRIDAY
    return clients


def test_the_note_and_the_slip_are_said_back_and_are_one_undo(clients):
    before = clients.dump()
    assert clients("note", "1", "wants it", "--promise", "send the offer", "--by", "thu") == (
        "Иван Петров: noted\n"
        "Иван Петров → Fri 20 Nov 2026 09:30, tab 20\n"
        "s1 promised: send the offer, Иван Петров → Thu 26 Nov 2026, tab 26\n"
    )
    entry = clients.json("log", "--limit", "1")["entries"][0]
    assert entry["summary"] == "Иван Петров: noted; s1 promised: send the offer → Thu 26 Nov 2026, tab 26"

    clients("undo")
    assert clients.dump() == before


def test_with_defer_each_thing_is_said_once(clients):
    said = clients(
        "note", "1", "x", "--outcome", "agreed", "--defer", "mon", "--promise", "bring samples", "--by", "sun"
    )
    assert said == (
        "Иван Петров: agreed → Mon 23 Nov 2026, tab 23\n"
        "s1 promised: bring samples, Иван Петров → Sun 22 Nov 2026, tab 22\n"
        "  that is a Sunday\n"
    )


def test_a_promise_without_a_note_is_a_slip_of_its_own(clients):
    said = clients("remind", "send prices", "--on", "mon", "--for", "petrov", "--promise")
    assert said == "s1 promised: send prices, Иван Петров → Mon 23 Nov 2026, tab 23\n"


@pytest.mark.parametrize(
    ("args", "code", "error"),
    [
        pytest.param(
            ("--promise", "send it"), 2,
            'For when was "send it" promised?\n  Say the day: --promise "send it" --by thu', id="no day",
        ),
        pytest.param(("--by", "thu"), 2, "--by belongs to --promise.", id="nothing"),
        pytest.param(("--promise", " ", "--by", "thu"), 5, "The promise is empty.", id="empty"),
        pytest.param(("--promise", "x", "--by", "jul"), 5, "A promise is for a day.", id="a month"),
        pytest.param(("--promise", "x", "--by", "loose"), 5, "it cannot be loose", id="loose"),
        pytest.param(("--promise", "x", "--by", "yesterday"), 5, "The past is no place", id="past"),
    ],
)  # fmt: skip
def test_a_promise_refused_and_nothing_is_noted(refused, args, code, error):
    assert error in refused(code, "note", "1", "said", *args)


@pytest.mark.parametrize(
    "args", [("--on", "mon"), ("--on", "mon", "--for", "1", "--every", "weekly")], ids=["no client", "again"]
)
def test_a_promise_is_given_to_a_client_and_once(refused, args):
    assert "A promise is given to a client, and for one day." in refused(2, "remind", "x", "--promise", *args)


def test_an_overdue_promise_is_the_first_of_the_slips_and_says_so(promised):
    promised.today = "2026-11-17T09:00"
    promised("remind", "buy paper", "--on", "today")
    promised.today = FRIDAY

    assert promised("today").split("slips\n")[1].splitlines()[:3] == [
        "s1  1 day   Иван Петров    send the offer",
        "                           promised for Thu 19 Nov, 1 day late",
        "s2  3 days                 buy paper",
    ]
    assert [slip["id"] for slip in promised.json("today")["reminders"]] == [1, 2]


def test_it_is_marked_wherever_it_is_seen(promised):
    late = "promised for Thu 19 Nov, 1 day late"
    assert late in promised("tab", "20")
    assert late in promised("dossier", "1")
    assert f"({late})" in promised("dossier", "1", "--md")
    assert late in promised("slips")
    for answer in (promised.json("today"), promised.json("dossier", "1"), promised.json("slips")):
        assert answer["reminders"][0]["promise"] is True
        assert answer["reminders"][0]["promised_for"] == "2026-11-19"


def test_a_slip_that_is_no_promise_is_none(clients):
    clients("remind", "buy paper", "--on", "today")
    assert "promised" not in clients("slips")
    slip = clients.json("slips")["reminders"][0]
    assert (slip["promise"], slip["promised_for"]) == (False, None)


@pytest.mark.parametrize(
    ("day", "said"),
    [("2026-11-18", "done in time"), ("2026-11-19", "done in time"), ("2026-11-23", "done, 4 days late")],
)
def test_done_says_whether_it_was_in_time(promised, day, said):
    promised.today = day
    assert promised("done", "s1").endswith(f"s1 send the offer, Иван Петров: {said}\n")


def test_a_promise_that_is_moved_stays_promised_for_its_day(promised):
    assert promised("defer", "s1", "mon") == (
        "s1 promised: send the offer, Иван Петров → Mon 23 Nov 2026, tab 23\n"
        "  s1 stays promised for Thu 19 Nov 2026\n"
    )
    assert "(Mon 23 Nov, promised for Thu 19 Nov, 1 day late)" in promised("dossier", "1", "--md")
    promised.today = "2026-11-23"
    assert "4 days late" in promised("done", "s1")


def test_the_review_says_what_became_of_promises(promised):
    promised("note", "2", "x", "--promise", "call again", "--by", "20 dec")
    promised("remind", "bring the key", "--on", "today", "--for", "2", "--promise")
    said = promised("review", "--week")
    assert [line.split() for line in said.splitlines() if line.startswith("promises")] == [
        ["promises", "given", "3", "0"],
        ["promises", "open", "2", "0"],
        ["promises", "overdue", "1", "0", "and", "not", "kept", "yet"],
    ]
    assert (
        "promise overdue longest: s1 send the offer, Иван Петров\n  promised for Thu 19 Nov, 1 day late\n"
        in said
    )

    promised("done", "s1", "s3")
    said = promised("review", "--week")
    assert "in time, of 2 due\n" in said
    assert "by 1 day\n" in said
    assert "overdue longest" not in said
    answer = promised.json("review", "--week")
    assert answer["promises"] == {
        "given": 3, "kept": 1, "late": 1, "open": 0, "overdue": 0, "longest_late": 1,
    }  # fmt: skip
    assert answer["oldest_promise"] is None


def test_a_promise_stays_one_when_its_card_goes_into_another_or_to_a_colleague(promised, tmp_path):
    packet, other = str(tmp_path / "all.tickler"), str(tmp_path / "other.db")
    promised("merge", "2", "1", "--yes")
    promised("defer", "s1", "mon")
    promised("handover", packet)
    promised("--folder", other, "receive", packet)
    slip = promised.json("--folder", other, "slips", "--promises")["reminders"][0]
    assert (slip["text"], slip["due"], slip["promised_for"]) == ("send the offer", "2026-11-23", "2026-11-19")
