"""An offer: items with prices, the value-added tax of each rate, and what it comes to.

Prices are without tax. The amount of an item is its quantity times its price, rounded half up to the
smallest coin of the currency. A discount is taken off the sum of all amounts of one rate of tax, and rounded
half up. The tax of that rate is taken of what is left, and rounded half up once, not item by item. EN 16931
has it so.
"""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from tickler.core.errors import ValueRefused
from tickler.core.numbers import read_number

COINS = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI",
                     "VND", "VUV", "XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}  # fmt: skip
"""How many decimals an amount has, by code of ISO 4217, where not two."""

HIGHEST_RATE = 100
DECIMALS_OF_A_RATE = 3
MOST_DIGITS = 12
MOST = Decimal(10**15)
"""What is more is a slip of the finger; below it all sums are exact in the 28 digits of `decimal`."""
NOTHING = Decimal(0)

_EXAMPLES = "Say for example 2, 450 or 12,50."


class Item(NamedTuple):
    """A line of an offer; `price` is that of one, without tax, `rate` the tax in percent."""

    text: str
    quantity: Decimal
    price: Decimal
    rate: Decimal


class Tax(NamedTuple):
    """The tax of one rate: on which sum, and how much."""

    rate: Decimal
    base: Decimal
    amount: Decimal


class Offer(NamedTuple):
    """Items with their amounts, and the sums; all in one currency.

    The `discount` is in percent, and `reduction` what it comes to; `net` and the taxes are without it.
    """

    currency: str
    lines: tuple[tuple[Item, Decimal], ...]
    net: Decimal
    taxes: tuple[Tax, ...]
    discount: Decimal
    reduction: Decimal

    @property
    def total(self) -> Decimal:
        """What the client pays."""
        return self.net + sum((tax.amount for tax in self.taxes), NOTHING)


def offer_of(items: Sequence[Item], currency: str, discount: Decimal = NOTHING) -> Offer:
    """Add up an offer, with a discount in percent on all of it.

    Raises ValueRefused if the currency is no code of three letters.
    """
    code = currency.strip().upper()
    if not re.fullmatch(r"[A-Z]{3}", code):
        raise ValueRefused(f'"{currency}" is no currency.', "Say a code of ISO 4217: EUR, USD, GEL, RUB.")
    lines = tuple((item, rounded(item.quantity * item.price, code)) for item in items)
    if sum((amount for _, amount in lines), NOTHING) >= MOST:
        raise ValueRefused(f"The offer comes to more than {MOST:,} {code}.", "Check the prices.")
    rates = sorted({item.rate for item in items}, reverse=True)
    nothing = rounded(NOTHING, code)
    sums = {rate: sum((amount for item, amount in lines if item.rate == rate), nothing) for rate in rates}
    off = {rate: rounded(amount * discount / 100, code) for rate, amount in sums.items()}
    bases = {rate: sums[rate] - off[rate] for rate in rates}
    taxes = tuple(Tax(rate, base, rounded(base * rate / 100, code)) for rate, base in bases.items())
    return Offer(code, lines, sum(bases.values(), nothing), taxes, discount, sum(off.values(), nothing))


def rounded(amount: Decimal, currency: str) -> Decimal:
    """Round half up to the smallest coin of a currency."""
    return amount.quantize(Decimal(1).scaleb(-COINS.get(currency, 2)), rounding=ROUND_HALF_UP)


def read_item(fields: Sequence[str]) -> Item:
    """Read `TEXT; QUANTITY; PRICE; VAT%`, taken apart already; without a rate there is no tax.

    Raises ValueRefused for what is no number, and for a missing part.
    """
    text, *numbers = (field.strip() for field in fields)
    if not text or len(numbers) not in (2, 3):
        raise ValueRefused(
            f'"{"; ".join(fields)}" is no item.',
            'Say TEXT; QUANTITY; PRICE; VAT%: "Coffee machine; 2; 450; 20%".',
        )
    quantity, price, *rates = (_number(number.removesuffix("%")) for number in numbers)
    rate = rates[0] if rates else NOTHING
    if not _is_percentage(rate):
        raise ValueRefused(f"{numbers[2]} is no rate of tax.", "Say a percentage: 20%.")
    return Item(text, quantity, price, rate)


def read_discount(text: str) -> Decimal:
    """Read a discount in percent: `5%`, `7,5`. Raises ValueRefused for anything else."""
    discount = _number(text.strip().removesuffix("%"))
    if not _is_percentage(discount):
        raise ValueRefused(f"{text} is no discount.", "Say a percentage: 5%.")
    return discount


def _is_percentage(number: Decimal) -> bool:
    return number <= HIGHEST_RATE and -int(number.as_tuple().exponent) <= DECIMALS_OF_A_RATE


def _number(text: str) -> Decimal:
    number = read_number(text, "number", _EXAMPLES)
    if number.is_signed():
        raise ValueRefused(f'"{text.strip()}" is no quantity, price or rate', _EXAMPLES)
    if len(number.as_tuple().digits) > MOST_DIGITS:
        raise ValueRefused(f"{text.strip()} has more than {MOST_DIGITS} digits.", "Nobody offers so much.")
    return number
