"""Amounts: how people write them, exactly, and sums that never mix currencies."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.core.cards import Sale
from tickler.core.errors import ValueRefused
from tickler.core.money import (
    kept_amount,
    parse_amount,
    parse_currency,
    parse_money,
    say_amount,
    say_totals,
    totals,
)

amounts = st.decimals(min_value=-(10**12), max_value=10**12, places=2).filter(bool)


@pytest.mark.parametrize("said", ["0", "0,00", "-0"])
def test_nothing_is_no_sale(said: str) -> None:
    with pytest.raises(ValueRefused, match="is no money"):
        parse_amount(said)


@pytest.mark.parametrize("said", ["1" * 16, "1.23456"])
def test_more_digits_than_an_amount_has_are_refused(said: str) -> None:
    with pytest.raises(ValueRefused, match="too many digits"):
        parse_amount(said)


@given(amounts)
def test_what_is_shown_is_read_back_exactly(amount: Decimal) -> None:
    shown, currency = say_amount(amount, "EUR").rsplit(" ", 1)
    assert (parse_amount(shown), currency) == (amount, "EUR")


@given(amounts)
def test_what_is_kept_is_read_back_exactly(amount: Decimal) -> None:
    assert kept_amount(str(amount)) == amount


@pytest.mark.parametrize("text", ["1e5", "1,5", "NaN", "", "1.23456", " 1"])
def test_our_own_files_hold_no_other_amounts(text: str) -> None:
    with pytest.raises(ValueRefused):
        kept_amount(text)


@pytest.mark.parametrize(
    ("said", "money"),
    [
        ("1200,50 EUR", ("1200.50", "EUR")),
        ("EUR -5", ("-5", "EUR")),
        ("5€", ("5", "EUR")),
        ("₾ 5", ("5", "GEL")),
        ("\u22125 gel", ("-5", "GEL")),
        ("1 200", ("1200", None)),
    ],
)
def test_an_amount_with_its_currency(said: str, money: tuple[str, str | None]) -> None:
    amount, currency = parse_money(said)
    assert (str(amount), currency) == money


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("EUR 5 EUR", '"EUR 5 EUR" is no amount'),
        ("much EUR", '"much EUR" is no amount'),
        ("€", '"€" is no amount'),
        ("5 euro", '"euro" is no currency'),
        ("$5", '"$" is no currency'),
        ("1,200 €", '"1,200" can be 1200 or 1.20'),
    ],
)
def test_what_is_no_money_is_refused(said: str, reason: str) -> None:
    with pytest.raises(ValueRefused) as refusal:
        parse_money(said)
    assert refusal.value.message == reason


def test_a_currency_is_its_code() -> None:
    assert parse_currency("eur") == "EUR"
    with pytest.raises(ValueRefused, match='"euro" is no currency'):
        parse_currency("euro")


@given(st.lists(st.tuples(amounts, st.sampled_from(("EUR", "RSD", "GEL")))))
def test_currencies_are_never_added_together(bought: list[tuple[Decimal, str]]) -> None:
    sales = [Sale(0, dt.date(2026, 11, 20), amount, currency) for amount, currency in bought]
    for currency, total in totals(sales).items():
        assert total == sum(amount for amount, of in bought if of == currency)


def test_sums_are_said_side_by_side() -> None:
    assert say_totals({"EUR": Decimal("1200.5"), "KWD": Decimal("0.125")}) == "1,200.50 EUR · 0.125 KWD"
