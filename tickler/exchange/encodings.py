"""In which encoding a file is written: said by its first bytes, by the user, or decided by its text."""

import codecs
import io
import re
from dataclasses import dataclass

from tickler.core.errors import FileRefused, ValueRefused

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
_WORD = re.compile(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*")


@dataclass(frozen=True, slots=True)
class Alphabet:
    """What the names of a code page's languages look like: its letters, the frequent ones, bad signs."""

    codec: str
    letters: str
    frequent: str
    unlikely: re.Pattern[str]


_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўђјљњћџѓќѕ"
_UNCYRILLIC = re.compile(r"[A-Za-z][А-яЁё]|[А-яЁё][A-Za-z]|[а-яё][А-ЯЁ]|^[ЪЫЬъыь]|[ъыьЪЫЬ]{2}")
_WESTERN_AND_CENTRAL = "äöüßáéíóúýôâç"
_ALPHABETS = (
    Alphabet("cp1251", _CYRILLIC, "оеаинтсрвлкм", _UNCYRILLIC),
    Alphabet("koi8-r", _CYRILLIC, "оеаинтсрвлкм", _UNCYRILLIC),
    Alphabet(
        "cp1253",
        "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",
        "αοιετσνηυρςκάίό",
        re.compile(r"[A-Za-z][Ά-ώ]|[Ά-ώ][A-Za-z]|ς\w|[ά-ώ][Α-Ω]|ΰ|ΐ|[Ά-ώ]{3}[βγδζθκλμξπτφχψ]$"),
    ),
    Alphabet(
        "cp1252",
        "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßœšž",
        "èñãøåæ" + _WESTERN_AND_CENTRAL,
        # What č, ć, đ, ř, ő, ń, ł and ż become where they stand in Czech, Polish, Hungarian and Croatian.
        re.compile(
            r"[æè]$|^[èæÈÆ]|[æè][aiou]|[èæ][cčk]|[aeiou]è[eé]|[ðþ³¹¿]|ñ(?![aeioé])|ø[áíéùì]|[áíé]ø|õ(?!e)|ò$|[^\W\x00-\x7f]{3}"
        ),
    ),
    Alphabet(
        "cp1250",
        "áâăäąćçčďđéęëěíîĺľłńňóôőöŕřśšşťţúůűüýźżžß",
        "čćšžđńłęąśřěőż" + _WESTERN_AND_CENTRAL,
        # What è, ñ, ã, ø, æ and å become where they stand in French, Spanish, Portuguese and Danish.
        re.compile(
            r"č[lrmnvtgds]+e|[ńň][aoe]|ă[oe]|ř(?![aeiouyáéíóúůýěck]|$)|ć[rltk]|^ĺ|ĺ[rl]|[lr]č[sg]|[^\W\x00-\x7f]{3}"
        ),
    ),
)


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
    return good > 4 * bad


def _code_page(sample: bytes) -> Decision:
    scores = {alphabet.codec: _likeness(sample, alphabet) for alphabet in _ALPHABETS}
    best, second = sorted(scores, key=lambda codec: -scores[codec])[:2]
    if scores[best] <= 0 or scores[best] - scores[second] < 0.05 * scores[best]:
        best, second = _by_library(sample, best, second)
    return Decision(best, _doubt(sample, best, second) if scores[second] > 0.6 * scores[best] else None)


def _likeness(sample: bytes, alphabet: Alphabet) -> float:
    """Say how much a sample read in a code page looks like names: the sum over its letters."""
    text = sample.decode(alphabet.codec, "replace")
    score = 0.0
    for word in _WORD.findall(text)[:20_000]:
        for letter in word.lower():
            if letter > "\x7f":
                score += 2 if letter in alphabet.frequent else 1 if letter in alphabet.letters else -3
        score -= 4 * len(alphabet.unlikely.findall(word))
    strange = sum(character in "\ufffd¤¦§¨©¬®°±¶·¸¼½¾¹²³÷×ˇ˘˙˝˛" for character in text)
    return score - 3 * strange


def _by_library(sample: bytes, best: str, second: str) -> tuple[str, str]:
    """Let charset-normalizer break a tie between two code pages; its answer is taken for no more."""
    lines = [line for line in sample.splitlines() if not line.isascii()]
    if all(line.decode(best, "replace") == line.decode(second, "replace") for line in lines):
        return best, second
    from charset_normalizer import from_bytes

    found = from_bytes(b"\n".join(lines)[:8192], cp_isolation=[best, second]).best()
    if found and codecs.lookup(found.encoding).name == codecs.lookup(second).name:
        return second, best
    return best, second


def _doubt(sample: bytes, best: str, second: str) -> str | None:
    """Show the first word that the two encodings read differently, for the user to judge."""
    for line in sample.splitlines():
        if line.isascii():
            continue
        ours = _WORD.findall(line.decode(best, "replace"))
        theirs = _WORD.findall(line.decode(second, "replace"))
        for one, other in zip(ours, theirs, strict=False):
            if one != other and "\ufffd" not in other:
                return f'"{one}" could also be "{other}": if so, say --encoding {second}'
    return None
