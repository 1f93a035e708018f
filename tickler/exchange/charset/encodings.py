"""In which encoding a file is written: said by its first bytes, by the user, or decided by its text."""

import codecs
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from math import log

from tickler.core.errors import FileRefused, ValueRefused
from tickler.exchange.charset.letters import likelihood

UNDECODABLE = "\udcff"
"""Stands for bytes that are no text. No decoder yields this lone surrogate, so it cannot be data."""

MARK_UNDECODABLE = "tickler.undecodable"
"""The name under which the error handler that puts `UNDECODABLE` is registered."""

_BYTE_ORDER_MARKS = (
    # UTF-32 before UTF-16: the mark of the one begins with the mark of the other.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOT_FOR_FILES = frozenset({"utf-7", "unicode_escape", "raw-unicode-escape", "idna", "punycode", "undefined"})
_HEAD_STARTS = {
    # Where all languages fit alike, as with `Müller`, it is the most widely used one.
    "cp1252": 1.0, "cp1250": 0.0, "cp1251": 0.0, "koi8-r": 0.0, "cp1253": 0.0,
    # Old systems and spreadsheets on a Mac: rare, so they must be very much likelier.
    "mac-roman": -20.0, "mac-cyrillic": -20.0, "iso8859-2": -20.0, "cp852": -20.0, "cp866": -20.0,
}  # fmt: skip
"""The code pages looked at; how much more or less likely each is beforehand, as a logarithm."""
_WORD = re.compile(rb"[A-Za-z\x80-\xff]{2,}")
_LONGEST_WORD = 40
_WORDS_LOOKED_AT = 300
_CERTAIN = log(10_000_000)
"""So many times likelier must the best reading be than the next one to go without saying."""
_NO_LANGUAGE, _ODD_WORD = -4.8, -15.0
"""What is less likely, by letters and beyond one odd word, is in none of the languages known here."""
_OTHERS = [
    "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874", "cp932", "gb18030", "cp949", "big5",
    "iso8859_5",
]  # fmt: skip
"""What the library is asked about: code pages of languages that are not known here."""


@dataclass(frozen=True, slots=True)
class Decision:
    """An encoding, with a sentence where it was a choice between two that are both plausible."""

    codec: str
    doubt: str | None = None


def _mark(error: UnicodeError) -> tuple[str, int]:
    if isinstance(error, UnicodeDecodeError):
        return UNDECODABLE, error.end
    raise error


codecs.register_error(MARK_UNDECODABLE, _mark)


def decide_encoding(sample: bytes, *, whole: bool, wanted: str | None, source: str) -> Decision:
    """Find the encoding of a file from its beginning.

    `whole` tells whether the sample is all of the file, `wanted` is what the user said, `source` names
    the file in errors. Raises ValueRefused for an encoding that does not exist, and FileRefused where
    the file is not in the one that was said.
    """
    if wanted:
        return Decision(_said(sample, whole=whole, wanted=wanted, source=source))
    for mark, codec in _BYTE_ORDER_MARKS:
        if sample.startswith(mark):
            return Decision(codec)
    if unmarked := _utf16_without_mark(sample, whole=whole):
        return Decision(unmarked)
    if _mostly_utf8(sample, whole=whole):
        return Decision("utf-8")
    return _code_page(sample)


def _said(sample: bytes, *, whole: bool, wanted: str, source: str) -> str:
    try:
        codec = codecs.lookup(wanted).name
        io.TextIOWrapper(io.BytesIO(), encoding=codec)  # refuses what is no encoding of text, as base64
    except (LookupError, ValueError) as error:
        raise ValueRefused(
            f'There is no encoding "{wanted}".', "For example: utf-8, cp1250, cp1251."
        ) from error
    if codec in _NOT_FOR_FILES:
        raise ValueRefused(f'"{wanted}" is no encoding of files.', "For example: utf-8, cp1250, cp1251.")
    try:
        codecs.getincrementaldecoder(codec)().decode(sample, final=whole)
    except UnicodeError as error:
        at = error.start if isinstance(error, UnicodeDecodeError) else 0
        raise FileRefused(
            f"{source} is not in {wanted}: byte 0x{sample[at]:02X} at position {at} cannot be read",
            "Without --encoding the program finds it by itself.",
        ) from error
    return "utf-8-sig" if codec == "utf-8" else codec


def _utf16_without_mark(sample: bytes, *, whole: bool) -> str | None:
    # Separators, digits and line ends have a zero in the same half of each pair.
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 40 < len(sample) or min(even, odd) * 20 > max(even, odd):
        return None
    codec = "utf-16-le" if odd > even else "utf-16-be"
    try:
        text = codecs.getincrementaldecoder(codec)().decode(sample, final=whole)
    except UnicodeDecodeError:
        return None
    # A stray NUL in a short file of bytes makes such pairs too, but no line ends.
    return codec if "\n" in text or "\r" in text else None


def _mostly_utf8(sample: bytes, *, whole: bool) -> bool:
    """Tell whether the sample is UTF-8; a stray byte among many good sequences does not hide it."""
    text = codecs.getincrementaldecoder("utf-8")(MARK_UNDECODABLE).decode(sample, final=whole)
    bad = text.count(UNDECODABLE)
    if not bad:
        return True
    good = len(text) - bad - len(text.encode("ascii", "ignore"))
    return good > 2 * bad


def _code_page(sample: bytes) -> Decision:
    """Decide by the words: the code page in which they look most like names."""
    found = dict.fromkeys(word[:_LONGEST_WORD] for word in _WORD.findall(sample) if not word.isascii())
    words = list(islice(found, _WORDS_LOOKED_AT))
    readings = {codec: [word.decode(codec, "replace") for word in words] for codec in _HEAD_STARTS}
    scores = {codec: start + likelihood(readings[codec], codec) for codec, start in _HEAD_STARTS.items()}
    best, second = sorted(scores, key=lambda codec: -scores[codec])[:2]
    if scores[best] < _NO_LANGUAGE * sum(map(len, words)) + _ODD_WORD:
        return _by_library(sample, best)
    certain = scores[best] - scores[second] > _CERTAIN
    return Decision(best, None if certain else _doubt(readings[best], readings[second], second))


def _by_library(sample: bytes, best: str) -> Decision:
    """Ask charset-normalizer about a file in none of our languages; its answer is told as a guess."""
    from charset_normalizer import from_bytes

    lines = b"\n".join(line for line in sample.splitlines() if not line.isascii())
    found = from_bytes(lines[:8192], cp_isolation=[*_OTHERS, best]).best()
    codec = codecs.lookup(found.encoding).name if found else best
    return Decision(codec, "the encoding is a guess: if names look wrong, say --encoding")


def _doubt(ours: Sequence[str], theirs: Sequence[str], codec: str) -> str | None:
    """Show the first word that the two encodings read differently, for the user to judge."""
    for one, other in zip(ours, theirs, strict=True):
        if one != other and "\ufffd" not in other:
            return f'"{one}" could also be "{other}": if so, say --encoding {codec}'
    return None
