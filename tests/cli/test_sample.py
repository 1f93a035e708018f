"""The sample folder: some weeks of work, written in the order in which they would have happened."""

import datetime as dt
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

import tickler
from tests.store.samples import assert_sound
from tickler.cli import sample
from tickler.core.places import Day, Month
from tickler.store import dossier, pile
from tickler.store.folder import Folder
from tickler.store.log import entries

FRIDAY = dt.datetime(2026, 11, 20, 8, 30, tzinfo=dt.UTC)
NEW_YEARS_EVE = dt.datetime(2026, 12, 31, 8, 30, tzinfo=dt.UTC)


@pytest.fixture(params=[FRIDAY, NEW_YEARS_EVE], ids=["Friday", "the last day of a year"])
def now(request):
    return request.param


@pytest.fixture
def folder(tmp_path, now):
    with Folder(tmp_path / "folder.db") as folder:
        sample.fill(folder, now)
        yield folder


def everyone(folder):
    return [dossier.card(folder, card_id) for card_id in pile.ids(folder, pile.Wanted())]


def test_it_is_a_sound_folder_that_keeps_what_it_is_told(folder):
    assert_sound(folder)
    assert len(everyone(folder)) == 61
    assert folder.db.execute("PRAGMA synchronous").fetchone()[0] == 2


def test_the_journal_tells_it_in_its_order_until_this_morning(folder, now):
    told = entries(folder, None, 999)[::-1]

    assert told[0].summary == "61 new from contacts.csv"
    assert told[0].at == now - dt.timedelta(weeks=6)
    assert all(earlier.at <= later.at for earlier, later in pairwise(told[1:]))
    assert told[-1].at <= now
    assert {entry.command for entry in told} == {"import", "defer", "note", "remind", "attach"}


def test_what_lies_ahead_is_on_working_days(folder, now):
    ahead = [card.place.date for card in everyone(folder) if isinstance(card.place, Day)]

    assert {day.strftime("%a") for day in ahead if day > now.date()} <= {"Mon", "Tue", "Wed", "Thu", "Fri"}


def test_months_are_counted_over_the_end_of_the_year(folder, now):
    months = Counter(card.place for card in everyone(folder) if isinstance(card.place, Month))

    first = now.year * 12 + now.month - 1
    assert {(month.year * 12 + month.month - 1) - first: cards for month, cards in months.items()} == {
        0: 4, 1: 3, 2: 1, 3: 1, 5: 1, 8: 1,
    }  # fmt: skip


def test_a_history_and_a_document_are_in_the_dossier(folder, now):
    petrov = dossier.dossier(folder, 1)

    assert [note.outcome for note in petrov.notes[:4]] == ["reached", None, "reached", "no-answer"]
    assert petrov.moves[0].target == Day(now.date(), dt.time(9, 30))
    assert [document.name for document in petrov.documents] == ["offer-romashka.txt"]


def test_the_files_are_those_of_the_installed_package_or_of_the_checkout(tmp_path, monkeypatch):
    assert (
        sample.sample_file("contacts.csv")
        == Path(tickler.__file__).parents[1] / "sample_data" / "contacts.csv"
    )

    installed = tmp_path / "tickler" / "sample_data" / "contacts.csv"
    installed.parent.mkdir(parents=True)
    installed.touch()
    monkeypatch.setattr(tickler, "__file__", str(tmp_path / "tickler" / "__init__.py"))
    assert sample.sample_file("contacts.csv") == installed
