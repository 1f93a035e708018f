"""Numbers as people write them: exactly, and never guessed at."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.core.errors import ValueRefused
from tickler.core.numbers import read_number


def read(said: str) -> Decimal:
    return read_number(said, "number", "Say a number.")


@pytest.mark.parametrize(
    ("said", "number"),
    [
        pytest.param("1200", "1200", id="whole"),
        pytest.param(" 7 ", "7", id="spaces around it"),
        pytest.param("1200.5", "1200.5", id="point"),
        pytest.param("1200,50", "1200.50", id="comma"),
        pytest.param("1 200,50", "1200.50", id="space"),
        pytest.param("1\u00a0200,50", "1200.50", id="no-break space"),
        pytest.param("1\u2009200\u2009300,50", "1200300.50", id="thin spaces"),
        pytest.param("1\u202f200", "1200", id="narrow space, no decimals"),
        pytest.param("1'200.50", "1200.50", id="apostrophe"),
        pytest.param("1.200,50", "1200.50", id="points part thousands"),
        pytest.param("1,200.50", "1200.50", id="commas part thousands"),
        pytest.param("1,200.500", "1200.500", id="commas part thousands, three decimals"),
        pytest.param("1.200.000", "1200000", id="two points"),
        pytest.param("1.200.000,5", "1200000.5", id="two points and a comma"),
        pytest.param("1 200,500", "1200.500", id="a space says what the comma is"),
        pytest.param("12345,678", "12345.678", id="no thousands are parted"),
        pytest.param("0,500", "0.500", id="no thousand begins with 0"),
        pytest.param("-50", "-50", id="less than nothing"),
        pytest.param("\u221250", "-50", id="a typographer's minus"),
        pytest.param("- 50", "-50", id="a minus at a distance"),
        pytest.param("+50", "50", id="plus"),
    ],
)
def test_a_number_is_read_exactly(said: str, number: str) -> None:
    assert str(read(said)) == number


@pytest.mark.parametrize(
    ("said", "readings"),
    [
        ("1,200", ("1200", "1.20")),
        ("1.200", ("1200", "1.20")),
        ("1.234", ("1234", "1.2340")),
        ("-12,500", ("-12500", "-12.50")),
    ],
)
def test_what_can_be_two_numbers_is_refused_with_both(said: str, readings: tuple[str, str]) -> None:
    with pytest.raises(ValueRefused) as refusal:
        read(said)
    assert refusal.value.message == f'"{said}" can be {readings[0]} or {readings[1]}'
    assert refusal.value.choices == readings


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(",."))
def test_what_is_offered_can_be_said(whole: int, fraction: int, mark: str) -> None:
    with pytest.raises(ValueRefused) as refusal:
        read(f"{whole}{mark}{fraction:03}")
    one, other = map(read, refusal.value.choices)
    assert (one, other) == (whole * 1000 + fraction, whole + Decimal(fraction) / 1000)


@pytest.mark.parametrize(
    "said",
    [
        "", "abc", "1,", ",5", "12,34,567", "1.2.3", "1 20", "1 200.300,5", "1.200 000", "1,200,300,5",
        "1e5", "٣", "NaN", "1_000", "5 €", "--5", "1\n200",
    ],
)  # fmt: skip
def test_what_is_no_number_is_refused(said: str) -> None:
    with pytest.raises(ValueRefused, match="is no number"):
        read(said)


@given(st.decimals(-(10**12), 10**12, places=2), st.sampled_from([(",", "."), (".", ","), (" ", ",")]))
def test_a_number_that_is_written_with_thousands_is_read_back(
    number: Decimal, marks: tuple[str, str]
) -> None:
    thousands, point = marks
    written = f"{number:,.2f}".replace(",", "t").replace(".", point).replace("t", thousands)
    assert read(written) == number
