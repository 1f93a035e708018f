"""`python -m tests.soak`: all parts, two at a time, with the figures at the end.

`--seconds` is about how long it takes, `--seed` repeats what chance decided (but not what the scheduler did),
`--publish` writes the figures down for docs/trust.md. The exit code is 1 where a promise was broken.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

from tests.soak import kill, many, points, power, room
from tests.soak.homes import Lost
from tests.soak.orders import Inbox
from tests.soak.processes import can_trace
from tests.soak.records import records
from tests.soak.warm import warm_up

SHORT = 34
FIGURES = Path(__file__).parents[2] / "docs" / "figures.json"
IN_MEMORY = Path("/dev/shm")
"""Where nothing waits for a disk, the same seconds hold more commands."""


class Part(NamedTuple):
    """One way of disturbing, its share of the time, and whether it disturbs what strace has recorded."""

    do: Callable[[Any, Path, random.Random, float], Counter[str]]
    share: float
    traced: bool = False

    @property
    def file(self) -> str:
        return f"{self.do.__module__.replace('.', '/')}.py"


class Outcome(NamedTuple):
    """The figures of a part, and what was lost, if anything was."""

    file: str
    figures: Counter[str]
    lost: str | None

    @property
    def said(self) -> str:
        if self.lost is not None:
            return f"LOST: {self.lost}"
        figures = ", ".join(f"{number:,} {what}" for what, number in self.figures.items() if number)
        return f"{figures}, lost 0" if figures else "left out: not possible here"


SIDE_BY_SIDE = (
    Part(kill.kill_at_random, 0.32),
    Part(power.cut_the_power, 0.32, traced=True),
    Part(points.disturb, 0.32, traced=True),
    Part(room.fill_the_disk, 0.16),
)
ALONE = (Part(many.crowd, 0.2), Part(many.import_meanwhile, 0.1))


def main(words: Sequence[str] | None = None) -> int:
    """Run all parts and print the figures; return the exit code."""
    options = _options(words)
    print(f"seed {options.seed}, about {options.seconds} seconds")
    began = time.monotonic()
    parent = IN_MEMORY if IN_MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(dir=parent, prefix="tickler-soak-") as scratch:
        outcomes = _run_all(Path(scratch), options.seconds, options.seed)
    for outcome in outcomes:
        print(f"{outcome.file:22} {outcome.said}")
    lost = [outcome for outcome in outcomes if outcome.lost]
    print(f"{time.monotonic() - began:.0f} seconds; {'LOST' if lost else 'lost = 0'}")
    if options.publish and not lost:
        _publish(outcomes, options.seconds)
    return 1 if lost else 0


def _options(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--seconds", type=float, default=SHORT)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    parser.add_argument("--publish", action="store_true")
    return parser.parse_args(words)


def _run_all(scratch: Path, seconds: float, seed: int) -> list[Outcome]:
    inbox = Inbox(scratch / "inbox")
    inbox.fill()
    warm_up(inbox, scratch)
    script = list(records(inbox, scratch)) if can_trace(scratch) else None
    jobs = [
        (
            part,
            script if part.traced else inbox,
            scratch / part.do.__name__,
            random.Random(f"{seed} {number}"),
            seconds * part.share,
        )
        for number, part in enumerate((*SIDE_BY_SIDE, *ALONE))
    ]
    with get_context("fork").Pool(2) as pool:
        found = pool.starmap(_outcome, jobs[: len(SIDE_BY_SIDE)], chunksize=1)
    return found + [_outcome(*job) for job in jobs[len(SIDE_BY_SIDE) :]]


def _outcome(part: Part, given: object, scratch: Path, rng: random.Random, seconds: float) -> Outcome:
    if given is None:
        return Outcome(part.file, Counter(), None)
    scratch.mkdir()
    try:
        return Outcome(part.file, part.do(given, scratch, rng, seconds), None)
    except Lost as lost:
        return Outcome(part.file, Counter(), str(lost))


def _publish(outcomes: Sequence[Outcome], seconds: float) -> None:
    kept = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    today = date.today().isoformat()
    said: dict[str, list[str]] = {}
    for outcome in outcomes:
        if outcome.figures:
            said.setdefault(outcome.file, []).append(outcome.said)
    measured = f"{today}, {seconds:.0f} seconds of all parts"
    kept |= {file: f"{'; '.join(figures)} ({measured})" for file, figures in said.items()}
    FIGURES.write_text(json.dumps(kept, indent=2, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
