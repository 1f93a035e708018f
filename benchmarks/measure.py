"""What is measured of the daily loop: its commands beside the stubs, at every size."""

import sys
from collections.abc import Mapping
from pathlib import Path

from benchmarks import stub_data
from benchmarks.folders import COMMON, SAID, SOUGHT, SOUGHT_START, SPARE, Tickler
from benchmarks.timing import Program, Run, clean_environment, take_turns

HERE = Path(__file__).parent
STUB = "stub"
STUB_AGAIN = "stub again"
"""The same stub a second time: how far its ratio is from 1 is the error of the measurement."""

TERMINAL, PIPE, JSON = "`today` on a terminal", "`today` into a pipe", "`today --json`"
NOTE, NOTE_BY_NAME, DEFER = "`note`, client by id", "`note`, client by name", "`defer`"
FIND, FIND_COMMON, COMPLETE = "`find` a name", "`find` a common word", "completion of a client's name"

Figures = dict[str, dict[str, list[Run] | None]]
"""The runs by row, then by column: a stub, or the size of a folder as text."""


def daily_loop(folders: Mapping[int, Tickler], work: Path, rounds: int) -> Figures:
    """Measure the commands of the daily loop, the stubs and all the folders taking turns.

    `folders` are finished folders by size. The reading commands come first, so that stub and folders show the
    same twenty notes; the writing ones work on a card that is not behind today.
    """
    held_against = stub_programs(folders[min(folders)], work)
    asked = {size: tickler_programs(tickler) for size, tickler in folders.items()}
    return {
        row: take_turns(stubs | {str(size): asked[size][row] for size in folders}, rounds)
        for row, stubs in held_against.items()
    }


def stub_programs(tickler: Tickler, work: Path) -> dict[str, dict[str, Program]]:
    """Return the rows in the order of measurement, each with the stubs it is held against.

    The stubs get a database with the pile of this folder, no more.
    """
    database, env = work / "stub.db", clean_environment(work / "home")
    agenda = tickler.answer("today")
    stub_data.fill(database, agenda)
    date, someone = agenda["date"], str(agenda["cards"][-1]["id"])

    def stub(name: str, *words: str, expect: str = SOUGHT, terminal: bool = False) -> Program:
        return Program([[sys.executable, str(HERE / name), str(database), *words]], env, expect, terminal)

    on_terminal = stub("stub_today.py", date, terminal=True)
    piped = stub("stub_plain.py", date)
    written = stub("stub_write.py", someone, date, SAID, expect="→")
    return {
        TERMINAL: {STUB: on_terminal, STUB_AGAIN: on_terminal},
        PIPE: {STUB: piped, STUB_AGAIN: piped},
        JSON: {STUB: stub("stub_plain.py", date, "--json")},
        FIND: {},
        FIND_COMMON: {},
        COMPLETE: {},
        NOTE: {STUB: written, STUB_AGAIN: written},
        NOTE_BY_NAME: {STUB: written},
        DEFER: {STUB: written},
    }


def tickler_programs(tickler: Tickler) -> dict[str, Program]:
    """Return the same rows as commands on this folder."""
    spare = str(tickler.spare)
    completing = tickler.env | {
        "_TICKLER_COMPLETE": "complete_bash",
        "COMP_WORDS": f"tickler dossier {SOUGHT_START}",
        "COMP_CWORD": "2",
    }
    return {
        TERMINAL: tickler.program(["today"], expect=SOUGHT, terminal=True),
        PIPE: tickler.program(["today"], expect=SOUGHT),
        JSON: tickler.program(["today", "--json"], expect=SOUGHT),
        FIND: tickler.program(["find", SOUGHT], expect=SOUGHT),
        FIND_COMMON: tickler.program(["find", COMMON], expect=COMMON),
        COMPLETE: Program([tickler.args()], completing, expect=SOUGHT_START),
        NOTE: tickler.program(["note", spare, SAID, "--outcome", "reached"]),
        NOTE_BY_NAME: tickler.program(["note", SPARE, SAID, "--outcome", "reached"]),
        DEFER: tickler.program(["defer", spare, "+40d"], ["defer", spare, "+50d"], expect="tab"),
    }
