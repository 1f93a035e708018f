"""How a person is asked again and again: with one key where the answer is a choice, else with a line."""

import os
import sys
from types import TracebackType
from typing import Protocol, Self

from tickler.cli.desk import World
from tickler.show.clean import one_line


class Keyboard(Protocol):
    """What answers come from. All raise EOFError when the person has closed the input (Ctrl-D)."""

    def key(self, prompt: str) -> str:
        """Return the sign on the key that was pressed, empty for one that has none."""

    def line(self, prompt: str, given: str = "") -> str:
        """Return a line that can be edited while it is typed, `given` being there already."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the terminal as it was."""


class LineKeyboard:
    """Lines alone, for a terminal without single keys: the first sign of a line is the key."""

    def __init__(self, world: World) -> None:
        self._world = world

    def key(self, prompt: str) -> str:
        """Return the first sign of the next line."""
        return self.line(prompt).strip()[:1]

    def line(self, prompt: str, given: str = "") -> str:
        """Return the next line; what was `given` stands where it is empty."""
        self._world.stdout.write(f"{prompt}[{one_line(given)}] " if given else prompt)
        self._world.stdout.flush()
        answer = self._world.stdin.readline()
        if not answer:
            raise EOFError
        return answer.rstrip("\r\n") or given

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the terminal as it was: nothing of it was changed."""


def keyboard_of(world: World) -> Keyboard:
    """Return the keyboard of a terminal, as good as it is there."""
    if world.stdin is sys.stdin and world.stdin.isatty():
        try:
            if os.name == "nt":
                from tickler.cli.keyboard_windows import WindowsKeyboard

                return WindowsKeyboard(world)
            from tickler.cli.keyboard_posix import PosixKeyboard

            return PosixKeyboard(world)
        except (ImportError, OSError):
            pass
    return LineKeyboard(world)
