"""Builds folders of any size through the program itself, with the same twenty cards behind today."""

import datetime as dt
import json
import math
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from benchmarks.make_contacts import Contact, contact, write_file
from benchmarks.timing import Program, Run, clean_environment, run

DUE_TODAY = 20
SOUGHT = "Nezaboravni"
"""A family name that one card of the day has, and no generated contact."""
SOUGHT_START = "nezab"
SPARE = "Rezervni"
"""The family name of the card that is written to while measuring."""
COMMON = "sample"
"""A word in every twelfth note."""
WORKING_DAYS = 250
TIMES = ("09:30", "11:00", "14:00")
KINDS = ("call", "call", "first-call", "call", "meeting")
WHYS = (
    "asks for a discount on the offer",
    "decides this week",
    "wants three quotes",
    "beans run out",
    "offer read?",
)
SAID = "interested, wants to talk to the owner first and decides after the holidays"

BUILD_LIMIT = 1800.0
BEYOND_EVERY_SIZE = 2_000_000
"""The number of the first contact that is in no generated file."""


@dataclass(frozen=True, slots=True)
class Tickler:
    """The program under test with one folder: `script` beside this Python, `today` fixed for all its runs."""

    folder: Path
    today: dt.date

    @property
    def env(self) -> dict[str, str]:
        home = clean_environment(self.folder.parent / "home")
        return home | {"TICKLER_FOLDER": str(self.folder), "TICKLER_TODAY": self.today.isoformat()}

    def args(self, *words: str) -> list[str]:
        return [str(Path(sys.executable).with_name("tickler")), *words]

    def run(self, *words: str, look: Callable[[int], int] | None = None) -> Run:
        """Run one command to the end; raises Failed if it fails. `look` is handed to `timing.run`."""
        return run(self.args(*words), self.env, limit=BUILD_LIMIT, look=look)

    def program(self, *turns: Sequence[str], expect: str = "", terminal: bool = False) -> Program:
        """Return a command, or several taken in turn, as a program to measure."""
        return Program([self.args(*words) for words in turns], self.env, expect, terminal)

    @property
    def spare(self) -> int:
        """The id of a card that is not behind today, for commands that change something."""
        return int(self.answer("find", SPARE)["cards"][0]["id"])

    def answer(self, *words: str) -> dict[str, Any]:
        """Run one command with `--json` and return the object it prints."""
        found: dict[str, Any] = json.loads(self.run("--no-input", *words, "--json").output)
        return found


def cards_of_the_day() -> list[Contact]:
    """Return the twenty contacts that are behind today in a folder of any size."""
    people = [contact(BEYOND_EVERY_SIZE + number) for number in range(DUE_TODAY)]
    return [people[0]._replace(given="Željko", family=SOUGHT), *people[1:]]


def build(size: int, directory: Path, today: dt.date) -> Tickler:
    """Make a folder of `size` cards in `directory`.

    Twenty are behind today with a note each, half of the others are spread over the working days of the
    coming year, the other half is loose. A folder that an earlier run has left finished is taken as it is.
    """
    tickler = Tickler(directory / "folder.db", today)
    finished = directory / "finished"
    if finished.exists() and finished.read_text() == today.isoformat():
        return tickler
    tickler.folder.unlink(missing_ok=True)
    directory.mkdir(parents=True, exist_ok=True)
    others = size - DUE_TODAY - 1
    spread = others // 2
    source = directory / "contacts.csv"
    write_file(source, spread)
    per_day = math.ceil(spread / WORKING_DAYS)
    tickler.run("--no-input", "import", str(source), "--on", "tomorrow", "--spread", str(per_day))
    write_file(source, others - spread, start=spread)
    tickler.run("--no-input", "import", str(source))
    source.unlink()
    tickler.run("add", f"Ana {SPARE}", "--on", "+30d", "--no-input")
    _lay_out_the_day(tickler)
    found = tickler.answer("today")["counts"]["cards"]
    if found != DUE_TODAY:
        raise AssertionError(f"{found} cards are behind today in the folder of {size:,}, not {DUE_TODAY}")
    finished.write_text(today.isoformat())
    return tickler


def _lay_out_the_day(tickler: Tickler) -> None:
    times = (*TIMES, *[""] * (DUE_TODAY - len(TIMES)))
    for person, time, kind, why in zip(
        cards_of_the_day(), times, islice(cycle(KINDS), DUE_TODAY), cycle(WHYS)
    ):
        added = tickler.answer(
            "add", person.name, "--company", person.company, "--phone", person.phone,
            "--on", f"today {time}".strip(), "--kind", kind, "--why", why,
        )  # fmt: skip
        card = added["card"]["id"]
        tickler.run("note", str(card), SAID, "--outcome", "reached", "--no-input")
