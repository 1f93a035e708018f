"""The look back on a terminal, in a pipe and for scripts."""

import datetime as dt

import pytest

from tests.show.samples import IVAN, TODAY, ZELJKO, on
from tests.show.screens import as_data, on_terminal, printed, screen
from tickler.core.review import (
    DayOfWork,
    Happened,
    Period,
    Review,
    Spoken,
    Standing,
    day_by_day,
    figures,
)
from tickler.core.slipping import Slipping
from tickler.core.workdays import WorkingDays
from tickler.show.review import ReviewView

SLIPPING = ZELJKO._replace(slipping=Slipping(dt.date(2026, 11, 2), 4, 3))


def nov(day: int) -> dt.date:
    return dt.date(2026, 11, day)


SPOKEN = [
    *(Spoken(nov(20), client, "call", "reached") for client in range(1, 7)),
    *(Spoken(nov(20), client, "first-call", "no-answer") for client in range(7, 10)),
    Spoken(nov(20), 10, "email", None),
    *(Spoken(nov(19), client, "call", "agreed") for client in range(1, 3)),
]
HAPPENED = [
    Happened(nov(20), "moved", 2, 17),
    Happened(nov(20), "moved", 1, 8),
    Happened(nov(20), "added", 1),
    Happened(nov(20), "imported", 1200),
    Happened(nov(20), "slips_done", 2),
    Happened(nov(19), "dropped", 1, 3),
]


def day_review(last: int = 20, before: int = 19) -> Review:
    period = Period(nov(last), nov(last), "day")
    return Review(
        figures=figures(period, SPOKEN, HAPPENED, Standing(4, 12)),
        before=figures(Period(nov(before), nov(before), "day"), SPOKEN, HAPPENED, Standing(1, None)),
        days=day_by_day(period, SPOKEN, HAPPENED, WorkingDays()),
        most_moved=IVAN,
        slipping=SLIPPING,
        slipping_cards=3,
    )


IN_80 = screen("""
Friday 20 November 2026, so far

                  Fri 20 Nov  Thu 19 Nov
contacts                  10           2  with 10 clients
  calls                    6           2  ████████████████████████████████████
  first calls              3           0  ██████████████████
  emails                   1           0  ██████
got through                6           2  of 9 attempts
  reached                  6           0  ████████████████████████████████████
  no answer                3           0  ██████████████████
  agreed                   0           2
first calls made           3           0  different clients; 4 were due
new cards                  1           0  and 1,200 from files
moved                      3           0  2 cards; 17 Иван Петров 2 times
carried over              12           –  still behind today's tab
dropped                    0           1
slips done                 2           0

slipping longest: 8 Željko Šarić
  due first on Mon 2 Nov 2026, moved 4 times, reached 0 of 3
3 cards keep being moved: tickler list --slipping
""")


def test_a_day_looks_the_same_in_a_pipe_and_on_a_terminal():
    assert printed(ReviewView(day_review(), TODAY), 80) == IN_80
    assert on_terminal(ReviewView(day_review(), TODAY), 80) == IN_80


@pytest.mark.parametrize("width", [30, 60, 80, 120])
def test_no_line_is_wider_than_the_window(width):
    assert max(map(len, printed(ReviewView(day_review(), TODAY), width).splitlines())) <= width


def test_a_day_that_is_over_says_nothing_of_now():
    said = printed(ReviewView(day_review(19, 18), TODAY), 80)
    assert said.startswith("Thursday 19 November 2026\n")
    assert "so far" not in said
    assert "went on into the next day" in said
    assert "slipping" not in said


def several(first: dt.date, last: dt.date, unit: str = "days") -> Review:
    period = Period(first, last, unit)
    one = day_review()
    return one._replace(
        figures=figures(period, SPOKEN, HAPPENED, Standing(4, 12)),
        before=figures(Period(nov(9), nov(13), unit), SPOKEN, HAPPENED, Standing(1, None)),
        days=day_by_day(period, SPOKEN, HAPPENED, WorkingDays()),
    )


def test_a_week_has_a_bar_for_each_working_day():
    lines = printed(ReviewView(several(nov(15), nov(20), "week"), TODAY), 60).splitlines()
    assert lines[0] == "Sun 15 Nov 2026 to Fri 20 Nov 2026, so far"
    assert lines[2].split() == ["15–20", "Nov", "9–13", "Nov"]
    bars = lines[lines.index("contacts by day") + 1 :][:5]
    assert bars == [
        "  Mon 16 Nov              0",
        "  Tue 17 Nov              0",
        "  Wed 18 Nov              0",
        "  Thu 19 Nov              2            ███▉",
        "  Fri 20 Nov             10            ███████████████████",
    ]


@pytest.mark.parametrize(
    ("period", "unit", "title", "head"),
    [
        ((dt.date(2026, 9, 1), dt.date(2026, 9, 30)), "month", "September 2026", "1–30 Sep"),
        ((dt.date(2026, 10, 28), nov(3)), "days", "Wed 28 Oct 2026 to Tue 3 Nov 2026", "28 Oct–3 Nov"),
        (
            (dt.date(2025, 12, 29), dt.date(2026, 1, 4)), "week",
            "Mon 29 Dec 2025 to Sun 4 Jan 2026", "29 Dec 2025–4 Jan",
        ),
        ((dt.date(2025, 6, 2), dt.date(2025, 6, 2)), "day", "Monday 2 June 2025", "Mon 2 Jun 2025"),
    ],
)  # fmt: skip
def test_how_a_period_is_called(period, unit, title, head):
    lines = printed(ReviewView(several(*period, unit), TODAY), 100).splitlines()
    assert lines[0] == title
    assert lines[2].strip().startswith(f"{head}  ")


def test_many_days_have_a_bar_for_each_month():
    lines = printed(ReviewView(several(dt.date(2026, 9, 15), nov(20)), TODAY), 100).splitlines()
    bars = lines[lines.index("contacts by day") + 1 :][:3]
    assert [bar.split()[:3] for bar in bars] == [
        ["Sep", "2026", "0"],
        ["Oct", "2026", "0"],
        ["Nov", "2026", "12"],
    ]


def test_nothing_done_is_said_in_few_lines():
    nothing = figures(Period(TODAY, TODAY, "day"), [], [], Standing(0, None))
    view = ReviewView(Review(nothing, nothing, (DayOfWork(TODAY, True, 0, 0, 0),), None, None, 0), TODAY)
    assert printed(view, 80).splitlines()[2:] == [
        "          Fri 20 Nov  Fri 20 Nov",
        "contacts           0           0  nothing was written down",
    ]


def test_the_keys_for_scripts():
    data = as_data(ReviewView(day_review(), TODAY))
    assert (data["from"], data["to"], data["so_far"]) == ("2026-11-20", "2026-11-20", True)
    assert data["contacts"] == {
        "total": 10,
        "clients": 10,
        "reached": 6,
        "attempts": 9,
        "by_kind": {"call": 6, "first-call": 3, "meeting": 0, "visit": 0, "email": 1, "other": 0},
        "by_outcome": {
            "reached": 6, "no-answer": 3, "left-message": 0, "agreed": 0, "refused": 0, "sold": 0,
        },
    }  # fmt: skip
    assert data["first_calls"] == {"made": 3, "due": 4}
    assert data["new_cards"] == {"added": 1, "imported": 1200}
    assert data["moves"] == {"total": 3, "cards": 2}
    assert (data["carried_over"], data["previous"]["carried_over"]) == (12, None)
    assert (data["dropped"], data["previous"]["dropped"]) == (0, 1)
    assert data["previous"].keys() == data.keys() - {
        "schema", "so_far", "previous", "days", "busiest_day", "most_moved", "oldest_promise", "slipping",
        "overdue",
    }  # fmt: skip
    assert data["days"] == [
        {"date": "2026-11-20", "working_day": True, "contacts": 10, "moves": 3, "added": 1}
    ]
    assert data["busiest_day"] == "2026-11-20"
    assert data["most_moved"]["id"] == 17
    assert data["slipping"]["cards"] == 3
    assert data["slipping"]["longest"]["due_first"] == "2026-11-02"


def test_a_name_that_a_terminal_could_obey_is_made_visible():
    hostile = day_review()._replace(slipping=SLIPPING._replace(name="Ivan\x1b[2J", place=on(17)))
    assert "\x1b" not in on_terminal(ReviewView(hostile, TODAY))
