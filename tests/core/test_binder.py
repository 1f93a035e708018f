"""The binder at a glance: every card and every slip is behind one of its tabs."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from tickler.core.binder import Thickness, bind, bind_dated
from tickler.core.places import LOOSE, Day, Month
from tickler.core.settings import Capacity
from tickler.core.tabs import DayTab, MonthTab
from tickler.core.workdays import WorkingDays

FRIDAY = dt.date(2026, 11, 20)
TEN = Capacity.every_day(10)
NO_LIMIT = Capacity.every_day(None)


def test_the_thickness_of_the_tabs() -> None:
    binder = bind(
        cards={"2026-11-18": 2, "2026-11-20": 3, "2026-12-09": 4, "2026-12-24": 5, "2027-07": 6, "loose": 7},
        reminders={"2026-11-19": 1, "2026-12-31": 2},
        today=FRIDAY,
        capacity=TEN,
    )
    assert len(binder.days) == 31
    assert binder.days[19] == Thickness(DayTab(20, FRIDAY), cards=5, reminders=1)
    assert binder.days[8] == Thickness(DayTab(9, dt.date(2026, 12, 9)), cards=4, reminders=0)
    assert binder.months[1] == Thickness(MonthTab(2026, 12, "Dec"), cards=5, reminders=2)
    assert binder.months[8] == Thickness(MonthTab(2027, 7, "Jul"), cards=6, reminders=0)
    assert binder.loose == 7
    assert (binder.today, binder.capacity) == (FRIDAY, TEN)


def test_twelve_months_are_there_even_if_empty() -> None:
    labels = [month.tab.label for month in bind({}, {}, FRIDAY, NO_LIMIT).months]
    assert labels == ["Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct"]


def test_a_month_further_off_or_forgotten_appears_with_what_is_behind_it() -> None:
    months = bind({"2028-03": 1, "2026-09": 2}, {"2028-04-01": 1}, FRIDAY, NO_LIMIT).months
    assert [month.tab.label for month in months[:1] + months[13:]] == ["Sep 2026", "Mar 2028", "Apr 2028"]


days = st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
keys = st.one_of(
    days.map(lambda day: Day(day).key),
    st.builds(Month, st.integers(2025, 2028), st.integers(1, 12)).map(lambda month: month.key),
    st.just(LOOSE.key),
)


@given(st.dictionaries(keys, st.integers(1, 9)), days, st.integers(0, 3))
def test_no_card_is_lost_and_none_counted_twice(counts: dict[str, int], today: dt.date, months: int) -> None:
    dated = bind_dated(counts, {}, today, NO_LIMIT, WorkingDays(), months)
    binder = dated if months else bind(counts, {}, today, NO_LIMIT)
    behind_tabs = sum(tab.cards for tab in (*binder.days, *binder.months))
    assert behind_tabs + binder.loose == sum(counts.values())


def test_the_dated_tabs_of_an_intensive_desk() -> None:
    cards = {"2026-11-18": 2, "2026-11-28": 1, "2026-12-31": 4, "2027-01-04": 5, "2026-12": 6}
    friday = WorkingDays(frozenset({4}), {dt.date(2026, 12, 25): "Christmas"})
    binder = bind_dated(cards, {}, FRIDAY, NO_LIMIT, friday, 1)
    thickness = [(day.tab.label, day.cards) for day in binder.days]
    assert thickness == [("20", 2), ("27", 0), ("28", 1), ("4", 0), ("11", 0), ("18", 0), ("31", 4)]
    assert [(month.tab.label, month.cards) for month in binder.months][:3] == [
        ("Nov", 0),
        ("Dec", 6),
        ("Jan", 5),
    ]
