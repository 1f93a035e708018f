"""The conversation about one card, without a terminal: what is asked next, and what a date means."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.core.calling import Act, Appointment, Ask, SaidDate, Talk, kind_after, latin_key, read_date
from tickler.core.cards import OUTCOMES, Card
from tickler.core.places import Day
from tickler.core.proposals import Proposal

MONDAY, WEEK = (Proposal(Day(dt.date(2026, 11, day)), "why", 0) for day in (23, 27))
PROPOSED = (MONDAY, WEEK)
AGREED = Appointment(MONDAY.place)


def talked(*answers: str) -> Talk:
    """The conversation after these answers; every date that is said is understood."""
    talk = Talk()
    for answer in answers:
        talk = talk.answered(answer)
        if talk.next is Ask.DATE and talk.said:
            talk = talk.agreeing(AGREED)
    return talk


@pytest.mark.parametrize(
    ("answers", "then"),
    [
        ((), Ask.OUTCOME),
        (("r",), Ask.NOTE),
        (("K",), Ask.REASON),
        (("x",), Ask.OUTCOME),
        (("",), Ask.OUTCOME),
        (("b",), Act.BACK),
        (("u",), Act.UNDO),
        (("d",), Act.DOSSIER),
        (("e",), Act.EDITOR),
        (("q",), Act.QUIT),
        (("r", "wants three quotes"), Ask.DATE),
        (("n", ""), Ask.DATE),
        (("r", "e"), Act.EDITOR),
        (("r", "b"), Ask.OUTCOME),
        (("r", "ok", "b"), Ask.NOTE),
        (("r", "ok", "fri"), Ask.AGREEMENT),
        (("r", "ok", "fri", ""), Act.WRITE),
        (("r", "ok", "fri", "mon"), Ask.AGREEMENT),
        (("r", "ok", "fri", "b"), Ask.NOTE),
        (("k", "busy"), Act.SKIP),
        (("k", ""), Act.SKIP),
        (("k", "b"), Ask.OUTCOME),
        (("r", "ok", "b", "b", "a"), Ask.DATE),
    ],
)
def test_what_comes_next(answers, then):
    assert talked(*answers).next is then


def test_what_is_known_when_it_is_written():
    talk = talked("s", "  two machines ", "fri", "")
    assert (talk.outcome, talk.text, talk.appointment) == ("sold", "two machines", AGREED)


def test_another_outcome_keeps_the_note():
    talk = talked("r", "ok", "b", "b", "a")
    assert (talk.outcome, talk.text) == ("agreed", "ok")


def test_other_proposals_come_with_another_outcome():
    talk = talked("r", "ok")._replace(proposals=PROPOSED).answered("b")
    assert talk.proposals == ()


def test_a_note_written_before_the_outcome_is_not_asked_for_again():
    talk = talked("e").written("long story\n")
    assert (talk.next, talk.text) == (Ask.OUTCOME, "long story")
    assert talk.answered("n").next is Ask.DATE


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("", SaidDate(None, None, MONDAY)),
        ("1", SaidDate(None, None, MONDAY, 1)),
        (" 2 ", SaidDate(None, None, WEEK, 2)),
        ("3", SaidDate(None, None, phrase="3")),
        ("2nd", SaidDate(None, None, phrase="2nd")),
        ("12", SaidDate(None, None, phrase="12")),
        ("-", SaidDate(None, None)),
        ("Stay", SaidDate(None, None)),
        ("fri 10:00", SaidDate(None, None, phrase="fri 10:00")),
        ("fri 10:00; asks for a discount", SaidDate(None, "asks for a discount", phrase="fri 10:00")),
        ("fri;", SaidDate(None, "", phrase="fri")),
        ("; price", SaidDate(None, "price", MONDAY)),
        ("2;price; and time", SaidDate(None, "price; and time", WEEK, 2)),
        ("25; meeting: их офис", SaidDate("meeting", "их офис", phrase="25")),
        ("25; First call", SaidDate("first-call", "", phrase="25")),
        ("25; visit", SaidDate("visit", "", phrase="25")),
        ("25; note: it is urgent", SaidDate(None, "note: it is urgent", phrase="25")),
        ("-; calls back", SaidDate(None, "calls back")),
    ],
)
def test_a_date_with_what_it_is_for(said, expected):
    assert read_date(said, PROPOSED) == expected


@given(st.text())
def test_any_line_is_a_proposal_a_phrase_or_stays(said):
    found = read_date(said, PROPOSED)
    assert found.proposal is None or found.phrase is None
    assert found.proposal is None or found.proposal in PROPOSED


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (("fri; price", "mon"), "mon; price"),
        (("fri; price", "mon; offer"), "mon; offer"),
        (("fri; price", "mon;"), "mon;"),
        (("fri; price", "-"), "-; price"),
        (("fri", "mon"), "mon"),
        (("fri; price", "b", "", "mon"), "mon"),
    ],
)
def test_another_date_is_for_the_same_purpose(answers, said):
    talk = talked("r", "ok", answers[0])
    for answer in answers[1:]:
        talk = talk.agreeing(AGREED) if talk.next is Ask.DATE and talk.said else talk
        talk = talk.answered(answer)
    assert talk.said == said


@given(st.lists(st.text(max_size=3) | st.sampled_from(list("rnmafskbudeq")), max_size=12))
def test_nothing_is_written_without_an_outcome_and_a_date(answers):
    talk = Talk()
    for answer in answers:
        if isinstance(talk.next, Act):
            break
        talk = talk.answered(answer)
        if talk.next is Ask.DATE and talk.said:
            talk = talk.agreeing(AGREED)
    if talk.next is Act.WRITE:
        assert talk.outcome in OUTCOMES and talk.text is not None and talk.appointment == AGREED


@pytest.mark.parametrize(
    ("key", "latin"),
    [("r", "r"), ("R", "r"), ("к", "r"), ("К", "r"), ("რ", "r"), ("й", "q"), ("ь", "m"), ("é", "é")],
)
def test_the_same_keys_in_three_alphabets(key, latin):
    assert latin_key(key) == latin


@pytest.mark.parametrize(
    ("kind", "outcome", "said", "expected"),
    [
        ("first-call", "reached", None, "call"),
        ("first-call", "no-answer", None, None),
        ("first-call", "sold", "visit", "visit"),
        ("meeting", "reached", None, None),
    ],
)
def test_a_first_call_that_got_through_is_followed_by_a_call(kind, outcome, said, expected):
    assert kind_after(Card(1, "Ana", kind=kind), outcome, said) == expected
