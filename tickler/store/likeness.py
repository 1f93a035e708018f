"""How alike two names are: in another order or script, typed wrongly, with initials, a middle name left out.

A name is compared by its words as they sound, sorted: `petrov` is Петров, Petrow and Petroff. What tells
two people apart is not taken for a slip: another first letter (Ana and Una, Dan and Jan), and the ending
that tells a wife from her husband or Ivana from Ivan.
"""

import re
from functools import lru_cache

from tickler.store.incoming import own_name

FIRM_MARK = "&"
"""The first word of a card that is called after its firm; it is no person's name."""

INITIALS = 20
"""What it costs, in hundredths, that there are initials in the place of names, one or several."""
LEFT_OUT = 8
"""What a name costs that is on one card only: a patronymic, a second given name."""
IN_A_SHORT_NAME = 1.6
"""So much more a slip costs there, unless two letters changed places: Marko and Mario are two names."""

_SHORTEST_WITH_A_SLIP = 4
_SHORTEST_THAT_IS_LONG = 6
_SHORTEST_WITH_TWO = 9

_WORDS = re.compile(r"[a-z0-9]+")
_TWICE = re.compile(r"(.)\1+")
# How one sound is written in other languages and tables of transliteration; longer ways first.
_SOUNDS = (
    ("ch", "c"), ("sh", "s"), ("zh", "z"), ("kh", "h"), ("gh", "g"), ("ts", "c"), ("tz", "c"), ("ph", "f"),
    ("th", "t"), ("w", "v"), ("q", "k"), ("x", "ks"), ("ue", "u"), ("oe", "o"), ("ae", "a"), ("ie", "e"),
    ("dio", "do"),
)  # fmt: skip
_ENDINGS = (("", "a"), ("i", "aia"), ("o", "a"))
"""A man's and a woman's ending of one name."""

_LEGAL_FORMS = frozenset({
    "ooo", "oao", "zao", "pao", "ao", "ip", "chp", "tov", "shps", "sps", "llc", "ltd", "limited", "inc",
    "corp", "co", "plc", "gmbh", "ag", "kg", "ug", "doo", "dd", "jdoo", "obrt", "sa", "sas", "sarl", "srl",
    "spa", "bv", "nv", "ab", "as", "oy", "aps",
})  # fmt: skip


def words_of(who: str) -> str:
    """Return the words of a card's name as they sound, sorted; empty where there is no name.

    `who` is the folded name and firm as `particulars.who` returns them. A card that is called after its
    firm has the words of the firm, after `FIRM_MARK`.
    """
    if own := own_name(who):
        return " ".join(sorted({_sound(word) for word in _WORDS.findall(own)}))
    name = who.partition("\n")[0]
    words = "" if "@" in name else _words_of_firm(name)
    return f"{FIRM_MARK} {words}" if words else ""


def firm_of(who: str) -> str:
    """Return the words of a card's firm as they sound, without its legal form; empty where it has none."""
    return _words_of_firm(who.partition("\n")[2])


def initials_of(words: str) -> str:
    """Return the first letters of a name's words, in order. Slips and initials do not change them."""
    return "".join(sorted(word[0] for word in words.split()))


def alike(one: str, other: str) -> int:
    """Tell how alike two names are, from 0 for two people to 100 for one; both as `words_of` returns them."""
    if one == other:
        return 100
    ours, theirs = one.split(), other.split()
    if (FIRM_MARK in ours) != (FIRM_MARK in theirs):
        return 0
    few = [word for word in ours if word not in theirs]
    many = [word for word in theirs if word not in ours]
    common = len(ours) - len(few)
    if len(few) > len(many):
        few, many = many, few
    letters = max(sum(map(len, ours)), sum(map(len, theirs)))
    slips, initials = 0.0, 0
    for word in few:
        prices = {near: price for near in many if (price := _price(word, near, letters)) is not None}
        if not prices:
            return 0
        nearest = min(prices, key=prices.__getitem__)
        many.remove(nearest)
        slips += prices[nearest]
        initials = max(initials, INITIALS * (len(word) == 1 or len(nearest) == 1))
    if many and common + len(few) < 2:
        return 0  # one name out of several says nobody
    return max(0, round(100 - slips - initials - LEFT_OUT * len(many)))


def slips_of(word: str) -> set[str]:
    """Return the forms by which a word meets all words that are one slip away, a letter left out in each.

    A letter too many, too few, another one or two exchanged: such words have one of these in common.
    """
    if len(word) < _SHORTEST_WITH_A_SLIP:
        return {word}
    return {word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))}


def _price(word: str, other: str, letters: int) -> float | None:
    """Tell what slips it takes to make two words one, in hundredths of a name; None if they are two."""
    if word[0] != other[0]:
        return None
    if len(word) == 1 or len(other) == 1:
        return 0
    shorter = min(len(word), len(other))
    if shorter < _SHORTEST_WITH_A_SLIP or _of_two_people(word, other):
        return None
    from rapidfuzz.distance import OSA

    most = 2 if shorter >= _SHORTEST_WITH_TWO else 1
    slips = OSA.distance(word, other, score_cutoff=most)
    if slips > most:
        return None
    doubtful = shorter < _SHORTEST_THAT_IS_LONG and sorted(word) != sorted(other)
    return 100 * slips / letters * (IN_A_SHORT_NAME if doubtful else 1)


def _of_two_people(word: str, other: str) -> bool:
    for his, hers in _ENDINGS:
        for man, woman in ((word, other), (other, word)):
            if man.endswith(his) and woman == man.removesuffix(his) + hers:
                return True
    return False


def _words_of_firm(firm: str) -> str:
    words = {_sound(word) for word in _WORDS.findall(firm) if len(word) > 1 and word not in _LEGAL_FORMS}
    return " ".join(sorted(words))


@lru_cache(maxsize=1 << 16)
def _sound(word: str) -> str:
    sound = word.replace("j", "i").replace("y", "i")
    for written, heard in _SOUNDS:
        sound = sound.replace(written, heard)
    return _TWICE.sub(r"\1", sound)
