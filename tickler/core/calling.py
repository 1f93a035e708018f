"""The conversation about one card: which question comes next, and what an answer to it means.

Pure: it neither asks nor writes. `answered` takes the answer to the present question and returns the
conversation as it stands then; its `next` is another question, or an act for whoever leads it.
"""

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from tickler.core.cards import KINDS, REACHED, Card
from tickler.core.places import Place
from tickler.core.proposals import Proposal


class Ask(Enum):
    """A question: the first is answered with one key, the others with a line."""

    OUTCOME = "outcome"
    NOTE = "note"
    REASON = "why"
    DATE = "next"
    AGREEMENT = "agreement"


class Act(Enum):
    """What is to be done before, or instead of, the next question."""

    WRITE = "write"
    SKIP = "skip"
    BACK = "back"
    UNDO = "undo"
    DOSSIER = "dossier"
    EDITOR = "editor"
    QUIT = "quit"


OUTCOME_KEYS = {
    "r": "reached",
    "n": "no-answer",
    "m": "left-message",
    "a": "agreed",
    "f": "refused",
    "s": "sold",
}
ACT_KEYS: dict[str, Ask | Act] = {
    "k": Ask.REASON,
    "b": Act.BACK,
    "u": Act.UNDO,
    "d": Act.DOSSIER,
    "e": Act.EDITOR,
    "q": Act.QUIT,
}
TO_EDITOR, BACK = "e", "b"
"""As a whole line these are no note, no date and no reason."""

STAY = ("-", "stay")

_LATIN = "qwertyuiopasdfghjklzxcvbnm"
_SAME_KEYS = str.maketrans(
    "йцукенгшщзфывапролдячсмить" + "ქწერტყუიოპასდფგჰჯკლზხცვბნმ",
    _LATIN + _LATIN,
)
"""The letters of the Russian and the Georgian keyboard, by the Latin ones on the same keys."""


class Appointment(NamedTuple):
    """When the card comes next, and for what.

    `place` is None where it stays where it is. Without `kind` it keeps the one it has; `why` is None where
    nothing was said of it, and empty where there is no reason any more. `there` says the time on the client's
    clock where it was agreed on that.
    """

    place: Place | None
    kind: str | None = None
    why: str | None = None
    there: str | None = None


class SaidDate(NamedTuple):
    """The answer to the question for the date, taken apart.

    `proposal` is the one that was chosen, by its `number` where that was said; else `phrase` is what was
    said of the date. All are None where the card stays.
    """

    kind: str | None
    why: str | None
    proposal: Proposal | None = None
    number: int | None = None
    phrase: str | None = None


class Talk(NamedTuple):
    """The conversation so far.

    `said` is the reason to skip, or the date as it was typed; `proposals` are the days that were shown.
    """

    next: Ask | Act = Ask.OUTCOME
    outcome: str | None = None
    text: str | None = None
    proposals: tuple[Proposal, ...] = ()
    said: str = ""
    appointment: Appointment | None = None

    def answered(self, answer: str) -> "Talk":
        """Return the conversation after the answer to its present question."""
        line = answer.strip()
        match self.next:
            case Ask.OUTCOME:
                return self._pressed(answer)
            case Ask.NOTE if _is_key(line, TO_EDITOR):
                return self._replace(next=Act.EDITOR)
            case Ask.NOTE | Ask.REASON if _is_key(line, BACK):
                return self._replace(next=Ask.OUTCOME)
            case Ask.NOTE:
                return self._replace(next=Ask.DATE, text=line)
            case Ask.REASON:
                return self._replace(next=Act.SKIP, said=line)
            case Ask.DATE | Ask.AGREEMENT if _is_key(line, BACK):
                return self._replace(next=Ask.NOTE, proposals=(), said="", appointment=None)
            case Ask.AGREEMENT if not line:
                return self._replace(next=Act.WRITE)
            case Ask.DATE | Ask.AGREEMENT:
                return self._replace(next=Ask.DATE, said=_same_purpose(line, self.said), appointment=None)
        raise AssertionError(self.next)

    def written(self, text: str) -> "Talk":
        """Return the conversation after the note was written in the editor."""
        return self._replace(next=Ask.DATE if self.outcome else Ask.OUTCOME, text=text.strip())

    def agreeing(self, appointment: Appointment) -> "Talk":
        """Return the conversation once a date was understood, and has to be agreed to."""
        return self._replace(next=Ask.AGREEMENT, appointment=appointment)

    def _pressed(self, key: str) -> "Talk":
        key = latin_key(key)
        if key in OUTCOME_KEYS:
            # What was written in the editor before is not asked for again.
            then = Ask.NOTE if self.text is None else Ask.DATE
            return self._replace(next=then, outcome=OUTCOME_KEYS[key])
        return self._replace(next=ACT_KEYS.get(key, Ask.OUTCOME))


def latin_key(key: str) -> str:
    """Return the Latin letter on a key, whichever alphabet the keyboard is set to."""
    return key.strip().lower().translate(_SAME_KEYS)


def read_date(said: str, proposals: Sequence[Proposal]) -> SaidDate:
    """Take apart what was answered to the question for the date.

    `2` is the second proposal, nothing the first; `-` or `stay` leaves the card; anything else is a phrase.
    Behind a semicolon stands what the card will be due for, `fri 10:00; asks for a discount`, perhaps with
    the kind of contact first: `25; meeting: their office`. Nothing behind it takes the reason off the card.
    """
    date, semicolon, purpose = (part.strip() for part in said.partition(";"))
    kind, why = _purpose(purpose) if semicolon else (None, None)
    if not date:
        return SaidDate(kind, why, proposals[0])
    numbered = {str(number): number for number in range(1, len(proposals) + 1)}
    if number := numbered.get(date):
        return SaidDate(kind, why, proposals[number - 1], number)
    return SaidDate(kind, why, phrase=None if date.lower() in STAY else date)


def kind_after(card: Card, outcome: str | None, kind: str | None) -> str | None:
    """Return the kind of the next contact, None for the same: after a first call that got through, a call."""
    first_is_over = card.kind == "first-call" and outcome in REACHED
    return kind or ("call" if first_is_over else None)


def _same_purpose(said: str, before: str) -> str:
    """Return another date with what the one before was for, unless something is said of that."""
    _, semicolon, purpose = before.partition(";")
    return said if ";" in said else f"{said}{semicolon}{purpose}"


def _purpose(said: str) -> tuple[str | None, str]:
    head, _, rest = said.partition(":")
    kind = "-".join(head.lower().split())
    return (kind, rest.strip()) if kind in KINDS else (None, said)


def _is_key(line: str, key: str) -> bool:
    return latin_key(line) == key
