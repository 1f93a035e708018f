"""Single keys on Windows, whose console edits lines by itself."""

from collections.abc import Callable
from importlib import import_module

from tickler.cli.desk import World
from tickler.cli.keyboard import LineKeyboard

_INTERRUPT, _ENDS = "\x03", ("\x04", "\x1a")
_PREFIXES = ("\x00", "\xe0")
"""What comes before the code of a key that has no sign, such as an arrow."""


class WindowsKeyboard(LineKeyboard):
    """The console of Windows."""

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self._press: Callable[[], str] = import_module("msvcrt").getwch

    def key(self, prompt: str) -> str:
        """Return the sign on the key that was pressed, empty for one that has none."""
        self._world.stdout.write(prompt)
        self._world.stdout.flush()
        sign = self._press()
        if sign in _PREFIXES:
            self._press()
            sign = ""
        self._world.stdout.write("\n")
        if sign == _INTERRUPT:
            raise KeyboardInterrupt
        if sign in _ENDS:
            raise EOFError
        return sign
