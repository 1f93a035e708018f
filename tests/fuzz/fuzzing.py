"""Running a parser on strange inputs: each ends in an answer or in a refusal, and soon."""

import hashlib
import re
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from types import FrameType

from tests.conftest import Tickler
from tests.fuzz.mutation import mutate
from tests.fuzz.targets import CORPUS, Target

GOOD_CODES = (0, 2, 3, 4, 5)
LONGEST = 10.0
"""Seconds of processor time for one input."""


@contextmanager
def folder() -> Iterator[Tickler]:
    """A folder with one client."""
    with tempfile.TemporaryDirectory() as home:
        tickler = Tickler(Path(home))
        tickler("add", "Ana", "--email", "a@b.example", "--tag", "vip")
        yield tickler


def fault_of(tickler: Tickler, target: Target, content: bytes) -> str | None:
    """Return what is wrong with how a parser took some bytes; None where nothing is."""

    def too_long(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"longer than {LONGEST} seconds")

    before = signal.signal(signal.SIGPROF, too_long)
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    try:
        outcome = target.read(tickler, content)
    except Exception as fault:  # noqa: BLE001 - whatever comes out is what is looked for
        return f"{type(fault).__name__}: {fault}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    if outcome.code not in GOOD_CODES or "Traceback" in outcome.err:
        return f"exit {outcome.code}: {outcome.err}"
    if outcome.code and not re.match("tickler: .", outcome.err):
        return f"exit {outcome.code} without a reason: {outcome.err}"
    return None


def inputs(target: Target, seed: int) -> Iterator[bytes]:
    """Yield strange inputs without end; the same seed yields the same."""
    random, seeds = Random(f"{target.name} {seed}"), list(target.seeds.values())
    while True:
        yield mutate(random, seeds, target.tokens)


def fuzz(target: Target, seconds: float, seed: int) -> tuple[int, int]:
    """Look for faults for some time; return how many inputs were tried and how many faults found.

    An input that does harm is kept in the corpus, under a name made of its content.
    """
    end, tried, found = time.monotonic() + seconds, 0, 0
    with folder() as tickler:
        for content in inputs(target, seed):
            if time.monotonic() > end:
                break
            tried += 1
            if fault := fault_of(tickler, target, content):
                found += 1
                file = CORPUS / target.name / f"found-{hashlib.sha256(content).hexdigest()[:10]}"
                file.write_bytes(content)
                sys.stderr.write(f"{file.name}: {fault}\n")
    return tried, found
