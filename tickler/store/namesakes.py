"""Which of very many names are alike, without comparing each with each.

What is compared must have something in common: the firm and the initials; the very name; or one word of
it, and another that is at most one slip away. Names that stand together in one of these ways are found by
sorting, in a database of its own that SQLite keeps in a temporary file where it is large, so that memory
does not grow with the folder.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, groupby, islice, permutations
from operator import itemgetter
from typing import NamedTuple, TypeVar

from tickler.store.likeness import FIRM_MARK, alike, firm_of, initials_of, slips_of, words_of

_Thing = TypeVar("_Thing")

SAME_FIRM, NO_FIRM, OTHER_FIRM = 75, 85, 100
"""How alike two names must be where both cards name the same firm, one names none, each another one."""

UNCERTAIN, DOUBTFUL = 5, 15
"""What is taken off where the firms say nothing, and where they say two people."""

COMMON = 10
"""A name that more cards have says nothing by itself: those count where the firm is the same."""

CROWD = 40
"""Of so many that stand together each is compared with each; in a larger crowd with those next to it."""

NEIGHBOURS = 5

SCHEMA = """
    PRAGMA journal_mode = OFF;
    PRAGMA cache_size = -65536;
    CREATE TABLE name (card_id INTEGER PRIMARY KEY, words TEXT, firm TEXT, initials TEXT);
    CREATE TABLE word (shared TEXT, other TEXT, words TEXT);
    CREATE TABLE near (one TEXT, other TEXT, alike INTEGER, PRIMARY KEY (one, other)) WITHOUT ROWID;
"""
ADD_NAME = "INSERT INTO name VALUES (?, ?, ?, ?)"
ADD_WORD = "INSERT INTO word VALUES (?, ?, ?)"
ADD_NEAR = "INSERT OR IGNORE INTO near VALUES (?, ?, ?)"
INDEX_NAMES = "CREATE INDEX name_words ON name (words, card_id)"
BY_FIRM = "SELECT card_id, words, firm, initials FROM name WHERE firm <> '' ORDER BY firm, initials, words"
BY_NAME = "SELECT card_id, words, firm FROM name WHERE words LIKE '% %' ORDER BY words, card_id"
FULL_NAMES = "SELECT words FROM name WHERE words LIKE '% %' GROUP BY words HAVING count(*) <= :common"
BY_WORD = "SELECT shared, other, words FROM word ORDER BY shared, other"
NEAR = """
    SELECT one.card_id AS one, other.card_id AS other, one.firm AS firm, other.firm AS other_firm, near.alike
    FROM near JOIN name AS one ON one.words = near.one JOIN name AS other ON other.words = near.other
    WHERE one.firm = other.firm OR ('' IN (one.firm, other.firm) AND near.alike >= :without_a_firm)"""


class Namesakes(NamedTuple):
    """Two cards whose names are alike, `alike` of a hundred; `score` has regard to their firms as well."""

    one: int
    other: int
    alike: int
    score: int


def namesakes(db: sqlite3.Connection, cards: Iterable[tuple[int, str]]) -> Iterator[Namesakes]:
    """Yield the pairs of cards whose names are alike, some of them more than once.

    `cards` are ids with the folded name and firm as `particulars.who` returns them; `db` is an empty
    database that takes what is needed on the way.
    """
    db.executescript(SCHEMA)
    db.execute("BEGIN")
    db.executemany(ADD_NAME, _names(cards))
    db.execute(INDEX_NAMES)
    yield from _in_one_firm(db)
    yield from _of_one_name(db)
    db.executemany(ADD_WORD, _words_in_pairs(db))
    db.executemany(ADD_NEAR, _near_names(db))
    for one, other, firm, other_firm, likeness in db.execute(NEAR, {"without_a_firm": NO_FIRM}):
        yield from _judged(one, other, firm, other_firm, likeness)
    db.execute("COMMIT")


def _names(cards: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str, str, str]]:
    for card_id, who in cards:
        if words := words_of(who):
            yield card_id, words, firm_of(who), initials_of(words)


def _in_one_firm(db: sqlite3.Connection) -> Iterator[Namesakes]:
    for _, group in groupby(db.execute(BY_FIRM), key=itemgetter(2, 3)):
        for (one, words, firm, _), (other, other_words, *_) in _compared(list(group)):
            yield from _judged(one, other, firm, firm, alike(words, other_words))


def _of_one_name(db: sqlite3.Connection) -> Iterator[Namesakes]:
    for _, group in groupby(db.execute(BY_NAME), key=itemgetter(1)):
        holders = list(islice(group, COMMON + 1))
        if len(holders) <= COMMON:
            for (one, _, firm), (other, _, other_firm) in combinations(holders, 2):
                yield from _judged(one, other, firm, other_firm, 100)


def _words_in_pairs(db: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """Yield each word of each full name that is not common, with each other word of that name."""
    for (words,) in db.execute(FULL_NAMES, {"common": COMMON}):
        for shared, other in permutations(words.split(), 2):
            if shared != FIRM_MARK and len(shared) > 1:
                yield shared, other, words


def _near_names(db: sqlite3.Connection) -> Iterator[tuple[str, str, int]]:
    """Yield the pairs of full names that share one word and are at most a slip apart in another."""
    for _, group in groupby(db.execute(BY_WORD), key=lambda row: (row[0], row[1][0])):
        names = list(group)
        if len(names) == 1:
            continue
        meetings: dict[str, list[str]] = {}
        for _, other, words in names:
            for form in slips_of(other):
                meetings.setdefault(form, []).append(words)
        for met in meetings.values():
            for one, another in _compared(met):
                if one != another and (likeness := alike(one, another)) >= SAME_FIRM:
                    yield one, another, likeness


def _compared(crowd: Sequence[_Thing]) -> Iterator[tuple[_Thing, _Thing]]:
    if len(crowd) <= CROWD:
        yield from combinations(crowd, 2)
        return
    for at, one in enumerate(crowd):
        for other in crowd[at + 1 : at + 1 + NEIGHBOURS]:
            yield one, other


def _judged(one: int, other: int, firm: str, other_firm: str, likeness: int) -> Iterator[Namesakes]:
    if firm and other_firm:
        needed, doubt = (SAME_FIRM, 0) if firm == other_firm else (OTHER_FIRM, DOUBTFUL)
    else:
        needed, doubt = NO_FIRM, UNCERTAIN
    if likeness >= needed:
        yield Namesakes(min(one, other), max(one, other), likeness, likeness - doubt)
