"""Times whole processes, taking turns, so that the noise of a shared machine hits all of them alike."""

import fcntl
import os
import select
import statistics
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

WINDOW = struct.pack("HHHH", 50, 110, 0, 0)
"""50 lines of 110 columns, what `TIOCSWINSZ` takes."""

LOOK_EVERY = 0.05
LIMIT = 60.0
"""Seconds after which a process is stopped and its figure is `> 60 s`."""


class TooSlow(Exception):
    """The process ran into the limit."""


class Failed(Exception):
    """The process ended with an error; the text is the end of what it printed."""


@dataclass(frozen=True, slots=True)
class Run:
    """One process that has ended: wall-clock seconds, peak memory in bytes, and what it printed.

    `helper_peak` is the peak memory of a process that it has started, as far as it was looked for.
    """

    seconds: float
    peak: int
    output: str
    helper_peak: int = 0


@dataclass(frozen=True, slots=True)
class Program:
    """A process to measure.

    `turns` are its command lines, taken in turn, so that a command that changes something has something to
    change each time. What it prints must hold `expect`: a program that did nothing is not worth measuring.
    With `terminal` it runs on a pseudo-terminal, else into a pipe.
    """

    turns: Sequence[Sequence[str]]
    env: Mapping[str, str]
    expect: str = ""
    terminal: bool = False

    def run(self, turn: int = 0, limit: float = LIMIT) -> Run:
        """Run the command line of this turn.

        Raises TooSlow after `limit` seconds, and Failed if it exits with anything but 0 or prints the
        wrong thing.
        """
        args = self.turns[turn % len(self.turns)]
        done = run(args, self.env, terminal=self.terminal, limit=limit)
        if self.expect not in done.output:
            raise Failed(f"{' '.join(args)} did not print {self.expect!r} but: {done.output[-500:]}")
        return done


def run(
    args: Sequence[str],
    env: Mapping[str, str],
    *,
    terminal: bool = False,
    limit: float = LIMIT,
    look: Callable[[int], int] | None = None,
) -> Run:
    """Run a process to its end, with nothing to read and all it prints taken together.

    Raises TooSlow after `limit` seconds, and Failed if it exits with anything but 0. The peak comes
    from the kernel's record of this process, or of its largest helper; it is never below our own size,
    about 20 MB. `look` is asked of the process's id twenty times a second, and what it says at most is the
    helper's peak.
    """
    ours, theirs = os.openpty() if terminal else os.pipe()
    if terminal:
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, WINDOW)
    nothing = os.open(os.devnull, os.O_RDONLY)
    began = time.perf_counter()
    child = os.posix_spawn(
        args[0],
        list(args),
        env,
        file_actions=[
            (os.POSIX_SPAWN_DUP2, theirs if terminal else nothing, 0),
            (os.POSIX_SPAWN_DUP2, theirs, 1),
            (os.POSIX_SPAWN_DUP2, theirs, 2),
        ],
        setsid=True,
    )
    os.close(nothing)
    os.close(theirs)
    output, late, helper_peak = _drain(ours, began + limit, partial(look, child) if look else None)
    if late:
        os.kill(child, 9)
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - began
    os.close(ours)
    if late:
        raise TooSlow
    if code := os.waitstatus_to_exitcode(status):
        raise Failed(f"{' '.join(args)} ended with {code}: {output[-500:]}")
    return Run(seconds, usage.ru_maxrss * 1024, output, helper_peak)


def _drain(source: int, deadline: float, look: Callable[[], int] | None) -> tuple[str, bool, int]:
    """Read to the end, or to the deadline; return the text, whether it was late, and the highest look."""
    chunks: list[bytes] = []
    highest = 0
    while (left := deadline - time.perf_counter()) > 0:
        ready, _, _ = select.select([source], [], [], min(left, LOOK_EVERY) if look else left)
        if look:
            highest = max(highest, look())
        if not ready:
            continue
        try:
            chunk = os.read(source, 65536)
        except OSError:  # a pseudo-terminal whose other side is closed says EIO, not end of file
            chunk = b""
        if not chunk:
            return _text(chunks), False, highest
        chunks.append(chunk)
    return _text(chunks), True, highest


def peak_of_children(process: int) -> int:
    """Return the highest peak memory of the processes that one has started, in bytes; 0 where nobody says."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
        told = [Path(f"/proc/{child}/status").read_text() for child in children]
    except OSError:  # no Linux, or one of them has just ended
        return 0
    peaks = [line.split()[1] for text in told for line in text.splitlines() if line.startswith("VmHWM:")]
    return max((int(peak) * 1024 for peak in peaks), default=0)


def _text(chunks: list[bytes]) -> str:
    return b"".join(chunks).decode("utf-8", "replace")


def take_turns(
    programs: Mapping[str, Program], rounds: int, budget: float = 60.0
) -> dict[str, list[Run] | None]:
    """Run each program once a round and return the runs of each; None for one that was too slow.

    A first round is not counted: it warms the caches. Slow programs get fewer rounds: after three, the
    rounds end when they have taken `budget` seconds.
    """
    runs: dict[str, list[Run] | None] = {label: [] for label in programs}
    began = time.perf_counter()
    for turn in range(rounds + 1):
        if turn > 3 and time.perf_counter() - began > budget:
            break
        for label, program in programs.items():
            kept = runs[label]
            if kept is None:
                continue
            try:
                done = program.run(turn)
            except TooSlow:
                runs[label] = None
                continue
            if turn:
                kept.append(done)
    return runs


def median(runs: Sequence[Run]) -> float:
    """Return the median of the runs' seconds."""
    return statistics.median(done.seconds for done in runs)


def clean_environment(home: Path) -> dict[str, str]:
    """Return an environment in which no program meets the user's own files and settings."""
    home.mkdir(parents=True, exist_ok=True)
    return {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "PATH": os.environ.get("PATH", os.defpath),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
    }
