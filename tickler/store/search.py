"""Where words occur, on cards and in notes."""

import json
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from tickler.core.agenda import PileCard
from tickler.core.folding import fold
from tickler.store import statements as sql
from tickler.store.clients import SHORTEST_INDEXED, all_of, cards_with, pattern
from tickler.store.folder import Folder
from tickler.store.pile import pile_card


class Finding(NamedTuple):
    """The cards found, and for those found by a note the text of that note; `more` if not all."""

    cards: tuple[PileCard, ...]
    notes: dict[int, str]
    more: bool


def find(folder: Folder, said: str, limit: int) -> Finding:
    """Look for cards that have all the words, on the card or in one note.

    Cards whose name or company matches come first, then other fields, then notes, newest first.
    """
    words = fold(said).split()
    ids: dict[int, None] = {}
    if words:
        ids.update(dict.fromkeys(cards_with(folder, words, "who", limit + 1)))
        ids.update(dict.fromkeys(cards_with(folder, words, "who rest", limit + 1)))
        ids.update(dict.fromkeys(_cards_with_number(folder, said, limit + 1)))
    notes = {row["id"]: row["text"] for row in reversed(_notes_with(folder, words, limit + 1))}
    for card_id in reversed(notes):
        ids.setdefault(card_id)
    shown = list(ids)[:limit]
    return Finding(
        cards=lines(folder, shown),
        notes={card_id: text for card_id, text in notes.items() if card_id in shown},
        more=len(ids) > limit,
    )


def lines(folder: Folder, ids: Iterable[int]) -> tuple[PileCard, ...]:
    """Return the cards with these ids, in their order."""
    wanted = list(ids)
    found = folder.db.execute(sql.LINES_BY_ID, {"ids": json.dumps(wanted)})
    by_id = {row["id"]: pile_card(row) for row in found}
    return tuple(by_id[card_id] for card_id in wanted if card_id in by_id)


def _cards_with_number(folder: Folder, said: str, limit: int) -> list[int]:
    """Find a telephone number however it is punctuated: the index holds digits alone."""
    digits = "".join(letter for letter in said if letter.isdecimal())
    if len(digits) < SHORTEST_INDEXED or any(letter.isalpha() for letter in said):
        return []
    query = {"query": f'{{rest}} : "{digits}"', "limit": limit}
    return [row["id"] for row in folder.db.execute(sql.BY_NAME_PART, query)]


def _notes_with(folder: Folder, words: list[str], limit: int) -> list[sqlite3.Row]:
    if not words:
        return []
    if any(len(word) < SHORTEST_INDEXED for word in words):
        values = {"pattern": pattern(words), "limit": limit}
        return folder.db.execute(sql.NOTES_WITH_SHORT_PART, values).fetchall()
    return folder.db.execute(sql.NOTES_WITH, {"query": all_of(words), "limit": limit}).fetchall()
