"""Amounts of money: how one is written by people, and sums that never mix currencies."""

import re
from collections.abc import Iterable
from decimal import Decimal

from tickler.core.cards import Sale
from tickler.core.errors import ValueRefused

EXAMPLES = "Say for example 1200, 1200.50, 1 200,50 or 1.200,50; -50 is what was taken back."
LONGEST = (15, 4)
"""Digits before and after the decimal mark; more than that is a telephone number or a slip of the finger."""

_CODES = """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD
    CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ
    GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR
    LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN
    PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB
    TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
    DEM HRK ITL FRF
"""
CURRENCIES = frozenset(_CODES.split())
"""ISO 4217: the currencies in use, and a few of the past that stand in old books."""

_SIGNS = {"€": "EUR", "£": "GBP", "₾": "GEL", "₽": "RUB"}
"""Those of one currency alone; `$` and `kr` are those of many."""
_NAME = r"[^\W\d_]+|[$€£₾₽¥]"
_WITH_CURRENCY = re.compile(rf"({_NAME})?\s*([-+\u2212]?\s*[0-9](?:.*[0-9])?)\s*({_NAME})?", re.DOTALL)

_KEPT = re.compile(rf"-?[0-9]{{1,{LONGEST[0]}}}(\.[0-9]{{1,{LONGEST[1]}}})?")
"""An amount as it is kept, and written in our own files."""


def parse_amount(text: str) -> Decimal:
    """Understand an amount with a decimal point or comma, exactly.

    Raises ValueRefused for what is no amount, for nothing (0), and for `1,200`, which is a thousand and
    more to one reader and a little over one to another.
    """
    from tickler.core.numbers import read_number  # who only shows amounts reads none

    amount = read_number(text, "amount", EXAMPLES)
    fraction = -int(amount.as_tuple().exponent)
    if amount.adjusted() >= LONGEST[0] or fraction > LONGEST[1]:
        raise ValueRefused(
            f'"{text.strip()}" has too many digits for an amount',
            f"Up to {LONGEST[0]} before the decimal mark are kept, and {LONGEST[1]} after it.",
        )
    if not amount:
        raise ValueRefused(f'"{text.strip()}" is no money, so nothing was sold', EXAMPLES)
    return amount


def parse_money(text: str) -> tuple[Decimal, str | None]:
    """Understand an amount, and its currency where that is said beside it: `1200,50 EUR`, `€5`.

    Raises ValueRefused as `parse_amount` and `parse_currency` do.
    """
    found = _WITH_CURRENCY.fullmatch(text.strip())
    if found is None or (found[1] and found[3]):
        raise _not_understood(text)
    said = found[1] or found[3]
    return parse_amount(found[2]), parse_currency(said) if said else None


def parse_currency(text: str) -> str:
    """Return a currency by its code of ISO 4217, in capitals, or by its own sign. Raises ValueRefused."""
    code = _SIGNS.get(text.strip(), text.strip().upper())
    if code not in CURRENCIES:
        raise ValueRefused(
            f'"{text}" is no currency', "Say its code of three letters (ISO 4217): EUR, RSD, GEL, RUB."
        )
    return code


def kept_amount(text: str) -> Decimal:
    """Return an amount as our own files write it. Raises ValueRefused for any other text."""
    if not _KEPT.fullmatch(text):
        raise _not_understood(text)
    return Decimal(text)


def say_amount(amount: Decimal, currency: str) -> str:
    """Write an amount for people: `1,200.50 EUR`; two digits after the point, or as many as there are."""
    exponent = amount.normalize().as_tuple().exponent
    places = max(2, -exponent) if isinstance(exponent, int) else 2
    return f"{amount:,.{places}f} {currency}"


def totals(sales: Iterable[Sale]) -> dict[str, Decimal]:
    """Add up sales, each currency by itself, in the order of their codes; what came back is taken off."""
    sums: dict[str, Decimal] = {}
    for sale in sales:
        sums[sale.currency] = sums.get(sale.currency, Decimal(0)) + sale.amount
    return dict(sorted(sums.items()))


def say_totals(sums: dict[str, Decimal]) -> str:
    """Write sums of several currencies side by side: `1,200.50 EUR · 90.00 USD`."""
    return " · ".join(say_amount(amount, currency) for currency, amount in sums.items())


def _not_understood(said: str) -> ValueRefused:
    return ValueRefused(f'"{said}" is no amount', EXAMPLES)
