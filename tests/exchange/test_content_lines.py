"""Content lines: what is escaped, where a line is folded, and that nothing is lost on the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.exchange.content_lines import content_line, escaped, is_writable, unescaped

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


def unfolded(lines):
    """What every reader does first (RFC 6350, 3.2)."""
    return lines.replace("\r\n ", "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("Ромашка", "Ромашка", id="nothing"),
        pytest.param("Kralj, Optika; Zagreb", "Kralj\\, Optika\\; Zagreb", id="separators"),
        pytest.param("C:\\new", "C:\\\\new", id="backslash"),
        pytest.param("one\n\ntwo\n", "one\\n\\ntwo\\n", id="line feeds"),
        pytest.param("a\tb", "a\tb", id="a tab stays"),
        pytest.param("a\r\nb\x1b[31m\x00\x7f", "a \\nb [31m  ", id="controls become spaces"),
    ],
)
def test_a_text_as_a_value(text, value):
    assert escaped(text) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param("a\\, b\\; c\\\\d\\ne", "a, b; c\\d\ne", id="ours"),
        pytest.param("a\\Nb", "a\nb", id="a capital n"),
        pytest.param("http\\://a", "http://a", id="escaped without need"),
        pytest.param("a\\", "a\\", id="a backslash at the end"),
    ],
)
def test_a_value_as_a_text(value, text):
    assert unescaped(value) == text


@pytest.mark.parametrize(
    ("text", "writable"),
    [
        ("Ана\tБеридзе\n", True),
        ("\x85\u2028\u202e", True),
        ("a\rb", False),
        ("\x00", False),
        ("\x1b[2J", False),
        ("\x7f", False),
    ],
)
def test_which_text_a_line_can_hold(text, writable):
    assert is_writable(text) is writable


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("", ["NOTE:"], id="empty"),
        pytest.param("a" * 70, ["NOTE:" + "a" * 70], id="just fits"),
        pytest.param("a" * 71, ["NOTE:" + "a" * 70, " a"], id="one too many"),
        pytest.param("a" * 144, ["NOTE:" + "a" * 70, " " + "a" * 74], id="two full lines"),
        pytest.param("a" * 145, ["NOTE:" + "a" * 70, " " + "a" * 74, " a"], id="and one more"),
        pytest.param("ж" * 73, ["NOTE:" + "ж" * 35, " " + "ж" * 37, " ж"], id="Cyrillic"),
        # An octet of the first line stays empty.
        pytest.param("ბ" * 25, ["NOTE:" + "ბ" * 23, " " + "ბ" * 2], id="Georgian, three octets"),
        pytest.param("😀" * 18, ["NOTE:" + "😀" * 17, " 😀"], id="four octets"),
    ],
)
def test_a_long_line_is_folded(text, lines):
    assert content_line("NOTE", text) == "".join(f"{line}\r\n" for line in lines)


@given(TEXTS)
def test_any_text_comes_back(text):
    value = unfolded(content_line("X", escaped(text))).removeprefix("X:").removesuffix("\r\n")
    lost = "".join(" " if not is_writable(sign) else sign for sign in text)
    assert unescaped(value) == lost


@given(TEXTS.map(lambda text: text * 9))
def test_no_line_is_longer_than_75_octets_and_each_is_text(text):
    *lines, end = content_line("X", escaped(text)).encode().split(b"\r\n")
    assert end == b""
    assert max(map(len, lines)) <= 75
    assert [line.decode() for line in lines]  # raises where a character is split
    assert all(line.startswith(b" ") for line in lines[1:])
