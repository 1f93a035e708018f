"""Folding of text to plain lower-case ASCII, so that `zeljko` finds Željko and `ivan` finds Иван."""

import re

_SPACES = re.compile(r"\s+")


def fold(text: str) -> str:
    """Return the text in lower-case ASCII letters, with single spaces.

    Any script is transliterated by the tables of the `anyascii` library; plain ASCII, the common
    case in a script's arguments, does not even load them.
    """
    if not text.isascii():
        # Composed first: a letter with a combining mark is one letter, however it was typed.
        from unicodedata import normalize

        from anyascii import anyascii

        text = anyascii(normalize("NFC", text))
    return _SPACES.sub(" ", text).strip().lower()
