"""The place in a long text where the words stand that were looked for."""

import re
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
    _, _, head = line[start - BEFORE : start].partition(" ")
    return f"… {head.removeprefix('/ ')}{line[start:]}"  # the sign of a line that ended before


def _start(line: str, words: Sequence[str]) -> int:
    """Return where the first word begins in which the longest of those looked for occurs, 0 if none does."""
    folded = [(found.start(), fold(found[0])) for found in re.finditer(r"\S+", line)]
    for word in sorted(words, key=len, reverse=True):
        for start, said in folded:
            if word in said:
                return start
    return 0
