"""Several values in one cell, as people and programs write them, taken apart."""

import re
from collections.abc import Sequence

from tickler.exchange.points import is_exponent

SEVERAL = " ::: "
"""Between the values that share a cell, as Google writes them."""

_FEWEST_DIGITS_OF_A_LIST = 5
_FEWEST_DIGITS_BETWEEN_SLASHES = 8
"""`0171/0000102` is one number, with its area code before the slash."""
_PHONE_LIST = re.compile(r" ::: |[;,\n|]| / ")
_FROM_A_DATA_FRAME = re.compile(r"(\+?\d{7,15})\.0")
_ADDRESS_SIGN = r"[^\s,;|<>()\[\]\"/:?]"
_ADDRESS = re.compile(rf"{_ADDRESS_SIGN}+@{_ADDRESS_SIGN}+")
_ONE_ADDRESS = re.compile(rf"\w{_ADDRESS_SIGN}*@{_ADDRESS_SIGN}*\w")
_AROUND_AN_ADDRESS = "'.`„“”‚‘’"
_WORD = re.compile(r"[^\W\d_]")
_SCHEME = re.compile(r"\bmailto:", re.IGNORECASE)


def phones_in(text: str) -> Sequence[str]:
    """Return the telephone numbers of a cell, each as written."""
    if not _PHONE_LIST.search(text):
        if "/" in text:
            return _between_slashes(text)
        # A column of numbers that has been through pandas, where one of its cells was empty.
        whole = _FROM_A_DATA_FRAME.fullmatch(text) if text.endswith(".0") else None
        return (whole[1] if whole else text,)
    if SEVERAL in text:
        return values_in(text)
    parts = [part.strip() for part in _PHONE_LIST.split(text) if part.strip()]
    # `ext. 12, 13` is one number, and so is `7,95123E+10`.
    whole_list = all(_digits(part) >= _FEWEST_DIGITS_OF_A_LIST for part in parts)
    return parts if whole_list and not is_exponent(text) else (text,)


def is_one_email(text: str) -> bool:
    """Tell whether a text is one e-mail address and nothing else."""
    return _ONE_ADDRESS.fullmatch(text) is not None


def emails_in(text: str) -> tuple[Sequence[str], str]:
    """Return the e-mail addresses of a cell, and the words that stand beside them, if any.

    `Ana <ana@x.hr>; Iva <iva@x.hr>` is two addresses, and the names in it say nothing new. What is no
    address is returned as it is, for the reader to judge.
    """
    found = [address.strip(_AROUND_AN_ADDRESS) for address in _ADDRESS.findall(text)]
    if not found or text.count("@") != len(found):
        return (text,), ""
    beside = "" if "<" in text else _SCHEME.sub("", _ADDRESS.sub("", text))
    return found, text if _WORD.search(beside) else ""


def values_in(text: str) -> list[str]:
    """Return the values of a cell as Google joins them."""
    return [value.strip() for value in text.split(SEVERAL) if value.strip()] if SEVERAL in text else [text]


def _between_slashes(text: str) -> Sequence[str]:
    parts = [part.strip() for part in text.split("/")]
    whole = all(_digits(part) >= _FEWEST_DIGITS_BETWEEN_SLASHES for part in parts)
    return parts if whole else (text,)


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))
