"""The values of vCard lines as text: decoded, taken apart, their escapes undone."""

import binascii
import codecs
import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import is_normalized, normalize

from tickler.exchange.vcard.heads import Head

# What keeps ASCII as it is: no UTF-16 within a line, no UTF-7, nothing that is no encoding of text.
_CHARSETS = re.compile(
    r"ascii|utf-8|iso8859-\d+|iso2022_\w+|cp\d+|koi8-\w|mac-\w+|shift_jis\w*|euc_\w+|gb\w+|big5\w*|hz|johab"
    r"|tis-620|kz1048|ptcp154"
)
_ESCAPED = re.compile(r"\\([\\,;:nN])")
_ESCAPED_SIGN = re.compile(r"\\([,;:])")
_CARETS = re.compile(r"\^([n^'])")
_CARETS_FOR = {"n": "\n", "^": "^", "'": '"'}
_ESCAPE_OR_SIGN = {sign: re.compile(rf"\\.|{sign}", re.DOTALL) for sign in ";,"}


class Texts:
    """Decodes values, each by itself: by its CHARSET where there is such a one, else as the file goes.

    `codecs` are tried one after the other; the last resort is UTF-8 with what is no text replaced.
    """

    def __init__(self, codecs: Iterable[str]) -> None:
        self._codecs = tuple(dict.fromkeys(codecs))

    def decoded(self, head: Head, value: str) -> tuple[str, bool]:
        """Return the text of a value in Latin-1 guise, and whether bytes in it were no text."""
        if head.is_plain and value.isascii():
            return value, False
        octets = value.encode("latin-1")
        if head.encoding == "quoted-printable":
            octets = binascii.a2b_qp(octets)
        elif head.encoding == "base64":
            try:
                octets = binascii.a2b_base64(octets)
            except binascii.Error:
                return value, not value.isascii()
        charset = _charset(head.charset) if head.charset else None
        for codec in (charset, *self._codecs) if charset else self._codecs:
            try:
                return octets.decode(codec), False
            except UnicodeDecodeError:
                continue
        return octets.decode("utf-8", "replace"), True

    def lines_of(self, body: str) -> list[str] | None:
        """Return the lines of a plain card as text; None where they have to be decoded value by value.

        That is where they are not UTF-8, not composed (NFC), or hold what nobody sees. `body` is in Latin-1,
        each line with its end.
        """
        text = body
        if not body.isascii():
            if self._codecs[0] != "utf-8":
                return None
            try:
                text = body.encode("latin-1").decode()
            except UnicodeDecodeError:
                return None
            if not is_normalized("NFC", text):
                return None
        lines = text.split("\r\n" if "\r" in text else "\n")
        lines.pop()  # behind the end of the last one
        return lines if "".join(lines).isprintable() else None

    def plain(self, text: str) -> str:
        """Return the text of a parameter, composed, with the escapes of RFC 6868 undone."""
        if not text.isascii():
            text = normalize("NFC", self.decoded(Head(""), text)[0])
        return _CARETS.sub(lambda found: _CARETS_FOR[found[1]], text)


def unescaped(text: str, encoding: str = "") -> str:
    """Return a text with its escapes undone; a backslash before any other character is one.

    In quoted-printable text line breaks are written otherwise, and `C:\\new` is a path.
    """
    if "\\" not in text:
        return text
    if encoding:
        return _ESCAPED_SIGN.sub(r"\1", text)
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def separated(text: str, sign: str) -> list[str]:
    """Take a value apart at each `;` or `,` before which no backslash stands; escapes are left."""
    if "\\" not in text:
        return text.split(sign)
    parts, start = [], 0
    for found in _ESCAPE_OR_SIGN[sign].finditer(text):
        if found[0] == sign:
            parts.append(text[start : found.start()])
            start = found.end()
    return [*parts, text[start:]]


def components(text: str, encoding: str = "", *, joint: str | None = None) -> list[str]:
    """Return the components of a structured value as N, ORG or ADR has.

    Where a component lists several texts, these are put together with `joint`; without one a comma in
    it is a comma.
    """
    if "\\" not in text and (joint is None or "," not in text):
        return [part.strip() for part in text.split(";")]
    parts = separated(text, ";")
    if joint is None or "," not in text:
        return [unescaped(part, encoding).strip() for part in parts]
    return [
        joint.join(filter(None, (unescaped(one, encoding).strip() for one in separated(part, ","))))
        for part in parts
    ]


def member_key(uid: str) -> str:
    """Return the UID of a card in comparable form: without `urn:uuid:`, in lower case."""
    return uid.strip().lower().removeprefix("urn:uuid:")


@lru_cache(maxsize=256)
def _charset(name: str) -> str | None:
    """Return the codec of a CHARSET, or None where it is no real one."""
    try:
        codec = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return codec if _CHARSETS.fullmatch(codec) else None
