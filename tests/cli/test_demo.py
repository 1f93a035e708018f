"""`tickler demo`: a worked morning that can be seen, repeated by hand, and thrown away."""

import shlex
import tempfile
from pathlib import Path

import pytest

from tests.store.samples import assert_sound
from tickler.cli.commands import demo
from tickler.store.folder import Folder


@pytest.fixture(autouse=True)
def temporary(tmp_path, monkeypatch):
    """Where the demo makes its folders."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


def made_in(place):
    (folder,) = place.glob("tickler-demo-*/folder.db")
    return folder


def words(line):
    """Return the words after `tickler` of a command that was shown."""
    program, *rest = shlex.split(line)
    assert program == "tickler"
    return rest


def beginning(lines, sign):
    return [line.removeprefix(sign) for line in lines if line.startswith(sign)]


def test_five_steps_each_with_its_command(tickler):
    lines = tickler("demo").splitlines()

    assert beginning(lines, "# ") == [
        "The morning: today's pile.",
        "Ivan Petrov was reached: write down what was said, put his card behind the agreed day.",
        "Any part of a name finds a client, in any script; any words say a date.",
        "The whole folder: how thick each tab is.",
        "Everything on one client, before the meeting.",
    ]
    assert beginning(lines, "$ ") == [
        "tickler today",
        'tickler note petrov "5 % is enough, decides Thursday" --outcome reached --defer "fri 10:00"',
        "tickler defer saric +2w",
        "tickler folder",
        "tickler dossier beridze",
    ]


def test_each_command_is_followed_by_its_answer(tickler):
    lines = tickler("demo").splitlines()
    answers = {line: lines[number + 1] for number, line in enumerate(lines) if line.startswith("$ ")}

    assert list(answers.values()) == [
        "Friday 20 November 2026" + 71 * " " + "tab 20",
        "Иван Петров: reached → Fri 27 Nov 2026 10:00, tab 27",
        "Željko Šarić → Fri 4 Dec 2026, tab 4",
        "Friday 20 November 2026" + 71 * " " + "tab 20",
        "გიორგი ბერიძე" + 81 * " " + "card 2",
    ]


def test_the_folder_of_the_user_is_neither_made_nor_touched(tickler, temporary):
    tickler("demo")
    assert not tickler.folder.parent.exists()

    tickler("add", "Ana")
    before = tickler.folder.read_bytes()
    for name, value in (("TICKLER_FOLDER", str(tickler.folder)), ("TICKLER_TODAY", tickler.today)):
        tickler.environ[name] = value
        tickler("demo")
    assert tickler.folder.read_bytes() == before
    assert len(list(temporary.glob("tickler-demo-*/folder.db"))) == 3


def test_in_json_it_is_the_folder_and_what_to_try(tickler, temporary):
    data = tickler.json("demo")

    assert data.keys() == {"schema", "folder", "contacts", "commands"}
    assert data["folder"] == str(made_in(temporary))
    assert Path(data["contacts"]).name == "contacts.csv"
    assert tickler.json("import", data["contacts"], "--dry-run")["created"] == 61


def test_what_it_says_to_try_can_be_tried(tickler):
    export, *commands = tickler.json("demo")["commands"]
    name, path = export.removeprefix("export ").split("=")
    tickler.environ[name] = path

    answers = [tickler(*words(command)) for command in commands]
    assert "Иван Петров" in answers[0]
    assert answers[1].startswith("გიორგი ბერიძე: reached → Sat 21 Nov 2026, tab 21")
    assert "Иван Петров" in answers[2]
    assert answers[3].startswith("tab loose")
    assert answers[4].startswith("taken back: note, გიორგი ბერიძე: reached")


def test_what_is_there_to_be_copied_is_not_broken_by_the_window(tickler, temporary):
    tickler.environ["COLUMNS"] = "40"
    said = tickler("demo", terminal=True)

    assert f"\n  export TICKLER_FOLDER={made_in(temporary)}\n" in said
    assert '\n  tickler note giorgi "the machine leaks" --outcome reached --defer tomorrow\n' in said


@pytest.mark.parametrize(
    "moment",
    [
        pytest.param("2026-11-22T08:30", id="on a Sunday"),
        pytest.param("2026-08-31T08:30", id="on the 31st"),
        pytest.param("2027-01-01T08:30", id="on New Year"),
        pytest.param("2028-02-29T08:30", id="on a leap day"),
        pytest.param("2026-11-20T00:01", id="after midnight"),
        pytest.param("2026-11-20T23:59", id="before midnight"),
    ],
)
def test_whenever_it_is_shown_there_is_a_day_to_work(tickler, moment):
    tickler.today = moment
    tickler.environ["TICKLER_FOLDER"] = tickler.json("demo")["folder"]
    day = tickler.json("today")

    assert [card["time"] for card in day["cards"] if card["time"]] == ["09:30", "11:15", "14:00"]
    assert [card["days_late"] for card in day["cards"] if card["days_late"]] == [3, 2, 1]
    assert [card["moves"] for card in day["cards"] if card["name"] == "Željko Šarić"] == [4]
    counts = day["counts"]
    slips = counts["reminders"] - counts["birthdays"]
    assert (counts["cards"], counts["to_deal_out"], slips, counts["done_today"]) == (
        16,
        4,
        3,
        3,
    )
    for _, step in demo.STEPS:
        tickler(*step)
    assert tickler.json("folder")["tabs"][int(moment[8:10]) - 1]["cards"] == 10


def test_all_of_it_can_be_taken_back_and_done_again(tickler):
    tickler.environ["TICKLER_FOLDER"] = path = tickler.json("demo")["folder"]
    before = tickler("today")
    tickler("undo", "1000")
    assert tickler.json("list", "--limit", "1")["total"] == 0
    with Folder(Path(path)) as folder:
        assert_sound(folder)

    tickler("redo")
    assert tickler("today") == before


def test_it_is_shown_in_the_looks_that_were_asked_for(tickler):
    assert "\x1b[" in tickler("--color", "always", "demo")
    assert "\x1b" not in tickler("--color", "never", "demo", terminal=True)


def test_a_step_that_fails_ends_it_with_its_exit_code(tickler, monkeypatch):
    monkeypatch.setattr(demo, "STEPS", (("Nobody.", ("defer", "nobody", "mon")),))
    outcome = tickler.run("demo")

    assert (outcome.code, outcome.out) == (3, "\n# Nobody.\n$ tickler defer nobody mon\n")
    assert 'No client answers to "nobody".' in outcome.err


def test_the_backup_of_the_demo_is_thrown_away_with_it(tickler, temporary):
    tickler("demo")
    assert not (tickler.home / "state").exists()
    assert len(list(made_in(temporary).parent.glob("backups/folder-*/*-auto.db"))) == 1
