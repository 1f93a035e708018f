"""WHEN in English: the table of the specification, what is refused, and what is said about it."""

import datetime as dt
import re
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.core import when, when_syntax, when_tokens
from tickler.core.errors import DateNotUnderstood, DateRefused, ExitCode
from tickler.core.places import LOOSE, Day, Month, Place
from tickler.core.when import understand
from tickler.core.workdays import WorkingDays

FRIDAY = dt.date(2026, 11, 20)
WEEKDAYS_ONLY = WorkingDays()
WITH_CHRISTMAS = WorkingDays(holidays={dt.date(2026, 12, 25): "Christmas Day"})


def day(year: int, month: int, number: int, hour: int | None = None, minute: int = 0) -> Day:
    return Day(dt.date(year, month, number), None if hour is None else dt.time(hour, minute))


THE_TABLE: list[tuple[str, Place]] = [
    ("today", day(2026, 11, 20)),
    ("tomorrow", day(2026, 11, 21)),
    ("tom", day(2026, 11, 21)),
    ("25", day(2026, 11, 25)),
    ("13", day(2026, 12, 13)),
    ("20", day(2026, 12, 20)),
    ("31", day(2026, 12, 31)),
    ("mon", day(2026, 11, 23)),
    ("monday", day(2026, 11, 23)),
    ("next mon", day(2026, 11, 23)),
    ("fri", day(2026, 11, 27)),
    ("jul", Month(2027, 7)),
    ("july", Month(2027, 7)),
    ("nov", Month(2027, 11)),
    ("5 jul", day(2027, 7, 5)),
    ("jul 5", day(2027, 7, 5)),
    ("5 july 2027", day(2027, 7, 5)),
    ("8.12", day(2026, 12, 8)),
    ("8.12.", day(2026, 12, 8)),
    ("08.12.2026", day(2026, 12, 8)),
    ("2026-12-08", day(2026, 12, 8)),
    ("+3d", day(2026, 11, 23)),
    ("in 3 days", day(2026, 11, 23)),
    ("3 days", day(2026, 11, 23)),
    ("+5wd", day(2026, 11, 27)),
    ("in 5 working days", day(2026, 11, 27)),
    ("eow", day(2026, 11, 27)),
    ("eom", day(2026, 11, 30)),
    ("eoq", day(2026, 12, 31)),
    ("eoy", day(2026, 12, 31)),
    ("+1d", day(2026, 11, 23)),
    ("in 1 day", day(2026, 11, 23)),
    ("tomorrow 14:30", day(2026, 11, 21, 14, 30)),
    ("25 9am", day(2026, 11, 25, 9)),
    ("mon at 10", day(2026, 11, 23, 10)),
    ("loose", LOOSE),
]


@pytest.mark.parametrize(("phrase", "place"), THE_TABLE, ids=[phrase for phrase, _ in THE_TABLE])
def test_the_table(phrase: str, place: Place) -> None:
    assert understand(phrase, FRIDAY, WEEKDAYS_ONLY).place == place


@pytest.mark.parametrize("phrase", ["yesterday", "2020-01-01", "30 feb", "32", "", "12/8"])
def test_the_table_refuses(phrase: str) -> None:
    with pytest.raises(DateRefused) as refusal:
        understand(phrase, FRIDAY, WEEKDAYS_ONLY)
    assert refusal.value.code == ExitCode.REFUSED
    assert refusal.value.hint


@pytest.mark.parametrize(
    ("date_order", "place"), [("dmy", day(2027, 8, 12)), ("mdy", day(2026, 12, 8))], ids=["dmy", "mdy"]
)
def test_the_folder_settles_the_order_of_day_and_month(date_order: str, place: Place) -> None:
    assert understand("12/8", FRIDAY, WEEKDAYS_ONLY, date_order).place == place


MORE: list[tuple[str, Place]] = [
    # months
    ("next month", Month(2026, 12)),
    ("jul 2027", Month(2027, 7)),
    ("in July 2027", Month(2027, 7)),
    ("2027-07", Month(2027, 7)),
    ("07.2027", Month(2027, 7)),
    ("7/2027", Month(2027, 7)),
    ("dec", Month(2026, 12)),
    # days with a number
    ("the 8th", day(2026, 12, 8)),
    ("on the 1st", day(2026, 12, 1)),
    ("8.", day(2026, 12, 8)),
    # dates
    ("8th of December", day(2026, 12, 8)),
    ("December 8th, 2026", day(2026, 12, 8)),
    ("2027 jul 5", day(2027, 7, 5)),
    ("5 jul 27", day(2027, 7, 5)),
    ("8. 12. 2026.", day(2026, 12, 8)),
    ("8.12.26", day(2026, 12, 8)),
    ("2026/12/08", day(2026, 12, 8)),
    ("2026.12.08", day(2026, 12, 8)),
    ("20.11", day(2026, 11, 20)),
    ("19.11", day(2027, 11, 19)),
    ("29 feb", day(2028, 2, 29)),
    ("25/12", day(2026, 12, 25)),
    ("12/25", day(2026, 12, 25)),
    ("8/8", day(2027, 8, 8)),
    ("25-12-2026", day(2026, 12, 25)),
    # weekdays and named days
    ("on Monday,", day(2026, 11, 23)),
    ("  NEXT   TUES. ", day(2026, 11, 24)),
    ("next week", day(2026, 11, 23)),
    ("the day after tomorrow", day(2026, 11, 22)),
    # counts
    ("+2w", day(2026, 12, 4)),
    ("in a week", day(2026, 11, 27)),
    ("two weeks", day(2026, 12, 4)),
    ("3 weeks from now", day(2026, 12, 11)),
    ("2 weeks later", day(2026, 12, 4)),
    ("+1m", day(2026, 12, 21)),
    ("+1q", day(2027, 2, 22)),
    ("+1y", day(2027, 11, 22)),
    ("+ 5 business days", day(2026, 11, 27)),
    ("+0d", day(2026, 11, 20)),
    # ends
    ("end of month", day(2026, 11, 30)),
    ("end of the year", day(2026, 12, 31)),
    # times
    ("14:30", day(2026, 11, 20, 14, 30)),
    ("9am", day(2026, 11, 20, 9)),
    ("mon 2:30pm", day(2026, 11, 23, 14, 30)),
    ("mon 2:30 p.m.", day(2026, 11, 23, 14, 30)),
    ("mon 12am", day(2026, 11, 23, 0)),
    ("mon 12pm", day(2026, 11, 23, 12)),
    ("mon at noon", day(2026, 11, 23, 12)),
    ("mon at 10:15", day(2026, 11, 23, 10, 15)),
    ("mon at 14.30", day(2026, 11, 23, 14, 30)),
    ("10h mon", day(2026, 11, 23, 10)),
    ("mon 10h30", day(2026, 11, 23, 10, 30)),
    ("at 10 on monday", day(2026, 11, 23, 10)),
    ("10 o'clock tomorrow", day(2026, 11, 21, 10)),
    ("8. 14:30", day(2026, 12, 8, 14, 30)),
    ("8.12. at 10", day(2026, 12, 8, 10)),
    ("2026-12-08T14:30", day(2026, 12, 8, 14, 30)),
    ("+3d 16:00", day(2026, 11, 23, 16)),
]


@pytest.mark.parametrize(("phrase", "place"), MORE, ids=[phrase for phrase, _ in MORE])
def test_other_ways_to_say_it(phrase: str, place: Place) -> None:
    assert understand(phrase, FRIDAY, WEEKDAYS_ONLY).place == place


@pytest.mark.parametrize(
    ("phrase", "today", "place"),
    [
        ("+1m", dt.date(2027, 1, 31), day(2027, 3, 1)),  # clipped to Sun 28 Feb, then rolled
        ("+1m", dt.date(2028, 1, 31), day(2028, 2, 29)),
        ("30", dt.date(2027, 1, 30), day(2027, 3, 30)),
        ("31", dt.date(2026, 11, 30), day(2026, 12, 31)),
        ("8", dt.date(2026, 11, 30), day(2026, 12, 8)),
        ("1", dt.date(2026, 12, 31), day(2027, 1, 1)),
        ("next month", dt.date(2026, 12, 5), Month(2027, 1)),
        ("next week", dt.date(2026, 11, 22), day(2026, 11, 23)),
        ("next week", dt.date(2026, 11, 23), day(2026, 11, 30)),
        ("29 feb", dt.date(2096, 3, 1), day(2104, 2, 29)),
        ("eow", dt.date(2026, 11, 18), day(2026, 11, 20)),
        ("eow", dt.date(2026, 11, 21), day(2026, 11, 27)),
        ("eom", dt.date(2026, 11, 30), day(2026, 12, 31)),
        ("eom", dt.date(2026, 1, 31), day(2026, 2, 27)),
        ("eoq", dt.date(2026, 12, 31), day(2027, 3, 31)),
        ("eoy", dt.date(2026, 12, 31), day(2027, 12, 31)),
        ("today", dt.date(2026, 11, 22), day(2026, 11, 22)),
        ("+0d", dt.date(2026, 11, 22), day(2026, 11, 23)),
        ("+5wd", dt.date(2026, 11, 21), day(2026, 11, 27)),
    ],
    ids=lambda value: str(value),
)
def test_on_other_days(phrase: str, today: dt.date, place: Place) -> None:
    assert understand(phrase, today, WEEKDAYS_ONLY).place == place


@pytest.mark.parametrize(
    ("phrase", "place"),
    [
        ("+5w", day(2026, 12, 28)),
        ("25", day(2026, 12, 25)),
        ("+1wd", day(2026, 12, 28)),
        ("eow", day(2026, 12, 31)),
    ],
)
def test_holidays_are_no_working_days(phrase: str, place: Place) -> None:
    new_year = {dt.date(2026, 12, 25): "Christmas Day", dt.date(2027, 1, 1): "New Year"}
    today = FRIDAY if phrase == "+5w" else dt.date(2026, 12, 24)
    assert understand(phrase, today, WorkingDays(holidays=new_year)).place == place


def test_a_week_without_working_days_is_passed_over() -> None:
    shut = {dt.date(2026, 11, 23) + dt.timedelta(days=ahead): "Shut" for ahead in range(5)}
    assert understand("eow", FRIDAY, WorkingDays(holidays=shut)).place == day(2026, 12, 4)


@pytest.mark.parametrize(
    ("phrase", "remark"),
    [
        ("mon", None),
        ("loose", None),
        ("jul", None),
        ("tomorrow", "that is a Saturday"),
        ("13", "that is a Sunday"),
        ("31", "November has no 31st"),
        ("20", "today is the 20th: this is the next one; that is a Sunday"),
        ("fri", "today is a Friday: this is the next one"),
        ("nov", "this month is dealt out already"),
        ("29 feb", "the next year that has this day"),
        ("25.12", "that is a holiday: Christmas Day"),
        ("+1d", "rolled forward from Saturday 21 Nov"),
        ("+5w", "rolled forward from Friday 25 Dec, a holiday: Christmas Day"),
        ("eow", "today is the last working day of this week"),
    ],
)
def test_what_should_be_known_is_said(phrase: str, remark: str | None) -> None:
    assert understand(phrase, FRIDAY, WITH_CHRISTMAS).remark == remark


def test_a_clipped_month_is_said() -> None:
    found = understand("+1m", dt.date(2027, 1, 31), WEEKDAYS_ONLY)
    assert found.remark == "February 2027 has no 31st; rolled forward from Sunday 28 Feb"


def test_a_week_that_is_over_is_said() -> None:
    found = understand("eow", dt.date(2026, 11, 21), WEEKDAYS_ONLY)
    assert found.remark == "the working days of this week are over"


def test_a_weekday_that_this_folder_does_not_work_is_said() -> None:
    three_days = WorkingDays(frozenset({0, 1, 2}))
    assert understand("thu", FRIDAY, three_days).remark == "that is a Thursday, which is not worked"


@pytest.mark.parametrize(
    ("phrase", "message", "hint"),
    [
        ("", "No date was given", "Say for example 25"),
        (" . ", "No date was given", "Say for example 25"),
        ("32", 'There is no day 32: "32"', "1 to 31"),
        ("0", 'There is no day 0: "0"', "1 to 31"),
        ("30 feb", 'February has no 30th: "30 feb"', "28th, in a leap year the 29th"),
        ("31.4.2027", 'April 2027 has no 31st: "31.4.2027"', "30th"),
        ("2027-02-29", 'February 2027 has no 29th: "2027-02-29"', "28th"),
        ("8.13", 'There is no month 13: "8.13"', "the day comes first"),
        ("14.30", 'There is no month 30: "14.30"', "A time is said as 14:30"),
        ("8.12.202", 'There is no year 202: "8.12.202"', "four digits"),
        ("yesterday", '"yesterday" was Thu 19 Nov 2026', "The past is no place"),
        ("2020-01-01", '"2020-01-01" was Wed 1 Jan 2020', "The past is no place"),
        ("5 jul 2026", '"5 jul 2026" was Sun 5 Jul 2026', "The past is no place"),
        ("2026-10", '"2026-10" lies in the past', "The past is no place"),
        ("-3d", '"-3d" lies in the past', "The past is no place"),
        ("3 days ago", '"3 days ago" lies in the past', "The past is no place"),
        ("nov 2026", '"nov 2026": November has begun', "Name a day"),
        ("12/8", '"12/8" can be read two ways: 8 Dec or 12 Aug', "8.12 for 8 Dec, 12.8 for 12 Aug"),
        ("this friday", '"this friday" leaves open which day is meant', "Say fri"),
        ("next year", '"next year" leaves open which day is meant', "or a date"),
        ("mon at 3", "3 o'clock can be in the night or in the afternoon", "Say 3pm or 15:00"),
        ("mon 25:00", "There is no time 25:00", "14:30"),
        ("mon 10:75", "There is no time 10:75", "14:30"),
        ("mon 14:30pm", "There is no time 14:30pm", "2:30pm"),
        ("jul 14:30", '"jul 14:30" has a time but no day', "Name the day"),
        ("loose at 10", '"loose at 10" has a time but no day', "leave out the time"),
        ("in 3 hours", "Hours and minutes are not counted", "Say the time itself"),
        ("+3h", "Hours and minutes are not counted", "Say the time itself"),
        ("+3", '"+3" does not make a date', "+2w"),
        ("mon 25", '"mon 25" does not make a date', "Say for example"),
        ("8.12:30", '"8.12:30" does not make a date', "Say for example"),
        ("end of day", '"end of day" does not make a date', "Say for example"),
        ("+101y", '"+101y" is more than a hundred years away', "Say for example"),
        ("+999999999d", '"+999999999d" is more than a hundred years away', "Say for example"),
        ("+999999999wd", '"+999999999wd" is more than a hundred years away', "Say for example"),
        ("+" + "9" * 50 + "m", "is more than a hundred years away", "Say for example"),
        ("jul 2227", '"jul 2227" is more than a hundred years away', "Say for example"),
        ("x" * 101, "A date of 101 characters", "Say for example"),
    ],
    ids=lambda value: value[:24],
)
def test_a_refusal_says_what_is_wrong_and_what_to_say(phrase: str, message: str, hint: str) -> None:
    with pytest.raises(DateRefused) as refusal:
        understand(phrase, FRIDAY, WEEKDAYS_ONLY)
    assert message in refusal.value.message
    assert hint in (refusal.value.hint or "")
    assert not isinstance(refusal.value, DateNotUnderstood)


@pytest.mark.parametrize(
    ("phrase", "hint"),
    [
        ("fri 10", "Say fri 10:00, or fri at 10."),
        ("mon 0", "Say mon 0:00, or mon at 0."),
        ("next fri 23", "Say next fri 23:00, or next fri at 23."),
        ("tomorrow 9", "Say tomorrow 9:00, or tomorrow at 9."),
        ("tues 9.30", "Say tues 9:30, or tues at 9.30."),
        ("fri 3", "Say fri 15:00, or fri 3am."),
        ("пт 10", "Say пт 10:00."),
    ],
)
def test_a_number_after_a_day_may_be_an_hour_but_must_be_said_as_one(phrase: str, hint: str) -> None:
    with pytest.raises(DateRefused) as refusal:
        when.parse(phrase)
    assert refusal.value.message == f'"{phrase}" does not make a date'
    assert refusal.value.hint == hint
    for offered in re.findall(r"(?:Say|or) (.+?)(?=, or|\.$)", hint):
        assert when.parse(offered).time is not None


@pytest.mark.parametrize(
    ("phrase", "message", "hint"),
    [
        ("tommorow", '"tommorow" is no word of a date', "Did you mean tomorrow?"),
        ("next wendesday", '"wendesday" in "next wendesday"', "Did you mean wednesday?"),
        ("5 flurb", '"flurb" in "5 flurb"', "Say for example 25, mon, 5 jul"),
        ("завтрак", '"завтрак" is no word', "Did you mean zavtra?"),
        ("ხვალლ", '"ხვალლ" is no word', "Did you mean khval?"),
        ("četvrtack", '"četvrtack" is no word', "Did you mean cetvrtak or cetvrtka?"),
        ("zavtr", '"zavtr" is no word', "Did you mean zavtra?"),
        ("jly", '"jly" is no word', "Did you mean july?"),
        ("mid december", '"mid" in "mid december" is no word', "Say for example 25"),
    ],
)
def test_an_unknown_word_is_named(phrase: str, message: str, hint: str) -> None:
    with pytest.raises(DateNotUnderstood) as refusal:
        understand(phrase, FRIDAY, WEEKDAYS_ONLY)
    assert message in refusal.value.message
    assert hint in (refusal.value.hint or "")


def test_both_readings_offered_are_dates_themselves() -> None:
    with pytest.raises(DateRefused) as refusal:
        understand("12/8/2027", FRIDAY, WEEKDAYS_ONLY)
    assert refusal.value.choices == ("8 Dec 2027", "12 Aug 2027")
    found = [understand(choice, FRIDAY, WEEKDAYS_ONLY).place for choice in refusal.value.choices]
    assert found == [day(2027, 12, 8), day(2027, 8, 12)]


def test_a_phrase_is_parsed_without_a_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    class NoClock(dt.date):
        @classmethod
        def today(cls) -> "NoClock":
            raise AssertionError("the clock was read")

    class NoClockAtAll(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> "NoClockAtAll":
            raise AssertionError("the clock was read")

    stopped = SimpleNamespace(date=NoClock, datetime=NoClockAtAll, time=dt.time, timedelta=dt.timedelta)
    for module in (when_syntax, when_tokens):
        monkeypatch.setattr(module, "dt", stopped)
    assert all(when.parse(phrase).text == phrase for phrase, _ in THE_TABLE)


def test_the_end_of_the_calendar_is_a_refusal() -> None:
    with pytest.raises(DateRefused, match="a hundred years"):
        understand("tomorrow", dt.date.max, WEEKDAYS_ONLY)


days = st.dates(dt.date(2020, 1, 1), dt.date(2090, 12, 31))
pieces = st.sampled_from(
    ["+", "-", "3", "25", "31", "2027", "d", "weeks", "wd", "mon", "jul", "feb", "next", "in", "at",
     "10", "14:30", "9am", "/", ".", "8", "12", "eom", "today", "yesterday", "ago", "нед", "კვირას", "th"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=30), st.lists(pieces, max_size=5).map(" ".join)), days)
def test_any_text_ends_in_a_place_not_past_or_in_a_refusal(text: str, today: dt.date) -> None:
    try:
        place = understand(text, today, WEEKDAYS_ONLY).place
    except DateRefused as refusal:
        assert refusal.message
    else:
        assert place == LOOSE or place.key >= (
            today.isoformat() if isinstance(place, Day) else today.isoformat()[:7]
        )


@given(days, st.integers(0, 3000), st.sampled_from("dw"))
def test_a_count_ends_on_the_first_working_day_from_there(today: dt.date, number: int, unit: str) -> None:
    place = understand(f"+{number}{unit}", today, WEEKDAYS_ONLY).place
    counted = today + dt.timedelta(days=number * (7 if unit == "w" else 1))
    assert isinstance(place, Day)
    assert place.date.weekday() < 5
    assert 0 <= (place.date - counted).days <= 2


@given(days, st.integers(1, 31))
def test_a_number_is_the_next_date_with_it(today: dt.date, number: int) -> None:
    place = understand(str(number), today, WEEKDAYS_ONLY).place
    assert isinstance(place, Day)
    between = [today + dt.timedelta(days=ahead) for ahead in range(1, (place.date - today).days)]
    assert place.date > today
    assert place.date.day == number
    assert number not in {passed.day for passed in between}
