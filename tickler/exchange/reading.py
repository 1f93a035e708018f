"""What every format gives back: rows of contacts, and how the file was understood."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from tickler.core.contacts import Contact, Restored
from tickler.core.reports import Problem

LONGEST_SHOWN = 120


class FieldRefused(ValueError):
    """A text that a field does not take; its message is the reason."""


class Row(NamedTuple):
    """One record of a file.

    `number` is the line at which it begins, counted from 1. `contact` is None where nothing usable is
    in it; `problems` then say why. `restored` is there only in a file that this program wrote.
    """

    number: int
    contact: Contact | None
    problems: tuple[Problem, ...] = ()
    restored: Restored | None = None


class Reading(Protocol):
    """A file that is being read: iterate over its rows once, then close it.

    `remarks` are sentences on how the file was understood, of which the last ones may come only when it
    was read to its end; `size` is in bytes, None for a stream.
    """

    @property
    def remarks(self) -> tuple[str, ...]: ...
    @property
    def size(self) -> int | None: ...
    @property
    def bytes_read(self) -> int: ...
    def __iter__(self) -> Iterator[Row]: ...
    def close(self) -> None: ...


def problem(row: int, column: str | None, value: str, reason: str) -> Problem:
    """Report a value; a very long one is cut, for it is there to be recognised."""
    if len(value) > LONGEST_SHOWN:
        value = value[: LONGEST_SHOWN - 1] + "…"
    return Problem(row, column, value, reason)
