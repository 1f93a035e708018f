"""An offer's sums, worked out by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.core.errors import ValueRefused
from tickler.core.offers import Item, offer_of, read_discount, read_item


def items(*lines: str) -> list[Item]:
    return [read_item(line.split(";")) for line in lines]


def test_an_offer_with_two_rates_and_halves_of_a_cent():
    offer = offer_of(
        items(
            "Coffee machine; 2; 450; 20%",  # 900.00
            "Beans, 1 kg; 12,5; 18.99; 10%",  # 237.375 -> 237.38
            "Filters; 3; 0,115; 10%",  # 0.345 -> 0.35
            "Training; 1; 99,90; 20",  # 99.90
            "Delivery; 1; 15",  # 15.00, no tax
        ),
        "eur",
    )
    assert [str(amount) for _, amount in offer.lines] == ["900.00", "237.38", "0.35", "99.90", "15.00"]
    assert [tuple(map(str, tax)) for tax in offer.taxes] == [
        ("20", "999.90", "199.98"),
        ("10", "237.73", "23.77"),  # 23.773
        ("0", "15.00", "0.00"),
    ]
    assert (str(offer.net), str(offer.total), offer.currency) == ("1252.63", "1476.38", "EUR")


WORKED = {
    # items; discount; currency; reduction, net, taxes (rate: base -> tax), total
    "two rates": (
        ["Machine; 2; 450; 20%", "Beans; 12,5; 18,99; 10%"], "0", "EUR",  # 900.00 + 237.375 -> 237.38
        ("0.00", "1137.38", ["20: 900.00 -> 180.00", "10: 237.38 -> 23.74"], "1341.12"),
    ),
    "a discount is taken off each rate": (
        ["Machine; 2; 450; 20%", "Beans; 12,5; 18,99; 10%"], "5%", "EUR",  # 45.00 + 11.869 -> 11.87
        ("56.87", "1080.51", ["20: 855.00 -> 171.00", "10: 225.51 -> 22.55"], "1274.06"),
    ),
    "half a cent of a discount goes up": (
        ["Tea; 1; 0,10; 0"], "5%", "EUR",  # 0.005 -> 0.01
        ("0.01", "0.09", ["0: 0.09 -> 0.00"], "0.09"),
    ),
    "half a cent of a tax goes up": (
        ["Tea; 1; 0,30; 5%"], "0", "EUR",  # 0.015 -> 0.02
        ("0.00", "0.30", ["5: 0.30 -> 0.02"], "0.32"),
    ),
    "three rates and a discount": (
        ["Books; 3; 10,00; 5%", "Lamp; 1; 99,90; 25%", "Bread; 10; 1,25; 13%"], "7,5", "EUR",
        # 30.00 - 2.25; 99.90 - 7.4925 -> 7.49; 12.50 - 0.9375 -> 0.94
        # 27.75 * 0.05 = 1.3875; 92.41 * 0.25 = 23.1025; 11.56 * 0.13 = 1.5028
        ("10.68", "131.72", ["25: 92.41 -> 23.10", "13: 11.56 -> 1.50", "5: 27.75 -> 1.39"], "157.71"),
    ),
    "whole yen": (
        ["Tea; 3; 333,5; 10%"], "10%", "JPY",  # 1000.5 -> 1001; 100.1 -> 100; 90.1 -> 90
        ("100", "901", ["10: 901 -> 90"], "991"),
    ),
    "all of it off": (
        ["Sample; 1; 80; 20%"], "100%", "EUR",
        ("80.00", "0.00", ["20: 0.00 -> 0.00"], "0.00"),
    ),
}  # fmt: skip
"""To be checked by hand: what is rounded stands beside it."""


@pytest.mark.parametrize(("lines", "discount", "currency", "sums"), WORKED.values(), ids=WORKED.keys())
def test_the_sums_of_an_offer(lines, discount, currency, sums):
    offer = offer_of(items(*lines), currency, read_discount(discount))
    taxes = [f"{tax.rate}: {tax.base} -> {tax.amount}" for tax in offer.taxes]
    assert (str(offer.reduction), str(offer.net), taxes, str(offer.total)) == sums


@pytest.mark.parametrize("said", ["101%", "-5%", "five", "", "5,0001%"])
def test_what_is_no_discount(said):
    with pytest.raises(ValueRefused):
        read_discount(said)


@pytest.mark.parametrize("price", ["450 EUR", "€450", "450 USD"])
def test_an_item_has_no_currency_of_its_own(price):
    with pytest.raises(ValueRefused, match="is no number"):
        read_item(("Machine", "2", price, "20%"))


def test_the_tax_is_rounded_once_for_a_rate_and_not_item_by_item():
    # Item by item it would be ten times 0.02, each from 0.019.
    offer = offer_of(items(*["Screw; 1; 0,10; 19%"] * 10), "EUR")
    assert (str(offer.net), str(offer.taxes[0].amount)) == ("1.00", "0.19")


def test_half_a_cent_goes_up_where_bankers_would_go_down():
    offer = offer_of(items("Half; 1; 0,125; 0", "Half; 1; 0,135; 0"), "EUR")
    assert [str(amount) for _, amount in offer.lines] == ["0.13", "0.14"]


@pytest.mark.parametrize(
    ("currency", "total"),
    [("JPY", "118"), ("KWD", "117.623"), ("GEL", "117.62")],
    ids=["none", "three", "two"],
)
def test_a_currency_has_as_many_decimals_as_its_coins(currency, total):
    assert str(offer_of(items("Tea; 1; 106,93; 10%"), currency).total) == total


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Tea; 2; 1,200", '"1,200" can be 1200 or 1.20'),
        ("Tea; five; 3", '"five" is no number'),
        ("Tea; -5; 3", '"-5" is no quantity, price or rate'),
        ("Tea; 1; 1234567890123", "1234567890123 has more than 12 digits."),
    ],
)
def test_what_is_no_number_of_an_item(line, reason):
    with pytest.raises(ValueRefused) as refusal:
        read_item(line.split(";"))
    assert refusal.value.message == reason


@pytest.mark.parametrize(
    "line", ["", "Tea", "Tea; 2", "; 2; 3", "Tea; 2; 3; 101%", "Tea; 2; 3; 5,0001%", "Tea; 2; 3; 20%; more"]
)
def test_what_is_no_item(line):
    with pytest.raises(ValueRefused):
        read_item(line.split(";"))


@pytest.mark.parametrize("currency", ["", "EURO", "€", "12"])
def test_what_is_no_currency(currency):
    with pytest.raises(ValueRefused, match="is no currency"):
        offer_of(items("Tea; 1; 1"), currency)


def test_an_offer_is_not_larger_than_can_be_added_up_exactly():
    with pytest.raises(ValueRefused, match="comes to more than"):
        offer_of(items("Tea; 999999999999; 999999999999; 20%"), "EUR")


prices = st.decimals(0, 10**6, places=3)


@given(
    st.lists(st.tuples(prices, prices, st.sampled_from([0, 5, 13, 20, 25])), min_size=1),
    st.decimals(0, 100, places=2),
)
def test_the_total_is_what_the_parts_come_to_within_half_a_cent_for_each(lines, discount):
    offered = [Item("x", quantity, price, Decimal(rate)) for quantity, price, rate in lines]
    offer = offer_of(offered, "EUR", discount)
    left = 1 - discount / 100
    exact = sum(quantity * price * left * (100 + rate) / 100 for quantity, price, rate in lines)
    assert offer.total == offer.net + sum(tax.amount for tax in offer.taxes)
    assert offer.net + offer.reduction == sum(amount for _, amount in offer.lines)
    assert offer.net == sum(tax.base for tax in offer.taxes)
    rounded_off = len(lines) * Decimal("1.25") + len(offer.taxes) * Decimal("2.25")
    assert abs(offer.total - exact) <= Decimal("0.005") * rounded_off
