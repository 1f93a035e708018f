"""The page for cron, launchd and Windows: its tables are read as those programs do, its lines are run."""

import os
import plistlib
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from docs.tool.pages import ROOT
from tests.conftest import FRIDAY

PAGE = (ROOT / "docs" / "every-morning.md").read_text(encoding="utf-8")
LOWEST_AND_HIGHEST = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7))
FIELD = re.compile(r"(\*|\d+(?:-\d+)?)(?:/(\d+))?")
SCRIPT = "#!/bin/sh"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def lines_of_cron() -> Iterator[tuple[list[str], str]]:
    """The entries of the tables: the five fields, and the command."""
    for line in "".join(blocks("crontab")).splitlines():
        if line and not line.startswith("#") and not re.match(r"\w+ *=", line):
            *fields, command = line.split(None, 5)
            yield fields, command


def settings_of_cron() -> dict[str, str]:
    found = re.findall(r"^(\w+) *= *(.*)$", "".join(blocks("crontab")), re.MULTILINE)
    return {name: value.strip('"') for name, value in found}


PLISTS = [plistlib.loads(block.encode()) for block in blocks("xml")]
CRON = list(lines_of_cron())


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a folder and a calendar, and programs that keep what they are told."""
    programs = tmp_path / ".local" / "bin"
    programs.mkdir(parents=True)
    (tmp_path / "calendar").mkdir()
    _program(programs / "tickler", f'exec "{sys.executable}" -m tickler "$@"')
    for name in ("mail", "notify-send"):
        _program(tmp_path / "other" / name, f'echo "$@" > "$HOME/{name}"; cat <&0 >> "$HOME/{name}"')
    (morning,) = [block for block in blocks("sh") if block.startswith(SCRIPT)]
    _program(programs / "tickler-morning", morning.removeprefix(SCRIPT))
    run(tmp_path, '"$HOME/.local/bin/tickler" --quiet add "Иван Петров" --on "today 10:00"')
    return tmp_path


def _program(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{SCRIPT}\n{text}\n", encoding="utf-8")
    path.chmod(0o755)


def start(home: Path, command: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Start a command as cron does, with little around it."""
    return subprocess.run(
        ["/bin/sh", "-c", command],
        env={
            "HOME": str(home), "PATH": f"{home / 'other'}:/usr/bin:/bin", "PYTHONPATH": str(ROOT),
            "TICKLER_TODAY": FRIDAY, **environ,
        },
        stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def run(home: Path, command: str, **environ: str) -> str:
    """Start a command that must succeed and complain of nothing, and return what it says."""
    done = start(home, command, **environ)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize(("fields", "command"), CRON)
def test_a_line_of_cron_has_five_fields_that_can_come_true(fields: list[str], command: str) -> None:
    for field, (lowest, highest) in zip(fields, LOWEST_AND_HIGHEST, strict=True):
        found = FIELD.fullmatch(field)
        assert found, field
        numbers = [int(number) for number in re.findall(r"\d+", found[1])]
        assert numbers == sorted(numbers)
        assert all(lowest <= number <= highest for number in numbers)
    assert not re.search(r"(?<!\\)%", command), "a percent sign ends the command"


@pytest.mark.parametrize(("fields", "command"), CRON)
def test_a_line_of_cron_runs(home: Path, fields: list[str], command: str) -> None:
    if "tickler-morning" in command and not _has_jq():
        pytest.skip("jq is missing")
    said = run(home, command.replace(r"\%", "%"), **settings_of_cron())
    told = {path.name: path.read_text() for path in (home / "mail", home / "notify-send") if path.exists()}
    if "export" in command:
        assert said == ""
        assert "SUMMARY:Иван Петров" in (home / "calendar" / "tickler.ics").read_text(encoding="utf-8")
    elif "mail -s" in command:
        assert re.match(r"-s The pile of \d{4}-\d\d-\d\d you@example.org\nFriday 20 November", told["mail"])
    elif "tickler-morning" in command:
        assert told == {"notify-send": "tickler cards: 1, carried over: 0, slips: 0\n"}
    else:
        assert "Иван Петров" in said


def test_without_work_there_is_no_mail(home: Path) -> None:
    (command,) = [command for _, command in CRON if "--ids" in command]
    run(home, '"$HOME/.local/bin/tickler" --quiet defer 1 mon')
    done = start(home, command)
    assert (done.stdout, done.stderr) == ("", "")


@pytest.mark.parametrize("plist", PLISTS, ids=lambda plist: plist["Label"])
def test_launchd_can_read_its_file(plist: dict[str, object]) -> None:
    assert f"LaunchAgents/{plist['Label']}.plist" in PAGE
    assert plist.keys() <= {"Label", "ProgramArguments", "StartInterval", "StartCalendarInterval"}
    when = plist.get("StartCalendarInterval")
    if when:
        assert [moment["Weekday"] for moment in when] == [1, 2, 3, 4, 5]
    else:
        assert plist["StartInterval"] == 15 * 60


@pytest.mark.parametrize("plist", PLISTS, ids=lambda plist: plist["Label"])
def test_what_launchd_starts_runs(home: Path, plist: dict[str, list[str]]) -> None:
    shell, option, command = plist["ProgramArguments"]
    assert (shell, option) == ("/bin/sh", "-c")
    if "tickler-morning" in command and not _has_jq():
        pytest.skip("jq is missing")
    assert run(home, command) == ""
    assert (home / "notify-send").exists() or (home / "calendar" / "tickler.ics").exists()


@pytest.mark.parametrize("block", blocks("sh"))
def test_a_shell_understands_it(block: str) -> None:
    subprocess.run(["bash", "-n"], input=block, text=True, check=True)


def test_a_reader_never_sees_half_a_calendar(home: Path) -> None:
    """The file is another one after each export: who has it open reads the old one to its end."""
    (command,) = [command for _, command in CRON if "export" in command]
    run(home, command)
    calendar = home / "calendar" / "tickler.ics"
    with calendar.open(encoding="utf-8") as reader:
        head = reader.read(40)
        run(home, '"$HOME/.local/bin/tickler" --quiet add "Ana" --on mon')
        run(home, command)
        old = head + reader.read()
    assert "SUMMARY:Ana" not in old
    assert old.endswith("END:VCALENDAR\n")
    assert "SUMMARY:Ana" in calendar.read_text(encoding="utf-8")
    assert [path.name for path in calendar.parent.iterdir()] == ["tickler.ics"]


def test_cron_mails_what_went_wrong(home: Path) -> None:
    (command,) = [command for _, command in CRON if "export" in command]
    (home / "calendar").rmdir()
    done = start(home, command)
    assert (done.returncode, done.stdout) == (5, "")
    assert "tickler.ics cannot be written: No such file or directory." in done.stderr


def _has_jq() -> bool:
    return any(os.access(Path(part) / "jq", os.X_OK) for part in ("/usr/bin", "/bin"))
