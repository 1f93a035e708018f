"""How likely a text is by its letters, as names and words of the languages of a code page."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from math import exp, log
from string import ascii_lowercase

from tickler.exchange.charset.name_words import LANGUAGES

_BY_TWO, _BY_ONE, _BY_ITSELF, _BY_ALPHABET = 0.5, 0.32, 0.175, 0.005
"""What counts for a letter: the two before it, the one before, how frequent it is, that it exists."""
_LETTERS_OF_AN_ALPHABET = 30
_STRANGE = log(1e-7)
"""For a character that the language does not have: as good as excluded, whatever else fits."""
_ODD_CASE = log(1e-3)
"""For capitals within a word, as where a code page takes small letters for capital ones."""

_SIGNS = frozenset("\u00a0–—‘’‚“”„…«»°§№€™®©·•")
_SIGN = log(0.05)
"""For a sign that stands in address books too, such as the quotation marks around a firm's name."""

_EDGE = " "
_ROUNDS = 3
_NOT_LETTERS = re.compile(r"[\W\d_]+")


def likelihood(words: Sequence[str], codec: str) -> float:
    """Return the logarithm of the likelihood of words that were read in a code page.

    `words` are as in the file, with signs within or around them; `codec` is one that a language in
    `LANGUAGES` is written in.
    """
    parts = [part for word in words for part in _NOT_LETTERS.split(word) if part]
    odd = sum(not _usual_case(part) for part in parts)
    signs = [sign for word in words for sign in word if not sign.isalpha()]
    usual = sum(sign in _SIGNS for sign in signs)
    models = _models(codec)
    likelihoods = [[model.log_likelihood(part.lower()) for model in models] for part in parts]
    return _mixed(likelihoods) + odd * _ODD_CASE + usual * _SIGN + (len(signs) - usual) * _STRANGE


def _mixed(likelihoods: Sequence[Sequence[float]]) -> float:
    """Add up the words of a file in several languages, the shares of which are estimated from them.

    `likelihoods` holds for each word its logarithms in each language.
    """
    if not likelihoods:
        return 0.0
    languages = len(likelihoods[0])
    shares = [1 / len(LANGUAGES)] * languages
    total = 0.0
    for _ in range(_ROUNDS):
        total, counts = 0.0, [1.0] * languages
        for each in likelihoods:
            best = max(each)
            parts = [share * exp(one - best) for share, one in zip(shares, each, strict=True)]
            whole = sum(parts)
            total += best + log(whole)
            counts = [count + part / whole for count, part in zip(counts, parts, strict=True)]
        shares = [count / sum(counts) for count in counts]
    return total


def _usual_case(word: str) -> bool:
    return word[1:] == word[1:].lower() or word == word.upper()


class _Model(dict[str, float]):
    """How likely each letter of a language is after the two before it, as a logarithm: by all three."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self._found: Counter[str] = Counter()
        self._before: Counter[str] = Counter()
        for word in words:
            text = _EDGE * 2 + word + _EDGE
            for end in range(2, len(text)):
                for start in (end - 2, end - 1, end):
                    self._found[text[start : end + 1]] += 1
                    self._before[text[start:end]] += 1
        self._letters = frozenset("".join(words) + _EDGE)
        if "a" in self._letters:
            self._letters |= frozenset(ascii_lowercase)

    def log_likelihood(self, word: str) -> float:
        """Return the logarithm of the likelihood of a word in small letters."""
        text = _EDGE * 2 + word + _EDGE
        return sum([self[text[start : start + 3]] for start in range(len(text) - 2)])

    def __missing__(self, three: str) -> float:
        self[three] = found = self._learned(three) if three[2] in self._letters else _STRANGE
        return found

    def _learned(self, three: str) -> float:
        found, before = self._found, self._before
        return log(
            _BY_TWO * found[three] / max(before[three[:2]], 1)
            + _BY_ONE * found[three[1:]] / max(before[three[1]], 1)
            + _BY_ITSELF * found[three[2]] / before[""]
            + _BY_ALPHABET / _LETTERS_OF_AN_ALPHABET
        )


@cache
def _models(codec: str) -> tuple[_Model, ...]:
    return tuple(_model(language.words) for language in LANGUAGES if codec in language.codecs)


@cache
def _model(words: str) -> _Model:
    return _Model(words.split())
