"""The power fails: at every step of every command the disk is taken as it may be found then."""

import random
import shutil
import time
from collections import Counter
from pathlib import Path

from tests.soak.disks import Content, Disk, lay_out
from tests.soak.homes import Home
from tests.soak.orders import Inbox
from tests.soak.processes import Run
from tests.soak.records import Record, records

STEPS = {"made", "written", "cut", "flushed", "moved", "removed", "told"}
NOT_YET = Run(0, "", "", 0.0)


def cut_the_power(inbox: Inbox, scratch: Path, rng: random.Random, seconds: float) -> Counter[str]:
    """Cut the power as often as the time allows, at steps chosen by chance; return how often."""
    disk, cuts = Disk(), []
    below = scratch / "recorded"
    for record in records(inbox, scratch):
        told = NOT_YET
        for number, step in enumerate(record.steps, start=1):
            disk.do(step)
            if step.what == "told":
                told = record.run
            how = f"{record.order[0]}, power cut after step {number} of {len(record.steps)}, {step.what}"
            cuts.append((how, record, told, disk.all_lost()))
            if disk.restless:
                cuts += [(how, record, told, disk.some_lost(rng)) for _ in range(3)]
    rng.shuffle(cuts)
    figures: Counter[str] = Counter(steps=sum(step.what != "told" for step in ()))
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
