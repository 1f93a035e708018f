"""The errors a user can meet; each carries its exit code, its sentence and what to do next."""

from collections.abc import Sequence
from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """What the process returns; a promise to scripts (README, "Exit codes")."""

    DONE = 0
    FAULT = 1
    USAGE = 2
    NOT_FOUND = 3
    AMBIGUOUS = 4
    REFUSED = 5
    FOLDER = 6
    INTERRUPTED = 130


class TicklerError(Exception):
    """Something the user can understand and mend.

    `message` says what is wrong and with which value, `hint` what to do next, `choices` the
    possible answers where there are several. All three are plain text and may hold text from
    the folder: the floor that shows them makes them safe for the terminal.
    """

    code: ClassVar[ExitCode] = ExitCode.FAULT
    kind: ClassVar[str] = "fault"

    def __init__(self, message: str, hint: str | None = None, choices: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.choices = tuple(choices)

    @property
    def sentence(self) -> str:
        """The message with the full stop that a value at its end may have left out."""
        return self.message if self.message.endswith((".", "?", "!")) else f"{self.message}."


class UsageError(TicklerError):
    """The words of the command are wrong."""

    code = ExitCode.USAGE
    kind = "usage"


class NotFound(TicklerError):
    """No such client, tab or id."""

    code = ExitCode.NOT_FOUND
    kind = "not-found"


class Ambiguous(TicklerError):
    """Several clients answer to what was said; `choices` lists them."""

    code = ExitCode.AMBIGUOUS
    kind = "ambiguous"


class DateRefused(TicklerError):
    """A date or phrase that is impossible, past, ambiguous or not understood."""

    code = ExitCode.REFUSED
    kind = "date"


class DateNotUnderstood(DateRefused):
    """A phrase with a word that the grammar of dates does not know; another reader may try it."""


class ValueRefused(TicklerError):
    """A value that a field does not take."""

    code = ExitCode.REFUSED
    kind = "value"


class FileRefused(TicklerError):
    """A file that cannot be read or written, or is not what it should be."""

    code = ExitCode.REFUSED
    kind = "file"


class FolderUnusable(TicklerError):
    """The folder cannot be used: rights, damage, a lock, a newer version, not a folder at all."""

    code = ExitCode.FOLDER
    kind = "folder"
