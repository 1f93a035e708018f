"""What warns that a client may be slipping away."""

import datetime as dt

import pytest

from tickler.core.cadence import parse_cadence
from tickler.core.early_warning import Falling, Overdue, Thinning, falling, overdue, thinning
from tickler.core.rhythm import Rhythm

TODAY = dt.date(2026, 11, 20)
LONG_AGO = dt.date(2026, 1, 1)


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def rhythm(every: str, anchor: dt.date, *, fixed: bool = False) -> Rhythm:
    return Rhythm(parse_cadence(every), anchor, fixed)


@pytest.mark.parametrize(
    ("days", "warned"),
    [(14, False), (28, False), (29, True)],
    ids=["due once", "due twice today", "beyond twice"],
)
def test_contact_is_overdue_beyond_twice_the_cadence(days: int, warned: bool) -> None:
    sign = Overdue("every 2 weeks", ago(days)) if warned else None
    assert overdue(rhythm("every 2 weeks", ago(days)), None, TODAY) == sign


@pytest.mark.parametrize(
    ("last_contact", "since"),
    [
        pytest.param(dt.date(2026, 11, 10), None, id="this month"),
        pytest.param(dt.date(2026, 10, 2), None, id="once since: 1 Nov"),
        pytest.param(dt.date(2026, 9, 2), dt.date(2026, 9, 2), id="twice since: 1 Oct, 1 Nov"),
        pytest.param(None, LONG_AGO, id="never"),
    ],
)
def test_a_fixed_cadence_goes_by_the_dates_since_the_last_contact(
    last_contact: dt.date | None, since: dt.date | None
) -> None:
    fixed = rhythm("every 1st", LONG_AGO, fixed=True)
    assert overdue(fixed, last_contact, TODAY) == (Overdue("every 1st", since) if since else None)


@pytest.mark.parametrize(
    ("purchases", "sign"),
    [
        pytest.param((110, 80, 50, 20), None, id="as usual"),
        pytest.param((150, 120, 90, 60), None, id="twice the pause, not more"),
        pytest.param((151, 121, 91, 61), Thinning(ago(61), 30), id="more than twice"),
        pytest.param((200, 61), None, id="two purchases have no usual pause"),
        pytest.param((61, 61, 91, 91), None, id="two days"),
        pytest.param((900, 800, 700), None, id="gone before the period"),
    ],
)
def test_purchases_thin_out(purchases: tuple[int, ...], sign: Thinning | None) -> None:
    assert thinning(tuple(map(ago, purchases)), TODAY, LONG_AGO) == sign


@pytest.mark.parametrize(
    ("scores", "sign"),
    [
        pytest.param([9, 7], Falling(9, 7, ago(1)), id="lower"),
        pytest.param([5, 9, 8], Falling(9, 8, ago(1)), id="the last two count"),
        pytest.param([9, 9], None, id="the same"),
        pytest.param([9, 7, 8], None, id="rising again"),
        pytest.param([3], None, id="one"),
        pytest.param([], None, id="none"),
    ],
)
def test_the_last_two_answers_fall(scores: list[int], sign: Falling | None) -> None:
    dated = [(ago(len(scores) - number), score) for number, score in enumerate(scores)]
    assert falling(dated, LONG_AGO) == sign


def test_old_answers_warn_of_nothing_any_more() -> None:
    assert falling([(ago(900), 9), (ago(800), 3)], LONG_AGO) is None
