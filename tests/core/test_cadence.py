"""Cadences: how a rhythm is said, and that it does not drift."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.core.cadence import Cadence, next_after, parse_cadence
from tickler.core.errors import ExitCode, ValueRefused


@pytest.mark.parametrize(
    ("said", "normal"),
    [
        ("every 2 weeks", "every 2 weeks"),
        ("2 weeks", "every 2 weeks"),
        ("Every other week.", "every 2 weeks"),
        ("every two weeks", "every 2 weeks"),
        ("every 3 weeks", "every 3 weeks"),
        ("every week", "every week"),
        ("1 week", "every week"),
        ("daily", "every day"),
        ("weekly", "every week"),
        ("fortnightly", "every 2 weeks"),
        ("monthly", "every month"),
        ("quarterly", "every 3 months"),
        ("every quarter", "every 3 months"),
        ("yearly", "every year"),
        ("every monday", "every monday"),
        ("weekly on mon", "every monday"),
        ("every 31st", "every 31st"),
        ("every 2nd", "every 2nd"),
        ("monthly on the 5th", "every 5th"),
        ("yearly on 5 may", "every 5 may"),
        ("every May 5th", "every 5 may"),
        ("every 29 feb", "every 29 feb"),
        ("каждые 2 недели", "every 2 weeks"),
        ("каждый понедельник", "every monday"),
        ("svaka 3 tjedna", "every 3 weeks"),
        ("ყოველ 2 კვირაში", "every 2 weeks"),
        ("alle 2 Wochen", "every 2 weeks"),
        # Monday to Friday
        ("every weekday", "every weekday"),
        ("weekdays", "every weekday"),
        ("каждый будний день", "every weekday"),
        ("jeden Wochentag", "every weekday"),
        # a weekday of every second week, and of more
        ("every other friday", "every 2 weeks on friday"),
        ("every 2 weeks on friday", "every 2 weeks on friday"),
        ("fortnightly on friday", "every 2 weeks on friday"),
        ("every second week on friday", "every 2 weeks on friday"),
        ("every 3rd week on mon", "every 3 weeks on monday"),
        ("каждые 2 недели в пятницу", "every 2 weeks on friday"),
        ("каждую вторую неделю", "every 2 weeks"),
        ("svaki drugi tjedan u petak", "every 2 weeks on friday"),
        ("jede zweite Woche am Freitag", "every 2 weeks on friday"),
        ("every second month", "every 2 months"),
        # a weekday of the month
        ("first monday of the month", "first monday of every month"),
        ("every first monday", "first monday of every month"),
        ("the 1st Monday of each month", "first monday of every month"),
        ("monthly on the first monday", "first monday of every month"),
        ("every month on the second tue", "second tuesday of every month"),
        ("2nd tuesday of every month", "second tuesday of every month"),
        ("last friday of every month", "last friday of every month"),
        ("last friday", "last friday of every month"),
        ("первый понедельник месяца", "first monday of every month"),
        ("последняя пятница каждого месяца", "last friday of every month"),
        ("в последнюю пятницу месяца", "last friday of every month"),
        ("თვის პირველი ორშაბათი", "first monday of every month"),
        ("ყოველი თვის ბოლო პარასკევს", "last friday of every month"),
        ("svaki prvi ponedjeljak u mjesecu", "first monday of every month"),
        ("zadnji petak u mjesecu", "last friday of every month"),
        ("последњи петак у месецу", "last friday of every month"),
        ("jeden ersten Montag im Monat", "first monday of every month"),
        ("letzter Freitag des Monats", "last friday of every month"),
        ("last day of the month", "every 31st"),
        ("first day of every month", "every 1st"),
        ("последний день месяца", "every 31st"),
        # the same in more words, and in one
        ("every month on the 5th", "every 5th"),
        ("every year on 5 may", "every 5 may"),
        ("every week on monday", "every monday"),
        ("semiannual", "every 6 months"),
        ("annual", "every year"),
        ("once a month", "every month"),
        ("once every 2 weeks", "every 2 weeks"),
        ("раз в 2 недели", "every 2 weeks"),
        ("თვეში ერთხელ", "every month"),
        ("jednom mjesečno", "every month"),
        ("einmal im Jahr", "every year"),
        ("2w", "every 2 weeks"),
        ("ежемесячно", "every month"),
        ("еженедельно в пн", "every monday"),
        ("ყოველკვირეულად", "every week"),
        ("tjedno u petak", "every friday"),
        ("месечно", "every month"),
        ("vierteljährlich", "every 3 months"),
    ],
)
def test_what_is_understood(said: str, normal: str) -> None:
    cadence = parse_cadence(said)
    assert str(cadence) == cadence.text == normal
    assert parse_cadence(cadence.text) == cadence


@pytest.mark.parametrize(
    "said",
    ["", "every", "week", "monday", "every 30 feb", "every 32nd", "fifth friday of the month",
     "every 2 weekdays", "every 2 months on friday", "every second month on friday", "every other monday 5",
     "first monday of january", "last day", "every last", "quarterly on monday", "5 may weekly",
     "weekly on 5 may", "sometimes", "+",
     "every 2 weeks and 1 day", "x" * 200],
)  # fmt: skip
def test_what_is_refused_gets_examples(said: str) -> None:
    with pytest.raises(ValueRefused) as refusal:
        parse_cadence(said)
    assert refusal.value.code == ExitCode.REFUSED
    assert "is no cadence" in refusal.value.message
    assert "every 2 weeks, monthly" in (refusal.value.hint or "")


@pytest.mark.parametrize("said", ["every 0 days", "every 101 years", "every 99999999999999999999 weeks"])
def test_a_rhythm_nobody_keeps_is_refused(said: str) -> None:
    with pytest.raises(ValueRefused, match="no rhythm anybody keeps"):
        parse_cadence(said)


@pytest.mark.parametrize(
    ("said", "message", "hint"),
    [
        (
            "every second friday",
            "can be read two ways",
            "Say every other friday, or second friday of the month.",
        ),
        ("jeden zweiten Freitag", "can be read two ways", "every other friday"),
        ("every 3rd monday", "two ways", "Say every 3 weeks on monday, or third monday of the month."),
        ("biweekly", "twice in that time, or every second one", "every 2 weeks"),
        ("twice a month", "does not say on which days", "every 1st, and every 15th"),
        ("2 раза в месяц", "does not say on which days", "every 1st, and every 15th"),
        ("თვეში ორჯერ", "does not say on which days", "every 1st, and every 15th"),
        ("dvaput mjesečno", "does not say on which days", "every 1st, and every 15th"),
        ("every monday and thursday", "more than one rhythm", "Lay a slip for each day"),
        (
            "every working day",
            "does not know which days you work",
            "Say every weekday, for Monday to Friday.",
        ),
        ("svaki radni dan", "does not know which days you work", "every weekday"),
        ("каждый рабочий день", "does not know which days you work", "every weekday"),
        ("every 2 workdays", "does not know which days you work", "every weekday"),
    ],
)
def test_what_is_nearly_a_rhythm_gets_what_to_say_instead(said: str, message: str, hint: str) -> None:
    with pytest.raises(ValueRefused) as refusal:
        parse_cadence(said)
    assert said in refusal.value.message
    assert message in refusal.value.message
    assert hint in (refusal.value.hint or "")
    for choice in refusal.value.choices:
        parse_cadence(choice)


@pytest.mark.parametrize(
    "said", ["ყოველ კვირას", "ყოველ მეორე კვირას", "svaku nedelju", "svaku drugu nedelju"]
)
def test_every_week_or_every_sunday_is_not_guessed(said: str) -> None:
    with pytest.raises(ValueRefused, match="the week or the Sunday"):
        parse_cadence(said)


def test_after_a_number_the_word_is_the_week() -> None:
    assert parse_cadence("svake dve nedelje") == parse_cadence("svake 2 nedelje") == Cadence(2, "week")


def dates(said: str, anchor: dt.date, count: int) -> list[str]:
    """The first occurrences after the anchor, each counted on from the one before."""
    found, after = [], anchor
    for _ in range(count):
        after = next_after(parse_cadence(said), anchor, after)
        found.append(after.isoformat())
    return found


@pytest.mark.parametrize(
    ("said", "anchor", "expected"),
    [
        ("every 2 weeks", dt.date(2026, 11, 20), ["2026-12-04", "2026-12-18", "2027-01-01"]),
        ("every month", dt.date(2027, 1, 31), ["2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"]),
        ("every month", dt.date(2028, 1, 30), ["2028-02-29", "2028-03-30"]),
        ("every 31st", dt.date(2027, 1, 15), ["2027-01-31", "2027-02-28", "2027-03-31"]),
        ("every 5th", dt.date(2026, 12, 20), ["2027-01-05", "2027-02-05"]),
        ("quarterly", dt.date(2026, 11, 30), ["2027-02-28", "2027-05-30", "2027-08-30"]),
        ("yearly", dt.date(2028, 2, 29), ["2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"]),
        ("every 29 feb", dt.date(2026, 11, 20), ["2027-02-28", "2028-02-29"]),
        ("every 5 may", dt.date(2026, 5, 6), ["2027-05-05", "2028-05-05"]),
        ("every monday", dt.date(2026, 11, 20), ["2026-11-23", "2026-11-30"]),
        ("every monday", dt.date(2026, 11, 23), ["2026-11-30"]),
        ("every weekday", dt.date(2026, 11, 19), ["2026-11-20", "2026-11-23", "2026-11-24"]),
        ("every weekday", dt.date(2026, 11, 21), ["2026-11-23", "2026-11-24"]),
        ("every other friday", dt.date(2026, 11, 20), ["2026-12-04", "2026-12-18", "2027-01-01"]),
        ("every other friday", dt.date(2026, 11, 21), ["2026-11-27", "2026-12-11"]),
        ("first monday of the month", dt.date(2026, 11, 20), ["2026-12-07", "2027-01-04", "2027-02-01"]),
        ("first monday of the month", dt.date(2026, 11, 1), ["2026-11-02", "2026-12-07"]),
        ("last friday of the month", dt.date(2026, 11, 20), ["2026-11-27", "2026-12-25", "2027-01-29"]),
        ("last friday of the month", dt.date(2026, 11, 28), ["2026-12-25", "2027-01-29", "2027-02-26"]),
        ("4th thu of the month", dt.date(2026, 11, 27), ["2026-12-24", "2027-01-28", "2027-02-25"]),
    ],
)
def test_nothing_drifts(said: str, anchor: dt.date, expected: list[str]) -> None:
    assert dates(said, anchor, len(expected)) == expected


def test_what_was_missed_gives_one_next_date() -> None:
    anchor, after = dt.date(2026, 10, 30), dt.date(2026, 11, 20)
    assert next_after(parse_cadence("weekly"), anchor, after) == dt.date(2026, 11, 27)
    assert next_after(parse_cadence("weekly"), anchor, dt.date(2026, 11, 22)) == dt.date(2026, 11, 27)


def test_the_anchor_itself_is_the_first_occurrence() -> None:
    anchor = dt.date(2027, 1, 31)
    assert next_after(parse_cadence("monthly"), anchor, anchor - dt.timedelta(days=1)) == anchor
    assert next_after(parse_cadence("monthly"), anchor, dt.date(2020, 1, 1)) == anchor


cadences = st.one_of(
    st.builds(Cadence, st.integers(1, 40), st.sampled_from(["day", "week", "month", "year"])),
    st.just(Cadence(1, "weekday")),
    st.builds(Cadence, st.integers(1, 40), st.just("week"), weekday=st.integers(0, 6)),
    st.builds(
        Cadence,
        st.just(1),
        st.just("month"),
        weekday=st.integers(0, 6),
        nth=st.sampled_from([1, 2, 3, 4, -1]),
    ),
    st.builds(Cadence, st.just(1), st.just("month"), day=st.integers(1, 31)),
    st.builds(Cadence, st.just(1), st.just("year"), day=st.integers(1, 28), month=st.integers(1, 12)),
)
near_days = st.dates(dt.date(2020, 1, 1), dt.date(2060, 12, 31))


@given(cadences, near_days, near_days, st.integers(0, 500))
def test_the_next_is_the_first_later_one(
    cadence: Cadence, anchor: dt.date, after: dt.date, wait: int
) -> None:
    following = next_after(cadence, anchor, after)
    assert following > after
    assert following >= anchor
    between = after + dt.timedelta(days=min(wait, (following - after).days - 1))
    assert next_after(cadence, anchor, between) == following


@given(cadences, near_days)
def test_the_normal_form_is_read_back(cadence: Cadence, anchor: dt.date) -> None:
    assert parse_cadence(cadence.text) == cadence


@given(st.integers(1, 12), near_days)
def test_months_keep_their_distance(number: int, anchor: dt.date) -> None:
    cadence = Cadence(number, "month")
    found = [anchor]
    for _ in range(5):
        found.append(next_after(cadence, anchor, found[-1]))
    counts = [date.year * 12 + date.month for date in found]
    assert {later - earlier for earlier, later in pairwise(counts)} == {number}
