"""Settings in the folder, and the days that are worked."""

import datetime as dt

import pytest

from tests.store.samples import NOW, TODAY, count
from tickler.core.workdays import WorkingDays
from tickler.store import settings
from tickler.store.folder import Folder
from tickler.store.journal import Entry
from tickler.store.log import entries, redo, undo

CHRISTMAS, NEW_YEAR = dt.date(2026, 12, 25), dt.date(2027, 1, 1)


def put(folder: Folder, key: str, value: str | None) -> None:
    with Entry(folder, "config", NOW) as entry:
        settings.store(entry, key, value)


def keep(folder: Folder, holidays: dict[dt.date, str]) -> None:
    """Set the holidays as `tickler config holidays HR` does: the country, and its days."""
    with Entry(folder, "config", NOW) as entry:
        settings.store(entry, "holidays", "HR" if holidays else None)
        settings.keep_holidays(entry, holidays)


def worked(folder: Folder, today: dt.date = TODAY) -> WorkingDays:
    return settings.working_days(folder, settings.load(folder), today)


def test_a_setting_is_kept_changed_and_returned_to_its_default(folder: Folder) -> None:
    assert settings.load(folder).capacity_on(TODAY) == 30
    for value, capacity in (("12", 12), ("none", None), ("40", 40), ("40, fri 8", 8), (None, 30)):
        put(folder, "capacity", value)
        assert settings.load(folder).capacity_on(TODAY) == capacity
    assert settings.load(folder).values == {}


def test_settings_do_not_touch_each_other(folder: Folder) -> None:
    put(folder, "capacity", "12")
    put(folder, "country", "HR")
    put(folder, "capacity", None)
    assert settings.load(folder).values == {"country": "HR"}


def test_holidays_take_the_place_of_those_kept_before(folder: Folder) -> None:
    keep(folder, {CHRISTMAS: "Božić", NEW_YEAR: "Nova godina"})
    keep(folder, {CHRISTMAS: "Weihnachten"})
    assert worked(folder).holidays == {CHRISTMAS: "Weihnachten"}
    undo(folder, 1, NOW)
    assert worked(folder).holidays == {CHRISTMAS: "Božić", NEW_YEAR: "Nova godina"}
    undo(folder, 1, NOW)
    assert worked(folder).holidays == {}


def test_the_days_that_are_worked(folder: Folder) -> None:
    put(folder, "working_days", "mon,sat")
    keep(folder, {dt.date(2026, 11, 23): "a holiday"})
    assert worked(folder).on_or_after(TODAY) == dt.date(2026, 11, 21)
    assert worked(folder).after(TODAY, 2) == dt.date(2026, 11, 28)


@pytest.mark.parametrize(
    ("today", "kept"), [(CHRISTMAS, {CHRISTMAS, NEW_YEAR}), (dt.date(2026, 12, 26), {NEW_YEAR})]
)
def test_past_holidays_are_not_read(folder: Folder, today: dt.date, kept: set[dt.date]) -> None:
    keep(folder, {CHRISTMAS: "Božić", NEW_YEAR: "Nova godina"})
    assert set(worked(folder, today).holidays) == kept


def test_without_a_country_no_holidays_are_read(folder: Folder) -> None:
    keep(folder, {CHRISTMAS: "Božić"})
    put(folder, "holidays", None)
    assert worked(folder).holidays == {}


def test_the_last_year_that_is_kept(folder: Folder) -> None:
    assert settings.last_holiday_year(folder) == 0
    keep(folder, {CHRISTMAS: "Božić", NEW_YEAR: "Nova godina"})
    assert settings.last_holiday_year(folder) == 2027


def test_renewed_are_those_that_are_missing_and_the_journal_is_silent(folder: Folder) -> None:
    keep(folder, {CHRISTMAS: "Božić"})
    told = entries(folder, None, 99), count(folder, "change")
    settings.renew_holidays(folder, {CHRISTMAS: "another name", NEW_YEAR: "Nova godina"})
    assert worked(folder).holidays == {CHRISTMAS: "Božić", NEW_YEAR: "Nova godina"}
    assert (entries(folder, None, 99), count(folder, "change")) == told


def test_a_folder_that_cannot_be_written_now_is_renewed_another_time(folder: Folder) -> None:
    keep(folder, {CHRISTMAS: "Božić"})
    folder.db.execute("PRAGMA query_only = ON")
    settings.renew_holidays(folder, {NEW_YEAR: "Nova godina"})
    assert worked(folder).holidays == {CHRISTMAS: "Božić"}
    folder.db.execute("PRAGMA query_only = OFF")
    settings.renew_holidays(folder, {NEW_YEAR: "Nova godina"})
    assert worked(folder).holidays == {CHRISTMAS: "Božić", NEW_YEAR: "Nova godina"}


def test_undo_and_redo_work_on_after_a_renewal(folder: Folder) -> None:
    keep(folder, {CHRISTMAS: "Božić"})
    settings.renew_holidays(folder, {NEW_YEAR: "Nova godina"})
    undo(folder, 1, NOW)
    assert worked(folder).holidays == {}
    redo(folder, NOW)
    assert worked(folder).holidays == {CHRISTMAS: "Božić", NEW_YEAR: "Nova godina"}
