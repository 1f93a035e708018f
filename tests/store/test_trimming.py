"""The journal lets go of its oldest entries, and of nothing that somebody may still need."""

import datetime as dt

import pytest

from tests.store.samples import NOW, TODAY, add_note, assert_sound, count, dump
from tickler.core.contacts import Contact
from tickler.core.errors import NotFound
from tickler.core.journal_span import ALWAYS_KEPT, JournalSpan
from tickler.core.places import LOOSE
from tickler.store import log
from tickler.store.bulk import Batch
from tickler.store.folder import Folder
from tickler.store.incoming import incoming
from tickler.store.journal import Entry
from tickler.store.trimming import is_trimmed, trim

YEARS_AGO = NOW - dt.timedelta(days=1000)


def import_many(folder: Folder, count: int) -> None:
    with Entry(folder, "import", YEARS_AGO) as entry:
        batch = Batch(entry)
        for number in range(count):
            batch.add(incoming(Contact(name=f"Client {number}")), LOOSE, "call")
        batch.close()


def test_a_hundred_commands_are_always_kept(folder: Folder) -> None:
    with folder.without_waiting():
        import_many(folder, 1)
        for number in range(ALWAYS_KEPT):
            add_note(folder, 1, str(number), now=YEARS_AGO)
        before = dump(folder)
        assert trim(folder, JournalSpan(1, "day"), TODAY) == 1
        assert len(log.undo(folder, ALWAYS_KEPT, NOW).entries) == ALWAYS_KEPT
        assert is_trimmed(folder.db)
        with pytest.raises(NotFound, match="what was done is too old"):
            log.undo(folder, 1, NOW)
        log.redo(folder, NOW)
        assert dump(folder) == before
        assert_sound(folder)


def test_nothing_goes_of_a_short_journal_however_old(folder: Folder) -> None:
    import_many(folder, 2)
    assert trim(folder, JournalSpan(1, "day"), TODAY) == 0
    assert not is_trimmed(folder.db)
    assert len(log.undo(folder, 1, NOW).entries) == 1
    assert count(folder, "card") == 0


def test_the_row_of_an_import_stays_as_long_as_a_card_is_of_it(folder: Folder) -> None:
    with folder.without_waiting():
        import_many(folder, 2)
        for number in range(ALWAYS_KEPT):
            add_note(folder, 1, str(number))
        trim(folder, JournalSpan(1, "day"), TODAY)
        assert [entry.command for entry in log.entries(folder, 2, 9)] == ["import"]
        assert folder.db.execute("PRAGMA foreign_keys").fetchone()[0] == 1
        assert_sound(folder)
        assert trim(folder, JournalSpan(1, "day"), TODAY) == 0
