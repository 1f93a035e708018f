"""Forms: which there are, what one asks, and what was answered."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from tickler.core.card_json import card_as_json
from tickler.core.cards import Card, Filling
from tickler.core.fillings import answered, filling_as_json, outcome_of
from tickler.core.forms import Between, Form, Question, Slip, Test, When, asked_date
from tickler.core.reports import Receipt
from tickler.show.blocks import BLANK, Block, Cell, Ends, Grid, Section, Span, View, cell, paragraph
from tickler.show.layout import UNBROKEN, Column
from tickler.show.receipt import ReceiptView
from tickler.show.words import say_moment

LIST = (
    Column("form", least=8, most=24),
    Column("what it is", least=16, share=2, stretch=True, lines=6),
    Column("from", least=5, most=12),
    Column("filled in", least=5, most=22, right=True),
)
QUESTIONS = (
    Column("key", least=5, most=16),
    Column("question", least=20, stretch=True, lines=20),
    Column("answer", least=10, most=34, lines=20),
)
FOLLOWS = (
    Column(least=8, most=20, lines=4),
    Column(least=12, most=20, lines=20),
    Column(least=16, stretch=True, lines=20),
)
ANSWERS = (Column(least=20, most=48, lines=20), Column(least=16, stretch=True, lines=100_000))


class FormRow(NamedTuple):
    """A form of the list; `fault` is what is wrong with its file.

    `source` is `program` or `you`, or `gone` for one that was filled in and has no file any more.
    """

    name: str
    title: str
    about: str | None
    source: str
    questions: int
    fillings: int
    last: dt.datetime | None
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class FormsView(View):
    """All forms by name; one that is broken says what is wrong with it."""

    rows: tuple[FormRow, ...]
    own_directory: str

    def as_json(self) -> dict[str, object]:
        rows = [row._asdict() | {"last": row.last.isoformat() if row.last else None} for row in self.rows]
        return {"directory": self.own_directory, "forms": rows}

    def blocks(self, width: int) -> Iterator[Block]:
        yield Grid(LIST, (Section(None, list(map(_form_row, self.rows))),))
        yield BLANK
        yield paragraph(f"Your own forms are in {self.own_directory}", "faint")


def _form_row(row: FormRow) -> tuple[Cell, ...]:
    filled = f"{row.fillings}, {say_moment(row.last)[:-6]}" if row.last else ""
    title = (
        cell(Span(f"broken: {row.fault}", "alarm"))
        if row.fault
        else cell(row.title, Span(row.about or "", "faint"))
    )
    return cell(Span(row.name, "strong")), title, cell(Span(row.source, "faint")), cell(filled)


@dataclass(frozen=True, slots=True)
class FormView(View):
    """What a form asks, and what follows from the answers."""

    form: Form

    def as_json(self) -> dict[str, object]:
        form = self.form
        return {
            "form": form.name,
            "title": form.title,
            "about": form.about,
            "questions": [_question_as_json(question) for question in form.questions],
            "outcomes": [
                {"says": one.says, "advice": one.advice, "when": _when_as_json(one.when)}
                for one in form.outcomes
            ],
            "slips": [
                {"text": slip.text, "on": slip.on, "promise": slip.promise, "when": _when_as_json(slip.when)}
                for slip in form.slips
            ],
        }

    def blocks(self, width: int) -> Iterator[Block]:
        form = self.form
        yield Ends((Span(form.title, "strong"),), (Span(form.name, "faint"),))
        if form.about:
            yield paragraph(form.about)
        yield BLANK
        yield Grid(QUESTIONS, (Section(None, [_question_row(question) for question in form.questions]),))
        follows = [
            (cell(Span(one.says, "strong")), cell(*_say_when(one.when)), cell(one.advice))
            for one in form.outcomes
        ]
        follows += [
            (cell(_say_slip(slip)), cell(*_say_when(slip.when, asked_date(slip.on))), cell(slip.text))
            for slip in form.slips
        ]
        if follows:
            yield BLANK
            yield Grid(FOLLOWS, (Section("what follows", follows),))


def how_to_answer(question: Question) -> Iterator[str]:
    """Say how a question is answered, one line each: its choices with their numbers, its scale."""
    match question.type:
        case "choice" | "several":
            yield from (f"{number} {choice}" for number, choice in enumerate(question.choices, 1))
            if question.type == "several":
                yield "several: 1,3"
        case "scale":
            low, high = question.labels or ("", "")
            yield f"{question.first} {low} … {question.last} {high}".replace("  ", " ").strip()
        case "yes/no":
            yield "yes or no"
        case "number":
            yield "a number"
        case "date":
            yield "a date to come" if question.ahead else "a date"


def _say_when(when: When, date: str | None = None) -> list[Span]:
    """Say which answers are wanted, and the `date` that has to be: `score 0 to 6`, `contact yes`."""
    said = [f"{key} {_say_test(test)}" for key, test in when.items()]
    said += [f"{date} answered"] if date else []
    return [Span(one, "faint") for one in said or ["always"]]


def _say_test(test: Test) -> str:
    if isinstance(test, Between):
        return f"{test.first}" if test.first == test.last else f"{test.first} to {test.last}"
    return " or ".join(one or "not answered" for one in test)


def _say_slip(slip: Slip) -> str:
    key = asked_date(slip.on)
    return f"{'promise' if slip.promise else 'slip'}, {f'day of {key}' if key else slip.on}"


def _when_as_json(when: When) -> dict[str, object]:
    """Return which answers a condition wants, by key: a list of them, or from one number to another."""
    return {
        key: {"from": str(test.first), "to": str(test.last)} if isinstance(test, Between) else list(test)
        for key, test in when.items()
    }


def _question_row(question: Question) -> tuple[Cell, ...]:
    must = Span("needed", "strong") if question.required else None
    kind = Span(f"{question.kind} question", "faint") if question.kind else None
    how = tuple(how_to_answer(question)) or ("text",)
    return cell(Span(question.key, "strong")), cell(question.wording, kind), cell(*how, must)


def _question_as_json(question: Question) -> dict[str, object]:
    is_scale = question.type == "scale"
    return {
        "key": question.key,
        "wording": question.wording,
        "type": question.type,
        "required": question.required,
        "kind": question.kind,
        "choices": list(question.choices),
        "from": question.first if is_scale else None,
        "to": question.last if is_scale else None,
        "labels": list(question.labels),
        "ahead": question.ahead,
    }


@dataclass(frozen=True, slots=True)
class FillingView(View):
    """What one client answered to a form."""

    filling: Filling
    card: Card
    today: dt.date

    def as_json(self) -> dict[str, object]:
        return {"card": card_as_json(self.card, self.today), "filling": filling_as_json(self.filling)}

    def blocks(self, width: int) -> Iterator[Block]:
        filling = self.filling
        yield Ends((Span(filling.title, "strong"),), (Span(f"{filling.form} #{filling.id}", "faint"),))
        who = ", ".join(part for part in (self.card.name, self.card.company) if part)
        yield paragraph(f"{who} · {say_moment(filling.at)}")
        yield BLANK
        rows = [(cell(Span(asked, "faint")), cell(*said.splitlines())) for asked, said in answered(filling)]
        yield Grid(ANSWERS, (Section(None, rows),))
        outcome, advice = outcome_of(filling)
        if outcome:
            yield BLANK
            yield paragraph(outcome, "strong")
        if advice:
            yield paragraph(advice)


@dataclass(frozen=True, slots=True)
class FilledView(View):
    """A form was filled in, with what follows from it and the slips that were laid; or was `removed`."""

    filling: Filling
    receipt: Receipt
    today: dt.date
    removed: bool = False

    @property
    def confirms(self) -> bool:
        return True

    def as_json(self) -> dict[str, object]:
        return {
            **ReceiptView(self.receipt, self.today).as_json(),
            "filling": filling_as_json(self.filling),
            "removed": self.removed,
        }

    def as_text(self, width: int) -> Iterator[str]:
        """Return the lines as they are, as every receipt does."""
        return View.as_text(self, UNBROKEN)  # slots make a new class, which super() does not know

    def blocks(self, width: int) -> Iterator[Block]:
        yield paragraph(self.receipt.message)
        _, advice = outcome_of(self.filling)
        if advice and not self.removed:
            yield paragraph(f"  {advice}")
        yield from ReceiptView(self.receipt._replace(message="", cards=()), self.today).blocks(width)
