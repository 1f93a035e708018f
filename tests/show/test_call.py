"""The card of the client who is called next, and what is said while one is asked."""

import datetime as dt

import pytest

from tests.show.samples import DOSSIER, GIORGI, IVAN, NINO, TODAY, ZELJKO, moment, on
from tests.show.screens import on_terminal, printed, screen
from tickler.core.attempts import Attempts
from tickler.core.call_card import CallCard
from tickler.core.calling import Appointment
from tickler.core.cards import Card, Dossier, Note, Reminder
from tickler.core.errors import DateRefused
from tickler.core.places import LOOSE, Month
from tickler.core.round import round_of
from tickler.core.slipping import Slipping
from tickler.show import call_questions as questions
from tickler.show.blocks import Paragraph
from tickler.show.call import CallView, say_tries

NOW = moment(20, 8, 30)
PROMISE = Reminder(11, "three quotes", on(19), 17, "Иван Петров", promise=True)
PETROV = CallCard(
    IVAN,
    DOSSIER._replace(
        card=DOSSIER.card._replace(
            say="ee-VAHN pe-TROV", address_as="Mr Petrov, formal", language="ru", timezone="Europe/Moscow"
        ),
        reminders=(PROMISE, DOSSIER.reminders[0]),
    ),
    NOW,
)


def text(*blocks: Paragraph) -> str:
    return "\n".join("".join(span.text for span in block.line) for block in blocks)


IN_80 = screen("""
17  Иван Петров, ООО Ромашка, purchasing                                 7 of 30
say     ee-VAHN pe-TROV · Mr Petrov, formal · ru
phone   +7 916 000-00-01 · +7 495 000-00-02 · now 10:30 there
due     09:30 asks for a discount · 11:30 there
so far  reached 1 of 1 · moved once
slips   s11 three quotes, promised for Thu 19 Nov, 1 day late
        s5 send the offer to Ромашка, Fri 20 Nov

16 Nov  reached  wants three quotes / ask for *Olga* next time
 2 Nov  email    offer 118, 2 400 €
""")

IN_40 = screen("""
17  Иван Петров, ООО Ромашка, purchasing
7 of 30
say     ee-VAHN pe-TROV
        Mr Petrov, formal · ru
phone   +7 916 000-00-01
        +7 495 000-00-02
        now 10:30 there
due     09:30 asks for a discount
        11:30 there
so far  reached 1 of 1 · moved once
slips   s11 three quotes, promised for
        Thu 19 Nov, 1 day late
        s5 send the offer to Ромашка,
        Fri 20 Nov

16 Nov  reached  wants three quotes /
                 ask for *Olga* next
                 time
 2 Nov  email    offer 118, 2 400 €
""")


@pytest.mark.parametrize(("width", "expected"), [(80, IN_80), (40, IN_40)])
def test_a_card_on_the_desk(width, expected):
    view = CallView(PETROV, "7 of 30")
    assert printed(view, width) == expected
    assert on_terminal(view, width) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (ZELJKO, "due     3 days late, first call"),
        (GIORGI, "due     14:00 meeting: their office"),
        (NINO, "due     November 2026, tab Nov: presents"),
        (IVAN._replace(place=on(20)), "due     asks for a discount on the offer"),
        (IVAN._replace(place=on(27)), "due     Fri 27 Nov 2026, tab 27: asks for a discount on the offer"),
        (IVAN._replace(place=LOOSE), "due     loose: asks for a discount on the offer"),
    ],
)
def test_why_it_is_due(line, expected):
    call = CallCard(line, Dossier(Card(line.id, line.name, line.place, line.kind, line.why)), NOW)
    assert expected in printed(CallView(call)).splitlines()


def test_how_long_it_has_been_slipping_and_when_it_was_tried():
    notes = tuple(Note(0, moment(19 - ago, 10, 12 + ago), "call", "no-answer", "") for ago in range(3))
    line = ZELJKO._replace(slipping=Slipping(dt.date(2026, 11, 2), 4, 3))
    shown = printed(CallView(CallCard(line, Dossier(Card(8, "Željko Šarić"), notes), NOW)), 100)
    assert "so far  reached 0 of 3, tried 10:14, 10:13 and 10:12" in shown
    assert "due first on Mon 2 Nov 2026, moved 4 times" in shown


def test_the_last_tries_are_enough():
    tries = tuple(moment(20, hour, 5) for hour in range(8, 16))
    assert say_tries(Attempts(tries)) == "tried 11:05, 12:05, 13:05, 14:05 and 15:05"
    assert say_tries(Attempts(tries[:1])) == "tried 08:05"


@pytest.mark.parametrize(
    ("appointment", "expected"),
    [
        (Appointment(on(27, "10:00")), "→ Fri 27 Nov 2026 10:00, tab 27"),
        (Appointment(Month(2027, 7)), "→ July 2027, tab Jul"),
        (Appointment(LOOSE), "→ loose"),
        (Appointment(None), "stays in today's pile"),
        (Appointment(on(27), None, "signs"), "→ Fri 27 Nov 2026, tab 27\n  first call: signs"),
        (Appointment(on(27), "meeting"), "→ Fri 27 Nov 2026, tab 27\n  meeting: price"),
        (Appointment(on(27), "call", ""), "→ Fri 27 Nov 2026, tab 27\n  call"),
        (Appointment(on(27), "first-call", ""), "→ Fri 27 Nov 2026, tab 27\n  first call"),
    ],
)
def test_a_date_is_said_back_with_what_is_new(appointment, expected):
    card = Card(1, "Ana", kind="first-call", why="price")
    assert text(*questions.understood(appointment, card, TODAY, None, "")) == expected


def test_what_was_refused_is_said_with_what_to_say_instead():
    refusal = DateRefused('"12/8" can be read in two ways', "Say it with dots.", ("12 August", "8 December"))
    assert text(*questions.refused(refusal)) == (
        '"12/8" can be read in two ways.\n  12 August\n  8 December\n  Say it with dots.'
    )


@pytest.mark.parametrize(
    ("cards", "limit", "expected"),
    [(0, None, "0 cards that day"), (1, 5, "1 card that day"), (5, 5, "5 cards that day, full at 5")],
)
def test_how_much_a_day_holds(cards, limit, expected):
    assert questions.say_load(cards, limit) == expected


def test_how_far_one_is():
    way = round_of((7, 8, 9))
    assert questions.say_progress(way) == "1 of 3"
    way = way.after_skip(None).after_call(1)
    assert (questions.say_progress(way), questions.sum_up(way)) == ("3 of 3", "1 called, 1 skipped, 1 left")
    assert questions.say_progress(way.after_call(2)) == "skipped before, 1 left"
