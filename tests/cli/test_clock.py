"""The one place that reads the clock."""

import datetime as dt
import time
from collections.abc import Iterator

import pytest

from tickler.cli.clock import HERE, now
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


@pytest.fixture
def in_zagreb(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("this system cannot be told where it is")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Europe/Zagreb")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("in_zagreb")
@pytest.mark.parametrize(
    ("utc", "ours"),
    [
        ("2026-11-20T07:30", "2026-11-20 08:30 +0100 fold 0"),
        ("2026-07-20T07:30", "2026-07-20 09:30 +0200 fold 0"),
        ("2026-03-29T00:59", "2026-03-29 01:59 +0100 fold 0"),
        ("2026-03-29T01:00", "2026-03-29 03:00 +0200 fold 0"),
        ("2026-10-25T00:30", "2026-10-25 02:30 +0200 fold 0"),
        ("2026-10-25T01:30", "2026-10-25 02:30 +0100 fold 1"),
    ],
)
def test_our_clock_has_summers_and_winters(utc: str, ours: str) -> None:
    moment = dt.datetime.fromisoformat(utc).replace(tzinfo=dt.UTC).astimezone(HERE)
    assert f"{moment:%Y-%m-%d %H:%M %z} fold {moment.fold}" == ours
    assert moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M") == utc


@pytest.mark.usefixtures("in_zagreb")
def test_the_day_that_is_said_has_its_own_offset() -> None:
    assert now("2026-07-20T08:30").isoformat() == "2026-07-20T08:30:00+02:00"
    assert now("2026-11-20T08:30").isoformat() == "2026-11-20T08:30:00+01:00"
    assert now("2026-07-20T08:30").tzname() == "CEST"
