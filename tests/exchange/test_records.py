import io

import pytest

from tickler.exchange.csv.records import STRAY_QUOTE, TOO_LONG, UNCLOSED, Records
from tickler.exchange.lines import LONGEST_LINE


def read(text, width=2):
    return list(Records(io.StringIO(text, newline=""), ",", width=width))


@pytest.mark.parametrize(
    ("text", "records"),
    [
        ('a,b\r\n"c\nd",e\nf,g\n', [(1, ["a", "b"], None), (2, ["c\nd", "e"], None), (4, ["f", "g"], None)]),
        ('a,"b\nc,d\ne,f\n', [(1, ["a", "b"], UNCLOSED), (2, ["c", "d"], None), (3, ["e", "f"], None)]),
        ('a,"b\nc,"d\ne,f\n', [(1, ["a", "b"], UNCLOSED), (2, ["c", "d"], UNCLOSED), (3, ["e", "f"], None)]),
        ('"b "the" c",d\ne,f\n', [(1, ['b "the" c', "d"], STRAY_QUOTE), (2, ["e", "f"], None)]),
        ('"x, "y" z",d\n', [(1, ['x, y" z"', "d"], STRAY_QUOTE)]),
        ('a"b",c\n', [(1, ['a"b"', "c"], None)]),
        ("a,b\rc,d", [(1, ["a", "b"], None), (2, ["c", "d"], None)]),
    ],
    ids=[
        "cell over two lines",
        "quote never closed",
        "two quotes that close each other",
        "quotes not doubled",
        "quotes not doubled around a separator",
        "quotes within an unquoted cell",
        "old Macintosh line ends",
    ],
)
def test_records(text, records):
    assert read(text) == records


def test_a_quote_that_runs_away_is_held_to_its_line():
    line = f"x,{'y' * 1000}\n"
    count = LONGEST_LINE // len(line) + 10
    records = read('a,"b\n' + line * count)
    assert records[0] == (1, ["a", "b"], UNCLOSED)
    assert len(records) == 1 + count
    assert {fault for _, _, fault in records[1:]} == {None}


def test_a_line_without_end_is_left_out():
    assert read("a," + "b" * LONGEST_LINE + "\nc,d\n") == [(1, [], TOO_LONG), (2, ["c", "d"], None)]


def test_a_cell_beyond_the_limit_of_the_standard_library_is_read():
    assert read(f'a,"{"b" * 200_000}"\n') == [(1, ["a", "b" * 200_000], None)]


def test_a_quote_closed_three_records_later_does_not_swallow_them():
    assert read('a,"b,c\nd,e,f\ng,h,"\n', width=3) == [
        (1, ["a", "b", "c"], UNCLOSED),
        (2, ["d", "e", "f"], None),
        (3, ["g", "h", ""], UNCLOSED),
    ]
