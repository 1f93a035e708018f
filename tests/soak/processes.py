"""Commands in processes of their own, which are forks of this one: warm, so that thousands can be killed."""

import ctypes
import gc
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from tests.soak.homes import Home
from tickler.cli import clock
from tickler.cli.desk import World
from tickler.cli.main import main

TOO_LONG = 120
"""In seconds: a command that takes so long hangs."""


@dataclass(frozen=True)
class Run:
    """What came of a command; the code is minus the signal that ended it, as in `subprocess`."""

    code: int
    out: str
    err: str
    seconds: float

    @property
    def killed(self) -> bool:
        return self.code == -signal.SIGKILL


class Command:
    """A command that has begun: `wait` for it, or `kill` it."""

    def __init__(self, home: Home, args: Sequence[str], *, held: bool = False) -> None:
        """Begin; one that is `held` waits for `release`."""
        out, out_inlet = os.pipe()
        err, err_inlet = os.pipe()
        gate, gate_inlet = os.pipe()
        self._gate = gate_inlet
        self.began = time.perf_counter()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(gate_inlet)
            if held:
                _allow_any_tracer()
                os.read(gate, 1)
            _be_tickler(home, args, out_inlet, err_inlet)
        for end in (out_inlet, err_inlet, gate):
            os.close(end)
        self._out, self._err = os.fdopen(out), os.fdopen(err)

    def release(self) -> None:
        os.write(self._gate, b".")

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> Run:
        with self._out, self._err:
            out, err = self._out.read(), self._err.read()
        _, status = os.waitpid(self.pid, 0)
        os.close(self._gate)
        return Run(os.waitstatus_to_exitcode(status), out, err, time.perf_counter() - self.began)


def run(home: Home, args: Sequence[str], *, kill_after: float | None = None) -> Run:
    """Run a command to its end, or kill it after so many seconds, should it still be there."""
    command = Command(home, args)
    if kill_after is not None:
        time.sleep(kill_after)
        command.kill()
    return command.wait()


def run_traced(home: Home, args: Sequence[str], log: Path, *options: str) -> Run:
    """Run a command under strace, which is given these options and writes into `log`."""
    command = Command(home, args, held=True)
    tracer = subprocess.Popen(
        ["strace", "-f", "-o", str(log), *options, "-p", str(command.pid)],
        stderr=subprocess.DEVNULL,
    )
    while not _is_traced(command.pid):
        if tracer.poll() is not None:
            break
        time.sleep(0.0005)
    command.release()
    done = command.wait()
    tracer.wait()
    return done


def can_trace(scratch: Path) -> bool:
    """Tell whether there is a strace that may look at our processes."""
    if shutil.which("strace") is None:
        return False
    log = scratch / "whether"
    run_traced(Home(scratch), ["--version"], log, "-e", "trace=write")
    return log.exists() and "write(1" in log.read_text(encoding="utf-8")


def _allow_any_tracer() -> None:
    """Let strace, which is no parent of this process, attach itself where Linux would forbid that (Yama)."""
    set_tracer, anybody = 0x59616D61, ctypes.c_ulong(-1)
    ctypes.CDLL(None).prctl(set_tracer, anybody, 0, 0, 0)


def _is_traced(pid: int) -> bool:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    return "TracerPid:\t0\n" not in status


def _be_tickler(home: Home, args: Sequence[str], out: int, err: int) -> None:
    code = 70
    try:
        signal.alarm(TOO_LONG)
        gc.disable()
        os.chdir(home.path)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(out, 1)
        os.dup2(err, 2)
        sys.stdin, sys.stdout, sys.stderr = os.fdopen(0), _text(1), _text(2)
        world = World(sys.stdin, sys.stdout, sys.stderr, home.environ, clock.now)
        code = int(main(list(args), world))
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _text(stream: int) -> TextIO:
    return os.fdopen(stream, "w", encoding="utf-8", newline="")
