"""Contact points in comparable form: what makes `+385 91…`, `00385 91…` and `091…` one number."""

import re
from functools import lru_cache
from unicodedata import digit, normalize

from tickler.core.contacts import Point

LONGEST_NUMBER = 15
"""Digits of an international number at most (ITU-T E.164, 6)."""
SHORTEST_INTERNATIONAL = 8
"""What is shorter after `+` or `00` is not a subscriber's number anywhere in practice."""

_HEAD = 6
"""So many digits decide, in every numbering plan, what is country code, trunk prefix and area."""

NOT_OF_COUNTRY = "not a telephone number of {country}; kept as written"
UNKNOWN_CODE = "no country has this code; kept as written"
WRONG_LENGTH = "too long or too short for its country code; kept as written"

_PUNCTUATION = str.maketrans("", "", " \t\r\n\u00a0\u2009\u202f\u200b\u200e\u200f\u202a\u202c()[]-./\\‐‑‒–—")
_EXTENSION = re.compile(
    r"(?:;ext=|\b(?:ext(?:ension)?|extn|x|доб(?:авочный)?|вн|внутр|lok(?:al)?|int|dw|durchwahl|#)\b|#)"
    r"[\s.:]*(\d{1,7})\s*$",
    re.IGNORECASE,
)
_ATTACHED_EXTENSION = re.compile(r"(?<=\d)\s*x\s*(\d{1,7})\s*$", re.IGNORECASE)
_EXPONENT = re.compile(r"\d(?:[.,]\d+)?E\+?\d{1,2}", re.IGNORECASE)
_SPREADSHEET_TEXT = re.compile(r'="(.*)"', re.DOTALL)
_PLAIN_EMAIL = re.compile(r"\w[\w.+-]*@[\w.-]*\w", re.ASCII)
_IN_ANGLES = re.compile(r"<([^<>]*)>\s*$")


def phone_point(text: str, country: str | None) -> Point | None:
    """Read a telephone number.

    `text` is the number as somebody wrote it; `country` is the ISO 3166 alpha-2 code (`HR`) to which
    national numbers belong, None where that is not known. Returns the number as written with its key:
    E.164 where the number is international or the country is known, else its digits alone; an extension
    follows as `;ext=12` (RFC 3966, 5.3). Returns None where there is no digit at all, or where a
    spreadsheet has put an exponent in place of the last ones.
    """
    # The common case, ASCII digits and punctuation, is decided without the regular expressions below.
    bare = text.replace(" ", "")
    if not bare[1:].isdigit():
        bare = bare.replace("-", "").replace("(0)", "").replace("(", "").replace(")", "").replace(".", "")
    if bare.startswith("00"):
        bare = "+" + bare[2:]
    digits = bare.removeprefix("+")
    if not (digits.isdigit() and digits.isascii()):
        return _unusual_phone(text, country)
    if digits is not bare:
        known = SHORTEST_INTERNATIONAL <= len(digits) <= LONGEST_NUMBER
        return Point(text.strip(), bare if known else digits)
    return Point(text.strip(), _national_key(digits, country) if country else digits)


def _unusual_phone(text: str, country: str | None) -> Point | None:
    value = unwrapped(normalize("NFC", text).strip()).strip()
    number, extension = _split_extension(_ascii_digits(value.removeprefix("tel:")))
    bare = number.replace("(0)", "").translate(_PUNCTUATION)
    international = bare.startswith(("+", "00"))
    digits = "".join(character for character in bare if character in "0123456789")
    if not digits or is_exponent(value):
        return None
    suffix = f";ext={extension}" if extension else ""
    if international:
        digits = (digits.removeprefix("00") or digits) if bare.startswith("00") else digits
        known = SHORTEST_INTERNATIONAL <= len(digits) <= LONGEST_NUMBER
        return Point(value, ("+" if known else "") + digits + suffix)
    key = _national_key(digits, country) if country else digits
    return Point(value, key + suffix)


def _ascii_digits(text: str) -> str:
    """Write the digits of any script as 0 to 9."""
    if text.isascii():
        return text
    return "".join(str(digit(character, character)) for character in text)


def _split_extension(number: str) -> tuple[str, str | None]:
    found = _EXTENSION.search(number) or _ATTACHED_EXTENSION.search(number)
    if found and any(character.isdigit() for character in number[: found.start()]):
        return number[: found.start()], found[1]
    return number, None


def _national_key(digits: str, country: str) -> str:
    """Return a national number as E.164, or its digits where it cannot be one of that country."""
    prefix, dropped = _national_rule(digits[:_HEAD], len(digits), country.upper())
    return prefix + digits[dropped:]


@lru_cache(maxsize=65536)
def _national_rule(head: str, length: int, country: str) -> tuple[str, int]:
    """Learn what to put before numbers with this head and length, and how many digits to drop.

    Asking the library takes 30 microseconds. Country code and trunk prefix depend on the first digits
    and the length only, so it is asked once for each of those; a test compares the two ways.
    """
    import phonenumbers

    sample = head.ljust(length, "2")
    as_written = ("", 0)
    try:
        number = phonenumbers.parse(sample, country)
    except phonenumbers.NumberParseException:
        return as_written
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return as_written
    key = str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    for dropped in range(len(head) + 1):
        kept = sample[dropped:]
        if key.endswith(kept):
            return key.removesuffix(kept), dropped
    return as_written


def phone_doubt(point: Point, country: str | None) -> str | None:
    """Return why a telephone number cannot be one, or None.

    `point` is what `phone_point` has read with the same `country`. Of a national number nothing is
    known where there is no country.
    """
    key = point.key
    if key[0] == "+":
        number = key.partition(";")[0] if ";" in key else key
        return _international_doubt(number[:5], len(number))
    if point.value.startswith(("+", "00")):
        return WRONG_LENGTH
    return NOT_OF_COUNTRY.format(country=country.upper()) if country else None


@lru_cache(maxsize=65536)
def _international_doubt(head: str, length: int) -> str | None:
    """Ask the library about numbers with this country code and length, once for all of them."""
    import phonenumbers

    try:
        number = phonenumbers.parse(head.ljust(length, "2"), None)
    except phonenumbers.NumberParseException:
        return UNKNOWN_CODE
    possible = phonenumbers.is_possible_number_with_reason(number)
    if possible == phonenumbers.ValidationResult.INVALID_COUNTRY_CODE:
        return UNKNOWN_CODE
    return None if possible == phonenumbers.ValidationResult.IS_POSSIBLE else WRONG_LENGTH


def email_point(text: str) -> Point | None:
    """Read an e-mail address, also as `Name <address>` or `mailto:address`.

    Returns the address as written with its key, the address in lower case; None where the text is no
    address: an `@` with something on both sides and no space.
    """
    if _PLAIN_EMAIL.fullmatch(text):
        return Point(text, text.lower())
    value = text.strip()
    if value.endswith(">") and (angled := _IN_ANGLES.search(value)):
        value = angled[1].strip()
    if value[:7].lower() == "mailto:":
        value = value[7:]
    if not value.isascii():
        value = normalize("NFC", value)
    local, at, domain = value.rpartition("@")
    if not (at and local and domain) or len(value.split(None, 1)) > 1:
        return None
    return Point(value, value.lower())


def is_exponent(text: str) -> bool:
    """Tell whether a spreadsheet has turned the number into `7,95123E+10`: its last digits are lost."""
    return ("E" in text or "e" in text) and _EXPONENT.fullmatch(text) is not None


def unwrapped(text: str) -> str:
    """Take the text out of `="0123"`, with which spreadsheets are kept from dropping zeros."""
    if text.startswith('="') and (wrapped := _SPREADSHEET_TEXT.fullmatch(text)):
        return wrapped[1].replace('""', '"')
    return text
