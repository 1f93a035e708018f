"""A form: questions that are asked again and again, and what follows from their answers.

A form is a file of the user's or of the program's; `tickler.core.form_reading` reads it, and
`tickler.core.form_answers` holds what was said against its questions.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from tickler.core.cards import Answer
from tickler.core.fillings import ADVICE, BETWEEN, OUTCOME, by_key

TYPES = ("text", "number", "scale", "choice", "several", "yes/no", "date")
"""How a question is answered; one with `several` takes any number of its choices."""

QUESTION_KINDS = ("open", "closed", "alternative", "leading")
"""What a question is in a conversation; a leading one puts the answer into the client's mouth."""

BIRTHDAY = "birthday"
"""In the place of a slip's date: the client's birthday, which comes up each year by itself."""

LONGEST_IN_A_SLIP = 120
"""In characters: so much of an answer stands on a slip; the rest is in the dossier."""

_BLANK = re.compile(r"\{([^{}]+)\}")


class Question(NamedTuple):
    """A question; its answer is kept under the `key`.

    A scale goes from `first` to `last`, and `labels` say what the two ends mean. `kind` is one of
    `QUESTION_KINDS`, None where it does not matter. The date that is asked for lies `ahead`, or is past.
    """

    key: str
    wording: str
    type: str = "text"
    required: bool = False
    choices: tuple[str, ...] = ()
    first: int = 0
    last: int = 10
    labels: tuple[str, ...] = ()
    kind: str | None = None
    ahead: bool = False


class Between(NamedTuple):
    """Numbers from one to another, both included."""

    first: Decimal
    last: Decimal


Test = tuple[str, ...] | Between
"""What an answer has to be: one of these, whatever the case of its letters, or a number between two.

An empty text is what was not answered.
"""

When = Mapping[str, Test]


class Outcome(NamedTuple):
    """What certain answers mean, and what to do about it; the first outcome that fits is taken."""

    when: When
    says: str
    advice: str | None = None


class Slip(NamedTuple):
    """A slip that certain answers lay; every one that fits is laid.

    `on` is a date as people say it, or `BIRTHDAY`, or `{key}`: the date that was answered. A slip that is a
    `promise` is always of the last sort.
    """

    when: When
    text: str
    on: str
    promise: bool = False


class Form(NamedTuple):
    """A form as its file says it; `name` is that of the file."""

    name: str
    title: str
    questions: tuple[Question, ...]
    about: str | None = None
    outcomes: tuple[Outcome, ...] = ()
    slips: tuple[Slip, ...] = ()

    def outcome(self, answers: Sequence[Answer]) -> Outcome | None:
        """Return what follows from the answers, None where nothing does."""
        values = by_key(answers)
        return next((outcome for outcome in self.outcomes if fits(outcome.when, values)), None)

    def slips_for(self, answers: Sequence[Answer], today: dt.date) -> list[Slip]:
        """Return the slips that the answers lay, with what was answered in their texts and dates.

        A date that was answered and is over by now is today; without an answer there is no slip.
        """
        values = by_key(answers)
        slips = []
        for slip in self.slips:
            on = slip.on
            if key := asked_date(on):
                on = max(values[key], today.isoformat()) if key in values else ""
            if on and fits(slip.when, values):
                slips.append(slip._replace(text=_filled_in(slip.text, values), on=on))
        return slips

    def filled(self, answers: Sequence[Answer]) -> tuple[Answer, ...]:
        """Return the answers with what follows from them, as they are kept."""
        outcome = self.outcome(answers)
        if outcome is None:
            return tuple(answers)
        told = [Answer(OUTCOME, "", OUTCOME, outcome.says)]
        if outcome.advice:
            told.append(Answer(ADVICE, "", OUTCOME, outcome.advice))
        return (*answers, *told)


def asked_date(on: str) -> str | None:
    """Return the key of the question whose answer is the date of a slip; None where it is said otherwise."""
    found = _BLANK.fullmatch(on)
    return found[1] if found else None


def fits(when: When, values: Mapping[str, str]) -> bool:
    """Tell whether the answers are as a condition wants them; what was not answered is empty."""
    return all(_passes(values.get(key, ""), test) for key, test in when.items())


def _passes(value: str, test: Test) -> bool:
    if isinstance(test, Between):
        number = as_number(value)
        return number is not None and test.first <= number <= test.last
    said = {part.casefold() for part in (value, *value.split(BETWEEN))}
    return any(wanted.casefold() in said for wanted in test)


def as_number(value: str) -> Decimal | None:
    """Return a kept value as a number, None where it is none."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _filled_in(text: str, values: Mapping[str, str]) -> str:
    """Put answers in the place of `{key}`; what was not answered leaves nothing behind."""
    from textwrap import shorten

    def answer(found: re.Match[str]) -> str:
        return shorten(values.get(found[1], ""), LONGEST_IN_A_SLIP, placeholder=" …")

    return " ".join(_BLANK.sub(answer, text).split()).rstrip(" ,:;")
