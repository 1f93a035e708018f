"""Fitting text into cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.show.layout import GAP, Column, breaks, cell_width, plan, shorten


def wrapped(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in breaks(text, width)]


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("Ivan", 4),
        ("Иван", 4),
        ("გიორგი", 6),
        ("王小明", 6),
        ("Šarić", 5),
        ("S\u030caric\u0301", 5),
        ("ｆｕｌｌ", 8),
        ("क\u200dष", 2),
    ],
)
def test_cell_width(text, width):
    assert cell_width(text) == width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, [""]),
        ("one two three", 20, ["one two three"]),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 3, ["one", "two", "thr", "ee"]),
        ("王小明 王", 4, ["王小", "明", "王"]),
        ("王", 1, ["王"]),
        ("  indented line", 10, ["  indented", "line"]),
        ("a  b", 4, ["a  b"]),
    ],
)
def test_wrapping_at_words(text, width, lines):
    assert wrapped(text, width) == lines


@given(st.text(alphabet="ab 王é", max_size=60), st.integers(2, 20))
def test_wrapping_loses_no_word_and_fits(text, width):
    lines = wrapped(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_width(line.rstrip()) <= width for line in lines)


@pytest.mark.parametrize(
    ("text", "width", "short"),
    [
        ("short", 5, "short"),
        ("wants three quotes", 12, "wants three…"),
        ("wants three quotes", 13, "wants three…"),
        ("a verylongwordindeed", 12, "a verylongw…"),
        ("王小明王小明", 7, "王小明…"),
    ],
)
def test_shortening_at_a_word_where_one_ends(text, width, short):
    assert shorten(text, width) == short


@given(st.text(alphabet="ab 王é", max_size=60), st.integers(3, 30))
def test_a_shortened_text_fits(text, width):
    assert cell_width(shorten(text, width)) <= width


NUMBER, NAME, WHY, PHONE = (
    Column(least=6),
    Column(least=12, most=34),
    Column(least=16, share=2, stretch=True),
    Column(least=16),
)


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        pytest.param(100, [3, 20, 54, 17], id="room for all: one column takes what is left"),
        pytest.param(70, [3, 15, 30, 16], id="too little: by share, none below its least"),
        pytest.param(52, [3, 15, 30], id="still less: the last column goes"),
        pytest.param(20, [3, 15], id="and the next"),
        pytest.param(2, [2], id="the first stays"),
    ],
)
def test_planning_columns(width, widths):
    assert plan((NUMBER, NAME, WHY, PHONE), (3, 20, 60, 17), width) == widths


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 200)), min_size=1, max_size=7),
    st.integers(1, 150),
)
def test_a_plan_never_exceeds_the_window(shapes, width):
    columns = [Column(least=least) for least, _ in shapes]
    widths = plan(columns, [content for _, content in shapes], width)
    assert 1 <= len(widths) <= len(columns)
    assert sum(widths) + GAP * (len(widths) - 1) <= width
    assert all(size >= 1 for size in widths)
