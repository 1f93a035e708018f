"""`tickler call` without a terminal, and on one that takes lines only."""

import json
from contextlib import closing

import pytest

from tests.conftest import Tickler


@pytest.fixture(autouse=True)
def without_colour(tickler: Tickler) -> None:
    tickler.environ["NO_COLOR"] = "1"


def noted(tickler: Tickler, card: int) -> list[tuple[str, str]]:
    return [(note["outcome"], note["text"]) for note in tickler.json("dossier", str(card))["notes"]]


def test_in_a_pipe_the_next_card_is_shown(clients):
    clients("edit", "1", "--position", "purchasing", "--say", "ee-VAHN pe-TROV", "--address-as", "Mr Petrov",
            "--timezone", "Europe/Moscow")  # fmt: skip
    clients("note", "1", "wants three quotes", "--outcome", "reached")
    clients("remind", "send the offer", "--on", "mon", "--for", "1")
    assert (
        clients("call")
        == """\
1  Иван Петров, ООО Ромашка, purchasing                                                       1 of 2
say     ee-VAHN pe-TROV · Mr Petrov
phone   +7 916 000-00-01 · now 11:30 there
due     09:30 asks for a discount · 12:30 there
so far  reached 1 of 1
slips   s1 send the offer, Mon 23 Nov

20 Nov  reached  wants three quotes

then: tickler note 1 "..." --outcome reached --defer WHEN
"""
    )


def test_how_a_client_wants_to_be_served_stands_first(clients):
    clients("edit", "1", "--service", "quick", "--channel", "email", "--hours", "9-12",
            "--timezone", "Asia/Tbilisi")  # fmt: skip
    assert clients("call").splitlines()[1] == "serve   quick · email · 9-12, not at 12:30"


def test_the_script_for_this_kind_of_call_is_shown(clients):
    clients("defer", "1", "today", "--kind", "first-call")
    said = clients("call", "1")
    assert "The first call\n\nWho you are, and why you ring\nGood morning, Иван Петров." in said
    assert clients.json("call", "1")["script"].startswith("# The first call\n")
    clients("defer", "1", "today", "--kind", "meeting")
    assert clients.json("call", "1")["script"] is None


def test_a_script_of_the_users_own_that_is_broken_does_not_take_the_call_down(clients):
    own = clients.home / "config/tickler/scripts"
    own.mkdir(parents=True)
    (own / "hello.md").write_text("---\ntitle: Hello\nkind: call\n---\n{{ client.\n")
    assert clients("call", "1").startswith("1  Иван Петров")


def test_a_birthday_that_is_near_and_the_cadence_are_said(clients):
    clients("edit", "1", "--birthday", "1980-11-22")
    clients("cadence", "1", "every", "3", "weeks")
    clients("note", "1", "wants three quotes", "--outcome", "reached", "--stay")
    said = clients("call", "1")
    assert "so far  reached 1 of 1 · every 3 weeks after a contact\n" in said
    assert "slips   b1 birthday on Sun 22 Nov, 46\n" in said
    assert clients.json("call", "1")["birthday"]["due"] == "2026-11-22"

    clients("done", "b1")
    assert "birthday" not in clients("call", "1")
    assert clients.json("call", "1")["birthday"] is None


def test_one_client_by_name(clients):
    assert clients("call", "ivana").startswith("3  Ivana Marić, Hotel Bura")
    assert "e-mail  ivana@bura.example" in clients("call", "ivana")  # there is no telephone
    assert "loose: call" in clients("call", "4")


def test_the_next_card_as_data(clients):
    clients("edit", "1", "--timezone", "Asia/Tbilisi")
    clients("note", "1", "nobody", "--outcome", "no-answer")
    data = clients.json("call")

    assert (data["card"]["id"], data["card"]["name"], data["left"]) == (1, "Иван Петров", 2)
    assert data["dossier"]["notes"][0]["text"] == "nobody"
    assert data["attempts"] == {"tries": ["2026-11-20T08:30:00+00:00"], "unanswered": 1}
    assert data["local_time"] == "2026-11-20T12:30:00+04:00"
    assert list(data["proposals"]) == ["reached", "no-answer", "left-message", "agreed", "refused", "sold"]
    assert data["proposals"]["reached"][0] == {
        "place": "2026-11-27", "time": None, "tab": "27", "cards": 0, "why": "in a week"
    }  # fmt: skip


def test_an_empty_pile(clients):
    clients("defer", "1,2", "mon")
    data = clients.json("call")
    assert data == {
        "schema": 1, "card": None, "dossier": None, "attempts": None, "local_time": None,
        "birthday": None, "script": None, "proposals": None, "left": 0,
    }  # fmt: skip
    assert "Nothing is due today." in clients("call")


def test_a_pile_of_slips_alone_points_to_them(clients):
    clients("defer", "1,2", "mon")
    clients("remind", "order cards", "--on", "today")
    assert "order cards" in clients("call")
    assert clients("call").endswith("next: tickler done ID\n")


@pytest.mark.parametrize(
    ("code", "said", "reason"),
    [
        pytest.param(3, "nobody", 'No client answers to "nobody".', id="unknown"),
        pytest.param(4, "ivan", '"ivan" may mean 2 clients.', id="ambiguous"),
        pytest.param(3, "4", "გიორგი ბერიძე was dropped from the folder.", id="dropped"),
    ],
)
def test_who_cannot_be_called(clients, code, said, reason):
    clients("drop", "4")
    assert reason in clients.fails(code, "call", said)


def test_where_nobody_may_be_asked_the_card_is_shown(clients):
    assert "then: tickler note 1" in clients("call", "--no-input", terminal=True)


def test_a_terminal_without_single_keys_is_asked_for_lines(clients):
    shown = clients("call", stdin="r\nwants three quotes\nfri 10:00\n\nq\n", terminal=True)
    assert "→ Fri 27 Nov 2026 10:00, tab 27 (0 cards that day)" in shown
    assert "1 called, 0 skipped, 1 left" in shown
    assert noted(clients, 1) == [("reached", "wants three quotes")]


def test_a_time_on_the_clients_clock_is_said_on_both_and_kept_in_the_journal(clients):
    clients("edit", "1", "--timezone", "Asia/Tbilisi")
    shown = clients("call", "1", stdin="r\nok\nfri 12:00 theirs\n\n", terminal=True)
    assert "→ Fri 27 Nov 2026 08:00, tab 27 (0 cards that day)" in shown
    assert "\n  12:00 in Asia/Tbilisi; today is a Friday: this is the next one\n" in shown
    summary = clients.json("log")["entries"][0]["summary"]
    assert summary == "Иван Петров: reached → Fri 27 Nov 2026 08:00, tab 27 (12:00 in Asia/Tbilisi)"
    clients.today = "2026-11-27"
    assert "due     08:00 asks for a discount · 12:00 there\n" in clients("call", "1")


def test_its_lines_end_as_a_terminal_does(clients):
    assert "0 called, 0 skipped, 2 left" in clients("call", stdin="r\nhalf a no", terminal=True)
    assert noted(clients, 1) == []


def test_going_back_there_offers_what_was_said(clients):
    shown = clients("call", stdin="r\nfirst\nb\n\n\n\nq\n", terminal=True)
    assert "note (e editor, b back): [first] " in shown
    assert noted(clients, 1) == [("reached", "first")]


def test_quiet_does_not_confirm(clients):
    shown = clients("--quiet", "call", stdin="n\n\n\n\nq\n", terminal=True)
    assert "Иван Петров: no answer" not in shown
    assert "1 called, 0 skipped, 1 left" in shown


def test_after_three_calls_without_an_answer_another_time_comes_first(clients):
    for at in ("2026-11-18T10:12", "2026-11-19T10:40"):
        clients("--today", at, "note", "1", "nobody", "--outcome", "no-answer")
    shown = clients("call", "1", stdin="n\n\n\n\n", terminal=True)
    assert "so far  reached 0 of 2, tried 10:12 and 10:40" in shown
    assert "1  Mon 23 Nov 2026 16:30, tab 23  3 times no answer: another time of day" in shown
    assert "→ Mon 23 Nov 2026 16:30, tab 23" in shown
    assert "so far  reached 0 of 3, tried 10:12, 10:40 and 08:30 · moved once" in clients("call", "1")


def test_how_many_calls_that_takes_is_a_setting(clients):
    clients("config", "attempts", "1")
    shown = clients("call", "1", stdin="n\n\n\n\n", terminal=True)
    assert "1 times no answer" not in shown
    assert "no answer once: another time of day" in shown


def test_a_full_day_is_said(clients):
    clients("config", "capacity", "1")
    clients("add", "Ana", "--on", "27")
    shown = clients("call", "1", stdin="r\nok\nfri\n\n", terminal=True)
    assert "1  Mon 30 Nov 2026, tab 30   in a week; 27 Nov is full · 0 cards that day" in shown
    assert "→ Fri 27 Nov 2026, tab 27 (1 card that day, full at 1)" in shown


def test_a_first_call_that_got_through_is_followed_by_a_call(clients):
    shown = clients("call", "2", stdin="r\nsend the list\n27; looks at the list\n\n", terminal=True)
    assert "  call: looks at the list" in shown
    card = clients.json("dossier", "2")["card"]
    assert (card["kind"], card["why"]) == ("call", "looks at the list")


def test_a_reason_is_taken_off(clients):
    clients("call", "1", stdin="r\nok\n27;\n\n", terminal=True)
    assert clients.json("dossier", "1")["card"]["why"] is None


def test_one_card_is_one_entry_and_one_undo(clients):
    before = clients.dump()
    clients("call", "1", stdin="a\nok\n2; meeting: signs\n\n", terminal=True)
    newest = clients.json("log")["entries"][0]
    assert (newest["command"], newest["summary"]) == (
        "call", "Иван Петров: agreed → Fri 4 Dec 2026, tab 4"
    )  # fmt: skip
    clients("undo")
    assert clients.dump() == before


def test_an_outcome_without_words_survives_the_way_out_and_in(clients, tmp_path):
    clients("call", "1", stdin="n\n\n\n\n", terminal=True)
    for name in ("json", "csv", "vcf"):
        written = tmp_path / f"cards.{name}"
        clients("export", "-o", str(written))
        other = Tickler(tmp_path / name)
        other("import", str(written))
        assert noted(other, 1) == [("no-answer", "")]
    assert "20 Nov, no answer\n" in clients("--today", "2026-11-23", "today")
    assert "### 20 Nov 2026 08:30, no answer\n\n## Moved" in clients("dossier", "1", "--md")


def test_what_json_says_is_a_promise(clients):
    clients("remind", "send the offer", "--on", "mon", "--for", "1")
    data = json.loads(clients("--json", "call"))
    assert data.keys() == {
        "schema",
        "card",
        "dossier",
        "attempts",
        "local_time",
        "birthday",
        "script",
        "proposals",
        "left",
    }
    assert data["attempts"].keys() == {"tries", "unanswered"}
    for proposals in data["proposals"].values():
        for proposal in proposals:
            assert proposal.keys() == {"place", "time", "tab", "cards", "why"}


def test_all_that_can_be_done_instead_of_a_call(clients, editor):
    editor("file.write_text('a long story')")
    typed = "b\nu\nd\nk\nbusy until ten\nu\ne\nr\nno date\nmon\n\nb\nu\nk\n\nq\n"
    shown = clients("call", stdin=typed, terminal=True)
    for said in (
        "This is the first card.",
        "Nothing was done in this round yet.",
        "since  20 Nov 2026 08:30",
        "taken back: Иван Петров: skipped, busy until ten",
        "note: a long story",
        '"no" in "no date" is no word of a date.',
        "Иван Петров: reached → Mon 23 Nov 2026, tab 23",
        "called already in this round; undo takes back what was done last",
        "taken back: Иван Петров: reached → Mon 23 Nov 2026, tab 23",
        "0 called, 1 skipped, 1 left",
    ):
        assert said in shown
        shown = shown[shown.index(said) :]


def test_an_editor_that_fails_there(clients, editor):
    editor("sys.exit(1)")
    assert "could not be run, or gave up" in clients("call", stdin="e\nq\n", terminal=True)


def test_a_client_who_is_gone_at_the_second_look(clients, editor):
    # While the editor is open, another window drops one client, moves the other, and empties the pile.
    editor(
        "import subprocess\n"
        f"tickler = [sys.executable, '-m', 'tickler', '--folder', {str(clients.folder)!r},\n"
        "           '--today', '2026-11-20T08:30', '--quiet']\n"
        "subprocess.run([*tickler, 'drop', '1'], check=True)\n"
        "subprocess.run([*tickler, 'defer', '2', 'mon'], check=True)\n"
        "file.write_text('said')\n"
    )
    shown = clients("call", stdin="e\nr\n\n\n", terminal=True)
    assert "Иван Петров was dropped from the folder." in shown
    assert "Željko Šarić was moved meanwhile → Mon 23 Nov 2026, tab 23" in shown
    assert shown.endswith("0 called, 0 skipped, 0 left\n")


def test_a_folder_that_is_locked_for_long_loses_no_note(clients, monkeypatch):
    monkeypatch.setattr("tickler.store.folder.BUSY_SECONDS", 0.1)
    with closing(clients.database()) as other:
        other.execute("BEGIN IMMEDIATE")
        shown = clients("call", stdin="r\na long note\n\n\na\nb\n\nb\nb\nq\n", terminal=True)
    assert "by another program" in shown
    assert "note (e editor, b back): [a long note] " in shown
    assert "0 called, 0 skipped, 2 left" in shown
    assert noted(clients, 1) == []
