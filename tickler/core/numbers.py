"""Numbers as people write them, read exactly: `1200`, `1 200,50`, `1.200,50`, `-5`."""

import re
from decimal import Decimal

from tickler.core.errors import ValueRefused

_SPACE = "[ \u00a0\u2007\u2009\u202f'\u2019]"
"""What parts thousands and nothing else: spaces of all widths, and the Swiss apostrophe."""
_MINUS = "-\u2212"
_SIGNED = re.compile(r"([-+\u2212]?) ?([0-9].*)")
_PLAIN = re.compile(r"([0-9]+)(?:[.,]([0-9]+))?")
_SPACED = re.compile(rf"([0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}})+)(?:[.,]([0-9]+))?")
_MARKED = re.compile(
    r"([0-9]{1,3}(?:\.[0-9]{3}){2,}|[0-9]{1,3}(?:,[0-9]{3}){2,})"
    r"|([0-9]{1,3}(?:\.[0-9]{3})+),([0-9]+)|([0-9]{1,3}(?:,[0-9]{3})+)\.([0-9]+)"
)
"""Points or commas part the thousands, and the other one of them is the decimal mark."""
_EITHER = re.compile(r"([1-9][0-9]{0,2})[.,]([0-9]{3})")


def read_number(text: str, what: str, examples: str) -> Decimal:
    """Understand a number with a decimal point or comma, and with thousands that are parted.

    `what` it should be, a number or an amount, and `examples` of it are told where it is none. Raises
    ValueRefused for that, and for `1,200`, which is a thousand and more to one reader and a little over one
    to another; its choices are both, as they can be said.
    """
    said = text.strip()
    signed = _SIGNED.fullmatch(said)
    if not signed:
        raise ValueRefused(f'"{said}" is no {what}', examples)
    sign, digits = "-" if signed[1] and signed[1] in _MINUS else "", signed[2]
    if either := _EITHER.fullmatch(digits):
        readings = _readings(sign, *either.groups())
        raise ValueRefused(f'"{said}" can be {" or ".join(readings)}', "Say which.", readings)
    found = _PLAIN.fullmatch(digits) or _SPACED.fullmatch(digits) or _MARKED.fullmatch(digits)
    if not found:
        raise ValueRefused(f'"{said}" is no {what}', examples)
    whole, *fraction = (part for part in found.groups() if part)
    return Decimal(f"{sign}{re.sub('[^0-9]', '', whole)}.{''.join(fraction)}")


def _readings(sign: str, whole: str, fraction: str) -> tuple[str, str]:
    """Return both, each so written that it has no other: a fraction of three digits loses or gains a zero."""
    clear = fraction[:-1] if fraction.endswith("0") else f"{fraction}0"
    return f"{sign}{whole}{fraction}", f"{sign}{whole}.{clear}"
