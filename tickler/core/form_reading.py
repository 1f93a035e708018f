"""Reading a form from its TOML file, with the line of what is wrong in it.

```toml
title = "Service check"

[[question]]
key = "quality"
wording = "How good was our work since we spoke last?"
type = "scale"
from = 1
to = 5

[[outcome]]
when = { quality = { from = 1, to = 2 } }
says = "not satisfied"
```
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from tickler.core.errors import DateRefused, FileRefused
from tickler.core.fillings import ADVICE, NO, OUTCOME, YES
from tickler.core.form_tables import Fault, Table, line_of
from tickler.core.forms import (
    BIRTHDAY,
    QUESTION_KINDS,
    TYPES,
    Between,
    Form,
    Outcome,
    Question,
    Slip,
    Test,
    When,
    as_number,
    asked_date,
)
from tickler.core.places import Loose
from tickler.core.when_syntax import parse
from tickler.core.when_tree import DayAhead

LONGEST_SCALE = 100
MOST_QUESTIONS = 200
HINT = "Mend that line; tickler form new shows in a new file how a form is written."

_KEY = re.compile(r"[^\W\d_][\w-]*")
_ONLY_FOR = {
    "choices": ("choice", "several"),
    "from": ("scale",),
    "to": ("scale",),
    "labels": ("scale",),
    "ahead": ("date",),
}


def read_form(name: str, source: str, where: str) -> Form:
    """Read a form; `source` is the text of its file, `where` the file as messages name it.

    Raises FileRefused with what is wrong, and its line where that can be told.
    """
    import tomllib

    try:
        data = tomllib.loads(source)
    except ValueError as fault:
        raise FileRefused(f"{where} is not valid TOML: {fault}.", HINT) from fault
    except RecursionError as fault:
        raise FileRefused(f"{where} is nested deeper than any form.", HINT) from fault
    try:
        return _form(name, data)
    except Fault as fault:
        line = line_of(source, fault)
        at = f"{where}, line {line}" if line else where
        raise FileRefused(f"{at}: {fault}.", HINT) from fault


def _form(name: str, data: Mapping[str, Any]) -> Form:
    top = Table("form", 0, data)
    top.refuse_unknown()
    questions = tuple(map(_question, _tables(data, "question")))
    if not questions:
        raise Fault("a form needs at least one [[question]]")
    if len(questions) > MOST_QUESTIONS:
        raise Fault(f"a form has at most {MOST_QUESTIONS} questions, not {len(questions)}")
    known: dict[str, Question] = {}
    for number, question in enumerate(questions):
        if question.key in known:
            raise Fault(f'there are two questions with the key "{question.key}"', "question", number, "key")
        known[question.key] = question
    return Form(
        name,
        top.text("title") or name,
        questions,
        top.text("about"),
        tuple(_outcome(table, known) for table in _tables(data, "outcome")),
        tuple(_slip(table, known) for table in _tables(data, "slip")),
    )


def _tables(data: Mapping[str, Any], sort: str) -> Iterator[Table]:
    found = data.get(sort, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise Fault(f"a {sort} begins with [[{sort}]]", sort)
    for number, one in enumerate(found):
        table = Table(sort, number, one)
        table.refuse_unknown()
        yield table


def _question(table: Table) -> Question:
    key, sort = table.needed("key"), table.text("type") or "text"
    if not _KEY.fullmatch(key):
        raise table.fault(f'"{key}" is no key: a letter, then letters, digits, - and _', "key")
    if key in (OUTCOME, ADVICE):
        raise table.fault(f'the key "{key}" is kept for what follows from the answers', "key")
    if sort not in TYPES:
        raise table.fault(f'"{sort}" is no type; there are {", ".join(TYPES)}', "type")
    for option, types in _ONLY_FOR.items():
        if option in table.data and sort not in types:
            raise table.fault(f"{option} belongs to the type {' or '.join(types)}, not {sort}", option)
    kind = table.text("kind")
    if kind not in (None, *QUESTION_KINDS):
        raise table.fault(f'"{kind}" is no kind of question; there are {", ".join(QUESTION_KINDS)}', "kind")
    first, last = _scale(table)
    return Question(
        key,
        table.needed("wording"),
        sort,
        table.flag("required"),
        _choices(table, sort),
        first,
        last,
        _labels(table),
        kind,
        table.flag("ahead"),
    )


def _choices(table: Table, sort: str) -> tuple[str, ...]:
    choices = table.texts("choices")
    if sort in ("choice", "several") and len(choices) < 2:
        raise table.fault(f"a {sort} needs two choices or more", "choices")
    if len({choice.casefold() for choice in choices}) < len(choices):
        raise table.fault("two of the choices are the same", "choices")
    if sort == "several":
        for choice in choices:
            if "," in choice or ";" in choice:
                raise table.fault(
                    f'of several, no choice may have a comma or semicolon: "{choice}"', "choices"
                )
    return choices


def _scale(table: Table) -> tuple[int, int]:
    first, last = table.whole("from", 0), table.whole("to", 10)
    if not first < last <= first + LONGEST_SCALE:
        raise table.fault(
            f"a scale goes up, by {LONGEST_SCALE} steps at most, not from {first} to {last}", "to"
        )
    return first, last


def _labels(table: Table) -> tuple[str, ...]:
    labels = table.texts("labels")
    if len(labels) not in (0, 2):
        raise table.fault('labels are two texts, for both ends: ["not at all", "certainly"]', "labels")
    return labels


def _outcome(table: Table, known: Mapping[str, Question]) -> Outcome:
    return Outcome(_when(table, known), table.needed("says"), table.text("advice"))


def _slip(table: Table, known: Mapping[str, Question]) -> Slip:
    on, promise = table.needed("on"), table.flag("promise")
    if key := asked_date(on):
        if key not in known or not known[key].ahead:
            raise table.fault(f'on = "{on}" names no question for a date to come', "on")
    elif promise:
        raise table.fault('a promise is for a date that is asked for: on = "{by}"', "promise")
    elif on != BIRTHDAY:
        _check_date(table, on)
    return Slip(_when(table, known), table.needed("text"), on, promise)


def _check_date(table: Table, on: str) -> None:
    try:
        said = parse(on).said
    except DateRefused as refusal:
        raise table.fault(f"on says a date: {refusal.message.rstrip('.')}", "on") from refusal
    if isinstance(said, Loose) or (isinstance(said, DayAhead) and said.days < 0):
        raise table.fault(f'a slip lies behind a date to come, not "{on}"', "on")


def _when(table: Table, known: Mapping[str, Question]) -> When:
    said = table.data.get("when", {})
    if not isinstance(said, dict):
        raise table.fault("when names answers: { score = 9 }", "when")
    for key in said:
        if key not in known:
            raise table.fault(f'when names "{key}", which is no question of this form', "when")
    return {key: _test(table, known[key], value) for key, value in said.items()}


def _test(table: Table, question: Question, said: object) -> Test:
    if isinstance(said, dict):
        ends = [as_number(str(said.get(end))) for end in ("from", "to")]
        if said.keys() != {"from", "to"} or question.type not in ("scale", "number") or None in ends:
            raise table.fault(f"{question.key} is between two numbers only as {{ from = 1, to = 3 }}", "when")
        return Between(*(end or Decimal(0) for end in ends))
    wanted = tuple(_value(one) for one in (said if isinstance(said, list) else [said]))
    possible = {"yes/no": (YES, NO), "choice": question.choices, "several": question.choices}.get(
        question.type
    )
    for one in wanted:
        if one and possible and one.casefold() not in {choice.casefold() for choice in possible}:
            raise table.fault(f'{question.key} is never "{one}"; it is {", ".join(possible)}', "when")
    return wanted


def _value(said: object) -> str:
    return (NO, YES)[said] if isinstance(said, bool) else " ".join(str(said).split())
