"""Single keys and lines that can be edited, on the terminals of Linux and macOS."""

import codecs
import errno
import os
import select
import signal
import termios
import tty
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType, TracebackType
from typing import Self

from tickler.cli.desk import World

_END, _ESCAPE = "\x04", "\x1b"
_REST_OF_A_SEQUENCE = 0.03
"""Within so many seconds the rest of an escape sequence follows: an arrow key sends three signs at once."""

_AT_THE_LATEST = 0.25
"""A signal that comes just before one waits for a key would not be noticed until the next key: within so many
seconds it is."""

_ENDINGS = (signal.SIGTERM, signal.SIGHUP)


class PosixKeyboard:
    """A terminal whose state is put back however the program ends, short of being killed outright."""

    def __init__(self, world: World) -> None:
        """Raises OSError where the input is no terminal after all."""
        self._world = world
        self._input = world.stdin.fileno()
        try:
            self._as_it_was = termios.tcgetattr(self._input)
        except termios.error as fault:
            raise OSError(*fault.args) from fault
        self._endings: list[signal.Signals] = []

    def __enter__(self) -> Self:
        # One that is ignored, as under nohup, stays so.
        self._endings = [one for one in _ENDINGS if signal.getsignal(one) is signal.SIG_DFL]
        for ending in self._endings:
            signal.signal(ending, self._end)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the terminal as it was. Raises BrokenPipeError if it is gone: nobody hears what is said."""
        for ending in self._endings:
            signal.signal(ending, signal.SIG_DFL)
        self._put_back()
        if isinstance(error, OSError | termios.error) and error.args[:1] == (errno.EIO,):
            raise BrokenPipeError from error

    def key(self, prompt: str) -> str:
        """Return the sign on the key that was pressed, empty for one that has none."""
        # What was typed ahead is kept: nothing is flushed. Ctrl-C still interrupts.
        tty.setcbreak(self._input, termios.TCSADRAIN)
        try:
            self._world.stdout.write(prompt)
            self._world.stdout.flush()
            sign = self._sign()
        finally:
            self._put_back()
        if sign == _END:
            raise EOFError
        self._world.stdout.write(f"{sign}\n" if sign.isprintable() else "\n")
        return sign if sign.isprintable() else ""

    def line(self, prompt: str, given: str = "") -> str:
        """Return a line that can be edited while it is typed, `given` being there already."""
        self._world.stdout.flush()
        try:
            import readline
        except ImportError:
            return input(prompt) or given
        readline.set_auto_history(False)  # what a client has said is in the folder, and nowhere else
        readline.set_completer(lambda text, state: None)  # file names are of no use here
        readline.set_startup_hook(lambda: readline.insert_text(given))
        try:
            with _waking_up():
                return input(prompt)
        finally:
            readline.set_startup_hook(None)

    def _sign(self) -> str:
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        sign = ""
        while not sign:
            while not select.select([self._input], [], [], _AT_THE_LATEST)[0]:
                pass  # signals are heeded here
            byte = os.read(self._input, 1)
            if not byte:
                raise EOFError
            sign = decoder.decode(byte)
        if sign == _ESCAPE:
            while select.select([self._input], [], [], _REST_OF_A_SEQUENCE)[0] and os.read(self._input, 1):
                pass
        return sign

    def _put_back(self) -> None:
        with suppress(termios.error):  # the terminal is gone
            termios.tcsetattr(self._input, termios.TCSADRAIN, self._as_it_was)

    def _end(self, number: int, frame: FrameType | None) -> None:
        """Put the terminal back, then end as the signal would have ended the program."""
        self._put_back()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)


@contextmanager
def _waking_up() -> Iterator[None]:
    """Wake up the line editor again and again, so that it heeds the signals that it has overslept."""
    before = signal.signal(signal.SIGALRM, lambda number, frame: None)
    signal.setitimer(signal.ITIMER_REAL, _AT_THE_LATEST, _AT_THE_LATEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
