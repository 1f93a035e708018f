"""The binder: thirty-one tabs and the months on one screen."""

import datetime as dt
import re

import pytest

from tests.show.samples import BINDER, DATED, TODAY
from tests.show.screens import on_terminal, printed, screen
from tickler.core.binder import bind, bind_dated
from tickler.core.settings import Capacity
from tickler.core.workdays import WorkingDays
from tickler.show.binder import BinderView

BY_NUMBER = screen("""
Friday 20 November 2026                                                   tab 20
59 cards behind the tabs · 1,214 loose · 3 slips               capacity 10 a day

  1                  12                  23              Nov  5  ▉
  2             +2   13                  24              Dec
  3                  14                  25              Jan 40  ███████
  4                  15                  26  3  ▋        Feb
  5                  16                  27              Mar
  6                  17                  28              Apr
  7                  18                  29              May
  8                  19                  30              Jun
  9                 >20 11! ██      +1   31  –           Jul
 10                  21                                  Aug
 11                  22                                  Sep
                                                         Oct

> today   ! over capacity   + slips   – no such date in reach
""")

BY_DATE = screen("""
Friday 20 November 2026                                                   tab 20
59 cards behind the tabs · 1,214 loose · 3 slips               capacity 10 a day

>Fri 20 Nov 11! █▊     +1   Fri 11 Dec             Nov  5  ▊
 Mon 23 Nov                 Mon 14 Dec             Dec
 Tue 24 Nov                 Tue 15 Dec             Jan 40  ██████
 Wed 25 Nov                 Wed 16 Dec             Feb
 Thu 26 Nov  3  ▌           Thu 17 Dec             Mar
 Fri 27 Nov                 Fri 18 Dec             Apr
 Mon 30 Nov                 Mon 21 Dec             May
 Tue  1 Dec                 Tue 22 Dec             Jun
 Wed  2 Dec            +2   Wed 23 Dec             Jul
 Thu  3 Dec                 Thu 24 Dec             Aug
 Fri  4 Dec                 Fri 25 Dec             Sep
 Mon  7 Dec                 Mon 28 Dec             Oct
 Tue  8 Dec                 Tue 29 Dec
 Wed  9 Dec                 Wed 30 Dec
 Thu 10 Dec                 Thu 31 Dec

> today   ! over capacity   + slips
""")


@pytest.mark.parametrize(
    ("dated", "expected"),
    [pytest.param(None, BY_NUMBER, id="numbers"), pytest.param(DATED, BY_DATE, id="dates")],
)
def test_the_binder_at_a_glance(dated, expected):
    assert printed(BinderView(BINDER, dated)) == expected
    assert on_terminal(BinderView(BINDER, dated)) == expected


@pytest.mark.parametrize("dated", [None, DATED], ids=["numbers", "dates"])
def test_it_fits_a_screen_of_24_lines(dated):
    assert len(printed(BinderView(BINDER, dated)).splitlines()) < 24


@pytest.mark.parametrize("width", [30, 60, 120])
@pytest.mark.parametrize("dated", [None, DATED], ids=["numbers", "dates"])
def test_all_tabs_are_there_in_every_width(width, dated):
    text = printed(BinderView(BINDER, dated), width)
    assert all(len(line) <= width for line in text.splitlines())
    words = text.replace(">", " ").split()
    assert {str(day.tab.number) for day in (dated or BINDER).days} - {"31"} <= set(words)
    assert {"Nov", "Oct"} <= set(words)


def test_a_binder_with_nothing_in_it_needs_no_signs_but_today():
    empty = bind({}, {}, dt.date(2026, 12, 10), capacity=Capacity.every_day(None))
    lines = printed(BinderView(empty)).splitlines()
    assert lines[1] == "0 cards behind the tabs · 0 loose"
    assert lines[-1] == "> today"


def test_a_day_at_its_capacity_is_not_over_it():
    full = bind({TODAY.isoformat(): 10}, {}, TODAY, capacity=Capacity.every_day(10))
    assert "!" not in printed(BinderView(full))


def test_each_day_is_measured_by_its_own_capacity():
    cards = {"2026-11-26": 9, "2026-11-27": 9}  # Thursday and Friday
    view = BinderView(bind(cards, {}, TODAY, capacity=Capacity((10, 10, 10, 10, 8, None, None))))
    lines = printed(view).splitlines()
    assert lines[1].endswith("capacity 10, fri 8, sat-sun none")
    assert [line[38:46].strip() for line in lines if " 9" in line and "█" in line] == ["26 9", "27 9!"]


@pytest.mark.parametrize("dated", [False, True])
@pytest.mark.parametrize("width", [80, 120])
def test_days_and_months_are_drawn_on_one_scale_with_one_width_of_digits(dated, width):
    """As on paper: what is thicker looks thicker, wherever it is."""
    cards = {"2026-11-26": 12, "2027-01": 16, "2027-03": 100, "2027-05": 1}
    limit = Capacity.every_day(None)
    binder = bind(cards, {}, TODAY, capacity=limit)
    by_date = bind_dated(cards, {}, TODAY, limit, WorkingDays(), 1) if dated else None
    drawn = re.findall(r"([\d,]+) +([█▏▎▍▌▋▊▉]+)", printed(BinderView(binder, by_date), width))
    bars = {int(count.replace(",", "")): bar for count, bar in drawn}
    assert set(bars) == {1, 12, 16, 100}
    by_length = sorted(bars, key=lambda cards: (bars[cards].count("█"), "▏▎▍▌▋▊▉".find(bars[cards][-1])))
    assert by_length == [1, 12, 16, 100]
