"""Whether the folder is sound: the checks of `doctor`, and what mends what they find.

A check is a function that yields a sentence for everything wrong, and perhaps one that mends it and yields
a sentence for everything done; a line in `CHECKS` adds it.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import NamedTuple

from tickler.core.checkup import CheckResult
from tickler.core.places import place_from_key
from tickler.store import backup_checks, surroundings
from tickler.store import document_checks as documents
from tickler.store import statements as sql
from tickler.store.conflict_copies import say_conflict_copies
from tickler.store.folder import Folder
from tickler.store.particulars import who
from tickler.store.session import reading
from tickler.store.tidying import tidy

_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_READONLY")
"""With these a check cannot be done; any other fault concerns the whole folder."""

Look = Callable[[Folder], Iterator[str]]


class Check(NamedTuple):
    """A check by its name; without `mend` a person has to decide what to do.

    `tell` yields one sentence, with the figures of what is in order.
    """

    name: str
    look: Look
    mend: Look | None = None
    tell: Look | None = None


def checks_at(now: dt.datetime) -> tuple[Check, ...]:
    """Return all checks in the order in which they are done; some ask how old something is."""
    return (
        *CHECKS,
        Check("clock", partial(surroundings.clock, now=now)),
        Check(
            "journal",
            partial(surroundings.journal, today=now.date()),
            partial(surroundings.trim_journal, today=now.date()),
            surroundings.journal_size,
        ),
        Check(
            "backups",
            partial(backup_checks.wrong, today=now.date()),
            partial(backup_checks.mend, now=now),
            partial(backup_checks.how_many, today=now.date()),
        ),
    )


def examine(folder: Folder, now: dt.datetime, *, fix: bool) -> tuple[CheckResult, ...]:
    """Do all checks, one after the other; with `fix` mend what can safely be mended.

    What a command left behind that was cut short is tidied up first, as every command that writes does.
    """
    with suppress(folder.library.Error):
        tidy(folder)
    return tuple(_done(folder, check, fix=fix) for check in checks_at(now))


def _done(folder: Folder, check: Check, *, fix: bool) -> CheckResult:
    found = _seen(folder, check.look)
    if not found:
        told = _seen(folder, check.tell) if check.tell else ()
        return CheckResult(check.name, True, detail=told[0] if told else None)
    if not (fix and check.mend):
        return CheckResult(check.name, False, found)
    fixed = _seen(folder, check.mend)
    return CheckResult(check.name, not _seen(folder, check.look), found, fixed)


def _seen(folder: Folder, look: Look) -> tuple[str, ...]:
    try:
        return tuple(look(folder))
    except folder.library.DatabaseError as fault:
        if not str(getattr(fault, "sqlite_errorname", "")).startswith(_DAMAGE):
            raise
        return (f"this could not be checked: {fault}",)
    except OSError as fault:
        return (f"this could not be checked: {fault.filename}: {fault.strerror}",)


def _database(folder: Folder) -> Iterator[str]:
    for (problem,) in folder.db.execute("PRAGMA integrity_check"):
        if problem != "ok":
            yield str(problem)
    # A change of the key that was cut short at its last moment may leave the folder in this state.
    if folder.db.execute("PRAGMA journal_mode").fetchone()[0] == "delete":
        yield "whoever reads it has to wait for whoever writes"


def _log_ahead(folder: Folder) -> Iterator[str]:
    if folder.db.execute("PRAGMA journal_mode = WAL").fetchone()[0] == "wal":
        yield "readers and writers wait for each other no longer"


def _references(folder: Folder) -> Iterator[str]:
    for table, row_id, other, _ in folder.db.execute("PRAGMA foreign_key_check").fetchall():
        yield f"{table} {row_id} belongs to no {other} that exists"


def _places(folder: Folder) -> Iterator[str]:
    """An active card has exactly one place, and it is one that can be; a dropped card has none."""
    from sqlmodel import col, select

    from tickler.store.tables import CardRow

    with reading(folder) as session:
        torn = select(CardRow.id).where(col(CardRow.place).is_(None) != col(CardRow.dropped_at).is_not(None))
        for card_id in session.exec(torn):
            yield f"card {card_id} is neither in one place nor dropped"
        kept = select(CardRow.place, CardRow.time).where(col(CardRow.place).is_not(None)).distinct()
        for key, at in session.exec(kept):
            if not _is_place(key, at):
                yield f"cards are in a place that there is not: {key}{f' {at}' if at else ''}"


def _is_place(key: str | None, at: str | None) -> bool:
    try:
        place_from_key(key or "", at)
    except ValueError:
        return False
    return True


def _tally(folder: Folder) -> Iterator[str]:
    for row in folder.db.execute(sql.TALLY_MISCOUNTED).fetchall():
        yield f"{row['place']} holds {row['cards']} cards, and {row['tallied']} are said"


def _count_again(folder: Folder) -> Iterator[str]:
    folder.db.execute("BEGIN IMMEDIATE")
    with folder.db:
        folder.db.execute(sql.FORGET_TALLY)
        folder.db.execute(sql.TALLY_ALL_CARDS)
    yield "the cards of every place were counted again"


def _names(folder: Folder) -> Iterator[str]:
    for card_id, _ in _unreachable(folder):
        yield f"card {card_id} does not answer to its name"


def _names_again(folder: Folder) -> Iterator[str]:
    folder.db.execute("BEGIN IMMEDIATE")
    with folder.db:
        for card_id, folded in list(_unreachable(folder)):
            folder.db.execute(sql.SET_NAME_TO_FIND, {"id": card_id, "who": folded})
            yield f"card {card_id} answers to its name again"


def _unreachable(folder: Folder) -> Iterator[tuple[int, str]]:
    """Yield the cards whose name is kept otherwise than it is looked for, with what it should be."""
    for row in folder.db.execute(sql.NAMES_TO_FIND):
        if (folded := who(row["name"], row["company"])) != row["who"]:
            yield row["id"], folded


def _index(folder: Folder) -> Iterator[str]:
    for name, command in ("cards", sql.CHECK_CARD_INDEX), ("notes", sql.CHECK_NOTE_INDEX):
        try:
            folder.db.execute(command)
        except folder.library.DatabaseError as fault:
            if not str(getattr(fault, "sqlite_errorname", "")).startswith("SQLITE_CORRUPT"):
                raise
            yield f"the index of {name} does not agree with them: find may miss some"


def _index_again(folder: Folder) -> Iterator[str]:
    for name, command in ("cards", sql.REBUILD_CARD_INDEX), ("notes", sql.REBUILD_NOTE_INDEX):
        folder.db.execute(command)
        yield f"the index of {name} was made anew"


def _copies(folder: Folder) -> Iterator[str]:
    yield from say_conflict_copies(folder.path)


CHECKS = (
    Check("database", _database, _log_ahead),
    Check("version", surroundings.version),
    Check("references", _references),
    Check("places", _places),
    Check("tally", _tally, _count_again),
    Check("names", _names, _names_again),
    Check("index", _index, _index_again),
    Check("documents", documents.missing),
    Check("content", documents.changed),
    Check("orphans", documents.orphans, documents.remove_orphans),
    Check("rights", documents.open_to_others, documents.close_to_others),
    Check("copies", _copies),
    Check("room", surroundings.room),
)
"""The checks that need no clock: the file itself first."""
