"""Thousands of new cards in one command: the writes of `store.cards`, a chunk at a time.

Ids follow one another, so that the journal needs one line a table for a whole import and taking it
back is one DELETE by range. Memory holds one chunk.
"""

import sqlite3
from collections.abc import Sequence
from itertools import chain

from tickler.core.cards import Sale
from tickler.core.contacts import Restored
from tickler.core.folding import fold
from tickler.core.places import Place, time_of
from tickler.store import bulk_statements as sql
from tickler.store.incoming import Incoming
from tickler.store.journal import Entry
from tickler.store.knowing import filling_columns
from tickler.store.rhythms import columns

NEW = Restored()
"""What is restored of a card that was in no folder before."""

HIGHEST_ID_KEPT = 10**12
"""Above it lies no id that a folder has given out."""

ROWS_AT_ONCE = 50
"""So many rows a statement: to begin and end one is a quarter of the work of a row; more gain nothing."""

ABSENT = 0
"""What the statements turn into NULL."""


class Batch:
    """New cards on their way into the folder, as part of one journal entry."""

    def __init__(self, entry: Entry) -> None:
        self._entry = entry
        self.id = entry.open()
        # The pages of the indexes are met again and again: 64 MiB keep them at hand (a fixed bound).
        entry.db.execute("PRAGMA cache_size = -65536")
        self._last_ids = _last_ids(entry.db)
        self._next_card = self.first_card = self._last_ids["card"] + 1
        self._keeps_ids = self.first_card == 1  # what another folder gave out is free in one without cards
        self._rows: dict[str, list[tuple[object, ...]]] = {table: [] for table in _INSERTS}
        self._rhythms: list[tuple[object, ...]] = []
        self._written: set[str] = set()

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
        rows, card_id = self._rows, self._card_number(restored)
        name, company, *others = coming.texts
        created = restored.created_at.isoformat() if restored.created_at else self._entry.now
        dropped = restored.dropped_at.isoformat() if restored.dropped_at and place is None else ABSENT
        rows["card"].append(
            (
                card_id, name or company, company, *others, place.key if place else ABSENT,
                (place and time_of(place)) or ABSENT, kind, _or_absent(why), coming.who, coming.rest,
                fold(why) if why else "", self.id, created,
                dropped, _or_absent(restored.dropped_why) if dropped else ABSENT,
            )
        )  # fmt: skip
        points = rows["contact_point"]
        for kind_of_point, pairs in (("phone", coming.phones), ("email", coming.emails)):
            for position, (value, key) in enumerate(pairs):
                points.append((card_id, kind_of_point, position, value, key))
        if coming.tags:
            rows["tag"] += [(card_id, tag) for tag in coming.tags]
        if coming.custom:
            rows["custom_field"] += [(card_id, key, value) for key, value in coming.custom]
        for text, folded in coming.notes:
            rows["note"].append((card_id, self._entry.now, "other", ABSENT, text, 0, folded, self.id))
        if restored is not NEW:
            self._add_history(card_id, restored)
            if restored.rhythm:
                self._rhythms.append((*columns(restored.rhythm), card_id))
        return card_id

    def _add_history(self, card_id: int, restored: Restored) -> None:
        """Take in what happened to a card in the folder from which it comes, oldest first."""
        for note in reversed(restored.notes):
            batch = self.id if note.imported else None
            said = (note.kind, note.outcome or ABSENT, note.text, int(note.private), fold(note.text))
            self._rows["note"].append((card_id, note.at.isoformat(), *said, batch))
        for move in reversed(restored.moves):
            goes = [at for place in (move.origin, move.target) for at in _columns(place)]
            self._rows["move"].append((card_id, move.at.isoformat(), *goes, move.why))
        for slip in restored.reminders:
            anchor = slip.anchor.isoformat() if slip.anchor else None
            says = (slip.text, *_columns(slip.due), slip.every, anchor, int(slip.promise))
            self._rows["reminder"].append((card_id, *says, self._entry.now))
        for sale in reversed(restored.sales):
            self.add_sale(card_id, sale)
        for filling in reversed(restored.fillings):
            self._rows["filling"].append((card_id, *filling_columns(filling).values()))

    def add_sale(self, card_id: int, sale: Sale) -> None:
        """Take in a sale to a client, who may be new or not. It is written by `flush`."""
        says = (sale.day.isoformat(), str(sale.amount), sale.currency, sale.what)
        self._rows["sale"].append((card_id, self._entry.now, *says))

    def flush(self) -> None:
        """Write what was taken in."""
        for table, rows in self._rows.items():
            if rows:
                statement, said = _cards_said(rows) if table == "card" else (_INSERTS[table], rows)
                _insert(self._entry.db, statement, said)
                self._written.add(table)
                rows.clear()
        if self._rhythms:
            self._entry.db.executemany(sql.SET_RHYTHMS, self._rhythms)
            self._rhythms.clear()

    def close(self) -> None:
        """Write the rest, and tell the journal which rows are new."""
        self.flush()
        last_ids = _last_ids(self._entry.db)
        for table in filter(self._written.__contains__, _INSERTS):
            self._entry.made(table, self._last_ids[table] + 1, last_ids[table])
        self._written.clear()
        self._last_ids = last_ids
        self._next_card = last_ids["card"] + 1

    def reserve(self) -> None:
        """Look again which ids are free: before other writes of the same command, and after them.

        Rows made so far are told to the journal, since a run of ids must have no strangers in it.
        """
        self.close()

    def _card_number(self, restored: Restored) -> int:
        number, kept = self._next_card, restored.card_id or 0
        if self._keeps_ids and number <= kept <= HIGHEST_ID_KEPT:
            number = kept
        self._next_card = number + 1
        return number


def _insert(db: sqlite3.Connection, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
    several = sql.of_many_rows(statement, ROWS_AT_ONCE)
    rest = len(rows) - len(rows) % ROWS_AT_ONCE
    for start in range(0, rest, ROWS_AT_ONCE):
        db.execute(several, [*chain.from_iterable(rows[start : start + ROWS_AT_ONCE])])
    db.executemany(statement, rows[rest:])


def _cards_said(rows: Sequence[tuple[object, ...]]) -> tuple[str, Sequence[tuple[object, ...]]]:
    """Return the INSERT of new cards, and its rows, without the columns in which none of them has anything.

    Those are two of three in most files, and binding nothing costs as much as binding something.
    """
    said: dict[str, Sequence[object]] = {}
    for (name, absent), column in zip(sql.CARD_COLUMNS.items(), zip(*rows, strict=True), strict=True):
        if absent == "":
            if any(column):
                said[name] = [text or "" for text in column]
        elif absent is None or column.count(absent) < len(column):
            said[name] = column
    return sql.add_cards(said), list(zip(*said.values(), strict=True))


def _or_absent(text: str | None) -> str | int:
    return ABSENT if text is None else text


def _columns(place: Place | None) -> tuple[str | None, str | None]:
    return (place.key, time_of(place)) if place else (None, None)


def _last_ids(db: sqlite3.Connection) -> dict[str, int]:
    return {table: int(db.execute(statement).fetchone()["id"]) for table, statement in _LAST_IDS.items()}


_INSERTS = {
    "card": sql.ADD_CARDS,
    "contact_point": sql.ADD_CONTACT_POINTS,
    "tag": sql.ADD_TAGS,
    "custom_field": sql.ADD_CUSTOM_FIELDS,
    "note": sql.ADD_NOTES,
    "move": sql.ADD_MOVES,
    "reminder": sql.ADD_REMINDERS,
    "filling": sql.ADD_FILLINGS,
    "sale": sql.ADD_SALES,
}
_LAST_IDS = {
    "card": sql.LAST_CARD_ID,
    "contact_point": sql.LAST_CONTACT_POINT_ID,
    "tag": sql.LAST_TAG_ID,
    "custom_field": sql.LAST_CUSTOM_FIELD_ID,
    "note": sql.LAST_NOTE_ID,
    "move": sql.LAST_MOVE_ID,
    "reminder": sql.LAST_REMINDER_ID,
    "filling": sql.LAST_FILLING_ID,
    "sale": sql.LAST_SALE_ID,
}
