"""The shared options, and the help that names them."""

import pytest

from tickler import __version__
from tickler.cli.app import LATE_OPTIONS, MODULES

CHANGES = {
    "add": ("add", "Ana"),
    "edit": ("edit", "1", "--company", "X"),
    "note": ("note", "1", "x"),
    "defer": ("defer", "1", "mon"),
    "drop": ("drop", "1"),
    "remind": ("remind", "x", "--on", "mon"),
    "undo": ("undo",),
    "config": ("config", "capacity", "3"),
    "import": ("import", "-"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_quiet_says_nothing_but_does_it(clients, name):
    before = clients.dump()
    outcome = clients.run("--quiet", *CHANGES[name], stdin="Name\nBo\n")

    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
    assert clients.dump() != before


def test_quiet_keeps_the_place_of_a_new_folder_to_itself(tickler):
    assert tickler.run("--quiet", "add", "Ana").err == ""
    assert tickler.folder.exists()


def test_quiet_shows_what_was_asked_for_and_errors(clients):
    assert clients("--quiet", "today") == clients("today")
    assert "No client answers" in clients.fails(3, "--quiet", "note", "nobody", "x")


def test_the_folder_that_is_named(tickler, tmp_path):
    other = tmp_path / "deep" / "other.db"
    tickler("--folder", str(other), "add", "Ana")
    tickler.environ["TICKLER_FOLDER"] = str(other)

    assert [card["name"] for card in tickler.json("list")["cards"]] == ["Ana"]
    assert not tickler.folder.exists()


def test_today_may_be_said(clients):
    assert clients.json("--today", "2026-11-25", "today")["date"] == "2026-11-25"
    assert clients.json("--today", "2027-01-30", "folder")["today"] == "2027-01-30"


@pytest.mark.parametrize("yes", [("--yes", "purge", "1"), ("purge", "1", "--yes")], ids=["before", "after"])
def test_yes_answers_what_would_be_asked(clients, yes):
    assert clients(*yes) == "Иван Петров was erased, with every trace.\n"


def test_no_input_asks_nobody(refused):
    assert "nobody can be asked" in refused(2, "purge", "1", "--no-input", terminal=True)


def test_colour_and_layout(clients):
    assert "\x1b[" in clients("today", terminal=True)
    assert "\x1b[" not in clients("--color", "never", "today", terminal=True)
    assert "\x1b[" in clients("--color", "always", "today")
    assert "\x1b[" not in clients("today")
    clients.environ["NO_COLOR"] = "1"
    assert "\x1b[" not in clients("today", terminal=True)


def test_version(tickler):
    assert tickler("--version") == f"tickler {__version__}\n"


@pytest.mark.parametrize(
    ("args", "error"),
    [
        pytest.param(("nonsense",), "No such command 'nonsense'.", id="command"),
        pytest.param(("--nonsense",), "No such option: --nonsense", id="option"),
        pytest.param(
            ("--color", "red", "today"), '--color is auto, always or never, not "red".', id="colour"
        ),
        pytest.param(("note",), "Missing argument 'CLIENT'.", id="argument"),
        pytest.param(("note", "1", "-5 %"), "No such option: -5", id="a text like an option"),
    ],
)
def test_wrong_usage(refused, args, error):
    assert refused(2, *args).startswith(f"tickler: {error}")


def test_help_has_one_line_for_each_command(tickler, capsys):
    tickler("--help")
    shown = capsys.readouterr().out
    commands = shown[shown.index("Commands:") :].splitlines()[1:]

    assert [line.split()[0] for line in commands] == list(MODULES)
    assert all(line.startswith("  ") and len(line.split()) > 3 for line in commands)
    assert all(option in shown for option in ("--folder", "--today", "--quiet", "--color", "--version"))
    assert all(option in shown for option in LATE_OPTIONS)


@pytest.mark.parametrize("name", MODULES)
def test_help_of_a_command_names_the_late_options(tickler, capsys, name):
    tickler(name, "--help")
    shown = capsys.readouterr().out

    assert shown.startswith(f"Usage: tickler {name} [OPTIONS]")
    assert all(f"{option} " in shown for option in LATE_OPTIONS)
    assert not tickler.folder.exists()
