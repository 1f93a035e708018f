"""The journal: one command is one transaction and one entry, and `undo` takes it back.

Every write goes through an `Entry`, which keeps what is needed to reverse it: for rows that were
made, their range of ids; for rows that were changed or removed, the rows as they were. Taking back
is therefore one mechanism for all commands, and is itself an entry that can be taken back.
"""

import datetime as dt
import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

from tickler.core.errors import NotFound
from tickler.store import statements as sql
from tickler.store.derived import follow_new, forget
from tickler.store.folder import Folder
from tickler.store.private import flush_directory

Params = Mapping[str, Any]

ROWS_IN_ONE_CHANGE = 1000
"""So many rows of a bulk command are kept together when they are removed again."""


class Entry:
    """A command in progress: `with Entry(folder, "defer", now) as entry: ...`.

    Leaving the block writes the journal entry and commits; an exception takes everything back. An
    entry that changed nothing leaves no trace, and its `id` is None. What a command before it left
    behind, because it was cut short, is tidied up first.
    """

    def __init__(
        self,
        folder: Folder,
        command: str,
        now: dt.datetime,
        *,
        rehearsal: bool = False,
        continues: int | None = None,
    ) -> None:
        """Prepare the entry; `now` is local time with its offset.

        A rehearsal does everything and keeps nothing; a folder that does not exist is not made. A command
        that writes before and after something outside of the folder `continues` the entry that it began,
        unless that was taken back meanwhile.
        """
        if not rehearsal:
            folder.ensure()
        self._rehearsal = rehearsal
        self.folder = folder
        self._continues = continues
        self.db = folder.db
        self.now = now.isoformat(timespec="seconds")
        self.summary = command
        self.id: int | None = None
        self._command = command

    def __enter__(self) -> Self:
        if not self._rehearsal and self.folder.unfinished.exists():
            self._tidy()
        # What could take back half a statement of many rows: to keep that in a file costs more than they do.
        self.db.execute("PRAGMA temp_store = MEMORY")
        self.db.execute("BEGIN IMMEDIATE")
        if self._continues is not None and _stands(self.db, self._continues):
            self.id = self._continues
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None and not self._rehearsal:
                self._commit()
        finally:
            if self.db.in_transaction:
                self.db.execute("ROLLBACK")
            if self._rehearsal:
                self.id = None
            if self.folder.marked:
                self.folder.marked = False
                with suppress(self.folder.library.Error):  # the next command sees to what is left
                    self._tidy()

    def _commit(self) -> None:
        if self.id is not None:
            self.db.execute(sql.SUM_UP_ENTRY, {"id": self.id, "summary": self.summary})
        if self.folder.marked:  # the documents must be there before the rows that name them
            flush_directory(self.folder.documents)
        if self.db.in_transaction:
            self.db.execute("COMMIT")
        self.folder.written |= self.id is not None

    def _tidy(self) -> None:
        from tickler.store.tidying import tidy

        tidy(self.folder)

    def discard(self) -> None:
        """Take back all that was done so far; the command ends without an entry."""
        if self.db.in_transaction:  # a rehearsal that found nothing to do has discarded it already
            self.db.execute("ROLLBACK")
        self.id = None

    def open(self) -> int:
        """Return the id of the entry, which is written with the first change."""
        if self.id is None:
            values = {"at": self.now, "command": self._command, "who": self.folder.who}
            row = self.db.execute(sql.ADD_ENTRY, values).fetchone()
            self.id = int(row["id"])
        return self.id

    def insert(self, table: str, statement: str, values: Params, card_id: int | None = None) -> int:
        """Run an INSERT that returns the new id; `card_id` is the client concerned."""
        self.open()
        row_id = int(self.db.execute(statement, values).fetchone()["id"])
        self.made(table, row_id, row_id, row_id if table == "card" else card_id)
        return row_id

    def update(self, table: str, row_id: int, statement: str, values: Params) -> None:
        """Run an UPDATE or DELETE of one row, after keeping the row as it was."""
        before = self.db.execute(f"SELECT * FROM {table} WHERE id = :id", {"id": row_id}).fetchone()  # noqa: S608 - a table of ours
        if before is None:
            raise NotFound("Another command has just removed this.", "tickler log shows which.")
        card_id = row_id if table == "card" else before["card_id"] if "card_id" in before.keys() else None  # noqa: SIM118
        self._keep(table, [before], card_id)
        self.db.execute(statement, {**values, "id": row_id})

    def made(self, table: str, first_id: int, last_id: int, card_id: int | None = None) -> None:
        """Take note that this command has made the rows `first_id` to `last_id` of a table."""
        follow_new(self.db, table, first_id, last_id)
        self._record(table, first_id, last_id, card_id, None)

    def _keep(self, table: str, rows: Sequence[sqlite3.Row], card_id: int | None) -> None:
        images = json.dumps([dict(row) for row in rows], ensure_ascii=False)
        self._record(table, rows[0]["id"], rows[-1]["id"], card_id, images)

    def _record(
        self, table: str, first_id: int, last_id: int, card_id: int | None, before: str | None
    ) -> None:
        self.db.execute(
            sql.ADD_CHANGE,
            {
                "journal_id": self.open(),
                "table_name": table,
                "first_id": first_id,
                "last_id": last_id,
                "card_id": card_id,
                "before": before,
            },
        )

    def take_back(self, entry_id: int) -> None:
        """Reverse all changes of an earlier entry, last one first."""
        # Rows come and go in an order that passes through states where a card is missing.
        self.db.execute("PRAGMA defer_foreign_keys = ON")
        changes = self.db.execute(sql.CHANGES_OF_ENTRY, {"journal_id": entry_id})
        for change in changes.fetchall():
            table, span = change["table_name"], (change["first_id"], change["last_id"])
            if change["before"] is None:
                self._remove(table, *span, change["card_id"])
            elif rows := json.loads(change["before"]):  # a purge may have struck out all of them
                self._put_back(table, rows, change["card_id"])

    def _remove(self, table: str, first_id: int, last_id: int, card_id: int | None) -> None:
        for start in range(first_id, last_id + 1, ROWS_IN_ONE_CHANGE):
            span = (start, min(start + ROWS_IN_ONE_CHANGE - 1, last_id))
            rows = self.db.execute(
                f"SELECT * FROM {table} WHERE id BETWEEN ? AND ? ORDER BY id",  # noqa: S608 - as above
                span,
            ).fetchall()
            if rows:
                self._keep(table, rows, card_id)
                forget(self.db, table, *span)
                self.db.execute(f"DELETE FROM {table} WHERE id BETWEEN ? AND ?", span)  # noqa: S608

    def _put_back(self, table: str, rows: list[dict[str, Any]], card_id: int | None) -> None:
        """Write rows as they were: over the present ones where those exist, anew where not."""
        first_id, last_id = rows[0]["id"], rows[-1]["id"]
        present = self.db.execute(
            f"SELECT * FROM {table} WHERE id BETWEEN ? AND ? ORDER BY id",  # noqa: S608 - as above
            (first_id, last_id),
        ).fetchall()
        if present:
            self._keep(table, present, card_id)
        columns = list(rows[0])
        names = ", ".join(f'"{column}"' for column in columns)
        values = ", ".join(f":{column}" for column in columns)
        changes = ", ".join(f'"{column}" = excluded."{column}"' for column in columns)
        self.db.executemany(
            f"INSERT INTO {table} ({names}) VALUES ({values}) ON CONFLICT (id) DO UPDATE SET {changes}",  # noqa: S608
            rows,
        )
        if not present:
            self.made(table, first_id, last_id, card_id)


def _stands(db: sqlite3.Connection, entry_id: int) -> bool:
    """Tell whether an entry is in the journal and was not taken back."""
    row = db.execute(sql.JOURNAL_ENTRY, {"id": entry_id}).fetchone()
    return row is not None and row["undone_by"] is None
