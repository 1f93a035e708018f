"""The one place that reads the clock."""

import datetime as dt

import pytest

from tickler.cli.clock import now
from tickler.core.errors import DateRefused


def test_the_present_has_its_offset():
    assert now().utcoffset() is not None
    assert abs(now() - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=1)
    assert now("").date() == now().date()


def test_a_day_keeps_the_time_of_day():
    moment = now("2026-11-20")

    assert moment.date() == dt.date(2026, 11, 20)
    assert moment.utcoffset() is not None


def test_a_moment_is_taken_whole():
    assert now("2026-11-20T08:30").strftime("%Y-%m-%d %H:%M") == "2026-11-20 08:30"


@pytest.mark.parametrize("said", ["tomorrow", "20.11.2026", "2026-13-01", "2026-11-2x", "9999-12-31", "-1"])
def test_refused(said):
    with pytest.raises(DateRefused, match=said):
        now(said)
