"""What became of a letter, in the words that stand in the dossier and are looked for there."""

from typing import Literal

LetterState = Literal["written", "unsent", "perhaps unsent", "sent"]
"""Written is for paper or for a mail program. What was to be sent is unsent until it is given to the server,
perhaps unsent until the server has said that it has it, and sent then."""

LATELY = 30
"""In days: a letter with the same subject to the same reader is hardly meant to go out again so soon."""


def say_letter(state: LetterState, subject: str) -> str:
    """Say it in the dossier of the reader: `letter sent: Thank you`."""
    return f"letter {state}: {subject}"


def say_letter_about(state: LetterState, reader_id: int) -> str:
    """Say it in the dossier of the client whom a letter to somebody else is about.

    By number: a reader who is purged leaves no name behind.
    """
    return f"letter {state} about them, to card {reader_id}"
