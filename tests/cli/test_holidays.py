"""`tickler config holidays`: kept in the folder, used while it is set, renewed by itself year after year."""

import datetime as dt
import sqlite3

import pytest

from tests.conftest import Tickler
from tickler.cli import holidays
from tickler.store import folder as store

IN_TWO_YEARS = "2028-11-20T08:30"
"""By then the next year is no longer among those that were kept in 2026."""


def worked(tickler, said):
    return tickler.json("when", said)["working_day"]


def test_holidays_are_kept_in_the_folder_and_said(tickler):
    assert tickler("config", "holidays", "hr") == (
        "holidays = HR\n  42 holidays of this and the next two years are kept\n"
    )
    assert tickler("when", "6 jan") == "Wed 6 Jan 2027, tab Jan\n  that is a holiday: Epiphany\n"
    assert tickler.json("when", "6 jan")["working_day"] is False

    tickler("config", "holidays", "")
    assert tickler("when", "6 jan") == "Wed 6 Jan 2027, tab Jan\n"


def test_undo_and_redo_take_the_holidays_along(tickler):
    tickler("config", "holidays", "HR")
    for command, worked in (("undo", True), ("redo", False), ("undo", True)):
        tickler(command)
        assert tickler.json("when", "6 jan")["working_day"] is worked, command


@pytest.fixture
def croatian(tickler):
    tickler("config", "holidays", "HR")
    return tickler


def test_those_of_coming_years_are_added_by_themselves(croatian):
    croatian.today = IN_TWO_YEARS

    assert (
        croatian("when", "25 dec 2030")
        == "Wed 25 Dec 2030, tab Dec 2030\n  that is a holiday: Christmas Day\n"
    )
    assert not worked(croatian, "30 may 2029")


def test_the_journal_does_not_tell_of_it(croatian):
    before = croatian.json("log")
    croatian.today = IN_TWO_YEARS
    assert not worked(croatian, "25 dec 2030")

    assert croatian.json("log") == before
    assert croatian("undo") == "taken back: config, holidays = HR\n"
    assert worked(croatian, "25 dec 2030")


def test_the_library_is_asked_once_a_year(croatian, monkeypatch):
    croatian.today = IN_TWO_YEARS
    croatian("when", "mon")

    def ask(where, today):
        pytest.fail("the holidays are kept already")

    monkeypatch.setattr(holidays, "holidays_of", ask)
    for day in (IN_TWO_YEARS, "2029-11-20T08:30"):
        croatian.today = day
        assert not worked(croatian, "25 dec 2030")


def test_another_country_takes_the_place_of_those_renewed_too(croatian):
    croatian.today = IN_TWO_YEARS
    assert not worked(croatian, "30 may 2030")
    croatian("config", "holidays", "GB-ENG")

    assert worked(croatian, "30 may 2030")
    assert not worked(croatian, "25 dec 2030")


def test_nothing_is_asked_where_no_holidays_are_wanted(tickler, monkeypatch):
    monkeypatch.setattr(holidays, "holidays_of", lambda where, today: pytest.fail("nobody asked for them"))
    tickler("add", "Ana")

    assert worked(tickler, "25 dec")


def test_a_folder_that_another_program_writes_is_renewed_another_time(croatian, monkeypatch):
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.05)
    croatian.today = IN_TWO_YEARS
    other = sqlite3.connect(croatian.folder, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        assert worked(croatian, "25 dec 2030")
    finally:
        other.close()
    assert not worked(croatian, "25 dec 2030")


def test_a_folder_that_may_only_be_read_is_no_error(open_home, somebody, monkeypatch):
    tickler = Tickler(open_home)
    tickler("config", "holidays", "HR")
    # The library reads its own files when asked, and nobody may be unable to read those.
    monkeypatch.setattr(holidays, "holidays_of", lambda *_: {dt.date(2030, 12, 25): "Christmas"})
    tickler.today = IN_TWO_YEARS
    tickler.folder.chmod(0o400)
    tickler.folder.parent.chmod(0o500)
    somebody(open_home)

    assert tickler("when", "mon") == "Mon 27 Nov 2028, tab 27\n  today is a Monday: this is the next one\n"
    tickler.folder.parent.chmod(0o700)
