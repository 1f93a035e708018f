"""Erasing a client in the backups too: which of them hold the client, and writing those anew.

An id alone does not tell who is meant: after an old backup was restored, the next new card has an id that
somebody else has in a newer backup. The moment at which the card was made tells them apart.
"""

import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from tickler.core.errors import FolderUnusable
from tickler.store import purge_statements as sql
from tickler.store.backups.copying import copy_database, refuse_unless_sound
from tickler.store.backups.listing import files_of
from tickler.store.backups.rotating import sweep
from tickler.store.faults import database_errors
from tickler.store.folder import Folder, connect
from tickler.store.keys import Keys
from tickler.store.private import replace_when_whole
from tickler.store.purge import erase, ids_of, wipe_pages


class Trace(NamedTuple):
    """By what a client is known everywhere: the id of each card they ever had, and when it was made."""

    cards: frozenset[tuple[int, str]]

    def held_in(self, db: sqlite3.Connection) -> list[int]:
        """Return the ids of those cards that a folder, or its journal, holds."""
        return sorted(
            card_id
            for card_id, made in self.cards
            if db.execute(sql.HOLDS_CARD, {"id": card_id, "created_at": made}).fetchone()["held"]
        )


class Holding(NamedTuple):
    """The backups that hold a client, and those that do not open, so that nobody knows."""

    files: tuple[Path, ...]
    unknown: tuple[Path, ...]


def trace_of(db: sqlite3.Connection, card_id: int) -> Trace:
    """Return the trace of a client in a folder that has the card, with those that were merged into it."""
    found = (
        (one, row["created_at"])
        for one in ids_of(db, card_id)
        for row in db.execute(sql.WHEN_CARD_WAS_MADE, {"id": one})
    )
    return Trace(frozenset(found))


def trace_in(folder: Folder, card_id: int) -> tuple[Trace, str | None]:
    """Return the trace of a client whom only the backups still hold, with the name there.

    None where no backup has a card with this id that is not in the folder.
    """
    name = None
    cards: set[tuple[int, str]] = set()
    keys = folder.keys
    for file in files_of(folder.backups):
        try:
            with keys.reading(file) as db:
                row = db.execute(sql.NAME_OF_CARD, {"id": card_id}).fetchone()
                if row and not Trace(frozenset({(card_id, row["created_at"])})).held_in(folder.db):
                    name = row["name"]
                    cards |= trace_of(db, card_id).cards
        except FolderUnusable:
            continue  # `holding` names those that do not open
    return Trace(frozenset(cards)), name


def holding(folder: Folder, trace: Trace) -> Holding:
    """Return the backups of a folder that hold a client."""
    files, unknown = [], []
    keys = folder.keys
    for file in files_of(folder.backups):
        try:
            with keys.reading(file) as db:
                if trace.held_in(db):
                    files.append(file)
        except FolderUnusable:
            unknown.append(file)
    return Holding(tuple(files), tuple(unknown))


def purge_backups(folder: Folder, files: Iterable[Path], trace: Trace) -> None:
    """Write backups anew without a client, each checked before it takes its place, and the documents too.

    Raises FolderUnusable at the first one that cannot be; those before it are done.
    """
    keys = folder.keys
    for file in files:
        try:
            _purge_one(file, keys, trace)
        except OSError as fault:
            raise _not_anew(file, fault) from fault
        except database_errors() as fault:
            raise _not_anew(file, fault) from fault
    sweep(folder)


def _purge_one(file: Path, keys: Keys, trace: Trace) -> None:
    key = keys.of(file)
    with replace_when_whole(file) as unfinished:
        with closing(connect(file, "ro", key)) as db:
            copy_database(db, unfinished, key)
        with closing(connect(unfinished, key=key)) as db:
            ids = {one for card_id in trace.held_in(db) for one in ids_of(db, card_id)}
            db.execute("BEGIN IMMEDIATE")
            with db:
                erase(db, sorted(ids))
            wipe_pages(db)
        what = f"The backup {file.name}, written anew,"
        refuse_unless_sound(unfinished, keys, what, "It is as it was before.")
        shutil.copystat(file, unfinished)


def _not_anew(file: Path, fault: Exception) -> FolderUnusable:
    return FolderUnusable(
        f"The backup {file.name} could not be written anew: {fault}.",
        "See to the rights and the room there, and say it again; or remove that file.",
    )
