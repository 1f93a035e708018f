"""What answers come from where there are no single keys, and on Windows."""

import sys
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from tests.conftest import Stream
from tickler.cli.desk import World
from tickler.cli.keyboard import LineKeyboard, keyboard_of
from tickler.cli.keyboard_windows import WindowsKeyboard


def world(typed: str = "") -> World:
    return World(
        Stream(typed.encode(), terminal=True), Stream(terminal=True), Stream(), {}, lambda said: None
    )


@pytest.fixture
def console(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], WindowsKeyboard]:
    """A console of Windows on which these keys are pressed."""

    def press(keys: str) -> WindowsKeyboard:
        signs = iter(keys)
        monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(getwch=lambda: next(signs)))
        return WindowsKeyboard(world())

    return press


def test_a_stream_that_is_no_window_is_read_by_lines():
    assert type(keyboard_of(world())) is LineKeyboard


def test_the_first_sign_of_a_line_is_the_key():
    keyboard = LineKeyboard(world(" reached\n\nда\n"))
    assert [keyboard.key("? ") for _ in range(3)] == ["r", "", "д"]
    with pytest.raises(EOFError):
        keyboard.key("? ")


def test_a_key_of_the_console(console):
    assert [console("rк").key("? "), console("к").key("? ")] == ["r", "к"]


@pytest.mark.parametrize("prefix", ["\x00", "\xe0"])
def test_an_arrow_means_nothing(console, prefix):
    keyboard = console(f"{prefix}Hq")
    assert [keyboard.key("? "), keyboard.key("? ")] == ["", "q"]


@pytest.mark.parametrize(
    ("sign", "raised"), [("\x03", KeyboardInterrupt), ("\x04", EOFError), ("\x1a", EOFError)]
)
def test_the_console_is_interrupted_and_ended(console, sign, raised):
    with pytest.raises(raised):
        console(sign).key("? ")
