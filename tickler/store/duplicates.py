"""Cards that are likely one client, for a person to look at and join: nothing is joined here.

Two cards are listed where they have the same id of another program, the same address or number, or names
that are alike (`tickler.store.likeness`). Where they share a number and the names are of two people, as
colleagues' are, they come last.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import combinations, groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from tickler.core.import_reports import By, Pair
from tickler.store.folder import Folder
from tickler.store.likeness import FIRM_MARK, alike, words_of
from tickler.store.namesakes import SAME_FIRM, namesakes
from tickler.store.session import reading

if TYPE_CHECKING:
    from sqlmodel import Session

ONE_PERSON, ONE_WITHOUT_A_NAME, TWO_NAMES = 100, 90, 50
"""How likely two cards with one number are one client."""

A_FEW = 10
"""Of so many cards with one number each pair is listed; of more, those whose names are alike."""

A_SWITCHBOARD = 200
"""A number that more cards have says nothing."""

ROWS_AT_ONCE = 2000

SCHEMA = """
    CREATE TABLE pair (one INTEGER, other INTEGER, by TEXT, value TEXT, score INTEGER, alike INTEGER,
                       PRIMARY KEY (one, other)) WITHOUT ROWID;
    CREATE TABLE wanted (card_id INTEGER PRIMARY KEY);
"""
ADD_PAIR = "INSERT OR IGNORE INTO pair VALUES (?, ?, ?, ?, ?, ?)"
ADD_WANTED = "INSERT OR IGNORE INTO wanted VALUES (?)"
KEEP_WANTED = """
    DELETE FROM pair WHERE one NOT IN (SELECT card_id FROM wanted)
        AND other NOT IN (SELECT card_id FROM wanted)"""
BEST = "SELECT * FROM pair ORDER BY score DESC, alike DESC, one, other LIMIT ?"
COUNT = "SELECT count(*) FROM pair"

_Found = tuple[int, int, By, str | None, int, int]
"""Two ids, what they share, how likely they are one client, how alike the names are."""


class Duplicates(NamedTuple):
    """The likeliest pairs first; `total` is how many there are without the limit."""

    pairs: tuple[Pair, ...]
    total: int


def duplicates(folder: Folder, limit: int, among: Iterable[int] | None = None) -> Duplicates:
    """Return the pairs of cards, active or dropped, that are likely one client.

    With `among` those in which at least one card is among these ids. To be kept of a pair is the card
    that was not dropped, then the one with more notes, then the older.
    """
    # Names of an encrypted folder are not written to the disk as they are, not for a moment.
    where = ":memory:" if folder.key else ""
    with closing(sqlite3.connect(where, isolation_level=None)) as scratch, reading(folder) as session:
        scratch.executescript(SCHEMA)
        # What speaks loudest comes first: a pair is kept as it was found first.
        scratch.executemany(ADD_PAIR, _with_one_id(session))
        scratch.executemany(ADD_PAIR, _with_one_point(session))
        scratch.executemany(ADD_PAIR, _with_one_name(scratch, session))
        if among is not None:
            scratch.executemany(ADD_WANTED, ((card_id,) for card_id in among))
            scratch.execute(KEEP_WANTED)
        found = scratch.execute(BEST, (limit,)).fetchall()
        total = scratch.execute(COUNT).fetchone()[0]
        return Duplicates(tuple(_with_the_one_to_keep(session, found)), total)


def _with_one_name(scratch: sqlite3.Connection, session: "Session") -> Iterator[_Found]:
    """Yield the pairs of cards with names that are alike."""
    for one, other, likeness, score in namesakes(scratch, _all_names(session)):
        yield one, other, "name", None, score, likeness


def _all_names(session: "Session") -> Iterator[tuple[int, str]]:
    from sqlmodel import select

    from tickler.store.tables import CardRow

    # Columns, not objects: of a million cards nothing is kept.
    chosen = select(CardRow.id, CardRow.who).execution_options(yield_per=ROWS_AT_ONCE)
    for card_id, who in session.exec(chosen):
        yield card_id or 0, who


def _with_one_id(session: "Session") -> Iterator[_Found]:
    """Yield the pairs of cards with the same id of another program."""
    from sqlmodel import col, func, select

    from tickler.store.tables import CardRow

    outside = col(CardRow.external_id)
    shared = select(outside).where(outside.is_not(None)).group_by(outside).having(func.count() > 1)
    cards = (
        select(CardRow.external_id, CardRow.id, CardRow.who)
        .where(outside.in_(shared))
        .order_by(outside, col(CardRow.id))
        .execution_options(yield_per=ROWS_AT_ONCE)
    )
    for value, holders in groupby(session.exec(cards), key=itemgetter(0)):
        yield from _pairs("id", value, {card_id or 0: words_of(who) for _, card_id, who in holders})


def _with_one_point(session: "Session") -> Iterator[_Found]:
    """Yield the pairs of cards with the same address, then those with the same number."""
    from sqlmodel import col, func, select

    from tickler.store.tables import CardRow, ContactPointRow

    key = col(ContactPointRow.key)
    # Counted in the index alone: a card that has a key twice is sorted out below.
    shared = select(key).group_by(key).having(func.count() > 1)
    cards = (
        select(ContactPointRow.type, ContactPointRow.key, ContactPointRow.card_id, CardRow.who)
        .where(col(CardRow.id) == ContactPointRow.card_id, key.in_(shared))
        .order_by(col(ContactPointRow.type), key, col(ContactPointRow.card_id))
        .execution_options(yield_per=ROWS_AT_ONCE)
    )
    for (kind, value), holders in groupby(session.exec(cards), key=itemgetter(0, 1)):
        names = {card_id: words_of(who) for *_, card_id, who in holders}
        yield from _pairs("e-mail" if kind == "email" else "phone", value, names)


def _pairs(by: By, value: str, names: dict[int, str]) -> Iterator[_Found]:
    """Yield the pairs of those who share something; `names` are their words by card."""
    if len(names) > A_SWITCHBOARD:
        return
    for (one, words), (other, other_words) in combinations(sorted(names.items()), 2):
        likeness = alike(words, other_words)
        score = _score(words, other_words, likeness)
        if score > TWO_NAMES or len(names) <= A_FEW:
            yield one, other, by, value, score, likeness


def _score(words: str, other_words: str, likeness: int) -> int:
    ours, theirs = set(words.split()), set(other_words.split())
    if not ours or not theirs or (FIRM_MARK in ours) != (FIRM_MARK in theirs):
        return ONE_WITHOUT_A_NAME
    if likeness >= SAME_FIRM or ours <= theirs or theirs <= ours:
        return ONE_PERSON
    return TWO_NAMES


def _with_the_one_to_keep(session: "Session", found: list[_Found]) -> Iterator[Pair]:
    ids = {card_id for one, other, *_ in found for card_id in (one, other)}
    worth = _worth(session, ids)
    for one, other, by, value, score, likeness in found:
        keep, goes = (one, other) if worth[one] >= worth[other] else (other, one)
        yield Pair(keep, goes, by, value, score, likeness)


def _worth(session: "Session", ids: Iterable[int]) -> dict[int, tuple[bool, int, int]]:
    """Rank cards by what speaks for keeping them: being in the folder, their notes, their age."""
    from sqlmodel import col, func, select

    from tickler.store.tables import CardRow, NoteRow

    worth: dict[int, tuple[bool, int, int]] = {}
    waiting = sorted(ids)
    for start in range(0, len(waiting), ROWS_AT_ONCE):
        some = waiting[start : start + ROWS_AT_ONCE]
        cards = (
            select(CardRow.id, CardRow.place, func.count(col(NoteRow.id)))
            .join(NoteRow, col(NoteRow.card_id) == CardRow.id, isouter=True)
            .where(col(CardRow.id).in_(some))
            .group_by(col(CardRow.id))
        )
        for card_id, place, notes in session.exec(cards):
            number = card_id or 0
            worth[number] = (place is not None, notes, -number)
    return worth
