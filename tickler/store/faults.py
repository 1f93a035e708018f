"""Turns what SQLite reports about a folder that cannot be used into a sentence for its owner."""

import sqlite3
import sys
from pathlib import Path

from tickler.core.errors import FolderUnusable

_BY_NAME = {
    "SQLITE_BUSY": ("is in use by another program", "Try again when that has finished."),
    "SQLITE_LOCKED": ("is in use by another program", "Try again when that has finished."),
    "SQLITE_READONLY": (
        "may only be read, not written",
        "Check the rights of the file and of its directory, or name another with --folder.",
    ),
    "SQLITE_CANTOPEN": (
        "cannot be opened",
        "Check that the directory exists and that you may read and write it, or use --folder.",
    ),
    "SQLITE_PERM": ("may not be opened by you", "Check the rights of the file."),
    "SQLITE_FULL": ("has no room to grow: the disk is full", "Make room and repeat the command."),
    "SQLITE_IOERR": ("could not be read or written by the system", "Check the disk, then try again."),
    "SQLITE_NOTADB": (
        "is not a tickler folder",
        "Name the right file with --folder; this one was left as it is.",
    ),
    "SQLITE_CORRUPT": (
        "is damaged",
        "Keep the file, and put a backup in its place.",
    ),
}


_BY_TEXT = {
    "database is locked": "SQLITE_BUSY",
    "database table is locked": "SQLITE_LOCKED",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "unable to open database file": "SQLITE_CANTOPEN",
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "database disk image is malformed": "SQLITE_CORRUPT",
}
"""What sqlcipher3 says alone where a copy fails; with all other faults it says the name too."""


def name_of(fault: sqlite3.Error) -> str:
    """Return the name that SQLite has for a fault, such as `SQLITE_BUSY`; empty where it has none."""
    return getattr(fault, "sqlite_errorname", None) or _BY_TEXT.get(str(fault), "")


def database_errors() -> tuple[type[sqlite3.Error], ...]:
    """Return what databases raise: `except database_errors()` where both kinds may be at hand.

    The library of encrypted folders has errors of its own. It is not loaded for that: while nothing of it is
    open, nothing raises them.
    """
    encrypted = sys.modules.get("sqlcipher3.dbapi2")
    return (sqlite3.Error, encrypted.Error) if encrypted else (sqlite3.Error,)


def explain(fault: sqlite3.Error, path: Path, *, encrypted: bool = False) -> FolderUnusable | None:
    """Say what a fault of SQLite means for the folder; None if the fault is in the program."""
    name = name_of(fault)
    if encrypted and name == "SQLITE_NOTADB":
        name = "SQLITE_CORRUPT"  # its start said that it is one, and which key it has
    for prefix, (what, hint) in _BY_NAME.items():
        if name.startswith(prefix):
            return FolderUnusable(f"The folder {path} {what}.", hint)
    return None
