"""What was answered to a form, held against its questions: each type has its own way of being said."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from tickler.core.cards import Answer
from tickler.core.errors import DateRefused, UsageError, ValueRefused
from tickler.core.fillings import BETWEEN, NO, YES
from tickler.core.forms import Form, Question
from tickler.core.numbers import read_number
from tickler.core.past import understand_past
from tickler.core.places import Day, say_date
from tickler.core.when import understand
from tickler.core.when_syntax import parse
from tickler.core.when_tree import CalendarDay
from tickler.core.workdays import WorkingDays

Said = str | Decimal | bool | Sequence[object] | None
"""An answer as it comes: a text, or from JSON also a number, true or false, a list, nothing."""

LONGEST_TEXT = 20_000
LONGEST_NUMBER = 30

_YES = frozenset(["yes", "y", "true", "1", "да", "д", "da", "d", "ja", "j", "კი", "ki"])
_NO = frozenset(["no", "n", "false", "0", "нет", "н", "net", "ne", "nein", "არა", "ara"])


class Calendar(NamedTuple):
    """What dates are understood by: the day, the days that are worked, and how `12/8` is read.

    The form was answered on the day `answered`, before which no date to come may lie.
    """

    today: dt.date
    answered: dt.date
    working: WorkingDays
    date_order: str | None = None


def answers_of(form: Form, said: Mapping[str, Said], calendar: Calendar) -> tuple[Answer, ...]:
    """Return all answers, in the order of the questions; what was left empty is left out.

    Raises UsageError for a key that is no question's, and ValueRefused with a sentence for each answer
    that is not as its question wants it.
    """
    keys = [question.key for question in form.questions]
    for key in said:
        if key not in keys:
            raise UsageError(f'{form.name} asks no "{key}".', "It asks these.", keys)
    answers, faults = [], []
    for question in form.questions:
        try:
            answer = answer_of(question, said.get(question.key), calendar)
        except ValueRefused as refusal:
            faults.append(refusal)
        else:
            answers += [answer] if answer else []
    if len(faults) > 1:
        sentences = [fault.message for fault in faults]
        raise ValueRefused(
            f"{len(faults)} answers cannot be kept; nothing was written.",
            f"tickler form show {form.name} has the questions.",
            sentences,
        )
    if faults:
        raise faults[0]
    if not answers:
        raise ValueRefused(
            f"{form.name} has no answer; nothing was kept.",
            f"tickler form show {form.name} shows what it asks.",
        )
    return tuple(answers)


def answer_of(question: Question, said: Said, calendar: Calendar) -> Answer | None:
    """Return the answer to one question, None where it was left empty.

    Raises ValueRefused with a sentence that names the question by its key.
    """
    if said is None or (isinstance(said, str) and not said.strip()) or said == []:
        if question.required:
            raise ValueRefused(f"{question.key} needs an answer: {question.wording}", _hint(question))
        return None
    value = _READERS[question.type](question, said, calendar)
    return Answer(question.key, question.wording, question.type, value)


def _refusal(question: Question, reason: str, choices: Sequence[str] = ()) -> ValueRefused:
    return ValueRefused(f"{question.key}: {reason}.", _hint(question), choices)


def _hint(question: Question) -> str:
    match question.type:
        case "choice" | "several":
            listed = ", ".join(f"{number} {choice}" for number, choice in enumerate(question.choices, 1))
            return f"Say its number, or how it begins: {listed}."
        case "scale":
            return f"Say a whole number from {question.first} to {question.last}."
        case "number":
            return "Say a number, as 1200.50 or 1200,50."
        case "yes/no":
            return "Say yes or no."
        case "date":
            return f"Say a date, as {'fri, 5 jul' if question.ahead else 'yesterday, 16 nov'} or 2026-11-16."
    return "Say it in words."


def _words(question: Question, said: Said) -> str:
    if isinstance(said, str):
        return said.strip()
    if isinstance(said, Decimal):
        return str(said)
    raise _refusal(question, f"that is no {question.type}")


def _text(question: Question, said: Said, _: Calendar) -> str:
    text = _words(question, said)
    if len(text) > LONGEST_TEXT:
        raise _refusal(question, f"{len(text):,} characters are more than the {LONGEST_TEXT:,} that are kept")
    return text


def _number(question: Question, said: Said, _: Calendar) -> str:
    if isinstance(said, Decimal):
        number = said
    else:
        try:
            number = read_number(_words(question, said), "number", _hint(question))
        except ValueRefused as refusal:
            raise ValueRefused(
                f"{question.key}: {refusal.sentence}", refusal.hint, refusal.choices
            ) from refusal
    if (
        not number.is_finite()
        or number.adjusted() >= LONGEST_NUMBER
        or len(f"{number:f}") > 2 * LONGEST_NUMBER
    ):
        raise _refusal(question, "the number is longer than any that is kept")
    return f"{number:f}"


def _scale(question: Question, said: Said, _: Calendar) -> str:
    words = _words(question, said)
    if (
        not re.fullmatch(r"[+-]?\d{1,9}", words, re.ASCII)
        or not question.first <= int(words) <= question.last
    ):
        raise _refusal(question, f'"{words}" is not on the scale from {question.first} to {question.last}')
    return str(int(words))


def _yes_or_no(question: Question, said: Said, _: Calendar) -> str:
    if isinstance(said, bool):
        return (NO, YES)[said]
    words = _words(question, said)
    if words.casefold() in _YES:
        return YES
    if words.casefold() in _NO:
        return NO
    raise _refusal(question, f'"{words}" is neither yes nor no')


def _choice(question: Question, said: Said, _: Calendar) -> str:
    words = " ".join(_words(question, said).split())
    folded = words.casefold()
    for choice in question.choices:
        if choice.casefold() == folded:
            return choice
    if words.isdecimal() and len(words) < 5 and 1 <= int(words) <= len(question.choices):
        return question.choices[int(words) - 1]
    begun = [choice for choice in question.choices if choice.casefold().startswith(folded)]
    if len(begun) > 1:
        raise _refusal(question, f'"{words}" begins several of the choices', begun)
    if not begun:
        raise _refusal(question, f'"{words}" is none of the choices')
    return begun[0]


def _several(question: Question, said: Said, calendar: Calendar) -> str:
    if isinstance(said, Sequence) and not isinstance(said, str):
        parts: list[Said] = [part if isinstance(part, str | Decimal) else False for part in said]
    else:
        parts = [part for part in re.split("[,;]", _words(question, said)) if part.strip()]
    chosen = {_choice(question, part, calendar) for part in parts}
    if not chosen:
        raise _refusal(question, "nothing was chosen")
    return BETWEEN.join(choice for choice in question.choices if choice in chosen)


def _date(question: Question, said: Said, calendar: Calendar) -> str:
    words = _words(question, said)
    try:
        return _day(question, words, calendar).isoformat()
    except DateRefused as refusal:
        raise ValueRefused(f"{question.key}: {refusal.sentence}", refusal.hint, refusal.choices) from refusal


def _day(question: Question, words: str, calendar: Calendar) -> dt.date:
    today, answered, working, order = calendar
    try:
        phrase = parse(words, order)
    except DateRefused:
        phrase = None
    if phrase and phrase.time is None and isinstance(phrase.said, CalendarDay) and phrase.said.year:
        # With its year a date is clear whichever way one looks.
        day = dt.date(phrase.said.year, phrase.said.month, phrase.said.day)
        if question.ahead and day < answered:
            raise DateRefused(f"{say_date(day)} is over, and a date to come is asked for", _hint(question))
        return day
    if not question.ahead:
        return understand_past(words, today, working, order)
    match understand(words, today, working, order).place:
        case Day(day):
            return day
    raise DateRefused(f'"{words}" is not a day', "Say for example fri, 5 jul or 2026-12-08.")


_READERS: Mapping[str, Callable[[Question, Said, Calendar], str]] = {
    "text": _text,
    "number": _number,
    "scale": _scale,
    "choice": _choice,
    "several": _several,
    "yes/no": _yes_or_no,
    "date": _date,
}
