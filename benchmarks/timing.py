"""Times whole processes, taking turns, so that the noise of a shared machine hits all of them alike."""

import fcntl
import os
import select
import statistics
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

WINDOW = struct.pack("HHHH", 50, 110, 0, 0)
"""50 lines of 110 columns, what `TIOCSWINSZ` takes."""

LIMIT = 60.0
"""Seconds after which a process is stopped and its figure is `> 60 s`."""


class TooSlow(Exception):
    """The process ran into the limit."""


class Failed(Exception):
    """The process ended with an error; the text is the end of what it printed."""


@dataclass(frozen=True, slots=True)
class Run:
    """One process that has ended: wall-clock seconds, peak memory in bytes, and what it printed."""

    seconds: float
    peak: int
    output: str


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


def run(args: Sequence[str], env: Mapping[str, str], *, terminal: bool = False, limit: float = LIMIT) -> Run:
    """Run a process to its end, with nothing to read and all it prints taken together.

    Raises TooSlow after `limit` seconds, and Failed if it exits with anything but 0. The peak comes
    from the kernel's record of this one process; it is never below our own size, about 20 MB.
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
    output, late = _drain(ours, began + limit)
    if late:
        os.kill(child, 9)
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - began
    os.close(ours)
    if late:
        raise TooSlow
    if code := os.waitstatus_to_exitcode(status):
        raise Failed(f"{' '.join(args)} ended with {code}: {output[-500:]}")
    return Run(seconds, usage.ru_maxrss * 1024, output)


def _drain(source: int, deadline: float) -> tuple[str, bool]:
    chunks: list[bytes] = []
    while True:
        ready, _, _ = select.select([source], [], [], max(0.0, deadline - time.perf_counter()))
        if not ready:
            return _text(chunks), True
        try:
            chunk = os.read(source, 65536)
        except OSError:  # a pseudo-terminal whose other side is closed says EIO, not end of file
            chunk = b""
        if not chunk:
            return _text(chunks), False
        chunks.append(chunk)


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
