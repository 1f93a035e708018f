"""The errors: exit codes are a promise to scripts."""

import pytest

from tickler.core import errors
from tickler.core.errors import TicklerError


@pytest.mark.parametrize(
    ("error", "code", "kind"),
    [
        (errors.UsageError, 2, "usage"),
        (errors.NotFound, 3, "not-found"),
        (errors.Ambiguous, 4, "ambiguous"),
        (errors.DateRefused, 5, "date"),
        (errors.DateNotUnderstood, 5, "date"),
        (errors.ValueRefused, 5, "value"),
        (errors.FileRefused, 5, "file"),
        (errors.FolderUnusable, 6, "folder"),
    ],
)
def test_each_error_has_its_exit_code(error: type[TicklerError], code: int, kind: str) -> None:
    raised = error("what is wrong", "what to do", choices=["one", "other"])
    assert (raised.code, raised.kind) == (code, kind)
    assert (raised.message, raised.hint, raised.choices) == ("what is wrong", "what to do", ("one", "other"))
    assert str(raised) == "what is wrong"


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        ('"yesterday" was Thu 19 Nov 2026', '"yesterday" was Thu 19 Nov 2026.'),
        ('February has no 30th: "30 feb"', 'February has no 30th: "30 feb".'),
        ("The past is no place.", "The past is no place."),
        ("Which one is meant?", "Which one is meant?"),
        ("Stop!", "Stop!"),
    ],
)
def test_a_message_is_shown_as_a_sentence(message: str, sentence: str) -> None:
    assert TicklerError(message).sentence == sentence
