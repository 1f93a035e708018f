"""The cards that an import meets again, read for a whole chunk in five statements instead of one by one."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from tickler.core.cards import Card
from tickler.core.contacts import Contact
from tickler.store import bulk_statements as sql
from tickler.store import dossier, particulars, rows
from tickler.store.folder import Folder

Grouped = dict[int, list[sqlite3.Row]]
"""Rows by the card to which they belong."""


class KnownCards:
    """Cards as they stood when the chunk began, and as they are where one has been changed since."""

    def __init__(self, folder: Folder, card_ids: Iterable[int]) -> None:
        """Read the cards; one that is asked for and is not among them is read then."""
        self._folder = folder
        self._ids = {"ids": json.dumps(sorted(card_ids))}
        self._cards = {row["id"]: row for row in folder.db.execute(sql.CARDS_AMONG, self._ids)}
        self._points = self._grouped(sql.CONTACT_POINTS_AMONG)
        self._tags = self._grouped(sql.TAGS_AMONG)
        self._custom = self._grouped(sql.CUSTOM_FIELDS_AMONG)
        self._notes = self._grouped(sql.NOTES_AMONG)

    def card(self, card_id: int) -> tuple[Card, Contact]:
        """Return a card, and its particulars with its notes, the newest first.

        Raises NotFound if there is no card with this id.
        """
        row = self._cards.get(card_id)
        if row is None:
            card = dossier.card(self._folder, card_id)
            contact = particulars.contact(self._folder, card)
            contact.notes = [note.text for note in dossier.notes(self._folder, card_id)]
            return card, contact
        points = self._points[card_id]
        card = rows.card(row, points, self._tags[card_id], self._custom[card_id])
        contact = particulars.contact_of(card, points)
        contact.notes = [note["text"] for note in self._notes[card_id]]
        return card, contact

    def changed(self, card_id: int) -> None:
        """Read a card anew when it is asked for again."""
        self._cards.pop(card_id, None)

    def _grouped(self, statement: str) -> Grouped:
        grouped: Grouped = defaultdict(list)
        if self._cards:
            for row in self._folder.db.execute(statement, self._ids):
                grouped[row["card_id"]].append(row)
        return grouped
