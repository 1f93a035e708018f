"""Answers are held against their questions: each type has its own way of being said."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.core.cards import Answer
from tickler.core.errors import UsageError, ValueRefused
from tickler.core.form_answers import Calendar, answer_of, answers_of
from tickler.core.forms import Between, Form, Outcome, Question, Slip
from tickler.core.workdays import WorkingDays

CALENDAR = Calendar(dt.date(2026, 11, 20), dt.date(2026, 11, 20), WorkingDays(frozenset(range(5)), {}))
CHOICE = Question("q", "?", "choice", choices=("long", "short", "long ago", "2"))
SEVERAL = Question("q", "?", "several", choices=("bank", "partner", "nobody"))
SCALE = Question("q", "?", "scale", first=0, last=10)
QUESTIONS = {
    "text": Question("q", "?"), "number": Question("q", "?", "number"), "scale": SCALE, "choice": CHOICE,
    "several": SEVERAL, "yes/no": Question("q", "?", "yes/no"), "date": Question("q", "?", "date"),
    "ahead": Question("q", "?", "date", ahead=True),
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "said", "kept"),
    [
        ("text", "  quick, and kind\n", "quick, and kind"), ("text", Decimal("5"), "5"),
        ("number", "1200.50", "1200.50"), ("number", "1200,50", "1200.50"), ("number", "1.200,5", "1200.5"),
        ("number", "1\u202f200\u202f000", "1200000"), ("number", "-3", "-3"), ("number", "0,125", "0.125"),
        ("number", Decimal("1.234"), "1.234"), ("number", Decimal("1E+3"), "1000"),
        ("scale", "9", "9"), ("scale", "010", "10"), ("scale", Decimal("0"), "0"),
        ("choice", "short", "short"), ("choice", "SHO", "short"), ("choice", "long", "long"),
        ("choice", "3", "long ago"), ("choice", "2", "2"), ("choice", "1", "long"),
        ("several", "1,3", "bank; nobody"), ("several", "no; ba", "bank; nobody"),
        ("several", "partner", "partner"),
        ("several", ["nobody", Decimal(1)], "bank; nobody"),
        *(("yes/no", word, "yes") for word in ("yes", "Y", "да", "Da", "კი", "ja", "true", True)),
        *(("yes/no", word, "no") for word in ("no", "нет", "ne", "არა", "Nein", "0", False)),
        ("date", "yesterday", "2026-11-19"), ("date", "16 nov", "2026-11-16"),
        ("date", "вчера", "2026-11-19"),
        ("date", "8.12.", "2025-12-08"),
        ("date", "8.12.2026", "2026-12-08"),
        ("ahead", "8.12.", "2026-12-08"), ("ahead", "fri", "2026-11-27"),
        ("ahead", "2026-11-20", "2026-11-20"),
    ],
)  # fmt: skip
def test_an_answer_is_kept_in_its_normal_form(kind: str, said: object, kept: str) -> None:
    question = QUESTIONS[kind]
    assert answer_of(question, said, CALENDAR) == Answer("q", "?", question.type, kept)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "said", "sentence"),
    [
        ("number", "1,200", 'q: "1,200" can be 1200 or 1.20.'),
        ("number", "a lot", 'q: "a lot" is no number.'),
        ("number", "1.2.3", 'q: "1.2.3" is no number.'),
        ("number", Decimal("1E+99"), "q: the number is longer than any that is kept."),
        ("number", Decimal("NaN"), "q: the number is longer than any that is kept."),
        ("ahead", "2026-01-05", "q: Mon 5 Jan 2026 is over, and a date to come is asked for."),
        ("scale", "11", 'q: "11" is not on the scale from 0 to 10.'),
        ("scale", "9.5", 'q: "9.5" is not on the scale from 0 to 10.'),
        ("choice", "lo", 'q: "lo" begins several of the choices.'),
        ("choice", "5", 'q: "5" is none of the choices.'),
        ("several", "bank, shop", 'q: "shop" is none of the choices.'),
        ("several", ",", "q: nothing was chosen."),
        ("several", [True], "q: that is no several."),
        ("yes/no", "perhaps", 'q: "perhaps" is neither yes nor no.'),
        ("text", True, "q: that is no text."),
        ("text", "x" * 20_001, "q: 20,001 characters are more than the 20,000 that are kept."),
        ("date", "tomorrow", 'q: "tomorrow" is still to come: Sat 21 Nov 2026.'),
        ("date", "30 feb 2026", 'q: February 2026 has no 30th: "30 feb 2026".'),
        ("ahead", "yesterday", 'q: "yesterday" was Thu 19 Nov 2026.'),
        ("ahead", "jul", 'q: "jul" is not a day.'),
    ],
)
def test_what_is_no_answer_is_refused_in_a_sentence(kind: str, said: object, sentence: str) -> None:
    with pytest.raises(ValueRefused) as refusal:
        answer_of(QUESTIONS[kind], said, CALENDAR)  # type: ignore[arg-type]
    assert refusal.value.sentence == sentence
    assert refusal.value.hint


FORM = Form(
    "visit",
    "Visit",
    (SCALE._replace(key="mood", required=True), Question("why", "Why?"), SEVERAL._replace(key="who")),
    outcomes=(
        Outcome({"mood": Between(Decimal(0), Decimal(3))}, "cold"),
        Outcome({"who": ("BANK",)}, "bank", "Call it."),
        Outcome({}, "warm"),
    ),
    slips=(Slip({"why": ("",)}, "ask why", "+1d"), Slip({}, "gave {mood}: {why}", "today")),
)


@pytest.mark.parametrize(
    ("said", "outcome"),
    [({"mood": "3"}, "cold"), ({"mood": "4", "who": "ba,pa"}, "bank"), ({"mood": "4", "who": "pa"}, "warm")],
)
def test_the_first_outcome_that_fits_is_taken(said: dict[str, str], outcome: str) -> None:
    found = FORM.outcome(answers_of(FORM, said, CALENDAR))
    assert found is not None
    assert found.says == outcome


def test_what_followed_is_kept_after_the_answers() -> None:
    answers = answers_of(FORM, {"who": "bank", "mood": "4"}, CALENDAR)
    assert [answer.key for answer in FORM.filled(answers)] == ["mood", "who", "outcome", "advice"]


def test_slips_say_what_was_answered() -> None:
    unsaid = FORM.slips_for(answers_of(FORM, {"mood": "4"}, CALENDAR), CALENDAR.today)
    assert [slip.text for slip in unsaid] == ["ask why", "gave 4"]
    answers = answers_of(FORM, {"mood": "4", "why": "slow\n{mood} " + "x " * 100}, CALENDAR)
    said = FORM.slips_for(answers, CALENDAR.today)
    assert [slip.text for slip in said] == ["gave 4: slow {mood} " + "x " * 53 + "…"]


def test_a_slip_goes_behind_the_date_that_was_answered_or_today_where_that_is_over() -> None:
    form = Form("f", "f", (Question("by", "?", "date", ahead=True),), slips=(Slip({}, "x", "{by}", True),))
    answers = answers_of(form, {"by": "fri"}, CALENDAR)
    assert [slip.on for slip in form.slips_for(answers, CALENDAR.today)] == ["2026-11-27"]
    assert [slip.on for slip in form.slips_for(answers, dt.date(2026, 12, 1))] == ["2026-12-01"]
    assert form.slips_for((), CALENDAR.today) == []


def test_of_a_form_answered_earlier_a_date_to_come_may_be_over() -> None:
    earlier = CALENDAR._replace(answered=dt.date(2026, 11, 9))
    assert answer_of(QUESTIONS["ahead"], "2026-11-13", earlier) is not None
    with pytest.raises(ValueRefused, match="is over"):
        answer_of(QUESTIONS["ahead"], "2026-11-08", earlier)


def test_each_wrong_answer_has_its_sentence() -> None:
    with pytest.raises(ValueRefused) as refusal:
        answers_of(FORM, {"who": "shop"}, CALENDAR)
    assert refusal.value.message == "2 answers cannot be kept; nothing was written."
    assert refusal.value.choices == ("mood needs an answer: ?", 'who: "shop" is none of the choices.')


def test_an_unknown_key_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError) as refusal:
        answers_of(FORM, {"mod": "5"}, CALENDAR)
    assert refusal.value.choices == ("mood", "why", "who")


@given(kind=st.sampled_from(sorted(QUESTIONS)), said=st.text(max_size=20))
def test_what_was_kept_is_understood_again_as_itself(kind: str, said: str) -> None:
    question = QUESTIONS[kind]
    try:
        answer = answer_of(question, said, CALENDAR)
    except ValueRefused as refusal:
        assert refusal.message.startswith("q: ")
        return
    if answer is not None and kind != "number":  # 1.234 that was not ambiguous as JSON would be as text
        assert answer_of(question, answer.value, CALENDAR) == answer
