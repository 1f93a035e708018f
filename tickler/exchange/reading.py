"""What every format gives back: rows of contacts, and how the file was understood."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, Self

from tickler.core.contacts import Contact, Restored
from tickler.core.import_reports import Problem

if TYPE_CHECKING:
    from tickler.exchange.lines import ByteSource

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


class Reading(ABC):
    """A file that is being read: iterate over its rows once, then close it.

    `source` is the file, `remarks` are sentences on how it was understood.
    """

    def __init__(self, source: "ByteSource", remarks: Iterable[str] = ()) -> None:
        self._source = source
        self._remarks = tuple(remarks)

    @abstractmethod
    def __iter__(self) -> Iterator[Row]:
        """Yield a row for each record."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """How the file was understood; some of it may be known only when it was read to its end."""
        return self._remarks

    @property
    def size(self) -> int | None:
        """In bytes, None for a stream."""
        return self._source.size

    @property
    def bytes_read(self) -> int:
        """How far into the file the rows so far reach."""
        return self._source.bytes_read

    def close(self) -> None:
        """Close the file, if it was opened here."""
        self._source.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def problem(row: int, column: str | None, value: str, reason: str) -> Problem:
    """Report a value; a very long one is cut, for it is there to be recognised."""
    if len(value) > LONGEST_SHOWN:
        value = value[: LONGEST_SHOWN - 1] + "…"
    return Problem(row, column, value, reason)
