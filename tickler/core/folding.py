"""Folding of text to plain lower-case ASCII, so that `zeljko` finds Željko and `ivan` finds Иван."""

from functools import lru_cache
from unicodedata import normalize


class _Letters(dict[int, str]):
    """What each letter becomes, asked of the `anyascii` library once a letter."""

    def __missing__(self, code: int) -> str:
        from anyascii import anyascii

        self[code] = folded = anyascii(chr(code))
        return folded


_LETTERS = _Letters()


def fold(text: str) -> str:
    """Return the text in lower-case ASCII letters, with single spaces and without apostrophes.

    Any script is transliterated by the tables of `anyascii`; plain ASCII, the common case in a
    script's arguments, does not even load them. Composed first: a letter with a combining mark is
    one letter, however it was typed. The apostrophes with which `anyascii` writes the soft sign and
    the hard consonants of Georgian (`ol'ga`, `k'ap'anadze`) are typed by nobody. A NUL, at which a
    query would end, counts as a space.
    """
    if text.isascii():
        return _plain(text)
    return " ".join(filter(None, map(_folded, text.split(" "))))


@lru_cache(maxsize=16384)
def _folded(word: str) -> str:
    """Fold a word of any script, once: clients share their given names, their trades and their streets."""
    return _plain(normalize("NFC", word).translate(_LETTERS))


def _plain(text: str) -> str:
    return " ".join(text.replace("'", "").replace("\0", " ").split()).lower()
