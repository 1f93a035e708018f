"""A form on paper: blank, to be filled in with a pen, or with what a client answered."""

from collections.abc import Mapping

from tickler.core.cards import Card, Filling
from tickler.core.fillings import NO, YES, answered, outcome_of
from tickler.core.forms import Form, Question
from tickler.paper.sheets import lines_of
from tickler.show.clean import one_line
from tickler.show.words import say_moment

LINES_TO_WRITE = 3
"""For a text; all other answers have one."""

MOST_STEPS = 12
"""A scale of more has a line to write on, and no row of numbers to ring."""


def blank_form(form: Form) -> Mapping[str, object]:
    """Return what the template `form` prints for a form that is to be filled in."""
    return {
        "filled": False,
        "about": one_line(form.about or ""),
        "who": "",
        "when": "",
        "items": [_question(question) for question in form.questions],
        "outcome": "",
        "advice": "",
    }


def filled_form(filling: Filling, card: Card) -> Mapping[str, object]:
    """Return what the template `form` prints for a form that a client has filled in."""
    outcome, advice = outcome_of(filling)
    who = ", ".join(part for part in (card.name, card.company) if part)
    return {
        "filled": True,
        "about": "",
        "who": one_line(who),
        "when": say_moment(filling.at),
        "items": [
            {"wording": one_line(asked), "note": "", "value": lines_of(said)}
            for asked, said in answered(filling)
        ],
        "outcome": one_line(outcome or ""),
        "advice": one_line(advice or ""),
    }


def _question(question: Question) -> Mapping[str, object]:
    note = ""
    match question.type:
        case "scale" if question.last - question.first < MOST_STEPS:
            kind, options = "scale", [str(step) for step in range(question.first, question.last + 1)]
        case "choice" | "several":
            kind, options = "choices", list(question.choices)
            note = "several may be ticked" if question.type == "several" else ""
        case "yes/no":
            kind, options = "choices", [YES, NO]
        case "scale":
            kind, options, note = "text", [], f"{question.first} to {question.last}"
        case _:
            kind, options = "text", []
    return {
        "wording": one_line(question.wording),
        "note": note,
        "kind": kind,
        "options": list(map(one_line, options)),
        "ends": list(map(one_line, question.labels)),
        "lines": LINES_TO_WRITE if question.type == "text" else 1,
    }
