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

_SPACES = re.compile(r"(?<=[0-9])[ \u00a0\u2007\u2009\u202f'\u2019](?=[0-9]{3}(?![0-9]))")
"""What parts thousands and nothing else: spaces of all widths, and the Swiss apostrophe."""
_MINUS = "-\u2212"
_SIGNED = re.compile(r"([-+\u2212]?) ?([0-9][0-9.,]*)")
_KEPT = re.compile(rf"-?[0-9]{{1,{LONGEST[0]}}}(\.[0-9]{{1,{LONGEST[1]}}})?")
"""An amount as it is kept, and written in our own files."""


def parse_amount(text: str) -> Decimal:
    """Understand an amount with a decimal point or comma, exactly.

    Raises ValueRefused for what is no amount, for nothing (0), and for `1,200`, which is a thousand and
    more to one reader and a little over one to another.
    """
    said = text.strip()
    signed = _SIGNED.fullmatch(_SPACES.sub("", said))
    if not signed:
        raise _not_understood(text)
    sign, digits = signed.groups()
    whole, fraction = _parts(digits, said, grouped=bool(_SPACES.search(said)))
    if len(whole) > LONGEST[0] or len(fraction) > LONGEST[1]:
        raise ValueRefused(
            f'"{said}" has too many digits for an amount',
            f"Up to {LONGEST[0]} before the decimal mark are kept, and {LONGEST[1]} after it.",
        )
    amount = Decimal(f"{whole}.{fraction}" if fraction else whole)
    if not amount:
        raise ValueRefused(f'"{said}" is no money, so nothing was sold', EXAMPLES)
    return -amount if sign and sign in _MINUS else amount


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


def _parts(digits: str, said: str, *, grouped: bool) -> tuple[str, str]:
    """Return what stands before and after the decimal mark.

    `grouped` tells that spaces part the thousands, so that a single mark can only be the decimal one.
    """
    marks = re.sub(r"[0-9]", "", digits)
    if not marks:
        return digits, ""
    last = marks[-1]
    whole, _, fraction = digits.rpartition(last)
    if len(set(marks)) == 1 and (len(marks) > 1 or _may_part_thousands(whole, fraction)) and not grouped:
        if len(marks) > 1:
            return _joined(digits, last, said), ""
        sign = "-" if said[0] in _MINUS else ""
        readings = (f"{sign}{whole}{fraction}", f"{sign}{whole}.{fraction.removesuffix('0')}")
        raise ValueRefused(f'"{said}" can be {" or ".join(readings)}', "Say which.", readings)
    if not fraction or (grouped and len(marks) > 1):
        raise _not_understood(said)
    return _joined(whole, marks[0], said) if len(marks) > 1 else whole, fraction


def _may_part_thousands(whole: str, fraction: str) -> bool:
    return len(fraction) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0")


def _joined(grouped: str, mark: str, said: str) -> str:
    """Return the digits of groups of three. Raises ValueRefused where they are not."""
    if not re.fullmatch(rf"[0-9]{{1,3}}(?:{re.escape(mark)}[0-9]{{3}})+", grouped):
        raise _not_understood(said)
    return grouped.replace(mark, "")


def _not_understood(said: str) -> ValueRefused:
    return ValueRefused(f'"{said}" is no amount', EXAMPLES)
