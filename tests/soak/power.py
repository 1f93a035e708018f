"""The power fails: at every step of every command the disk is taken as it may be found then."""

import random
import shutil
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.soak.disks import Content, Disk, lay_out
from tests.soak.homes import Home
from tests.soak.processes import Run
from tests.soak.records import Record

CHANCES = 3
"""So often chance decides, at each step, what of all that is not flushed is there."""

NOT_YET = Run(0, "", "", 0.0)
"""Nothing was said so far."""


def cut_the_power(
    script: Sequence[Record], scratch: Path, rng: random.Random, seconds: float
) -> Counter[str]:
    """Cut the power for so long, at steps chosen by chance; return the figures. Raises Lost."""
    below = script[0].recorded_in
    disk, cuts = Disk(below, below / "out"), []
    for record in script:
        told = NOT_YET
        for number, step in enumerate(record.steps, start=1):
            disk.do(step)
            if step.what == "told":
                told = record.run
            how = f"{record.order[0]}, power cut after step {number} of {len(record.steps)}, {step.what}"
            cuts.append((how, record, told, disk.all_lost()))
            if disk.restless:
                cuts += [(how, record, told, disk.some_lost(rng)) for _ in range(CHANCES)]
    rng.shuffle(cuts)
    figures: Counter[str] = Counter()
    end = time.monotonic() + seconds
    for how, record, told, content in cuts:
        _look(how, record, told, content, below, scratch / "found")
        figures["power cuts"] += 1
        if time.monotonic() > end:
            break
    return figures


def _look(how: str, record: Record, told: Run, content: Content, was: Path, now: Path) -> None:
    shutil.rmtree(now, ignore_errors=True)
    lay_out(content, was, now)
    record.settle(Home(now), told, how)
