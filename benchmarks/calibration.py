"""How fast this machine is beside the one for which the limits are stated: the same start-ups on both."""

import statistics
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.timing import Program, clean_environment, median, take_turns

BARE = "bare Python"
_CODE = {
    BARE: "pass",
    "sqlite3": "import sqlite3",
    "Typer": "import typer",
    "Rich, console and table": "from rich.console import Console; from rich.table import Table; Console()",
    "pydantic": "import pydantic",
    "SQLAlchemy": "import sqlalchemy",
    "SQLModel": "import sqlmodel",
}
_THERE = {
    BARE: 13.0,
    "sqlite3": 6.0,
    "Typer": 50.0,
    "Rich, console and table": 40.0,
    "pydantic": 67.5,
    "SQLAlchemy": 200.0,
    "SQLModel": 345.0,
}
"""Milliseconds on the machine of the limits, above bare Python (of a span its middle): section 6 of the
specification, where the limits are stated."""


@dataclass(frozen=True, slots=True)
class StartUp:
    """What a start-up takes above bare Python, here and on the machine of the limits, in milliseconds."""

    what: str
    here: float
    there: float

    @property
    def ratio(self) -> float:
        return self.here / self.there


@dataclass(frozen=True, slots=True)
class Calibration:
    """The start-ups that both machines were measured with."""

    start_ups: tuple[StartUp, ...]

    @property
    def ratio(self) -> float:
        """How many times as long as the machine of the limits this one takes: the median of the ratios."""
        return statistics.median(one.ratio for one in self.start_ups)


def calibrate(work: Path, rounds: int) -> Calibration:
    """Measure the start-ups on this machine, each in processes of its own, taking turns."""
    env = clean_environment(work / "home")
    programs = {what: Program([[sys.executable, "-c", code]], env) for what, code in _CODE.items()}
    taken = {what: median(runs) * 1000 for what, runs in take_turns(programs, rounds).items() if runs}
    return Calibration(tuple(_start_ups(taken)))


def _start_ups(taken: dict[str, float]) -> Iterator[StartUp]:
    for what, milliseconds in taken.items():
        yield StartUp(what, milliseconds - (0 if what == BARE else taken[BARE]), _THERE[what])
