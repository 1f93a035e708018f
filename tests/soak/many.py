"""Many at once: processes that write, others that look at the pile, and an import of thousands meanwhile."""

import json
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from tests.soak.homes import Home, Lost
from tests.soak.orders import Inbox
from tests.soak.processes import Command, run

WRITERS = 8
READERS = 2


def crowd(inbox: Inbox, scratch: Path, rng: random.Random, seconds: float) -> Counter[str]:
    """Let eight processes write, and two read, for so long; return the figures. Raises Lost."""
    home = _home(inbox, scratch / "crowd")
    end = time.monotonic() + seconds
    seeds = [rng.random() for _ in range(WRITERS)]
    jobs = [(_write, home, end, number, seed) for number, seed in enumerate(seeds)]
    jobs += [(_read, home, end, number, 0.0) for number in range(READERS)]
    told = _side_by_side(jobs)
    said = [text for one in told[:WRITERS] for text in one]
    kept = {row[0] for row in _asked(home, "SELECT text FROM note")}
    if lost := [text for text in said if text not in kept]:
        raise Lost(f"{len(lost)} of {len(said)} notes are gone: {lost[:3]}")
    if len(kept) != len(said):
        raise Lost(f"{len(kept)} notes, and {len(said)} were written")
    home.checked()
    readings = [took for one in told[WRITERS:] for took in one]
    return Counter({"written": len(said), "read": len(readings), "ms at most for a look": _ms(readings)})


def import_meanwhile(inbox: Inbox, scratch: Path, _: random.Random, seconds: float) -> Counter[str]:
    """Call `today` again and again while thousands are imported; return the figures. Raises Lost."""
    size = 100_000 if seconds > 10 else 10_000
    home = _home(inbox, scratch / "importing")
    before = json.loads(run(home, ["--json", "today"]).out)["counts"]
    took, seen = [], set()
    command = Command(home, ["import", inbox.contacts(77, size)])
    while not _has_ended(command.pid):
        looked = run(home, ["--json", "today"])
        if looked.code:
            raise Lost(f"today while importing: {looked.err}")
        took.append(looked.seconds)
        seen.add(json.loads(looked.out)["counts"]["loose"])
    done = command.wait()
    after = json.loads(run(home, ["--json", "today"]).out)["counts"]
    whole = {before["loose"], after["loose"]}
    if done.code or after["loose"] != before["loose"] + size or not seen <= whole:
        raise Lost(f"import of {size} while looked at: {done.err} {sorted(seen)} of {sorted(whole)}")
    return Counter({"imported": size, "looked at meanwhile": len(took), "ms at most for a look": _ms(took)})


def _has_ended(pid: int) -> bool:
    return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _write(home: Home, end: float, number: int, seed: float) -> list[Any]:
    """Write notes until the end; return those that were acknowledged, which must be all."""
    rng = random.Random(seed)
    told = []
    while time.monotonic() < end:
        text = f"writer {number} said {len(told)}"
        order = ["note", str(rng.randint(1, 40)), text, "--outcome", "reached"]
        done = run(home, [*order, "--defer", rng.choice(("+3d", "mon", "jul"))])
        if done.code:
            raise Lost(f"{' '.join(order)}: exit code {done.code}, {done.err}")
        told.append(text)
    return told


def _read(home: Home, end: float, *_: object) -> list[Any]:
    took = []
    while time.monotonic() < end:
        done = run(home, ["today", "--ids"])
        if done.code:
            raise Lost(f"today while others write: exit code {done.code}, {done.err}")
        took.append(done.seconds)
    return took


def _side_by_side(jobs: list[tuple[Callable[..., list[Any]], Home, float, int, float]]) -> list[list[Any]]:
    with get_context("fork").Pool(len(jobs), initializer=signal.alarm, initargs=(0,)) as pool:
        begun = [pool.apply_async(do, arguments) for do, *arguments in jobs]
        return [one.get() for one in begun]


def _asked(home: Home, question: str) -> list[tuple[Any, ...]]:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(home.folder)) as db:
        return db.execute(question).fetchall()


def _home(inbox: Inbox, path: Path) -> Home:
    home = Home(path)
    home.out.mkdir(parents=True)
    run(home, ["import", inbox.contacts(3, 40)])
    return home


def _ms(seconds: list[float]) -> int:
    return round(1000 * max(seconds, default=0))
