"""A contact on its way in: folded, and taken apart into the rows that are written of it.

Nothing of this needs the folder: with a large file it is done by the process that reads it.
"""

from functools import lru_cache
from itertools import starmap
from operator import attrgetter
from typing import Any, NamedTuple

from tickler.core.cards import TEXT_FIELDS
from tickler.core.contacts import Contact, Point
from tickler.core.folding import fold
from tickler.store.particulars import rest, who

Pairs = tuple[tuple[str, str], ...]

_texts_of = attrgetter(*TEXT_FIELDS)
_NAME, _COMPANY, _EXTERNAL_ID = map(TEXT_FIELDS.index, ("name", "company", "external_id"))


class Incoming(NamedTuple):
    """What is written of a contact, and by what it may be known.

    `texts` are in the order of TEXT_FIELDS, empty or None where nothing is said; phones and emails are
    pairs of value and key, notes of text and folded text. `keys` are all by which it may be known: the
    folded name and firm, numbers, addresses, and the id of another program.
    """

    texts: tuple[str | None, ...]
    who: str
    rest: str
    keys: tuple[str, ...]
    phones: Pairs
    emails: Pairs
    tags: tuple[str, ...]
    custom: Pairs
    notes: Pairs

    @property
    def name(self) -> str:
        """The name of its card: its own, or that of the firm."""
        return self.texts[_NAME] or self.texts[_COMPANY] or ""

    @property
    def own_name(self) -> str:
        """The words of its name; empty where it is called after a firm, an address or a number."""
        return own_name(self.who)  # most contacts share nothing with anybody, and are never asked

    @property
    def external_id(self) -> str:
        return self.texts[_EXTERNAL_ID] or ""

    @property
    def contact(self) -> Contact:
        """The contact put together again."""
        texts: Any = dict(zip(TEXT_FIELDS, self.texts, strict=True))
        return Contact(
            **texts,
            phones=list(starmap(Point, self.phones)),
            emails=list(starmap(Point, self.emails)),
            tags=list(self.tags),
            custom=dict(self.custom),
            notes=[text for text, _ in self.notes],
        )


def incoming(contact: Contact) -> Incoming:
    """Fold and take apart a contact, once."""
    return Incoming._make(taken_apart(contact))


def taken_apart(contact: Contact) -> tuple[Any, ...]:
    """Return what an `Incoming` consists of, in plain tuples alone: these go from one process to another."""
    folded = who(contact.name or contact.company or "", contact.company)
    keys = [folded]
    phones = _pairs(contact.phones, keys)
    emails = _pairs(contact.emails, keys)
    if contact.external_id:
        keys.append(contact.external_id)
    return (
        _texts_of(contact),
        folded,
        rest(contact),
        tuple(keys),
        phones,
        emails,
        tuple(dict.fromkeys(contact.tags)),
        tuple(contact.custom.items()),
        tuple([(text, fold(text)) for text in contact.notes]) if contact.notes else (),
    )


def _pairs(points: list[Point], keys: list[str]) -> Pairs:
    """Return points as plain pairs, and add their keys to `keys`."""
    pairs = []
    for value, key in points:
        pairs.append((value, key))
        keys.append(key)
    return tuple(pairs)


@lru_cache(maxsize=4096)
def own_name(folded: str) -> str:
    """Return the words of a name in a form that can be compared; empty where it is not a person's own.

    `folded` is the name, and the firm on a second line, as `particulars.who` returns them. The order of
    the words does not count, nor which of i, j and y stands for one sound: Мария, Marija and Maria are one.
    """
    name, _, company = folded.partition("\n")
    if name == company or "@" in name or not name.islower():  # folded, and yet no letter in it
        return ""
    sounds = name.replace("j", "i").replace("y", "i").replace("ii", "i")
    return " ".join(sorted(set(sounds.split())))
