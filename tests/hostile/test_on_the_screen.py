"""Whatever strangers wrote: nothing sends a terminal what it obeys, and JSON says the very text."""

import pytest

from tests.cli.processes import environ_of, on_terminal
from tests.cli.test_completion import offered
from tests.hostile.values import COLOUR, SURROGATE, VALUES, obeyed
from tests.hostile.worked import TEXTS, file_name, key
from tickler.cli.app import MODULES

ALL = ",".join(map(str, range(1, len(VALUES) + 1)))

SHOWN = (
    ("today",),
    ("today", "--date", "25"),
    ("dossier", ALL),
    ("dossier", ALL, "--md"),
    ("find", "e"),
    ("find", "evil"),
    ("list",),
    ("list", "--duplicates"),
    ("list", "--birthdays"),
    ("folder", "--dates"),
    ("tab", "20"),
    ("slips",),
    ("log",),
    ("log", "7"),
    ("review",),
    ("review", "--week"),
    ("segments",),
    ("nps",),
    ("config",),
    ("doctor",),
    ("backup", "--list"),
    ("form",),
    ("form", "show", "nps", "7"),
    ("form", "export", "nps"),
    ("attach", "7", "--list"),
    ("letter", "--list"),
    ("script",),
    ("script", "show", "first-call", "7"),
    ("letter", "7", "thanks", "--draft", "--md"),
    ("cadence", "7"),
    ("spread", "--dry-run"),
    ("when", "fri"),
    ("purge", "7"),
    ("export",),
    ("export", "--format", "json"),
    ("export", "--format", "vcf"),
    ("export", "--format", "ics"),
    ("export", "--format", "md"),
)
"""All that is shown and changes nothing; what is asked first is refused where nobody can answer."""

FIELDS = ("phone", "email", "birthday", "language", "timezone", "service", "on", "kind", "every")
"""The fields that take only what they understand."""

ASKED = (
    ("dossier",),
    ("tab",),
    ("when",),
    ("import",),
    ("receive",),
    ("attach", "1"),
    ("form", "show"),
    ("form", "fill", "1"),
    ("letter", "1"),
    ("script", "show"),
    ("config",),
    ("config", "holidays"),
    ("config", "working_days"),
    ("sale", "1"),
    ("cadence", "1"),
    ("done",),
    ("list", "--tag"),
    ("list", "--kind"),
    ("list", "--tab"),
    ("review", "--day"),
    ("today", "--date"),
    ("paper",),
    ("export", "--format"),
    ("drop",),
    ("merge", "1"),
    ("undo",),
    ("backup", "--restore"),
    ("--folder",),
    ("--color",),
    ("nosuch",),
    ("dossier", "1", "--paper"),
    ("import", "nowhere.csv", "--encoding"),
    ("remind", "x", "--on"),
    ("note", "1", "x", "--outcome"),
    ("sale", "1", "1", "--on"),
    ("import", "nowhere.csv", "--map"),
    ("form", "fill", "1", "nps"),
    ("letter", "1", "thanks", "--set"),
)
"""Words after which a value is wrong, whatever it is: its refusal repeats it."""

CHANGED = {"add", "edit", "note", "defer", "remind", "drop", "restore", "sale"}
"""Commands that the folder was filled by; their answers are looked at there."""

NOT_HERE = {"call", "demo", "handover", "redo", "completion"}
"""On a terminal, without a folder of strangers, or in a test of its own."""


def said(command: tuple[str, ...]) -> str:
    return " ".join(command).replace(ALL, "all")


def test_no_command_is_forgotten():
    told = {words[0] for words in (*SHOWN, *ASKED)} | CHANGED | NOT_HERE
    assert {*MODULES} - told == set(), "put what it shows into SHOWN"


@pytest.mark.parametrize("command", SHOWN, ids=said)
@pytest.mark.parametrize(
    "how", [(), ("--color", "never"), ("--color", "always")], ids=["pipe", "terminal", "colour"]
)
def test_nothing_shown_is_obeyed(strangers, command, how):
    outcome = strangers.run(*how, *command, terminal=bool(how))
    assert outcome.code in (0, 2, 5, 130), outcome.err
    if how or "export" not in command:  # what a pipe gets of an export is a file's very bytes
        assert obeyed(outcome.out, colour="always" in how) == []
    assert obeyed(outcome.err, colour="always" in how) == []


@pytest.mark.parametrize("command", SHOWN, ids=said)
def test_json_sends_no_control_character_either(strangers, command):
    outcome = strangers.run("--json", *command)
    if not {"vcf", "ics", "csv"} & {*command}:
        assert obeyed(outcome.out) == []
    assert obeyed(outcome.err) == []
    assert outcome.code == 0 or '"error"' in outcome.err


@pytest.mark.parametrize("command", ASKED, ids=said)
def test_no_error_is_obeyed(tickler, command):
    tickler("add", "Ivan")
    for name in ("title", "all C0 controls", "C1 controls", "bidirectional overrides", "NUL"):
        value = VALUES[name]
        for how in ((), ("--json",)) if name == "all C0 controls" else ((),):
            outcome = tickler.run(*how, *command, value)
            assert outcome.code != 1, (value, outcome.err)
            assert obeyed(outcome.err) == [], value


@pytest.mark.parametrize("name", VALUES)
def test_json_and_the_store_have_the_very_text(worked, name):
    tickler, ids = worked
    value, whole = VALUES[name], tickler.json("dossier", str(ids[name]))
    card = whole["card"]
    assert [card[field.replace("-", "_")] for field in ("name", *TEXTS)] == [value] * (len(TEXTS) + 1)
    assert (card["tags"], card["custom"]) == ([value], {key(value): value})
    assert [note["text"] for note in whole["notes"]] == [value, value]
    assert [move["why"] for move in whole["moves"]] == [value]
    assert [slip["text"] for slip in whole["reminders"]].count(value) == 2
    assert [document["name"] for document in whole["documents"]] == [file_name(value, ".txt")]
    assert [sale["what"] for sale in whole["sales"]] == [" ".join(value[:200].split())]
    assert whole["forms"][0]["values"]["why"] == value.strip()


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_that_refuses_a_value_says_why_and_one_that_takes_it_keeps_it(tickler, field):
    taken = 0
    for value in (*VALUES.values(), SURROGATE):
        outcome = tickler.run("--json", "add", "x", f"--{field}={value}")
        assert obeyed(outcome.out + outcome.err) == []
        taken += outcome.code == 0
        assert outcome.code == 0 or (outcome.out == "" and '"hint": "' in outcome.err)
    assert len(tickler.json("list")["cards"]) == taken


@pytest.mark.parametrize(
    "command", [("add",), ("note", "1"), ("remind", "--on", "25"), ("add", "x", "--set")], ids=said
)
def test_what_is_no_text_is_refused(tickler, command):
    tickler("add", "Ivan")
    before = tickler.dump()
    outcome = tickler.run(*command, f"k={SURROGATE}")
    assert (outcome.code, tickler.dump()) == (5, before)
    assert outcome.err.startswith("tickler: A word of the command is not text")


@pytest.mark.parametrize("command", [("today",), ("dossier", ALL), ("find", "evil"), ("log",)], ids=said)
def test_on_a_real_terminal(strangers, command):
    environ = environ_of(strangers)
    written = on_terminal(["-m", "tickler", *command], environ, columns=100)
    assert obeyed(written.replace("\r", ""), colour=True) == []
    assert COLOUR.search(written)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_offers_no_control_character(strangers, shell):
    for beginning in ("", "x", "I", "a"):
        offers = "\n".join(offered(strangers, shell, f"tickler note {beginning}"))
        assert obeyed(offers.replace("\t", " ")) == []


def test_ten_megabytes_are_kept_or_refused_and_fill_no_window(tickler):
    tickler("add", "Ivan", "--on", "today")
    endless = "x\u202e" * 2_500_000
    tickler("note", "1", "-", stdin=endless)
    assert tickler.json("dossier", "1")["notes"][0]["text"] == endless
    shown = tickler("today", terminal=True)
    assert len(shown) < 5_000
    assert obeyed(shown, colour=True) == []

    outcome = tickler.run("import", "-", stdin=f'[{{"name": "{"x" * 10_000_000}"}}]')
    assert (outcome.code, "longer than 8 MiB" in outcome.err) == (5, True)


def test_a_name_of_many_pages_fills_no_window(tickler):
    endless = "x\u202e" * 100_000 + "x"
    tickler("import", "-", "--on", "today", stdin=f'[{{"name": "{endless}", "company": "{endless}"}}]')
    assert tickler.json("dossier", "1")["card"]["name"] == endless
    for command in (("today",), ("list",), ("log",)):
        shown = tickler(*command, terminal=True)
        assert len(shown) < 20_000
        assert obeyed(shown, colour=True) == []
