"""A time on the client's clock: which day and hour it is on ours."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.core.errors import DateNotUnderstood, DateRefused
from tickler.core.places import Day
from tickler.core.when import Resolved, parse, understand
from tickler.core.when_library import understand_foreign
from tickler.core.when_theirs import resolve_theirs
from tickler.core.workdays import WorkingDays

ZAGREB, NEW_YORK, AUCKLAND = map(ZoneInfo, ("Europe/Zagreb", "America/New_York", "Pacific/Auckland"))
FRIDAY = dt.datetime(2026, 11, 20, 8, 30, tzinfo=ZAGREB)


def theirs(said: str, zone: str, now: dt.datetime = FRIDAY) -> Resolved:
    return resolve_theirs(parse(said), zone, now, WorkingDays())


@pytest.mark.parametrize(
    ("said", "zone", "place", "there"),
    [
        ("mon 10:00 theirs", "Asia/Tbilisi", "Mon 23 Nov 2026 07:00", "10:00 in Asia/Tbilisi"),
        ("today 17:00 theirs", "Asia/Tbilisi", "Fri 20 Nov 2026 14:00", "17:00 in Asia/Tbilisi"),
        ("10:00 theirs", "America/New_York", "Fri 20 Nov 2026 16:00", "10:00 in America/New_York"),
        ("5 jul 10:00 theirs", "Asia/Tbilisi", "Mon 5 Jul 2027 08:00", "10:00 in Asia/Tbilisi"),
        ("5 jul 9:00 theirs", "Asia/Kathmandu", "Mon 5 Jul 2027 05:15", "09:00 in Asia/Kathmandu"),
        ("mon 8:00 theirs", "Pacific/Auckland", "Sun 22 Nov 2026 20:00",
         "Mon 23 Nov 08:00 in Pacific/Auckland"),
        ("mon 20:00 theirs", "Pacific/Honolulu", "Tue 24 Nov 2026 07:00",
         "Mon 23 Nov 20:00 in Pacific/Honolulu"),
        ("mon at 10 their time", "Europe/Belgrade", "Mon 23 Nov 2026 10:00", "10:00 in Europe/Belgrade"),
        # Clocks are changed on other days there than here.
        ("2027-03-22 10:00 theirs", "America/New_York", "Mon 22 Mar 2027 15:00", "10:00 in America/New_York"),
        ("2027-03-29 10:00 theirs", "America/New_York", "Mon 29 Mar 2027 16:00", "10:00 in America/New_York"),
    ],
)  # fmt: skip
def test_what_their_time_is_here(said: str, zone: str, place: str, there: str) -> None:
    found = theirs(said, zone)
    assert (str(found.place), found.there) == (place, there)


@pytest.mark.parametrize(
    ("said", "zone", "now", "place"),
    [
        # In Zagreb it is Friday late in the evening, in Auckland Saturday morning.
        ("today 12:00 theirs", "Pacific/Auckland", "2026-11-20T23:30", "Sat 21 Nov 2026 00:00"),
        ("tomorrow 12:00 theirs", "Pacific/Auckland", "2026-11-20T23:30", "Sun 22 Nov 2026 00:00"),
        ("fri 8:00 theirs", "Pacific/Auckland", "2026-11-20T23:30", "Thu 26 Nov 2026 20:00"),
        ("21 12:00 theirs", "Pacific/Auckland", "2026-11-20T23:30", "Mon 21 Dec 2026 00:00"),
        # In Zagreb it is Friday early in the morning, in Honolulu Thursday.
        ("tomorrow 12:00 theirs", "Pacific/Honolulu", "2026-11-20T00:30", "Fri 20 Nov 2026 23:00"),
        ("fri 12:00 theirs", "Pacific/Honolulu", "2026-11-20T00:30", "Fri 20 Nov 2026 23:00"),
        ("today 18:00 theirs", "Pacific/Honolulu", "2026-11-20T00:30", "Fri 20 Nov 2026 05:00"),
        ("+1wd 12:00 theirs", "Pacific/Honolulu", "2026-11-20T00:30", "Fri 20 Nov 2026 23:00"),
    ],
)
def test_the_phrase_is_counted_from_their_today(said: str, zone: str, now: str, place: str) -> None:
    moment = dt.datetime.fromisoformat(now).replace(tzinfo=ZAGREB)
    assert str(theirs(said, zone, moment).place) == place


@pytest.mark.parametrize(
    ("said", "zone", "remark"),
    [
        ("mon 10:00 theirs", "Asia/Tbilisi", None),
        ("sat 10:00 theirs", "Asia/Tbilisi", "that is a Saturday"),
        ("fri 10:00 theirs", "Asia/Tbilisi", "today is a Friday: this is the next one"),
        ("mon 8:00 theirs", "Pacific/Auckland", "here, that is a Sunday"),
        ("sun 20:00 theirs", "Pacific/Honolulu", "there, that is a Sunday"),
        ("sun 8:00 theirs", "Pacific/Auckland", "there, that is a Sunday; here, that is a Saturday"),
        ("2027-11-07 1:30 theirs", "America/New_York",
         "that is a Sunday; the clocks there go back then: the first 01:30 is meant"),
        ("2027-10-31 9:30 theirs", "Asia/Tokyo",
         "that is a Sunday; the clocks here go back then: the first 02:30 is meant"),
        ("2027-10-31 10:30 theirs", "Asia/Tokyo",
         "that is a Sunday; the clocks here go back then: the second 02:30 is meant"),
    ],
)  # fmt: skip
def test_what_is_worth_knowing(said: str, zone: str, remark: str | None) -> None:
    assert theirs(said, zone).remark == remark


@pytest.mark.parametrize(
    ("said", "message", "hint"),
    [
        ("yesterday 10:00 theirs", '"yesterday 10:00 theirs" was Thu 19 Nov 2026', "The past is no place"),
        ("2027-03-14 2:30 theirs",
         "there is no 02:30 in America/New_York on Sun 14 Mar 2027, the clocks go forward then", "Say 03:30"),
    ],
)  # fmt: skip
def test_refused(said: str, message: str, hint: str) -> None:
    with pytest.raises(DateRefused) as refusal:
        theirs(said, "America/New_York")
    assert message in refusal.value.message
    assert hint in (refusal.value.hint or "")


def test_their_today_may_be_a_day_gone_by_here() -> None:
    early = dt.datetime(2026, 11, 20, 0, 30, tzinfo=ZAGREB)
    with pytest.raises(DateRefused, match='"today 12:00 theirs" was Thu 19 Nov 2026 here'):
        theirs("today 12:00 theirs", "America/New_York", early)


@pytest.mark.parametrize("said", ["theirs", "tomorrow theirs", "jul theirs", "loose theirs", "завтра у них"])
def test_their_clock_without_a_time_is_refused(said: str) -> None:
    with pytest.raises(DateRefused, match="names no time"):
        parse(said)


def test_a_month_has_no_time_of_theirs_either() -> None:
    with pytest.raises(DateRefused, match="has a time but no day"):
        parse("jul 10:00 theirs")


def test_a_zone_that_the_system_does_not_know_is_named() -> None:
    with pytest.raises(DateRefused, match="cannot be read on the clock of Mars/Base") as refusal:
        theirs("mon 10:00 theirs", "Mars/Base")
    assert "tzdata" in (refusal.value.hint or "")


def test_where_no_client_is_spoken_of_there_is_no_clock_of_theirs() -> None:
    with pytest.raises(DateRefused, match="here is no client"):
        understand("tomorrow 10:00 theirs", FRIDAY.date(), WorkingDays())


def test_the_library_does_not_drop_whose_clock_it_is() -> None:
    with pytest.raises(DateNotUnderstood, match="demain"):
        understand_foreign("demain 10:00 theirs", FRIDAY.date(), WorkingDays())


@pytest.mark.parametrize(
    "said",
    [
        "tomorrow 10:00 theirs", "tomorrow at 10 their time", "theirs tomorrow 10am", "10:00 theirs tomorrow",
        "завтра в 10 по их времени", "завтра 10:00 у них", "завтра в 10 часов по её времени",
        "ხვალ 10:00 მათი დროით", "ხვალ 10 საათზე იქაური დროით", "sutra u 10 po njihovom vremenu",
        "sutra 10:00 kod njih", "сутра 10:00 по њеном времену", "morgen um 10 Uhr Ortszeit",
        "morgen 10:00 ihrer Zeit", "morgen um 10 nach ihrer Zeit",
    ],
)  # fmt: skip
def test_it_is_said_in_many_languages(said: str) -> None:
    phrase = parse(said)
    assert phrase.theirs
    assert str(theirs(said, "Asia/Tbilisi").place) == "Sat 21 Nov 2026 07:00"


zones = st.sampled_from([
    "Asia/Tbilisi", "Europe/Zagreb", "America/New_York", "America/Sao_Paulo", "Australia/Lord_Howe",
    "Pacific/Auckland", "Pacific/Honolulu", "Pacific/Kiritimati", "Asia/Kathmandu", "Africa/Casablanca",
    "UTC",
])  # fmt: skip


@given(
    here=zones.map(ZoneInfo),
    zone=zones,
    now=st.datetimes(dt.datetime(2025, 1, 1), dt.datetime(2035, 12, 31)),
    ahead=st.integers(0, 700),
    time=st.times(),
)
def test_on_their_clock_it_is_what_was_said(
    here: ZoneInfo, zone: str, now: dt.datetime, ahead: int, time: dt.time
) -> None:
    moment = now.replace(tzinfo=dt.UTC).astimezone(here)
    day = moment.astimezone(ZoneInfo(zone)).date() + dt.timedelta(days=ahead)
    try:
        found = theirs(f"{day} {time:%H:%M} theirs", zone, moment)
    except DateRefused as refusal:
        assert "there is no" in refusal.message or (ahead <= 1 and "here" in refusal.message)
        return
    assert isinstance(found.place, Day) and found.place.time
    assert found.place.date >= moment.date()
    second = "the clocks here go back then: the second" in (found.remark or "")
    ours = dt.datetime.combine(found.place.date, found.place.time, here).replace(fold=second)
    assert ours.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M") == f"{day} {time:%H:%M}"
