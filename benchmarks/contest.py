"""Asks the other programs and tickler the same questions about the same data, taking turns."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks import measure
from benchmarks.folders import Tickler
from benchmarks.measure import Figures
from benchmarks.rivals import DEFER, DUE, FIND, NOTE, Rival
from benchmarks.timing import Program, TooSlow, take_turns

OURS = "tickler"
ANSWERED_BY = {DUE: measure.PIPE, FIND: measure.FIND, NOTE: measure.NOTE, DEFER: measure.DEFER}
"""The command of ours that answers what the others are asked."""


def compare(
    rivals: Sequence[Rival], folders: Mapping[int, Tickler], work: Path, rounds: int
) -> dict[str, Figures]:
    """Return the figures by question, then by program, then by size as text.

    `folders` go from the smallest up. A program that was too slow for a question is not asked it again at a
    larger size, and one that is too slow for everything is not even given the larger data.
    """
    figures: dict[str, Figures] = {question: {OURS: {}} for question in ANSWERED_BY}
    for size, tickler in folders.items():
        ours = measure.tickler_programs(tickler)
        asked = {question: {OURS: ours[row]} for question, row in ANSWERED_BY.items()}
        for rival in rivals:
            hopeless = [q for q in rival.questions if None in figures[q].get(rival.version, {}).values()]
            for question in hopeless:
                figures[question][rival.version][str(size)] = None
            for question, program in _filled(rival, hopeless, size, tickler, work, figures).items():
                asked[question][rival.version] = program
        for question, programs in asked.items():
            for name, runs in take_turns(programs, rounds).items():
                figures[question].setdefault(name, {})[str(size)] = runs
    return figures


def _filled(
    rival: Rival,
    hopeless: Sequence[str],
    size: int,
    tickler: Tickler,
    work: Path,
    figures: dict[str, Figures],
) -> dict[str, Program]:
    """Fill a rival and return what is left to ask it; filling itself may take too long."""
    if len(hopeless) == len(rival.questions):
        return {}
    try:
        programs = rival.programs(size, work / rival.name / str(size), tickler.today)
    except TooSlow:
        for question in rival.questions:
            figures[question].setdefault(rival.version, {})[str(size)] = None
        return {}
    return {question: program for question, program in programs.items() if question not in hopeless}
