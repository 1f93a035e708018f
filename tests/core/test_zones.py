"""Clocks elsewhere: what is said of them, and where there is none."""

import datetime as dt
import subprocess
import sys
from zoneinfo import ZoneInfo

import pytest

from tickler.core.places import LOOSE, Day, Month, Place
from tickler.core.zones import say_agreed_there, say_their_time, say_time_there, zone_named

ZAGREB = ZoneInfo("Europe/Zagreb")
MORNING = dt.datetime(2026, 11, 20, 8, 30, tzinfo=ZAGREB)


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Asia/Tbilisi", "11:30 when it is 08:30 here (Asia/Tbilisi)"),
        ("Pacific/Auckland", "20:30 when it is 08:30 here (Pacific/Auckland)"),
        ("Pacific/Honolulu", "Thu 21:30 when it is 08:30 here (Pacific/Honolulu)"),
        ("Kiritimati", "Kiritimati"),
        ("Europe", "Europe"),
        ("../etc/passwd", "../etc/passwd"),
        ("\0", "\0"),
    ],
)
def test_their_time(zone: str, expected: str) -> None:
    assert say_their_time(zone, MORNING) == expected


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Asia/Tbilisi", "11:30 there"),
        ("Asia/Kathmandu", "13:15 there"),
        ("Pacific/Honolulu", "Thu 21:30 there"),
        ("Europe/Belgrade", None),
        ("Atlantis", None),
        ("", None),
        (None, None),
    ],
)
def test_what_time_it_is_there(zone: str | None, expected: str | None) -> None:
    assert say_time_there(zone, MORNING) == expected


@pytest.mark.parametrize(
    ("place", "zone", "expected"),
    [
        (Day(dt.date(2026, 11, 26), dt.time(7)), "Asia/Tbilisi", "10:00 there"),
        (Day(dt.date(2026, 7, 2), dt.time(7)), "Asia/Tbilisi", "09:00 there"),
        (Day(dt.date(2026, 11, 26), dt.time(22)), "Asia/Tbilisi", "Fri 01:00 there"),
        (Day(dt.date(2026, 10, 25), dt.time(2, 30)), "Europe/Belgrade", None),
        (Day(dt.date(2026, 11, 26), dt.time(7)), "Europe/Belgrade", None),
        (Day(dt.date(2026, 11, 26), dt.time(7)), None, None),
        (Day(dt.date(9999, 12, 31), dt.time(23)), "Asia/Tbilisi", None),
        (Day(dt.date(2026, 11, 26)), "Asia/Tbilisi", None),
        (Month(2027, 1), "Asia/Tbilisi", None),
        (LOOSE, "Asia/Tbilisi", None),
        (None, "Asia/Tbilisi", None),
    ],
)
def test_the_time_of_a_place_there(place: Place | None, zone: str | None, expected: str | None) -> None:
    assert say_agreed_there(place, zone, ZAGREB) == expected


def test_without_a_list_on_the_system_that_of_tzdata_is_taken() -> None:
    pytest.importorskip("tzdata")
    seen = "from tickler.core.zones import zone_named; print(zone_named('Asia/Tbilisi'))"
    done = subprocess.run(
        [sys.executable, "-c", seen], env={"PYTHONTZPATH": ""}, capture_output=True, text=True, check=True
    )
    assert done.stdout == "Asia/Tbilisi\n"


def test_the_list_is_loaded_only_where_a_zone_is_asked_for() -> None:
    seen = "import sys, tickler.core.zones, tickler.core.when; print('zoneinfo' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
    assert zone_named("Asia/Tbilisi") is not None
