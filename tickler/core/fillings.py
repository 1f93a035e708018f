"""Forms that were filled in: how their answers are kept, shown and handed to scripts.

A filling stands by itself. It has the wording of each question and what followed from the answers, so that it
stays readable when its form is changed or gone.
"""

import datetime as dt
import re
from collections.abc import Iterable
from typing import NamedTuple

from tickler.core.cards import Answer, Filling
from tickler.core.places import say_date

OUTCOME, ADVICE = "outcome", "advice"
"""The keys, and the type, of what follows from the answers; it is kept after them."""

YES, NO = "yes", "no"
BETWEEN = "; "
"""What stands between the choices of a `several` in its answer."""


class FillingClient(NamedTuple):
    """Who filled in a form; `active` clients are in the folder, and `phone` is the first on the card."""

    id: int
    name: str
    company: str | None = None
    phone: str | None = None
    active: bool = True


class FilledBy(NamedTuple):
    """A filled form with its client."""

    client: FillingClient
    filling: Filling


def by_key(answers: Iterable[Answer]) -> dict[str, str]:
    """Return the values by the keys of their questions."""
    return {answer.key: answer.value for answer in answers}


def answered(filling: Filling) -> list[tuple[str, str]]:
    """Return what was asked and what was answered, as people read it; without what followed from it."""
    return [(answer.question, _say(answer)) for answer in filling.answers if answer.type != OUTCOME]


def outcome_of(filling: Filling) -> tuple[str | None, str | None]:
    """Return what followed from the answers, and what was advised; None where nothing did."""
    values = {answer.key: answer.value for answer in filling.answers if answer.type == OUTCOME}
    return values.get(OUTCOME), values.get(ADVICE)


def filling_as_json(filling: Filling) -> dict[str, object]:
    """Return a filling as scripts see it.

    `answers` has all that is kept, in the order of the questions; `values` the same by key: numbers, true and
    false, lists of choices. A number that is not whole stays text, exact to its last digit.
    """
    return {
        "id": filling.id,
        "at": filling.at.isoformat(),
        "form": filling.form,
        "title": filling.title,
        "answers": [answer._asdict() for answer in filling.answers],
        "values": {answer.key: _plain(answer) for answer in filling.answers},
    }


def _say(answer: Answer) -> str:
    if answer.type == "date":
        try:
            return say_date(dt.date.fromisoformat(answer.value))
        except ValueError:  # it came from another folder, which may have kept it otherwise
            return answer.value
    return answer.value


def _plain(answer: Answer) -> object:
    match answer.type:
        case "scale" | "number" if re.fullmatch(r"-?\d{1,15}", answer.value, re.ASCII):
            return int(answer.value)
        case "yes/no" if answer.value in (YES, NO):
            return answer.value == YES
        case "several":
            return answer.value.split(BETWEEN)
    return answer.value
