"""The loop of calls as a person uses it: on a real terminal, key by key."""

import datetime as dt
import re
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.processes import environ_of, modules
from tests.cli.terminal import Terminal
from tests.cli.test_startup import HEAVY
from tests.conftest import Tickler
from tickler.cli.sample import fill
from tickler.store.folder import Folder

COMMANDS_PAGE = Path(__file__).parents[2] / "docs" / "commands.md"

Opened = Callable[..., Terminal]


@pytest.fixture
def opened(clients: Tickler) -> Iterator[Opened]:
    """Open terminals on the folder of four clients; what is still running in them at the end is ended."""
    terminals: list[Terminal] = []

    def open_one(*args: str, columns: int = 80, hangs_up: bool = True, **more: str) -> Terminal:
        environ = environ_of(clients, **{"NO_COLOR": "1", "PAGER": "", **clients.environ, **more})
        terminals.append(Terminal(*args, environ=environ, columns=columns, hangs_up=hangs_up))
        return terminals[-1]

    yield open_one
    for terminal in terminals:
        if terminal.process.poll() is None:
            terminal.process.kill()
            terminal.process.wait()


@pytest.fixture
def desk(opened: Opened) -> Terminal:
    """The loop, with the first card on the screen."""
    terminal = opened("call")
    terminal.see("outcome: ")
    return terminal


def places(tickler: Tickler) -> dict[int, str]:
    return {row["id"]: row["place"] for row in tickler.json("list")["cards"]}


def noted(tickler: Tickler, card: int) -> list[tuple[str, str]]:
    return [(note["outcome"], note["text"]) for note in tickler.json("dossier", str(card))["notes"]]


def commands(tickler: Tickler) -> list[str]:
    return [entry["command"] for entry in tickler.json("log")["entries"]]


def test_a_call_from_the_first_key_to_the_agreed_date(clients, desk):
    desk.say("r", "note (e editor, b back): ")
    desk.say("wants three quotes\r", "next: ")
    desk.say("1\r", "[Enter] agrees, or another date: ")

    assert (
        desk.text
        == """\
1  Иван Петров, ООО Ромашка                                               1 of 2
phone   +7 916 000-00-01
due     09:30 asks for a discount

[r]eached  [n]o answer  [m]essage left  [a]greed  re[f]used  [s]old
s[k]ip  [b]ack  [u]ndo  [d]ossier  [e]ditor for the note  [q]uit
outcome: r
note (e editor, b back): wants three quotes
1  Fri 27 Nov 2026, tab 27   in a week · 0 cards that day
2  Mon 21 Dec 2026, tab Dec  in a month · 0 cards that day
or any date: fri 10:00; asks for a discount    - stays today    b back
next: 1
→ Fri 27 Nov 2026, tab 27 (0 cards that day)
  proposal 1, in a week (the day of that number: 1st)
[Enter] agrees, or another date:"""
    )
    assert noted(clients, 1) == []

    desk.say("\r", "2 of 2")
    assert "Иван Петров: reached → Fri 27 Nov 2026, tab 27" in desk.text
    desk.see("outcome: ")
    desk.say("q", "1 called, 0 skipped, 1 left")
    assert desk.end() == 0
    assert desk.echoes
    assert (places(clients)[1], noted(clients, 1)) == ("2026-11-27", [("reached", "wants three quotes")])
    assert commands(clients)[0] == "call"
    clients("undo")
    assert (places(clients)[1], noted(clients, 1)) == ("2026-11-20", [])


def test_the_whole_pile_ends_by_itself(clients, desk):
    for name in ("Иван Петров", "Željko Šarić"):
        desk.say("n", "note")
        desk.say("\r", "next: ")
        desk.say("\r", "[Enter] agrees")
        desk.say("\r", f"{name}: no answer → Mon 23 Nov 2026, tab 23")
    desk.see("2 called, 0 skipped, 0 left")
    assert desk.end() == 0
    assert clients.json("today")["cards"] == []


def test_words_in_three_scripts_are_edited_as_they_are_typed(clients, desk):
    desk.say("a", "note")
    # Three letters too many are rubbed out; Ctrl-A goes to the beginning of the line.
    desk.say("скидка 5 % хватитъъъ\x7f\x7f\x7f, დათანხმდა, šešir\x01ok: \r", "next: ")
    desk.say("25; meeting: у них в офисе\r", "→ Wed 25 Nov 2026, tab 25 (1 card that day)")
    desk.say("\r", "2 of 2")

    assert noted(clients, 1) == [("agreed", "ok: скидка 5 % хватит, დათანხმდა, šešir")]
    card = clients.json("dossier", "1")["card"]
    assert (card["kind"], card["why"], card["place"]) == ("meeting", "у них в офисе", "2026-11-25")


@pytest.mark.parametrize("key", ["к", "რ", "R"])
def test_a_keyboard_need_not_be_switched_over(desk, key):
    desk.say(key, "note (e editor, b back): ")


def test_a_key_that_means_nothing_asks_again(desk):
    desk.say("\x1b[A", "outcome: ")
    desk.say("x", "outcome: ")
    desk.say("q", "0 called, 0 skipped, 2 left")


def test_a_wrong_date_is_said_with_its_reason_and_asked_for_again(clients, desk):
    desk.say("r", "note")
    desk.say("ok\r", "next: ")
    desk.say("yesterday\r", '"yesterday" was Thu 19 Nov 2026.')
    desk.see("next: ")
    desk.say("30 feb\r", "February has no 30")
    desk.see("next: ")
    desk.say("fri\r", "today is a Friday: this is the next one")
    desk.see("[Enter] agrees, or another date: ")
    desk.say("22\r", "→ Sun 22 Nov 2026, tab 22")
    desk.see("that is a Sunday")
    desk.say("jul\r", "→ July 2027, tab Jul")
    desk.say("\r", "2 of 2")
    assert places(clients)[1] == "2027-07"


def test_a_card_can_stay_in_the_pile(clients, desk):
    desk.say("m", "note")
    desk.say("with his secretary\r", "next: ")
    desk.say("-; calls back by noon\r", "stays in today's pile")
    desk.say("\r", "2 of 2")
    desk.see("outcome: ")
    desk.say("q", "1 called, 0 skipped, 1 left")
    card = clients.json("dossier", "1")
    assert (card["card"]["place"], card["card"]["time"]) == ("2026-11-20", "09:30")
    assert (card["card"]["why"], card["moves"]) == ("calls back by noon", [])


def test_skipped_with_a_reason_comes_again_at_the_end(clients, desk):
    desk.say("k", "why skip it (Enter: no reason): ")
    desk.say("busy until ten\r", "Željko Šarić")
    desk.see("outcome: ")
    desk.say("n", "note")
    desk.say("\r", "next: ")
    desk.say("\r", "agrees")
    desk.say("\r", "skipped before, 1 left")
    desk.see("outcome: ")
    desk.say("k", "no reason")
    desk.say("\r", "1 called, 1 skipped, 0 left")
    assert desk.end() == 0

    dossier = clients.json("dossier", "1")
    assert dossier["card"]["place"] == "2026-11-20"
    assert [(move["from"], move["to"], move["why"]) for move in dossier["moves"]] == [
        ("2026-11-20", "2026-11-20", "busy until ten")
    ]
    assert "skipped: Fri 20 Nov 09:30  busy until ten" in clients("dossier", "1")
    assert clients.json("today")["cards"][0]["moves"] == 0
    assert (
        clients.json("review")["moves"]["count"] == 0 if "count" in clients.json("review")["moves"] else True
    )


def test_undo_takes_back_the_last_card_and_shows_it_again(clients, desk):
    before = clients.dump()
    desk.say("r", "note")
    desk.say("ok\r", "next: ")
    desk.say("\r", "agrees")
    desk.say("\r", "2 of 2")
    desk.see("outcome: ")
    desk.say("u", "taken back: Иван Петров: reached → Fri 27 Nov 2026, tab 27")
    desk.see("1 of 2")
    desk.see("outcome: ")
    assert clients.dump() == before
    desk.say("u", "Nothing was done in this round yet.")
    desk.see("outcome: ")
    desk.say("q", "0 called, 0 skipped, 2 left")


def test_undo_takes_back_nothing_that_another_command_did(clients, desk):
    desk.say("r", "note")
    desk.say("ok\r", "next: ")
    desk.say("\r", "agrees")
    desk.say("\r", "2 of 2")
    desk.see("outcome: ")
    clients("note", "4", "from another window")
    desk.say("u", "Something else was done in the folder since.")
    desk.see("outcome: ")
    desk.say("q", "1 called, 0 skipped, 1 left")
    assert noted(clients, 4) == [(None, "from another window")]


def test_back_shows_the_card_before_as_it_is_now(clients, desk):
    desk.say("b", "This is the first card.")
    desk.see("outcome: ")
    desk.say("r", "note")
    desk.say("ok\r", "next: ")
    desk.say("\r", "agrees")
    desk.say("\r", "2 of 2")
    desk.see("outcome: ")
    desk.say("b", "1 of 2")
    desk.see("called already in this round; undo takes back what was done last")
    desk.see("outcome: ")
    desk.say("u", "taken back")
    desk.see("1 of 2")
    desk.say("q", "0 called, 0 skipped, 2 left")


def test_one_step_back_within_a_card_keeps_what_was_typed(clients, desk):
    desk.say("r", "note")
    desk.say("b\r", "outcome: ")
    desk.say("a", "note")
    desk.say("wants it in blue\r", "next: ")
    desk.say("b\r", "note (e editor, b back): ")
    desk.see("wants it in blue")
    desk.say(", or green\r", "next: ")
    desk.say("\r", "agrees")
    desk.say("\r", "2 of 2")
    assert noted(clients, 1) == [("agreed", "wants it in blue, or green")]


def test_the_editor_for_what_is_longer_than_a_line(clients, opened, editor):
    editor("file.write_text(file.read_text() + 'first line\\nвторая строка\\n', encoding='utf-8')")
    terminal = opened("call")
    terminal.see("outcome: ")
    terminal.say("r", "note")
    terminal.say("e\r", "note: first line / вторая строка")
    terminal.see("next: ")
    terminal.say("\r", "agrees")
    terminal.say("\r", "2 of 2")
    terminal.see("outcome: ")
    assert noted(clients, 1) == [("reached", "first line\nвторая строка")]
    terminal.say("e", "outcome: ")  # the note before the outcome: it is not asked for again
    terminal.say("n", "next: ")
    terminal.say("\r", "agrees")
    terminal.say("\r", "2 called")


def test_an_editor_that_fails_leaves_the_question(opened, editor):
    editor("sys.exit(3)")
    terminal = opened("call")
    terminal.see("outcome: ")
    terminal.say("r", "note")
    terminal.say("e\r", "could not be run, or gave up")
    terminal.see("note (e editor, b back): ")


def test_ctrl_c_in_the_editor_is_the_editors(clients, opened, editor):
    editor(
        "import signal\n"
        "signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})\n"
        "print('the editor is open', flush=True)\n"
        "signal.sigwait({signal.SIGINT})\n"
        "file.write_text('after all')\n"
    )
    terminal = opened("call")
    terminal.see("outcome: ")
    terminal.say("e", "the editor is open")
    terminal.say("\x03", "note: after all")
    terminal.see("outcome: ")


def test_the_dossier_goes_through_the_pager(opened, clients):
    clients("note", "1", "a word from long ago")
    terminal = opened("call", PAGER="sed s/long/not.so.long/")
    terminal.see("outcome: ")
    terminal.say("d", "a word from not.so.long ago")
    terminal.see("outcome: ")


def test_the_dossier_is_shown_plainly_where_there_is_no_pager(desk):
    desk.say("d", "card 1")
    desk.see("since  20 Nov 2026 08:30")
    desk.see("outcome: ")


@pytest.mark.parametrize("stage", ["outcome", "note", "date", "agreement"])
def test_ctrl_c_at_any_moment_leaves_nothing_half_done(clients, desk, stage):
    before = clients.dump()
    _go_to(desk, stage)
    desk.say("\x03", "0 called, 0 skipped, 2 left")
    assert desk.end() == 130
    assert desk.echoes
    assert clients.dump() == before


@pytest.mark.parametrize("stage", ["outcome", "note", "date", "agreement"])
def test_ctrl_d_ends_as_quit_does(clients, desk, stage):
    before = clients.dump()
    _go_to(desk, stage)
    desk.say("\x15\x04" if stage == "note" else "\x04", "0 called, 0 skipped, 2 left")
    assert desk.end() == 0
    assert desk.echoes
    assert clients.dump() == before


@pytest.mark.parametrize("stage", ["outcome", "note", "agreement"])
def test_a_closed_window_leaves_nothing_half_done(clients, desk, stage):
    before = clients.dump()
    _go_to(desk, stage)
    desk.close()
    assert desk.process.wait(60) == -signal.SIGHUP
    assert clients.dump() == before


@pytest.mark.parametrize("stage", ["outcome", "note"])
def test_a_closed_window_ends_the_loop_where_hanging_up_is_ignored(clients, opened, stage):
    terminal = opened("call", hangs_up=False)
    terminal.see("outcome: ")
    before = clients.dump()
    _go_to(terminal, stage)
    terminal.close()
    assert terminal.process.wait(60) == 0
    assert clients.dump() == before
    assert not (clients.home / "state" / "tickler" / "fault.log").exists()


@pytest.mark.parametrize("stage", ["outcome", "note"])
def test_ended_from_outside_the_terminal_is_as_it_was(clients, desk, stage):
    before = clients.dump()
    _go_to(desk, stage)
    desk.process.send_signal(signal.SIGTERM)
    assert desk.end() == -signal.SIGTERM
    assert desk.echoes
    assert clients.dump() == before


def test_killed_in_the_middle_of_a_note_what_was_agreed_before_stays(clients, desk):
    desk.say("n", "note")
    desk.say("\r", "next: ")
    desk.say("\r", "agrees")
    desk.say("\r", "2 of 2")
    desk.see("outcome: ")
    before = clients.dump()
    desk.say("r", "note")
    desk.say("wants thr", "wants thr")
    desk.process.send_signal(signal.SIGKILL)
    assert desk.end() == -signal.SIGKILL
    assert clients.dump() == before
    assert clients.run("doctor").code == 0
    assert noted(clients, 1) == [("no-answer", "")]


def test_a_client_dropped_meanwhile_is_told_and_passed_over(clients, desk):
    desk.say("r", "note")
    desk.say("ok\r", "next: ")
    clients("drop", "1")
    desk.say("\r", "agrees")
    desk.say("\r", "Иван Петров was dropped from the folder.")
    desk.see("2 of 2")
    desk.see("outcome: ")
    clients("purge", "2", "--yes")
    desk.say("k", "no reason")
    desk.say("too early\r", "has just been erased")
    desk.see("0 called, 0 skipped, 0 left")
    assert desk.end() == 0


def test_a_client_moved_meanwhile_is_passed_over(clients, desk):
    clients("defer", "2", "mon")
    desk.say("k", "no reason")
    desk.say("\r", "Željko Šarić was moved meanwhile → Mon 23 Nov 2026, tab 23")
    desk.see("skipped before, 1 left")


def test_one_client_alone_due_or_not(clients, opened):
    terminal = opened("call", "ivana")
    terminal.see("3  Ivana Marić, Hotel Bura")
    terminal.see("1 of 1")
    terminal.see("Wed 25 Nov 2026, tab 25: call")
    terminal.see("outcome: ")
    terminal.say("s", "note")
    terminal.say("two machines\r", "next: ")
    terminal.say("\r", "agrees")
    terminal.say("\r", "1 called, 0 skipped, 0 left")
    assert terminal.end() == 0
    assert places(clients)[3] == "2026-12-04"


def test_an_empty_pile(opened):
    terminal = opened("--today", "2026-11-01", "call")
    terminal.see("Nothing is due today.")
    assert terminal.end() == 0


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_every_width_is_usable(clients, opened, columns):
    clients(
        "edit",
        "1",
        "--name",
        "山田太郎" * 8,
        "--say",
        "yah-MAH-dah " * 6,
        "--address-as",
        "Mr Yamada, formal",
    )
    clients("note", "1", "ძალიან გრძელი ჩანაწერი " * 20, "--outcome", "reached")
    terminal = opened("call", columns=columns)
    terminal.see("outcome: ")
    terminal.say("r", "note")
    terminal.say("ok\r", "next: ")
    terminal.say("\r", "date: ")
    shown = terminal.text
    assert "1 of 2" in shown and "27 Nov 2026" in shown and "[q]uit" in shown
    # Nothing was broken by the window itself: no line goes on in the next one.
    assert "\n1  Fri 27 Nov" in shown


def test_a_window_that_changes_its_size(desk):
    desk.resize(50)
    desk.say("k", "no reason")
    desk.say("\r", "2 of 2")
    desk.see("outcome: ")
    heading = next(line for line in desk.text.splitlines() if "2 of 2" in line)
    assert len(heading) == 50
    desk.resize(110)
    desk.say("k", "no reason")
    desk.say("\r", "skipped before, 2 left")
    assert len(next(line for line in desk.text.splitlines() if "skipped before" in line)) == 110


def test_a_dumb_terminal(clients, opened):
    terminal = opened("call", TERM="dumb")
    terminal.see("outcome: ")
    terminal.say("n", "note")
    terminal.say("\r", "next: ")
    terminal.say("\r", "agrees")
    terminal.say("\r", "2 of 2")
    assert "\x1b" not in terminal.written


def test_names_and_notes_cannot_command_the_terminal(clients, opened):
    clients("edit", "1", "--name", "Ivan\x1b[2J\u202eevil", "--say", "\x1b]0;title\x07")
    clients("note", "1", "bell\x07 and \x1b[31mred")
    clients("remind", "slip\x1b[1m", "--on", "today", "--for", "1")
    terminal = opened("call")
    terminal.see("outcome: ")
    assert "Ivan␛[2J\\u202eevil" in terminal.text
    for harm in ("\x1b[2J", "\x1b]0", "\x07", "\x1b[31m", "\x1b[1m", "\u202e"):
        assert harm not in terminal.written


def test_the_loop_imports_nothing_heavy_but_rich(opened):
    terminal = opened("call", PYTHONPROFILEIMPORTTIME="1")
    terminal.see("outcome: ")
    terminal.say("r", "note")
    terminal.say("wants three quotes\r", "next: ")
    terminal.say("fri 10:00; price\r", "agrees")
    terminal.say("\r", "2 of 2")
    terminal.see("outcome: ")
    terminal.say("q", "1 called")
    assert terminal.end() == 0
    assert modules(terminal.written) & HEAVY <= {"rich", "anyascii"}  # names in Cyrillic are folded


def test_the_screen_in_the_documents_is_what_one_sees(tickler, opened):
    with Folder(tickler.home / "sample.db") as folder:
        fill(folder, dt.datetime(2026, 11, 20, 8, 30, tzinfo=dt.UTC))
    terminal = opened("call", TICKLER_FOLDER=str(tickler.home / "sample.db"))
    terminal.see("outcome: ")
    terminal.say("r", "note")
    terminal.say("5 % is enough, decides on Thursday\r", "next: ")
    terminal.say("fri 10:00; decides\r", "agrees")
    terminal.say("\r", "2 of 16")
    terminal.see("outcome: ")
    shown = re.search(
        r"^```text\n(.*?)```$", COMMANDS_PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    assert shown and shown[1] == f"$ tickler call\n\n{terminal.text}\n"


def _go_to(terminal: Terminal, stage: str) -> None:
    """Go on from the outcome to the middle of a question."""
    if stage == "outcome":
        return
    terminal.say("r", "note (e editor, b back): ")
    if stage == "note":
        terminal.say("half a no", "half a no")
        return
    terminal.say("half a note\r", "next: ")
    if stage == "agreement":
        terminal.say("\r", "[Enter] agrees, or another date: ")
