"""The calls by which a command writes, one by one: it is killed at one of them, or the system refuses it."""

import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.soak import trace
from tests.soak.homes import Home, Lost
from tests.soak.processes import run_traced
from tests.soak.records import Record
from tickler.core.errors import ExitCode

FAULTS = {
    "write": ("ENOSPC", "EIO"),
    "pwrite64": ("ENOSPC", "EIO"),
    "ftruncate": ("ENOSPC", "EIO"),
    "fsync": ("EIO",),
    "fdatasync": ("EIO",),
    "openat": ("ENOSPC", "EROFS", "EACCES", "EMFILE"),
    "rename": ("ENOSPC", "EROFS"),
    "mkdir": ("ENOSPC", "EACCES"),
    "unlink": ("EROFS", "EIO"),
}
"""What the system may say instead of doing what is asked."""

REFUSED = (ExitCode.REFUSED, ExitCode.FOLDER)


class Point(NamedTuple):
    """A call of a recorded command, and what is to become of it: SIGKILL, or a fault from then on."""

    record: Record
    call: trace.Call
    fault: str | None
    again: bool = False

    @property
    def injection(self) -> str:
        what = f"error={self.fault}" if self.fault else "signal=KILL"
        return f"inject={self.call.name}:{what}:when={self.call.number}{'+' if self.again else ''}"

    def __str__(self) -> str:
        end = " and from then on" if self.again else ""
        where = Path(self.call.path).name
        return f"{' '.join(self.record.order)}, {self.fault or 'killed'} at {self.call.name}"\
            f" {self.call.number}{end} on {where}"  # fmt: skip


def disturb(script: Sequence[Record], scratch: Path, rng: random.Random, seconds: float) -> Counter[str]:
    """Disturb commands at points chosen by chance, for so long; return the figures. Raises Lost."""
    points = [point for record in script for point in _points(record, rng)]
    rng.shuffle(points)
    figures: Counter[str] = Counter()
    end = time.monotonic() + seconds
    for point in points:
        if time.monotonic() > end:
            break
        figures[_disturbed(point, scratch)] += 1
    return figures + Counter({"points to choose from": len(points)})


def _points(record: Record, rng: random.Random) -> Iterator[Point]:
    for call in record.calls:
        yield Point(record, call, None)
        lasts = call.name != "write" and rng.random() < 0.5  # the answer has to be written
        yield Point(record, call, rng.choice(FAULTS[call.name]), again=lasts)


def _disturbed(point: Point, scratch: Path) -> str:
    home = point.record.home.copied(scratch / "disturbed")
    _, name = point.injection.split("=")[:2]
    options = ("-e", f"trace={name.partition(':')[0]}", "-e", point.injection)
    run = run_traced(home, _here(point.record, home), scratch / "log", *options)
    done = point.record.settle(home, run, str(point))
    if point.fault is None:
        return "killed at a call" if run.killed else "ended before"
    if run.code not in (ExitCode.DONE, *REFUSED) or "fault of tickler" in run.err:
        raise Lost(f"{point}: exit code {run.code}, {run.err}")
    if run.code == ExitCode.DONE and not done:
        raise Lost(f"{point}: exit code 0, and nothing is done: {run.out}")
    if run.code != ExitCode.DONE and point.record.after != point.record.before and done:
        raise Lost(f"{point}: refused with exit code {run.code}, and done all the same: {run.err}")
    return "faults injected"


def _here(record: Record, home: Home) -> list[str]:
    """Let a command write its files in this home instead of the one in which it was recorded."""
    return [word.replace(str(record.recorded_in), str(home.path)) for word in record.order]
