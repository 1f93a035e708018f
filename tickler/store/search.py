"""Where words occur, on cards and in notes."""

import json
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from tickler.core.agenda import PileCard
from tickler.core.folding import fold
from tickler.store import statements as sql
from tickler.store.clients import PIECE, pieces
from tickler.store.folder import Folder
from tickler.store.pile import pile_card


class Finding(NamedTuple):
    """The cards found, and for those found by a note the text of that note; `more` if not all.

    `words` are those that were looked for, folded.
    """

    cards: tuple[PileCard, ...]
    notes: dict[int, str]
    more: bool
    words: tuple[str, ...]


def find(folder: Folder, said: str, limit: int) -> Finding:
    """Look for cards that have all the words, on the card or in one note.

    Cards whose name or company matches come first, then other fields, then notes, newest first.
    """
    words = fold(said).split()
    ids = dict.fromkeys(_cards_with(folder, words, limit + 1, name_only=True))
    ids |= dict.fromkeys(_cards_with(folder, words, limit + 1))
    ids |= dict.fromkeys(_cards_with(folder, _number(said), limit + 1))
    noted = _notes_with(folder, words, limit + 1)
    notes: dict[int, str] = {}
    for row in noted:
        notes.setdefault(row["id"], row["text"])  # the newest note of a card says it
    ids |= dict.fromkeys(notes)
    shown = list(ids)[:limit]
    return Finding(
        cards=lines(folder, shown),
        notes={card_id: text for card_id, text in notes.items() if card_id in shown},
        more=len(ids) > limit or len(noted) > limit,
        words=tuple(words),
    )


def lines(folder: Folder, ids: Iterable[int]) -> tuple[PileCard, ...]:
    """Return the cards with these ids, in their order."""
    wanted = list(ids)
    found = folder.db.execute(sql.LINES_BY_ID, {"ids": json.dumps(wanted)})
    by_id = {row["id"]: pile_card(row) for row in found}
    return tuple(by_id[card_id] for card_id in wanted if card_id in by_id)


def _cards_with(folder: Folder, words: list[str], limit: int, *, name_only: bool = False) -> list[int]:
    if not words:
        return []
    values = {"words": json.dumps(words), "with_dropped": True, "limit": limit}
    if query := pieces(words):
        statement = sql.WITH_NAME if name_only else sql.WITH_WORDS
        return [row["id"] for row in folder.db.execute(statement, {**values, "pieces": query})]
    statement = sql.WITH_SHORT_NAME if name_only else sql.WITH_SHORT_WORDS
    return [row["id"] for row in folder.db.execute(statement, values)]


def _number(said: str) -> list[str]:
    """Return the digits of a telephone number however it is punctuated: cards hold digits alone."""
    digits = "".join(letter for letter in said if letter.isdecimal())
    return [] if len(digits) < PIECE or any(letter.isalpha() for letter in said) else [digits]


def _notes_with(folder: Folder, words: list[str], limit: int) -> list[sqlite3.Row]:
    if not words:
        return []
    values = {"words": json.dumps(words), "limit": limit}
    if query := pieces(words):
        return folder.db.execute(sql.NOTES_WITH_WORDS, {**values, "pieces": query}).fetchall()
    return folder.db.execute(sql.NOTES_WITH_SHORT_WORDS, values).fetchall()
