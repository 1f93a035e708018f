"""The place in a long text where the words stand that were looked for."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from tickler.core.folding import fold
from tickler.show.clean import one_line

BEFORE = 40
"""So many characters at most stand before the word, to tell what it is about."""


def excerpt(text: str, words: Sequence[str]) -> str:
    """Return a text on one line, from a little before the words on.

    The words are folded, as `find` looks for them. The longest of them that is there says where: it tells
    more than an "of". What stands before and is left out is marked with `…`.
    """
    line = one_line(text)
    start = _start(line, words)
    if start <= BEFORE:
        return line
    before = line[start - BEFORE : start]
    cut, space, head = before.partition(" ")
    if not space:  # in the middle of Chinese or of a long address, which is cut anywhere
        return f"…{cut}{line[start:]}"
    return f"… {head.removeprefix('/ ')}{line[start:]}"  # the sign of a line that ended before


def _start(line: str, words: Sequence[str]) -> int:
    """Return where the first word begins in which the longest of those looked for occurs, 0 if none does.

    Where that word is so long that it would not be seen in it, it is the place inside.
    """
    folded = [(found.start(), found[0], fold(found[0])) for found in re.finditer(r"\S+", line)]
    for word in sorted(words, key=len, reverse=True):
        for start, said, said_folded in folded:
            if word in said_folded:
                return start + (_place(word, said) if len(said) > BEFORE else 0)
    return 0


def _place(word: str, said: str) -> int:
    """Return where in a text a folded word begins, whose letters may be fewer or more than the text's."""
    end = bisect_left(range(len(said)), True, key=lambda end: word in fold(said[:end]))
    behind = bisect_left(range(end), True, key=lambda start: word not in fold(said[start:end]))
    return max(behind - 1, 0)
