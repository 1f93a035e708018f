"""Filling in a form: asking its questions, or taking the answers of a script."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal

from tickler.cli.desk import Desk
from tickler.cli.reading import calendar
from tickler.core.cards import Answer, Card
from tickler.core.errors import UsageError, ValueRefused
from tickler.core.form_answers import Calendar, Said, answer_of, answers_of
from tickler.core.forms import Form, Question
from tickler.show.clean import one_line
from tickler.show.forms import how_to_answer
from tickler.store.folder import Folder

HOW = 'Say key=value: tickler form fill 17 nps score=9 why="quick", or - to read a JSON object.'


def answers(
    desk: Desk, folder: Folder, form: Form, card: Card, words: Sequence[str], day: dt.date
) -> tuple[Answer, ...]:
    """Return the answers to a form: as `key=value`, as JSON on standard input for `-`, or by asking.

    They were given on a `day` that is not to come. Raises UsageError and ValueRefused for what is no answer;
    what was asked for again on a terminal is right.
    """
    kept, working = calendar(desk, folder)
    dates = Calendar(desk.today, day, working, kept.date_order)
    if list(words) == ["-"]:
        return answers_of(form, _from_json(desk.standard_input()), dates)
    if words:
        return answers_of(form, _from_words(words), dates)
    if not desk.may_ask:
        raise UsageError(f"{form.name} has no answers.", HOW)
    return _asked(desk, form, card, dates)


def _from_words(words: Sequence[str]) -> Mapping[str, Said]:
    said: dict[str, Said] = {}
    for word in words:
        key, equals, value = word.partition("=")
        if not equals:
            raise UsageError(f'"{word}" is no answer.', HOW)
        if key in said:
            raise UsageError(f"{key} is answered twice.", "Say one value; several choices go as a=one,two.")
        said[key] = value
    return said


def _from_json(text: str) -> Mapping[str, Said]:
    try:
        data = json.loads(text, parse_int=Decimal, parse_float=Decimal, parse_constant=str)
    except (ValueError, RecursionError) as fault:
        raise ValueRefused("Standard input is no JSON object.", 'Give for example {"score": 9}.') from fault
    if not isinstance(data, dict):
        raise ValueRefused("Standard input is no JSON object.", 'Give for example {"score": 9}.')
    for key, value in data.items():
        if isinstance(value, dict):
            raise ValueRefused(f"{key} is an object, and no answer is.", "Give a text, a number or a list.")
    return data


def _asked(desk: Desk, form: Form, card: Card, dates: Calendar) -> tuple[Answer, ...]:
    """Ask all questions, one after the other; Ctrl-C leaves nothing behind."""
    tell = desk.world.stderr.write
    tell(f"{one_line(form.title)}: {one_line(card.name)}\n")
    tell("Enter leaves a question out, Ctrl-C keeps nothing.\n\n")
    found = []
    try:
        for number, question in enumerate(form.questions, 1):
            tell(f"{number}/{len(form.questions)}  {one_line(question.wording)}\n")
            for line in how_to_answer(question):
                tell(f"     {one_line(line)}\n")
            answer = _insist(desk, question, dates)
            found += [answer] if answer else []
    except KeyboardInterrupt:
        tell("\nNothing was kept.\n")
        raise
    if not found:
        raise ValueRefused("Nothing was answered; nothing was kept.")
    return tuple(found)


def _insist(desk: Desk, question: Question, dates: Calendar) -> Answer | None:
    """Ask until the answer is one, or none where none is needed."""
    while True:
        try:
            return answer_of(question, desk.ask("  > "), dates)
        except ValueRefused as refusal:
            lines = (refusal.sentence, *refusal.choices, refusal.hint or "")
            desk.world.stderr.writelines(f"     {one_line(line)}\n" for line in lines if line)
