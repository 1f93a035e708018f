"""Today's pile, in windows of three widths."""

import io

import pytest

from tests.show.samples import GIORGI, IVAN, MORNING, NINO, SLIPS, TODAY, WANG, ZELJKO, agenda, moment, on
from tests.show.screens import on_terminal, printed, screen
from tickler.core.agenda import LastNote, PileCard
from tickler.core.places import Month
from tickler.show.agenda import AgendaView
from tickler.show.surface import Surface

IN_60 = screen("""
Friday 20 November 2026                               tab 20
5 cards   3 calls · 1 meeting · 1 first call
capacity 4, over by 1: tickler spread

  #  at      client             why it is due
 17  09:30   Иван Петров        asks for a discount on the
             ООО Ромашка        offer
             +7 916 000-00-01   16 Nov, reached: wants…
 41  14:00   გიორგი ბერიძე      meeting: their office
             +995 555 00 00 02
carried over
  8  3 days  Željko Šarić       first call
             Čvorak d.o.o.      moved 4 times, reached 0 of
             +385 91 000 0001   3
any time
 77          王小明             samples arrived?
             上海建材有限公司
             +86 21 0000 0000
behind November, to deal out: tickler spread
100          ნინო წერეთელი      presents
             +995 555 00 00 07
slips
 s5          Иван Петров        send the offer to Ромашка
 s6  2 days                     order business cards
                                every 3 months

3 of 8 done · 1 card behind November to deal out · 214 loose
next: tickler call
""")

IN_80 = screen("""
Friday 20 November 2026                                                   tab 20
5 cards   3 calls · 1 meeting · 1 first call
capacity 4, over by 1: tickler spread

  #  at      client            why it is due                   phone
 17  09:30   Иван Петров       asks for a discount on the      +7 916 000-00-01
             ООО Ромашка       offer
                               16 Nov, reached: wants three…
 41  14:00   გიორგი ბერიძე     meeting: their office           +995 555 00 00 02
carried over
  8  3 days  Željko Šarić      first call                      +385 91 000 0001
             Čvorak d.o.o.     moved 4 times, reached 0 of 3
any time
 77          王小明            samples arrived?                +86 21 0000 0000
             上海建材有限公司
behind November, to deal out: tickler spread
100          ნინო წერეთელი     presents                        +995 555 00 00 07
slips
 s5          Иван Петров       send the offer to Ромашка
 s6  2 days                    order business cards
                               every 3 months

3 of 8 done · 1 card behind November to deal out · 214 loose  next: tickler call
""")

IN_120 = screen("""
Friday 20 November 2026                                                                                           tab 20
5 cards   3 calls · 1 meeting · 1 first call                                       capacity 4, over by 1: tickler spread

  #  at      client            why it is due                                                           phone
 17  09:30   Иван Петров       asks for a discount on the offer                                        +7 916 000-00-01
             ООО Ромашка       16 Nov, reached: wants three quotes
 41  14:00   გიორგი ბერიძე     meeting: their office                                                   +995 555 00 00 02
carried over
  8  3 days  Željko Šarić      first call · moved 4 times, reached 0 of 3                              +385 91 000 0001
             Čvorak d.o.o.
any time
 77          王小明            samples arrived?                                                        +86 21 0000 0000
             上海建材有限公司
behind November, to deal out: tickler spread
100          ნინო წერეთელი     presents                                                                +995 555 00 00 07
slips
 s5          Иван Петров       send the offer to Ромашка
 s6  2 days                    order business cards
                               every 3 months

3 of 8 done · 1 card behind November to deal out · 214 loose                                          next: tickler call
""")  # noqa: E501


@pytest.mark.parametrize(("width", "expected"), [(60, IN_60), (80, IN_80), (120, IN_120)])
def test_a_morning_looks_the_same_in_a_pipe_and_on_a_terminal(width, expected):
    assert printed(AgendaView(MORNING), width) == expected
    assert on_terminal(AgendaView(MORNING), width) == expected


RANG = LastNote(moment(19), "call", "no-answer", "rang before eight, then at noon, then at six; a dog barks")


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (80, ["first call", "19 Nov, no answer: rang before…", "moved 4 times, reached 0 of 3"]),
        (
            100,
            [
                "19 Nov, no answer: rang before eight, then at noon, then",
                "at six; a dog barks · moved 4 times, reached 0 of 3",
            ],
        ),
        (120, ["then at noon, then at six; a dog barks", "moved 4 times, reached 0 of 3"]),
    ],
)
def test_the_last_note_takes_one_line_in_a_narrow_window_and_two_in_a_wide_one(width, lines):
    said = printed(AgendaView(agenda(ZELJKO._replace(last_note=RANG))), width)
    assert [line for line in lines if line not in said] == []


def test_how_often_it_was_tried_stands_beside_a_note_that_leaves_room():
    short = ZELJKO._replace(last_note=RANG._replace(text="a dog barks"))
    said = printed(AgendaView(agenda(short)), 120)
    assert "19 Nov, no answer: a dog barks · moved 4 times, reached 0 of 3\n" in said


@pytest.mark.parametrize(
    ("height", "repeated"),
    [(None, False), (60, False), (24, True)],
    ids=["a pipe", "a high window", "a low window"],
)
def test_the_counts_are_said_again_where_the_first_ones_have_left_the_window(height, repeated):
    cards = [PileCard(n, f"Client {n}", None, on(20), "call", None, None) for n in range(1, 25)]
    view = AgendaView(agenda(*cards, capacity=22))
    out = io.StringIO()
    Surface(out, io.StringIO(), terminal=height is not None, width=80, height=height).show(view)
    lines = out.getvalue().splitlines()
    assert lines[1].startswith("24 cards   24 calls")
    assert ("24 cards, over by 2: tickler spread" in lines[-4:]) is repeated


def test_colour_only_repeats_what_the_words_say():
    styled = printed(AgendaView(MORNING), terminal=True, color=True)
    assert "\x1b[1mИван Петров\x1b[0m" in styled
    assert "\x1b[31mover by 1\x1b[0m" in styled
    assert "\x1b[31m3 days\x1b[0m" in styled


@pytest.mark.parametrize(
    ("pile", "lines"),
    [
        pytest.param(
            agenda(),
            ["Nothing is due today.", "A new client: tickler add NAME --on WHEN"],
            id="an empty folder",
        ),
        pytest.param(
            agenda(loose=1, done_today=15),
            [
                "Nothing more is due today.",
                "15 done.",
                "1 loose card can be filed: tickler defer CLIENT WHEN",
            ],
            id="all worked",
        ),
    ],
)
def test_an_empty_pile_says_what_comes_next(pile, lines):
    assert printed(AgendaView(pile)).splitlines()[2:] == lines


def test_a_day_looked_at_in_advance_is_not_called_today():
    assert "Nothing is due that day." in printed(AgendaView(agenda(), ahead=True))
    assert "next: tickler" not in printed(AgendaView(agenda(WANG), ahead=True))


@pytest.mark.parametrize(
    ("capacity", "said"),
    [(None, "1 card   1 call"), (3, "capacity 3, room for 2"), (1, "capacity 1, room for 0")],
)
def test_capacity_is_told_where_there_is_one(capacity, said):
    assert printed(AgendaView(agenda(WANG, capacity=capacity))).splitlines()[1].endswith(said)


def test_what_is_worked_today_needs_no_heading_where_it_comes_first():
    assert "any time" not in printed(AgendaView(agenda(WANG)))
    assert "any time" in printed(AgendaView(agenda(ZELJKO, WANG)))


def test_slips_alone_are_shown_too():
    assert "send the offer to Ромашка" in printed(AgendaView(agenda(reminders=SLIPS)))


def test_a_thick_month_does_not_push_the_day_off_the_screen():
    month = [PileCard(200 + n, f"Client {n}", None, Month(2026, 11), "call", None, None) for n in range(12)]
    lines = printed(AgendaView(agenda(IVAN, *month))).splitlines()
    assert "behind November, to deal out: tickler spread · 10 of 12, all: tickler tab nov" in lines
    assert sum("Client" in line for line in lines) == 10
    assert "0 of 13 done · 12 cards behind November to deal out" in lines[-1]


@pytest.mark.parametrize(("width", "own_column"), [(71, False), (72, True)])
def test_the_telephone_is_never_dropped(width, own_column):
    text = printed(AgendaView(agenda(GIORGI)), width)
    first = next(line for line in text.splitlines() if "გიორგი" in line)
    assert "+995 555 00 00 02" in text
    assert ("+995 555 00 00 02" in first) is own_column


def test_a_timed_card_whose_day_has_passed_is_late_not_timed():
    late = PileCard(1, "Ana", None, on(19, "08:00"), "call", None, None)
    line = next(line for line in printed(AgendaView(agenda(late))).splitlines() if "Ana" in line)
    assert line.split()[:3] == ["1", "1", "day"]


def test_a_month_left_over_keeps_its_own_heading():
    october = PileCard(3, "Ana", None, Month(2026, 10), "call", None, None)
    lines = printed(AgendaView(agenda(october, NINO, date=TODAY))).splitlines()
    assert [line for line in lines if line.startswith("behind")] == [
        "behind October, to deal out: tickler spread",
        "behind November, to deal out: tickler spread",
    ]
