"""Other programs people keep such lists in, holding the same data: Taskwarrior, todoman, khard.

Each gets its own files in a work directory, never the user's, and the three questions it can answer. They are
asked on the real date, since they know no other.
"""

import datetime as dt
import json
import shutil
import subprocess
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.folders import DUE_TODAY, SAID, SOUGHT, WHYS, cards_of_the_day
from benchmarks.make_contacts import Contact, contacts
from benchmarks.timing import Program, clean_environment, run

DUE, NOTE, DEFER, FIND = "list what is due today", "add a note", "defer", "find a name"
BUILD_LIMIT = 1800.0
SPACE = uuid.UUID("6f9d3c1e-0f2b-4a51-9c55-2f6f0a6f7a11")
"""Any fixed namespace: the same card has the same identifier in every run."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A contact as a task: due on a day, or without a day."""

    person: Contact
    due: dt.date | None
    note: str

    @property
    def uid(self) -> str:
        return str(uuid.uuid5(SPACE, f"{self.person.name} {self.person.phone}"))

    @property
    def title(self) -> str:
        return f"{self.person.name}, {self.person.company}, {self.person.phone}"


def entries(size: int, today: dt.date) -> Iterator[Entry]:
    """Yield a folder of this size: twenty due today, half of the rest over the year, half never."""
    for person, why in zip(cards_of_the_day(), WHYS * (DUE_TODAY // len(WHYS)), strict=True):
        yield Entry(person, today, f"{why}. {SAID}")
    others = size - DUE_TODAY
    for number, person in enumerate(contacts(others)):
        due = today + dt.timedelta(days=1 + number % 360) if number < others // 2 else None
        yield Entry(person, due, person.note)


@dataclass(frozen=True)
class Rival:
    """Another program, by the name of its command."""

    name: str
    executable: Path

    @cached_property
    def version(self) -> str:
        """The program's own name with its version."""
        said = subprocess.run(
            [self.executable, "--version"], capture_output=True, text=True, check=True
        ).stdout
        return f"{FILLERS[self.name].title} {said.split()[-1]}"

    @property
    def questions(self) -> tuple[str, ...]:
        """What this program can be asked."""
        return FILLERS[self.name].questions

    def programs(self, size: int, directory: Path, today: dt.date) -> dict[str, Program]:
        """Fill a fresh directory with `size` entries and return the commands to measure, by question.

        Raises TooSlow if the program takes more than half an hour to take them in.
        """
        shutil.rmtree(directory, ignore_errors=True)
        directory.mkdir(parents=True)
        return FILLERS[self.name].fill(self.executable, size, directory, today)


class Filler(NamedTuple):
    """How a program is filled, and what it can then be asked."""

    title: str
    questions: tuple[str, ...]
    fill: Callable[[Path, int, Path, dt.date], dict[str, Program]]


def fill_taskwarrior(task: Path, size: int, directory: Path, today: dt.date) -> dict[str, Program]:
    """Import the entries as tasks, the note as an annotation."""
    settings = directory / "taskrc"
    settings.write_text(f"data.location={directory}/data\nconfirmation=off\nverbose=nothing\nhooks=off\n")
    (directory / "data").mkdir(exist_ok=True)
    env = clean_environment(directory / "home") | {"TASKRC": str(settings)}
    source = directory / "tasks.json"
    with source.open("w", encoding="utf-8") as out:
        for entry in entries(size, today):
            task_: dict[str, Any] = {"uuid": entry.uid, "description": entry.title, "status": "pending"}
            if entry.due:
                # Noon, since the time is read as universal time.
                task_["due"] = f"{entry.due:%Y%m%d}T120000Z"
            if entry.note:
                task_["annotations"] = [{"entry": f"{today:%Y%m%d}T060000Z", "description": entry.note}]
            out.write(json.dumps(task_, ensure_ascii=False) + "\n")
    run([str(task), "import", str(source)], env, limit=BUILD_LIMIT)
    source.unlink()
    someone = next(entries(size, today)).uid

    def program(*turns: list[str], expect: str = "") -> Program:
        return Program([[str(task), *words] for words in turns], env, expect)

    soon, later = (today + dt.timedelta(days=days) for days in (40, 41))
    return {
        DUE: program(["due:today", "list"], expect=SOUGHT),
        FIND: program([f"/{SOUGHT}/", "list"], expect=SOUGHT),
        NOTE: program([someone, "annotate", "wants three quotes"]),
        DEFER: program([someone, "modify", f"due:{soon}"], [someone, "modify", f"due:{later}"]),
    }


def fill_todoman(todo: Path, size: int, directory: Path, today: dt.date) -> dict[str, Program]:
    """Write the entries as one VTODO file each, the note as the description."""
    folder = directory / "lists" / "clients"
    folder.mkdir(parents=True, exist_ok=True)
    settings = directory / "config.py"
    settings.write_text(
        f'path = "{directory}/lists/*"\ndate_format = "%Y-%m-%d"\ndefault_list = "clients"\n'
        f'cache_path = "{directory}/cache.sqlite3"\n'
    )
    for entry in entries(size, today):
        due = f"DUE;VALUE=DATE:{entry.due:%Y%m%d}\r\n" if entry.due else ""
        (folder / f"{entry.uid}.ics").write_text(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//tickler//benchmark//EN\r\nBEGIN:VTODO\r\n"
            f"UID:{entry.uid}\r\nDTSTAMP:{today:%Y%m%d}T060000Z\r\nSUMMARY:{_escape(entry.title)}\r\n{due}"
            f"DESCRIPTION:{_escape(entry.note)}\r\nSTATUS:NEEDS-ACTION\r\nEND:VTODO\r\nEND:VCALENDAR\r\n",
            encoding="utf-8",
        )
    env = clean_environment(directory / "home")

    def program(*turns: list[str], expect: str = "") -> Program:
        return Program([[str(todo), "--config", str(settings), *words] for words in turns], env, expect)

    find = program(["--porcelain", "list", "--grep", SOUGHT], expect=SOUGHT)
    # The first run reads every file into its cache; that is paid once, so it is not what is measured.
    number = str(json.loads(find.run(limit=BUILD_LIMIT).output)[0]["id"])
    soon, later = (f"{today + dt.timedelta(days=days)}" for days in (40, 41))
    return {
        # A date is due at its midnight: within the hour means today, without what is due tomorrow.
        DUE: program(["list", "--due", "1"], expect=SOUGHT),
        FIND: find,
        DEFER: program(["edit", number, "--due", soon], ["edit", number, "--due", later]),
    }


def fill_khard(khard: Path, size: int, directory: Path, today: dt.date) -> dict[str, Program]:
    """Write the contacts as one vCard file each; an address book has no days, so it can only find."""
    book = directory / "book"
    book.mkdir(parents=True, exist_ok=True)
    settings = directory / "khard.conf"
    settings.write_text(f"[addressbooks]\n[[clients]]\npath = {book}\n")
    for entry in entries(size, today):
        person = entry.person
        (book / f"{entry.uid}.vcf").write_text(
            f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{entry.uid}\r\nFN:{person.name}\r\n"
            f"N:{person.family};{person.given};;;\r\nORG:{_escape(person.company)}\r\n"
            f"TEL;TYPE=CELL:{person.phone}\r\nNOTE:{_escape(entry.note)}\r\nEND:VCARD\r\n",
            encoding="utf-8",
        )
    args = [str(khard), "-c", str(settings), "list", SOUGHT]
    return {FIND: Program([args], clean_environment(directory / "home"), expect=SOUGHT)}


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").replace("\n", "\\n")


FILLERS = {
    "task": Filler("Taskwarrior", (DUE, FIND, NOTE, DEFER), fill_taskwarrior),
    "todo": Filler("todoman", (DUE, FIND, DEFER), fill_todoman),
    "khard": Filler("khard", (FIND,), fill_khard),
}
