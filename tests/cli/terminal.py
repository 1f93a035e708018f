"""A terminal with a person at it: keys are sent, the screen is read, the window can change and close."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping

import pyte

PATIENCE = 60
"""Seconds until something that should have appeared is missed; the machine may be busy."""


class Terminal:
    """One run of the program on a pseudo-terminal that controls it, as a window does."""

    def __init__(
        self,
        *args: str,
        environ: Mapping[str, str],
        columns: int = 80,
        lines: int = 60,
        hangs_up: bool = True,
    ) -> None:
        self._ours, theirs = pty.openpty()
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self.written = ""
        """All that came from the program so far, escape sequences included."""
        self._read_to = 0
        self.resize(columns, lines)

        def take_control() -> None:
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)
            signal.signal(
                signal.SIGINT, signal.SIG_DFL
            )  # a job in the background would hand on that it is ignored
            if not hangs_up:
                signal.signal(signal.SIGHUP, signal.SIG_IGN)

        self.process = subprocess.Popen(
            [sys.executable, "-m", "tickler", *args],
            env=environ, stdin=theirs, stdout=theirs, stderr=theirs,
            start_new_session=True, preexec_fn=take_control,
        )  # fmt: skip
        self._theirs = theirs  # kept open, so that its state can be asked for

    def resize(self, columns: int, lines: int = 60) -> None:
        """Change the size of the window; the program is told as by any window."""
        fcntl.ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.screen.resize(lines, columns)

    def type(self, keys: str) -> None:
        """Press keys; `\\r` is Enter."""
        os.write(self._ours, keys.encode())

    def see(self, text: str) -> None:
        """Wait until a text is written, after what was seen before."""
        deadline = time.monotonic() + PATIENCE
        while (found := self.written.find(text, self._read_to)) < 0:
            if time.monotonic() > deadline or not self._read(1.0):
                raise AssertionError(f"{text!r} was not written:\n{self.text}")
        self._read_to = found + len(text)

    def say(self, keys: str, text: str) -> None:
        """Press keys, and wait for a text that is written upon it."""
        self.type(keys)
        self.see(text)

    @property
    def text(self) -> str:
        """What stands on the screen."""
        lines = [line.rstrip() for line in self.screen.display]
        return "\n".join(lines).strip("\n")

    @property
    def echoes(self) -> bool:
        """Tell whether the terminal shows what is typed and hands over whole lines, as a shell leaves it."""
        flags = termios.tcgetattr(self._theirs)[3]
        return bool(flags & termios.ECHO and flags & termios.ICANON)

    def close(self) -> None:
        """Close the window: whoever runs in it is told by SIGHUP."""
        os.close(self._theirs)
        os.close(self._ours)

    def end(self) -> int:
        """Wait for the end of the program and return its exit code, negative where a signal ended it."""
        deadline = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            if time.monotonic() > deadline:
                self.process.kill()
                raise AssertionError(f"it does not end:\n{self.text}")
            self._read(0.05)
        self._read(0.2)
        return self.process.wait()

    def _read(self, seconds: float) -> bool:
        """Take in what is written within some time; tell whether more may come."""
        try:
            if not select.select([self._ours], [], [], seconds)[0]:
                return self.process.poll() is None
            chunk = os.read(self._ours, 65536)
        except OSError:
            return False
        self._stream.feed(chunk)
        self.written += chunk.decode(errors="replace").replace("\r", "")
        return True
