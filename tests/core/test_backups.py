"""Which backups are kept: the newest days, the last days of weeks, the last days of months."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.core.backups import DAILY, MONTHLY, WEEKLY, Rotation, parse_rotation
from tickler.core.errors import ValueRefused
from tickler.core.settings import DEFAULTS, normal_value

FRIDAY = dt.date(2026, 11, 20)


def days(count: int, step: int = 1) -> list[dt.date]:
    return [FRIDAY - dt.timedelta(days=step * number) for number in range(count)]


def kept_of(kept: dict[dt.date, str], kind: str) -> list[str]:
    return [f"{day:%d %b %y}" for day, found in kept.items() if found == kind]


def test_of_two_years_of_days() -> None:
    kept = Rotation().kept(days(730))
    assert kept_of(kept, DAILY) == [
        "20 Nov 26", "19 Nov 26", "18 Nov 26", "17 Nov 26", "16 Nov 26", "15 Nov 26", "14 Nov 26"
    ]  # fmt: skip
    assert kept_of(kept, WEEKLY) == ["08 Nov 26", "01 Nov 26", "25 Oct 26", "18 Oct 26"]
    assert kept_of(kept, MONTHLY) == [
        "31 Oct 26", "30 Sep 26", "31 Aug 26", "31 Jul 26", "30 Jun 26", "31 May 26", "30 Apr 26",
        "31 Mar 26", "28 Feb 26", "31 Jan 26", "31 Dec 25", "30 Nov 25",
    ]  # fmt: skip


def test_of_few_days_all_are_kept() -> None:
    assert Rotation().kept(days(3)) == dict.fromkeys(days(3), DAILY)
    assert Rotation().kept([]) == {}


def test_the_newest_one_alone() -> None:
    assert Rotation(1, 0, 0).kept(days(40)) == {FRIDAY: DAILY}


worked = st.lists(st.integers(0, 6), min_size=1, max_size=500)
counts = st.builds(Rotation, st.integers(1, 9), st.integers(0, 6), st.integers(0, 14))


@given(counts, worked)
def test_years_of_work_keep_what_looking_at_all_days_at_once_would_keep(
    rotation: Rotation, gaps: list[int]
) -> None:
    """What was thrown away on the way is not missed later: nothing depends on having looked every day."""
    day, everything, kept = FRIDAY, [], {}
    for gap in gaps:
        day += dt.timedelta(days=gap)
        everything.append(day)
        kept = rotation.kept([*kept, day])
    assert kept == rotation.kept(everything)
    assert len(kept) <= sum(rotation)
    assert day in kept


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        pytest.param("7d 4w 12m", Rotation(7, 4, 12), id="as it is kept"),
        pytest.param("7 daily, 4 weekly, 12 monthly", Rotation(7, 4, 12), id="in words"),
        pytest.param("1 day, 1 week, 1 month", Rotation(1, 1, 1), id="in other words"),
        pytest.param("14 Daily", Rotation(14, 4, 12), id="the others as by default"),
        pytest.param("0 monthly 0 weekly 30daily", Rotation(30, 0, 0), id="in any order"),
    ],
)
def test_how_it_is_said(said: str, kept: Rotation) -> None:
    assert parse_rotation(said) == kept
    assert parse_rotation(str(kept)) == kept


@pytest.mark.parametrize(
    "said", ["none", "7", "0 daily", "7 hourly", "-1 daily", "1000 daily", "daily", "7 dollars"]
)
def test_what_is_refused(said: str) -> None:
    with pytest.raises(ValueRefused, match="backups is how many are kept"):
        parse_rotation(said)


def test_the_default_is_in_its_normal_form() -> None:
    assert normal_value("backups", DEFAULTS["backups"]) == DEFAULTS["backups"] == str(Rotation())
