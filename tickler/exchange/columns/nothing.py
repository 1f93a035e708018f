"""What stands in cells without saying anything: placeholders, empty dates, characters nobody sees."""

import re
from collections.abc import Sequence

UNASKED = {
    "Gender": "Unspecified", "Priority": "Normal", "Private": "False", "Sensitivity": "Normal",
    "Geschlecht": "Keine Angabe", "Priorität": "Normal", "Privat": "Aus", "Vertraulichkeit": "Normal",
    "Важность": "Обычная", "Пометка": "Обычная", "Пол": "Не определен", "Частное": "Ложь",
    "Spol": "Neodređeno", "Prioritet": "Normalno", "Privatno": "False", "Osjetljivost": "Normalno",
}  # fmt: skip
"""What Outlook's export puts into these columns of every contact of which nothing was said."""

_PLACEHOLDERS = frozenset(
    {
        "na", "none", "no", "null", "nil", "nan", "unknown", "not available", "undefined", "not set",
        "keine", "keiner", "kein", "keins", "ka", "unbekannt", "keine angabe", "entfällt",
        "нет", "нету", "неизвестно", "неизвестен", "не указан", "не указано", "отсутствует", "бн",
        "nema", "nepoznato", "nepoznat", "არა", "არ აქვს", "უცნობია",
    }
)  # fmt: skip
_EMPTY_DATE = re.compile(r"0{1,4}([./-]) ?00?\1 ?0{1,4}\.?")
_TOTALS = frozenset(
    {
        "total", "totals", "grand total", "subtotal", "sum", "summe", "gesamt", "gesamtsumme", "insgesamt",
        "итого", "всего", "итог", "ukupno", "sveukupno", "zbroj", "ჯამი", "სულ", "ჯამში",
    }
)  # fmt: skip
"""How the last line of a sheet begins that is no contact."""
_CURRENCY = 4
"""So many letters may stand beside the figures of a total: `1.200 EUR`, `3 000 руб.`"""
_LETTERS = re.compile(r"[^\W\d_]+")
_BLANK = re.compile("[\u00a0\u2007\u202f]")
_UNSEEN = re.compile("[\u200b\u2060\ufeff]")
_UNSEEN_AT_ENDS = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_AT_ENDS = f" \t\r\n\u00a0\u2007\u202f{_UNSEEN_AT_ENDS}"
_ODD = re.compile(f"[\u00a0\u2007\u202f{_UNSEEN_AT_ENDS}]")


def is_unasked(column: str, text: str) -> bool:
    """Tell whether a program writes this text into a column of which nothing was said."""
    return UNASKED.get(column) == text or (text[:1] == "0" and _EMPTY_DATE.fullmatch(text) is not None)


def is_placeholder(text: str) -> bool:
    """Tell whether a text says that there is no number or address, as `-`, `n/a` or `нет` do."""
    if any(map(str.isdigit, text)):
        return False
    words = _LETTERS.findall(text.casefold())
    return not words or " ".join(words) in _PLACEHOLDERS or "".join(words) in _PLACEHOLDERS


def is_total(cells: Sequence[str]) -> bool:
    """Tell whether a row is the sum below a sheet, as `Total;;300`: a word for it, and numbers."""
    first, *others = [cell for cell in cells if cell]
    word = " ".join(_LETTERS.findall(first.casefold()))
    said = word in _TOTALS and all(len("".join(_LETTERS.findall(cell))) <= _CURRENCY for cell in others)
    return said and any(map(str.isdigit, "".join((first, *others))))


def has_unseen(text: str) -> bool:
    """Tell whether there are characters in a text that nobody sees, or blanks that are no plain ones."""
    return not (text.isascii() or text.isprintable()) and _ODD.search(text) is not None


def without_unseen(text: str) -> str:
    """Return a text without the characters that nobody sees, and with plain blanks.

    What joins letters or emoji, and what says in which direction they are read, stays within the text.
    """
    return _UNSEEN.sub("", _BLANK.sub(" ", text)).strip(_AT_ENDS) if has_unseen(text) else text.strip()


def one_line_end(text: str) -> str:
    """Return a text in which each line ends in one way."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
