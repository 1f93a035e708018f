"""`tickler spread`: full days relieved, the month dealt out, loose cards filed."""

import pytest

FULL = """\
2 cards moved to 2 days

day         before  after  capacity
Fri 20 Nov       4      2         2
Mon 23 Nov       1      2         2
Tue 24 Nov       0      1         2

#  client         from        why it is due                         why it moves
→ Mon 23 Nov
5  Ana Kralj      Fri 20 Nov  prices                                too much
→ Tue 24 Nov
6  გიორგი ბერიძე  Fri 20 Nov  first call                            too much

tickler undo takes all of it back
"""


@pytest.fixture
def full(tickler):
    """Two cards a day; today's pile has four: one with a time, a visit, a call and a first call."""
    tickler("config", "capacity", "2")
    tickler("add", "Luka", "--on", "mon")
    tickler("add", "Иван Петров", "--on", "20 nov 09:30")
    tickler("add", "Željko Šarić", "--on", "mar")
    tickler("add", "Ivana Marić", "--on", "today", "--kind", "visit")
    tickler("add", "Ana Kralj", "--on", "today", "--why", "prices")
    tickler("add", "გიორგი ბერიძე", "--on", "today", "--kind", "first-call")
    tickler.environ["COLUMNS"] = "80"
    return tickler


def test_a_full_day_is_relieved_and_it_is_one_undo(full):
    assert full("today").splitlines()[2] == "capacity 2, over by 2: tickler spread"
    before = full.dump()

    assert full("spread") == FULL
    assert full("today").splitlines()[1].endswith("capacity 2, room for 0")
    assert full.json("log")["entries"][0]["summary"] == "2 cards moved to 2 days"
    move = full.json("dossier", "5")["moves"][0]
    assert (move["from"], move["to"], move["why"]) == ("2026-11-20", "2026-11-23", "spread")
    full("undo")
    assert full.dump() == before


def test_a_trial_run_shows_the_same_and_moves_nothing(full):
    before = full.dump()

    said = full("spread", "--dry-run")
    assert said.splitlines()[0] == "2 cards to move to 2 days"
    assert said.splitlines()[2:-1] == FULL.splitlines()[2:-1]
    assert said.splitlines()[-1] == "Nothing was moved; this is what would be."
    assert full.dump() == before
    data = full.json("spread", "--dry-run")
    assert (data["dry_run"], data["journal"], len(data["moves"])) == (True, None, 2)


def test_for_scripts(full):
    data = full.json("spread")

    assert data["moves"][1] == {
        "id": 6, "name": "გიორგი ბერიძე", "from": "2026-11-20", "to": "2026-11-24", "reason": "too much",
    }  # fmt: skip
    assert data["days"] == [
        {"date": "2026-11-20", "before": 4, "after": 2, "capacity": 2},
        {"date": "2026-11-23", "before": 1, "after": 2, "capacity": 2},
        {"date": "2026-11-24", "before": 0, "after": 1, "capacity": 2},
    ]
    assert (data["left"], data["dry_run"]) == (0, False)
    assert data["journal"] == full.json("log")["entries"][0]["id"]


@pytest.mark.parametrize("answer", ["n", "", "what?"])
def test_on_a_terminal_the_plan_is_shown_and_a_no_moves_nothing(full, answer):
    before = full.dump()

    outcome = full.run("--color", "never", "spread", stdin=f"{answer}\n", terminal=True)
    assert outcome.out.startswith("2 cards to move to 2 days\n")
    assert outcome.out.endswith("\nNothing was moved.\n")
    assert outcome.err == "Move them? [y/N] "
    assert full.dump() == before


@pytest.mark.parametrize("answer", ["y", "да"])
def test_on_a_terminal_a_yes_moves_them(full, answer):
    outcome = full.run("--color", "never", "spread", stdin=f"{answer}\n", terminal=True)

    assert outcome.out.endswith("\n2 cards moved to 2 days\n  tickler undo takes all of it back\n")
    assert full.json("tab", "23")["total"] == 2


def test_control_c_at_the_question_moves_nothing(full):
    before = full.dump()

    assert full.run("spread", stdin="", terminal=True).code == 130
    assert full.dump() == before


@pytest.mark.parametrize("said", ["--yes", "--no-input"])
def test_nobody_is_asked_who_does_not_want_to_be(full, said):
    outcome = full.run("spread", said, terminal=True)

    assert (outcome.code, outcome.err) == (0, "")
    assert full.json("tab", "23")["total"] == 2


def test_what_is_changed_while_one_is_asked_is_not_run_over(full, monkeypatch):
    from tickler.cli.desk import Desk

    def answer(desk: Desk, question: str) -> str:
        full("defer", "5", "jul")
        return "y"

    monkeypatch.setattr(Desk, "ask", answer)
    outcome = full.run("spread", terminal=True)
    assert outcome.code == 5
    assert "The folder has just been changed, and nothing was moved." in outcome.err
    assert full.json("dossier", "6")["card"]["place"] == "2026-11-20"


def test_months_that_have_begun_are_dealt_out_whatever_was_skipped(tickler):
    for number in range(6):
        tickler("add", f"Client {number}", "--on", "dec")
    assert tickler("spread").startswith("Nothing to spread")
    tickler.today = "2027-01-30"  # a Saturday, two months later
    assert tickler.json("today")["counts"]["to_deal_out"] == 6

    data = tickler.json("spread")
    assert {move["reason"] for move in data["moves"]} == {"dealt out"}
    assert [move["to"][5:] for move in data["moves"]] == [
        "02-01",
        "02-02",
        "02-03",
        "02-04",
        "02-05",
        "02-08",
    ]
    assert tickler.json("today")["counts"]["to_deal_out"] == 0


def test_loose_cards_are_filed_so_many_a_day_and_stay_first_calls(tickler):
    for number in range(5):
        tickler("add", f"Client {number}", "--kind", "first-call")
    data = tickler.json("spread", "--loose", "--per-day", "2", "--from", "mon")

    assert [(move["from"], move["to"]) for move in data["moves"]] == [
        ("loose", "2026-11-23"), ("loose", "2026-11-23"), ("loose", "2026-11-24"), ("loose", "2026-11-24"),
        ("loose", "2026-11-25"),
    ]  # fmt: skip
    assert [card["kind"] for card in tickler.json("tab", "24")["cards"]] == ["first-call"] * 2


def test_holidays_are_not_worked(tickler):
    tickler("config", "holidays", "HR")
    tickler("add", "Ana")

    moves = tickler.json("spread", "--loose", "--per-day", "1", "--from", "25 dec")["moves"]
    assert moves[0]["to"] == "2026-12-28"


def test_nothing_to_do_is_said_and_makes_no_folder(tickler):
    assert tickler("spread") == (
        "Nothing to spread: no day holds too much, and no month is to be dealt out.\n"
    )
    assert not tickler.folder.exists()
    tickler("add", "Ana")
    assert tickler("spread").splitlines()[1:] == ["1 loose card can be filed: tickler spread --loose"]
    assert tickler.json("spread") == {
        "schema": 1, "moves": [], "days": [], "left": 0, "journal": None, "dry_run": False,
    }  # fmt: skip


def test_what_cannot_move_is_said(tickler):
    tickler("config", "capacity", "1")
    tickler("add", "Ana", "--on", "today 10:00")
    tickler("add", "Ivana", "--on", "today", "--kind", "meeting")

    assert tickler("spread") == (
        "Nothing can be moved.\n"
        "Too many, but left where agreed: 1 card. A time, a meeting, a visit stays, "
        "and what was put off 3\ntimes.\n"
    )
    assert tickler.json("spread")["left"] == 1


def test_a_thousand_cards_do_not_flood_a_terminal(tickler):
    tickler("import", "-", stdin="Name\n" + "".join(f"Client {number}\n" for number in range(1000)))
    said = tickler("--color", "never", "spread", "--loose", "--dry-run", terminal=True).splitlines()
    assert "and 3 more days" in said
    assert "and 900 more cards" in said
    assert len(said) < 150
    assert len(tickler("spread", "--loose", "--dry-run").splitlines()) > 1000


@pytest.mark.parametrize(
    ("args", "code", "error"),
    [
        pytest.param(("--from", "jul"), 5, '--from is a day, not "jul".', id="from a month"),
        pytest.param(("--from", "yesterday"), 5, "The past is no place", id="from the past"),
        pytest.param(("--kind", "lunch"), 5, "is no kind of contact", id="kind"),
        pytest.param(("--per-day", "0"), 2, "0 is not in the range", id="none a day"),
    ],
)
def test_refused(refused, args, code, error):
    assert error in refused(code, "spread", *args)


def test_loose_cards_need_a_number_where_there_is_no_capacity(tickler):
    tickler("add", "Ana")
    tickler("config", "capacity", "none, fri 5")

    assert tickler.fails(2, "spread", "--loose") == (
        "tickler: No capacity says how many cards a day can hold.\n"
        "  Say how many a day: tickler spread --loose --per-day 5\n"
    )
    assert tickler.json("spread", "--loose", "--per-day", "1")["moves"][0]["to"] == "2026-11-20"
