"""Birthdays on the sheets of a day: among the slips, and how many more there are."""

from tests.show.samples import TODAY, agenda
from tickler.core.birthdays import birthday_slip
from tickler.paper.binder_sheets import day_sheet
from tickler.paper.cover import cover_of

ANA = birthday_slip(17, "Ana", "1976-11-20", TODAY, TODAY)


def test_a_days_sheet_has_them_among_the_slips():
    assert day_sheet(agenda(reminders=(ANA,), birthdays=1), "20", {})["slips"] == ["birthday today, 50 (Ana)"]


def test_those_that_have_no_room_are_counted():
    full = agenda(reminders=(ANA,), birthdays=2714)
    assert list(day_sheet(full, "20", {})["slips"])[1] == "and 2,713 more birthdays"
    assert [line.why for line in cover_of(full, {}).groups[0].lines] == [
        "birthday today, 50",
        "and 2,713 more birthdays",
    ]
