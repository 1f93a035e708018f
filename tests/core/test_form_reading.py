"""Forms are read from TOML files; what is wrong is said in a sentence, with its line."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.core.errors import FileRefused
from tickler.core.form_reading import read_form
from tickler.core.forms import QUESTION_KINDS, TYPES, Form, Question

ONE = '[[question]]\nkey = "what"\nwording = "What?"\n'


def test_a_form_is_what_its_file_says() -> None:
    source = """\
title = "Visit"
about = "After a visit."

[[question]]
key = "mood"
wording = "How was  it?"
type = "scale"
from = 1
to = 5
labels = ["poor", "good"]
required = true
kind = "closed"

[[question]]
key = "next"
wording = "And next?"
type = "choice"
choices = ["offer", "nothing"]

[[outcome]]
when = { mood = { from = 4, to = 5 }, next = "offer" }
says = "warm"
advice = "Send it today."

[[slip]]
when = { next = "offer" }
text = "send the offer"
on = "+2wd"
"""
    form = read_form("visit", source, "visit.toml")
    mood, following = form.questions
    assert (form.name, form.title, form.about) == ("visit", "Visit", "After a visit.")
    assert mood == Question(
        "mood", "How was it?", "scale", required=True, first=1, last=5, labels=("poor", "good"), kind="closed"
    )
    assert following.choices == ("offer", "nothing")
    assert [(one.says, one.advice) for one in form.outcomes] == [("warm", "Send it today.")]
    assert [(slip.text, slip.on) for slip in form.slips] == [("send the offer", "+2wd")]


TYPE = ONE + "type = "
WRONG = {
    "no TOML": ("title = \n", "f.toml is not valid TOML: Invalid value (at line 1, column 9)."),
    "no question": ('title = "x"\n', "f.toml: a form needs at least one [[question]]."),
    "a key twice": (ONE + "\n" + ONE, 'f.toml, line 6: there are two questions with the key "what".'),
    "no type": (
        TYPE + '"scal"\n',
        'f.toml, line 4: "scal" is no type; there are text, number, scale, choice, several, yes/no, date.',
    ),
    "an unknown key": (
        ONE + "requird = true\n",
        'f.toml, line 4: a question knows no "requird"; it knows ahead,',
    ),
    "an unknown key of the form": (
        'titel = "x"\n' + ONE,
        'f.toml, line 1: a form knows no "titel"; it knows about, outcome, question, slip, title.',
    ),
    "a bad key": (
        '[[question]]\nkey = "a b"\nwording = "x"\n',
        'f.toml, line 2: "a b" is no key: a letter, then letters, digits, - and _.',
    ),
    "a reserved key": (
        '[[question]]\nkey = "outcome"\nwording = "x"\n',
        'f.toml, line 2: the key "outcome" is kept for what follows from the answers.',
    ),
    "no wording": (ONE + '\n[[question]]\nkey = "b"\n', "f.toml, line 5: a question needs wording."),
    "no text": ("title = 5\n" + ONE, "f.toml, line 1: title is a text in quotation marks."),
    "one choice": (
        TYPE + '"choice"\nchoices = ["one"]\n',
        "f.toml, line 5: a choice needs two choices or more.",
    ),
    "choices of a text": (
        ONE + 'choices = ["one", "two"]\n',
        "f.toml, line 4: choices belongs to the type choice or several, not text.",
    ),
    "the same choices": (
        TYPE + '"choice"\nchoices = ["Да", "да"]\n',
        "f.toml, line 5: two of the choices are the same.",
    ),
    "choices that are no texts": (
        TYPE + '"choice"\nchoices = [1, 2]\n',
        'f.toml, line 5: choices is a list of texts: ["one", "two"].',
    ),
    "a comma in several": (
        TYPE + '"several"\nchoices = ["a, b", "c"]\n',
        'f.toml, line 5: of several, no choice may have a comma or semicolon: "a, b".',
    ),
    "a scale down": (
        TYPE + '"scale"\nfrom = 5\nto = 1\n',
        "f.toml, line 6: a scale goes up, by 100 steps at most, not from 5 to 1.",
    ),
    "a scale of words": (TYPE + '"scale"\nto = "ten"\n', "f.toml, line 5: to is a whole number."),
    "one label": (TYPE + '"scale"\nlabels = ["x"]\n', "f.toml, line 5: labels are two texts, for both ends:"),
    "required is no text": (ONE + 'required = "yes"\n', "f.toml, line 4: required is true or false."),
    "no kind": (ONE + 'kind = "sly"\n', 'f.toml, line 4: "sly" is no kind of question; there are open,'),
    "when of nobody": (
        ONE + '[[outcome]]\nwhen = { who = "x" }\nsays = "y"\n',
        'f.toml, line 5: when names "who", which is no question of this form.',
    ),
    "when is no table": (
        ONE + '[[outcome]]\nwhen = "x"\nsays = "y"\n',
        "f.toml, line 5: when names answers: { score = 9 }.",
    ),
    "an answer that cannot be": (
        TYPE + '"yes/no"\n[[outcome]]\nwhen = { what = "maybe" }\nsays = "y"\n',
        'f.toml, line 6: what is never "maybe"; it is yes, no.',
    ),
    "half a span": (
        ONE + '[[outcome]]\nwhen = { what = { from = 1 } }\nsays = "y"\n',
        "f.toml, line 5: what is between two numbers only as { from = 1, to = 3 }.",
    ),
    "no date": (ONE + '[[slip]]\ntext = "x"\non = "someday"\n', "f.toml, line 6: on says a date: "),
    "a past date": (
        ONE + '[[slip]]\ntext = "x"\non = "yesterday"\n',
        'f.toml, line 6: a slip lies behind a date to come, not "yesterday".',
    ),
    "a promise for no date": (
        ONE + '[[slip]]\ntext = "x"\non = "+2d"\npromise = true\n',
        'f.toml, line 7: a promise is for a date that is asked for: on = "{by}".',
    ),
    "a slip on an answer that is no date": (
        ONE + '[[slip]]\ntext = "x"\non = "{what}"\n',
        'f.toml, line 6: on = "{what}" names no question for a date to come.',
    ),
    "a line that is unsure": (
        'question = [{key = "a", wording = "b"}, {key = "a", wording = "c"}]\n',
        'f.toml: there are two questions with the key "a".',
    ),
    "no table": ("question = 5\n", "f.toml: a question begins with [[question]]."),
    "deep": ("a = " + "[" * 5000, "f.toml is "),
}


@pytest.mark.parametrize(("source", "said"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said_with_its_line(source: str, said: str) -> None:
    with pytest.raises(FileRefused) as refusal:
        read_form("f", source, "f.toml")
    assert refusal.value.sentence.startswith(said)


words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=12).filter(
    lambda text: " ".join(text.split()) == text
)
keys = st.from_regex(r"[a-zа-я][a-z0-9_-]{0,6}", fullmatch=True).filter(
    lambda key: key not in ("outcome", "advice")
)
choices = st.lists(
    words.filter(lambda word: "," not in word and ";" not in word),
    min_size=2,
    max_size=4,
    unique_by=str.casefold,
)


@st.composite
def questions(draw: st.DrawFn, key: str) -> dict[str, object]:
    kind = draw(st.sampled_from(TYPES))
    table: dict[str, object] = {
        "key": key,
        "wording": draw(words),
        "type": kind,
        "required": draw(st.booleans()),
    }
    if kind in ("choice", "several"):
        table["choices"] = draw(choices)
    if kind == "scale":
        table["from"] = draw(st.integers(-5, 5))
        table["to"] = draw(st.integers(6, 20))
    if draw(st.booleans()):
        table["kind"] = draw(st.sampled_from(QUESTION_KINDS))
    return table


@st.composite
def forms(draw: st.DrawFn) -> dict[str, object]:
    named = draw(st.lists(keys, min_size=1, max_size=5, unique=True))
    return {"title": draw(words), "question": [draw(questions(key)) for key in named]}


def as_toml(data: dict[str, object]) -> str:
    import tomlkit

    return tomlkit.dumps(data)


@given(data=forms())
def test_any_form_is_read_as_it_was_written(data: dict[str, object]) -> None:
    form = read_form("f", as_toml(data), "f.toml")
    assert form.title == data["title"]
    for question, table in zip(form.questions, data["question"], strict=True):  # type: ignore[call-overload]
        assert (question.key, question.wording, question.type) == (
            table["key"],
            table["wording"],
            table["type"],
        )
        assert question.choices == tuple(table.get("choices", ()))
        assert (question.required, question.kind) == (table["required"], table.get("kind"))


@given(
    data=forms(),
    place=st.floats(0, 1),
    scrap=st.sampled_from(["", "=", "[[", '"', "\x00", "{", "1e999", "\n["]),
)
def test_a_broken_form_is_refused_in_a_sentence_or_read(
    data: dict[str, object], place: float, scrap: str
) -> None:
    source = as_toml(data)
    at = int(place * len(source))
    broken = source[:at] + scrap + source[at + 1 :]
    try:
        assert isinstance(read_form("f", broken, "f.toml"), Form)
    except FileRefused as refusal:
        assert refusal.message.startswith("f.toml")
        assert refusal.hint
    else:
        assert tomllib.loads(broken)
