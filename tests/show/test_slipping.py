"""How long a card has been slipping, in today's pile, in the list and in the dossier."""

import datetime as dt

import pytest

from tests.show.samples import DOSSIER, TODAY, ZELJKO, agenda, moment, on
from tests.show.screens import as_data, on_terminal, printed
from tickler.core.cards import Dossier, Move, Note
from tickler.core.slipping import Slipping
from tickler.show.agenda import AgendaView
from tickler.show.cards import CardsView
from tickler.show.dossier import DossierView

PUT_OFF = ZELJKO._replace(slipping=Slipping(dt.date(2026, 11, 2), 4, 3))
AFTER_REACHED = PUT_OFF._replace(moves=6, reached=2, attempts=5)


@pytest.mark.parametrize(
    ("width", "said"),
    [
        (80, "moved 4 times, reached 0 of 3"),
        (80, "first call · due first on Mon 2 Nov"),
        (100, "first call · due first on Mon 2 Nov"),
        (120, "first call · due first on Mon 2 Nov · moved 4 times, reached 0 of 3"),
    ],
)
@pytest.mark.parametrize("card", [PUT_OFF, AFTER_REACHED], ids=["never reached", "reached before that"])
def test_todays_pile_says_since_when(card, width, said):
    assert said in printed(AgendaView(agenda(card)), width)


@pytest.mark.parametrize(
    "slipping", [None, Slipping(dt.date(2026, 11, 16), 1, 1)], ids=["reached", "put off once"]
)
def test_who_was_put_off_once_is_not_slipping(slipping):
    pile = printed(AgendaView(agenda(AFTER_REACHED._replace(slipping=slipping))), 120)
    assert "moved 6 times, reached 2 of 5" in pile
    assert "due first" not in pile


def test_a_card_that_was_put_off_to_today_says_it_too_though_it_is_not_late():
    today = agenda(PUT_OFF._replace(place=on(20)))
    assert "due first on Mon 2 Nov · moved 4 times, reached 0 of 3" in printed(AgendaView(today), 120)


def test_the_list_says_how_long_each_card_has_been_slipping():
    view = CardsView((PUT_OFF,), TODAY, total=3, slipping=True)
    assert printed(view, 80) == on_terminal(view, 80)
    assert printed(view, 120).splitlines() == [
        "#  where       client         how long it has been slipping",
        "8  Tue 17 Nov  Željko Šarić   due first on Mon 2 Nov 2026, moved 4 times, reached 0 of 3",
        "               Čvorak d.o.o.  first call",
        "",
        "1 of 3 shown; --limit 100 shows more",
    ]
    assert printed(CardsView((), TODAY, total=0, slipping=True)) == "No cards.\n"


def test_scripts_are_told_from_the_first_deferral_on():
    card = as_data(CardsView((AFTER_REACHED,), TODAY))["cards"][0]
    assert (card["moves"], card["reached"], card["attempts"]) == (6, 2, 5)
    assert (card["due_first"], card["moves_since_reached"], card["attempts_since_reached"]) == (
        "2026-11-02", 4, 3,
    )  # fmt: skip


def dossier(*outcomes: tuple[int, str]) -> Dossier:
    """A client put off on the 9th and the 13th, with contacts on some days."""
    notes = tuple(Note(0, moment(day), "call", outcome, "") for day, outcome in outcomes)
    moves = (
        Move(moment(13, 12), on(13), on(20), None),
        Move(moment(9, 12), on(9), on(13), None),
    )
    return DOSSIER._replace(notes=notes, moves=moves)


@pytest.mark.parametrize(
    ("known", "lines"),
    [
        pytest.param(
            dossier((9, "no-answer")),
            ["due first on Mon 9 Nov 2026, moved 2 times, reached 0 of 1"],
            id="never reached",
        ),
        pytest.param(
            dossier((9, "no-answer"), (2, "reached")),
            ["due first on Mon 9 Nov 2026, moved 2 times, reached 0 of 1", "moved 2 times · reached 1 of 2"],
            id="reached before that",
        ),
        pytest.param(
            dossier((9, "reached")), ["moved 2 times · reached 1 of 1"], id="put off once since then"
        ),
    ],
)
def test_the_dossier_says_it_with_its_first_lines(known, lines):
    said = printed(DossierView(known, TODAY), 80).splitlines()
    assert said[3 : 3 + len(lines)] == lines
    assert all(line.replace(" · ", " · ") in DossierView(known, TODAY).as_markdown() for line in lines)


def test_the_dossier_tells_scripts_beside_the_card():
    data = as_data(DossierView(dossier((9, "no-answer")), TODAY))
    assert (data["due_first"], data["moves_since_reached"], data["attempts_since_reached"]) == (
        "2026-11-09", 2, 1,
    )  # fmt: skip
