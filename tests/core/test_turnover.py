"""ABC by turnover."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tickler.core.turnover import CLASSES, turnovers

amounts = st.decimals(min_value=-1000, max_value=100_000, places=2)
sales = st.lists(st.tuples(st.integers(1, 20), amounts, st.sampled_from(("EUR", "RSD"))))


def eur(*amounts: str) -> list[tuple[int, Decimal, str]]:
    return [(client, Decimal(amount), "EUR") for client, amount in enumerate(amounts, start=1)]


def clients(sold: list[tuple[int, Decimal, str]]) -> dict[str, list[int]]:
    (turnover,) = turnovers(sold)
    return {letter: [earned.client for earned in turnover.classes[letter]] for letter in CLASSES}


def test_a_turnover_of_a_hundred_counted_by_hand() -> None:
    # Before them, in order: 0, 50, 75, 85, 92, 96, 99 % of 100.00.
    assert clients(eur("50", "25", "10", "7", "4", "3", "1")) == {"A": [1, 2, 3], "B": [4, 5], "C": [6, 7]}


def test_at_80_percent_exactly_a_is_full() -> None:
    assert clients(eur("80", "15", "5")) == {"A": [1], "B": [2], "C": [3]}


def test_who_took_back_all_is_of_class_c_and_lessens_no_share() -> None:
    sold = [*eur("100"), (2, Decimal(30), "EUR"), (2, Decimal(-50), "EUR")]
    (turnover,) = turnovers(sold)
    assert (turnover.total, turnover.amount("C")) == (Decimal(100), Decimal(-20))
    assert clients(sold) == {"A": [1], "B": [], "C": [2]}


def test_currencies_are_divided_by_themselves() -> None:
    found = turnovers([(1, Decimal(1000), "RSD"), (2, Decimal(10), "EUR")])
    assert [(one.currency, one.total, one.classes["A"][0].client) for one in found] == [
        ("EUR", Decimal(10), 2),
        ("RSD", Decimal(1000), 1),
    ]


@given(sales)
def test_everybody_is_in_one_class_of_each_currency(sold: list[tuple[int, Decimal, str]]) -> None:
    for turnover in turnovers(sold):
        listed = [earned.client for letter in CLASSES for earned in turnover.classes[letter]]
        assert sorted(listed) == sorted({client for client, _, of in sold if of == turnover.currency})
        in_order = [earned.amount for letter in CLASSES for earned in turnover.classes[letter]]
        assert in_order == sorted(in_order, reverse=True)
        assert sum(in_order) == sum(amount for _, amount, of in sold if of == turnover.currency)
