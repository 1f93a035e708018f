"""The plan of a spread: which days give and get, and which cards."""

import datetime as dt

from tests.show.samples import NINO, TODAY, WANG, ZELJKO
from tests.show.screens import on_terminal, printed, screen
from tickler.core.places import LOOSE
from tickler.core.spreading import DayLoad, Move, Plan
from tickler.show.spread import SpreadView

MONDAY, TUESDAY = dt.date(2026, 11, 23), dt.date(2026, 11, 24)
PLAN = Plan(
    (
        Move(ZELJKO, MONDAY, "too much"),
        Move(NINO, TUESDAY, "dealt out"),
        Move(WANG._replace(place=LOOSE), TUESDAY, "filed"),
    ),
    (DayLoad(TODAY, 1234, 1232, 1200), DayLoad(MONDAY, 29, 30, 30), DayLoad(TUESDAY, 7, 9, None)),
    stay=32,
    no_room=1,
)

IN_80 = screen("""
3 cards to move to 2 days

day         before  after  capacity
Fri 20 Nov   1,234  1,232     1,200
Mon 23 Nov      29     30        30
Tue 24 Nov       7      9         –

  #  client         from        why it is due                       why it moves
→ Mon 23 Nov
  8  Željko Šarić   Tue 17 Nov  first call                          too much
→ Tue 24 Nov
100  ნინო წერეთელი  November    presents                            dealt out
 77  王小明         loose       samples arrived?                    filed

Too many, but left where agreed: 32 cards. A time, a meeting, a visit stays, and
what was put off 3 times.
For 1 card no day has room.
""")


def test_a_plan_looks_the_same_in_a_pipe_and_on_a_terminal() -> None:
    assert printed(SpreadView(PLAN, TODAY)) == IN_80
    assert on_terminal(SpreadView(PLAN, TODAY)) == IN_80


def test_a_narrow_window_says_who_and_where_to() -> None:
    lines = printed(SpreadView(PLAN, TODAY), 40).splitlines()
    assert max(map(len, lines)) <= 40
    assert lines[8:10] == ["→ Mon 23 Nov", "  8  Željko Šarić   Tue 17 Nov"]


def test_what_was_done_is_only_confirmed() -> None:
    done = SpreadView(PLAN, TODAY, journal=5)
    assert printed(done).splitlines()[0] == "3 cards moved to 2 days"
    assert printed(done).endswith("\ntickler undo takes all of it back\n")
    assert printed(done, quiet=True) == ""
    assert printed(SpreadView(PLAN, TODAY), quiet=True) == IN_80


def test_a_month_of_another_year_says_which() -> None:
    later = dt.date(2027, 1, 4)
    plan = Plan((Move(NINO, later, "dealt out"),), (DayLoad(later, 0, 1, 30),))
    assert "ნინო წერეთელი  November 2026" in printed(SpreadView(plan, later))
