"""Thousands of new cards in one command: the writes of `store.cards`, a chunk at a time.

Ids are given out here, one after another, so that the journal needs one line a table for a whole
import and taking it back is one DELETE by range. Memory holds one chunk.
"""

import sqlite3

from tickler.core.contacts import Restored
from tickler.core.folding import fold
from tickler.core.places import Place, time_of
from tickler.store import statements as sql
from tickler.store.journal import Entry
from tickler.store.recognition import Incoming

NEW = Restored()
"""What is restored of a card that was in no folder before."""

HIGHEST_ID_KEPT = 10**12
"""Above it lies no id that a folder has given out."""


class Batch:
    """New cards on their way into the folder, as part of one journal entry."""

    def __init__(self, entry: Entry) -> None:
        self._entry = entry
        self.id = entry.open()
        # The pages of the indexes are met again and again: 64 MiB keep them at hand (a fixed bound).
        entry.db.execute("PRAGMA cache_size = -65536")
        self._next = {table: _last_id(entry.db, statement) + 1 for table, statement in _LAST_IDS.items()}
        self._first = dict(self._next)
        self.first_card = self._next["card"]
        self._keeps_ids = self.first_card == 1  # what another folder gave out is free in one without cards
        self._rows: dict[str, list[tuple[object, ...]]] = {table: [] for table in _INSERTS}

    def add(
        self,
        coming: Incoming,
        place: Place | None,
        kind: str,
        why: str | None = None,
        restored: Restored = NEW,
    ) -> int:
        """Take in a card; return the id that it will have. It is written by `flush`.

        `place` is None for a card that was dropped when it was `restored` from another folder.
        """
        contact, card_id = coming.contact, self._card_number(restored)
        name = contact.name or contact.company or ""
        created = restored.created_at.isoformat() if restored.created_at else self._entry.now
        dropped = restored.dropped_at.isoformat() if restored.dropped_at and place is None else None
        self._rows["card"].append(
            (
                card_id, name, contact.company or None, contact.position or None, contact.address or None,
                contact.website or None, contact.birthday or None, contact.source or None,
                contact.address_as or None, contact.say or None, contact.language or None,
                contact.timezone or None, contact.external_id or None, place and place.key,
                place and time_of(place), kind, why, coming.who, coming.rest, fold(why) if why else "",
                self.id, created, dropped, restored.dropped_why if dropped else None,
            )
        )  # fmt: skip
        for point_type, points in (("phone", contact.phones), ("email", contact.emails)):
            for position, point in enumerate(points):
                self._take("contact_point", card_id, point_type, position, point.value, point.key)
        for tag in dict.fromkeys(contact.tags):
            self._take("tag", card_id, tag)
        for key, value in contact.custom.items():
            self._take("custom_field", card_id, key, value)
        for text in contact.notes:
            self._take("note", card_id, self._entry.now, "other", None, text, 0, fold(text), self.id)
        if restored is not NEW:
            self._add_history(card_id, restored)
        return card_id

    def _add_history(self, card_id: int, restored: Restored) -> None:
        """Take in what happened to a card in the folder from which it comes, oldest first."""
        for note in reversed(restored.notes):
            batch = self.id if note.imported else None
            said = (note.kind, note.outcome, note.text, int(note.private), fold(note.text), batch)
            self._take("note", card_id, note.at.isoformat(), *said)
        for move in reversed(restored.moves):
            goes = [at for place in (move.origin, move.target) for at in _columns(place)]
            self._take("move", card_id, move.at.isoformat(), *goes, move.why)
        for slip in restored.reminders:
            anchor = slip.anchor.isoformat() if slip.anchor else None
            due = _columns(slip.due)
            self._take("reminder", card_id, slip.text, *due, slip.every, anchor, self._entry.now)

    def flush(self) -> None:
        """Write what was taken in."""
        for table, statement in _INSERTS.items():
            if rows := self._rows[table]:
                self._entry.db.executemany(statement, rows)
                rows.clear()

    def close(self) -> None:
        """Write the rest, and tell the journal which rows are new."""
        self.flush()
        for table, first in self._first.items():
            if self._next[table] > first:
                self._entry.made(table, first, self._next[table] - 1)

    def reserve(self) -> None:
        """Look again which ids are free, after other writes of the same command.

        Rows made so far are told to the journal, since a run of ids must have no strangers in it.
        """
        self.close()
        self._next = {
            table: _last_id(self._entry.db, statement) + 1 for table, statement in _LAST_IDS.items()
        }
        self._first = dict(self._next)

    def _card_number(self, restored: Restored) -> int:
        kept = restored.card_id or 0
        if self._keeps_ids and self._next["card"] <= kept <= HIGHEST_ID_KEPT:
            self._next["card"] = kept
        return self._number("card")

    def _number(self, table: str) -> int:
        number = self._next[table]
        self._next[table] = number + 1
        return number

    def _take(self, table: str, *values: object) -> None:
        self._rows[table].append((self._number(table), *values))


def _columns(place: Place | None) -> tuple[str | None, str | None]:
    return (place.key, time_of(place)) if place else (None, None)


def _last_id(db: sqlite3.Connection, statement: str) -> int:
    return int(db.execute(statement).fetchone()["id"])


_INSERTS = {
    "card": sql.ADD_CARDS,
    "contact_point": sql.ADD_CONTACT_POINTS,
    "tag": sql.ADD_TAGS,
    "custom_field": sql.ADD_CUSTOM_FIELDS,
    "note": sql.ADD_NOTES,
    "move": sql.ADD_MOVES,
    "reminder": sql.ADD_REMINDERS,
}
_LAST_IDS = {
    "card": sql.LAST_CARD_ID,
    "contact_point": sql.LAST_CONTACT_POINT_ID,
    "tag": sql.LAST_TAG_ID,
    "custom_field": sql.LAST_CUSTOM_FIELD_ID,
    "note": sql.LAST_NOTE_ID,
    "move": sql.LAST_MOVE_ID,
    "reminder": sql.LAST_REMINDER_ID,
}
