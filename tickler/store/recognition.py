"""Whether a contact is a client who is there already. Two people must never become one card.

- An id of another program identifies. Where it is a short number, as every program counts, it does so
  with a name that agrees, or a number or address of that card.
- An e-mail address or a telephone number identifies where the names agree: they are of the same words,
  or all words of one are in the other; or where one side has no name of its own, only a firm's, an
  address or a number in its place. With another name it does not: colleagues share a switchboard.
- Name and firm together identify where none of those does. A name alone does too, unless both sides
  have numbers and addresses, and share none of them.
- Where two of these say two cards, or one says several, nothing is guessed.

What shares a key with a card without being it is a likely duplicate, for a person to look at.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from operator import attrgetter

from tickler.core.contacts import Contact
from tickler.core.import_reports import By
from tickler.store import bulk_statements as bulk_sql
from tickler.store import statements as sql
from tickler.store.incoming import Incoming, incoming, own_name

_keys_of = attrgetter("keys")
_Holder = tuple[str, int]
"""The own name and the id of a card."""

LONGEST_COUNT = 9
"""In digits: up to so long, an id is a number that some other program has given to somebody else."""

CLAIMS = 4
"""Of more cards with one name no more are looked up: it is not certain already which is meant."""

NAMES_COMPARED = 100
"""With so many names on one number, those of other words are compared; the same name is always found."""


@dataclass(frozen=True, slots=True)
class Known:
    """The card of a contact, and what gave it away."""

    card_id: int
    by: By


@dataclass(frozen=True, slots=True)
class Likely:
    """A card that shares something with a contact, whose card it need not be."""

    card_id: int
    by: By


@dataclass(frozen=True, slots=True)
class Unclear:
    """The cards that a contact may be, with what speaks for each."""

    claims: tuple[Known, ...]


def twins(db: sqlite3.Connection, contact: Contact) -> tuple[Known | Likely, ...]:
    """Return the cards that are, may be, or are likely those of a contact."""
    coming = incoming(contact)
    match Index(db, [coming]).find(coming):
        case None:
            return ()
        case Unclear(claims):
            return claims
        case twin:
            return (twin,)


def of_same_name(db: sqlite3.Connection, coming: Incoming) -> Known | Unclear | None:
    """Return the card of the same name, of whatever firm, for one of whom nothing but the name is said.

    That is enough for something that is to be added to a card, such as a sale, not to make one of two.
    """
    if not coming.own_name or "\n" in coming.who or coming.phones or coming.emails or coming.external_id:
        return None
    span = {"start": f"{coming.who}\n", "end": f"{coming.who}\v", "with_dropped": True, "limit": CLAIMS}
    ids = sorted(row["id"] for row in db.execute(sql.NAME_BEGINS, span))
    found = tuple(Known(card_id, "name") for card_id in ids)
    return Unclear(found) if len(found) > 1 else next(iter(found), None)


class Index:
    """The keys by which the contacts of one chunk may be known: those in the folder, and those just added."""

    # Most contacts are strangers who share nothing with anybody: to know that takes one look at `_met`.
    # Of the others most share a key with one card: one holder or name costs a look-up and a tuple.

    def __init__(self, db: sqlite3.Connection, coming: Sequence[Incoming]) -> None:
        """Look up all keys of the contacts in three statements."""
        shared = Counter(chain.from_iterable(map(_keys_of, coming)))
        self._met = {key for key, count in shared.items() if count > 1}
        self._first_holder: dict[str, _Holder] = {}
        self._all_holders: dict[str, dict[str, list[int]]] = {}
        points = {key for one in coming for _, key in one.phones}
        points.update(key for one in coming for _, key in one.emails)
        for row in db.execute(bulk_sql.KNOWN_POINTS, {"keys": _listed(points)}):
            self._hold(row["key"], (own_name(row["who"]), row["id"]))
        self._namesakes: dict[str, tuple[int, ...]] = {}
        self._incomplete: dict[str, tuple[int, ...]] = {}
        for row in db.execute(bulk_sql.KNOWN_NAMES, {"names": _listed({one.who for one in coming})}):
            self._namesakes[row["who"]] = _several(row["first"], row["last"])
            self._incomplete[row["who"]] = _several(row["first_incomplete"], row["last_incomplete"])
        outside = {one.external_id for one in coming if one.external_id}
        found = db.execute(bulk_sql.KNOWN_EXTERNAL_IDS, {"ids": _listed(outside)})
        # Oldest last: of several cards with one id, the first one made is meant.
        self._outside: dict[str, _Holder] = {
            row["external_id"]: (own_name(row["who"]), row["id"]) for row in found
        }
        self._met.update(self._first_holder, self._namesakes, self._outside)

    def cards_met(self) -> set[int]:
        """Return the cards of the folder that have a key of the chunk: those that may be met in it."""
        holders = {card_id for _, card_id in (*self._first_holder.values(), *self._outside.values())}
        return holders.union(*self._namesakes.values())

    def find(self, coming: Incoming) -> Known | Likely | Unclear | None:
        """Tell by the rules of this module what is known of a contact; None for a stranger."""
        if self._met.isdisjoint(coming.keys):
            return None
        search = _Search(coming.own_name)
        if holder := self._outside.get(coming.external_id):
            if self._is_of(coming, *holder):
                search.claims.append(("id", {holder[1]}))
            else:
                search.likely = Likely(holder[1], "id")
        for _, key in coming.emails:
            search.weigh("e-mail", self._holders(key))
        for _, key in coming.phones:
            search.weigh("phone", self._holders(key))
        if search.claims:
            return search.settled()
        named = self._by_name(coming)
        return named if isinstance(named, Known | Unclear) else search.likely or named

    def remember(self, coming: Incoming, card_id: int) -> None:
        """Add a new card, so that its repetition further down the chunk is known."""
        if self._met.isdisjoint(coming.keys):
            return
        holder, ids = (coming.own_name, card_id), (card_id,)
        for _, key in (*coming.emails, *coming.phones):
            self._hold(key, holder)
        self._namesakes[coming.who] = self._namesakes.get(coming.who, ())[:1] + ids
        if not (coming.phones and coming.emails):
            self._incomplete[coming.who] = self._incomplete.get(coming.who, ())[:1] + ids
        if coming.external_id:
            self._outside.setdefault(coming.external_id, holder)

    def _is_of(self, coming: Incoming, name: str, card_id: int) -> bool:
        """Tell whether the id of a contact is that of a card, which has this name."""
        said = coming.external_id
        if len(said) > LONGEST_COUNT or not said.isdecimal() or _agree(name, coming.own_name):
            return True
        points = (key for _, key in (*coming.emails, *coming.phones))
        return any(card_id in cards for key in points for cards in self._holders(key).values())

    def _hold(self, key: str, holder: _Holder) -> None:
        first = self._first_holder.setdefault(key, holder)
        if first is not holder:
            name, card_id = holder
            holders = self._all_holders.setdefault(key, {first[0]: [first[1]]})
            holders.setdefault(name, []).append(card_id)

    def _holders(self, key: str) -> dict[str, list[int]]:
        """Return the cards that have a number or address, by name."""
        if key in self._all_holders or key not in self._first_holder:
            return self._all_holders.get(key, {})
        name, card_id = self._first_holder[key]
        return {name: [card_id]}

    def _by_name(self, coming: Incoming) -> Known | Likely | Unclear | None:
        namesakes = self._namesakes.get(coming.who)
        if namesakes is None:
            return None
        if "\n" in coming.who:
            return Known(namesakes[0], "name")
        complete = coming.phones and coming.emails
        candidates = self._incomplete.get(coming.who, ()) if complete else namesakes
        if len(candidates) > 1:
            return Unclear(tuple(Known(card_id, "name") for card_id in candidates))
        return Known(candidates[0], "name") if candidates else Likely(namesakes[0], "name")


class _Search:
    """What the keys of one contact say, key by key."""

    __slots__ = ("_exact", "_name", "claims", "likely")

    def __init__(self, name: str) -> None:
        self.claims: list[tuple[By, set[int]]] = []
        self.likely: Likely | None = None
        self._exact: set[int] = set()
        self._name = name

    def weigh(self, by: By, holders: dict[str, list[int]]) -> None:
        """Hear a key: `holders` are the cards that have it, by name."""
        exact = holders.get(self._name, ())
        self._exact.update(exact)
        cards = {*exact}
        for name, others in islice(holders.items(), NAMES_COMPARED):
            if _agree(name, self._name):
                cards.update(others)
        if cards:
            self.claims.append((by, cards))
        elif holders and self.likely is None:
            self.likely = Likely(next(iter(holders.values()))[0], by)

    def settled(self) -> Known | Unclear:
        """Return the card that all keys speak for: of several with the very same name the oldest."""
        common = set.intersection(*(cards for _, cards in self.claims))
        best = common & self._exact or common
        if len(best) == 1 or best & self._exact:
            return Known(min(best), self.claims[0][0])
        by_card = {card_id: by for by, cards in reversed(self.claims) for card_id in cards}
        return Unclear(tuple(Known(card_id, by_card[card_id]) for card_id in sorted(by_card)))


def _agree(one: str, other: str) -> bool:
    if not one or not other or one == other:
        return True
    ours, theirs = set(one.split()), set(other.split())
    return ours <= theirs or theirs <= ours


def _listed(keys: Iterable[str]) -> str:
    return json.dumps(list(keys))


def _several(first: int | None, last: int | None) -> tuple[int, ...]:
    """Return the oldest and the newest card of a name: two are enough to know that there are several."""
    return tuple(sorted({number for number in (first, last) if number is not None}))
