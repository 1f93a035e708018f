"""The checks of the folder: each finds its fault, and what can be mended is sound afterwards."""

import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.samples import NOW, add, add_note, assert_sound, day
from tickler.core.checkup import CheckResult
from tickler.core.errors import FolderUnusable
from tickler.store import documents, health
from tickler.store.folder import Folder
from tickler.store.health import Check, examine
from tickler.store.journal import Entry
from tickler.store.log import undo


@pytest.fixture
def worked(folder: Folder, tmp_path: Path) -> Folder:
    """A folder with two clients, a note, and a document of each client."""
    for name in ("Ivan", "Petr"):
        card_id = add(folder, name, day(25))
        file = tmp_path / f"{name}.txt"
        file.write_text(name)
        with Entry(folder, "attach", NOW) as entry:
            documents.keep(folder, entry, card_id, file, "offer")
    add_note(folder, 1, "wants three quotes")
    return folder


def failed(checks: tuple[CheckResult, ...]) -> dict[str, tuple[str, ...]]:
    return {check.name: check.found for check in checks if not check.ok}


def file_of(folder: Folder, document_id: int) -> Path:
    return documents.file_of(folder, documents.document(folder, document_id)[0])


def test_a_sound_folder(worked: Folder) -> None:
    checks = examine(worked, NOW, fix=True)
    assert [check.name for check in checks] == [check.name for check in health.checks_at(NOW)]
    assert all(check == CheckResult(check.name, True, detail=check.detail) for check in checks)
    assert {check.name: check.detail for check in checks if check.detail} == {
        "journal": "5 entries, 0.0 MB to undo them",
        "backups": "none yet",
    }


def _miscount(folder: Folder) -> None:
    folder.db.execute("UPDATE tally SET cards = 5")
    folder.db.execute("INSERT INTO tally VALUES ('2026-12-01', 1)")


def _forget_a_note(folder: Folder) -> None:
    folder.db.execute(
        "INSERT INTO note_search (note_search, rowid, folded) SELECT 'delete', id, folded FROM note"
    )


def _rename_behind_its_back(folder: Folder) -> None:
    folder.db.execute("UPDATE card SET name = 'Željko' WHERE id = 2")


def _leave_a_file(folder: Folder) -> None:
    leftover = folder.documents / ".cut-short"
    leftover.touch(mode=0o600)


def _open_to_all(folder: Folder) -> None:
    folder.documents.chmod(0o755)
    file_of(folder, 1).chmod(0o640)


@pytest.mark.parametrize(
    ("spoil", "name", "found", "fixed"),
    [
        pytest.param(
            _miscount,
            "tally",
            ("2026-11-25 holds 2 cards, and 5 are said", "2026-12-01 holds 0 cards, and 1 are said"),
            ("the cards of every place were counted again",),
            id="counts",
        ),
        pytest.param(
            _forget_a_note,
            "index",
            ("the index of notes does not agree with them: find may miss some",),
            ("the index of cards was made anew", "the index of notes was made anew"),
            id="index",
        ),
        pytest.param(
            _rename_behind_its_back,
            "names",
            ("card 2 does not answer to its name",),
            ("card 2 answers to its name again",),
            id="a card that nobody finds",
        ),
        pytest.param(
            _leave_a_file,
            "orphans",
            (".cut-short: no document names this file",),
            (".cut-short was removed",),
            id="a copy that was cut short",
        ),
    ],
)
def test_what_can_be_mended(
    worked: Folder, spoil: Callable[[Folder], None], name: str, found: tuple[str, ...], fixed: tuple[str, ...]
) -> None:
    spoil(worked)
    assert failed(examine(worked, NOW, fix=False)) == {name: found}
    mended = {check.name: check for check in examine(worked, NOW, fix=True)}[name]
    assert mended == CheckResult(name, True, found, fixed)
    assert failed(examine(worked, NOW, fix=False)) == {}
    assert_sound(worked)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_what_others_may_use_is_closed_to_them(worked: Folder) -> None:
    _open_to_all(worked)
    file = file_of(worked, 1)
    assert failed(examine(worked, NOW, fix=False)) == {
        "rights": (
            "folder-documents may be used by others than you (mode 755)",
            f"{file.name} may be used by others than you (mode 640)",
        )
    }
    assert failed(examine(worked, NOW, fix=True)) == {}
    assert stat.S_IMODE(worked.documents.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def _lose_a_file(folder: Folder) -> None:
    file_of(folder, 2).unlink()


def _change_a_file(folder: Folder) -> None:
    file_of(folder, 1).write_text("Iwan")


def _tear_out_a_card(folder: Folder) -> None:
    folder.db.execute("PRAGMA foreign_keys = OFF")
    folder.db.execute("DELETE FROM move WHERE card_id = 2")
    folder.db.execute("UPDATE document SET card_id = 77 WHERE id = 2")


def _put_nowhere(folder: Folder) -> None:
    folder.db.execute("UPDATE card SET place = '2026-02-31' WHERE id = 1")


def _put_nowhere_and_drop(folder: Folder) -> None:
    folder.db.execute("PRAGMA ignore_check_constraints = ON")
    folder.db.execute("UPDATE card SET place = NULL WHERE id = 1")


@pytest.mark.parametrize(
    ("spoil", "name", "found"),
    [
        pytest.param(
            _lose_a_file, "documents", "document 2, Petr.txt, of card 2: its file ", id="a lost file"
        ),
        pytest.param(
            _change_a_file, "content", "document 1, Ivan.txt, of card 1: its file ", id="a changed file"
        ),
        pytest.param(
            _tear_out_a_card, "references", "document 2 belongs to no card that exists", id="no card"
        ),
        pytest.param(
            _put_nowhere, "places", "cards are in a place that there is not: 2026-02-31", id="no date"
        ),
        pytest.param(
            _put_nowhere_and_drop, "places", "card 1 is neither in one place nor dropped", id="no place"
        ),
    ],
)
def test_what_only_a_person_can_mend(
    worked: Folder, spoil: Callable[[Folder], None], name: str, found: str
) -> None:
    spoil(worked)
    for fix in (False, True):
        checks = failed(examine(worked, NOW, fix=fix))
        assert checks[name][0].startswith(found)


def test_a_file_that_the_journal_names_is_no_orphan(worked: Folder) -> None:
    with Entry(worked, "attach", NOW) as entry:
        documents.remove(entry, 1)
    kept = worked.documents / worked.db.execute("SELECT json_extract(before, '$[0].sha256') FROM change "
                                                "WHERE before IS NOT NULL").fetchone()[0]  # fmt: skip
    examine(worked, NOW, fix=True)
    assert kept.read_text() == "Ivan"
    undo(worked, 1, NOW)
    assert failed(examine(worked, NOW, fix=False)) == {}


def test_a_directory_among_the_documents_is_found_and_stays(worked: Folder) -> None:
    (worked.documents / "photos").mkdir(mode=0o700)
    [orphans] = [check for check in examine(worked, NOW, fix=True) if not check.ok]
    assert orphans == CheckResult("orphans", False, ("photos: no document names this file",))


def test_a_folder_that_can_only_be_read(worked: Folder) -> None:
    worked.db.close()
    worked.db = sqlite3.connect(f"{worked.path.as_uri()}?mode=ro", uri=True, isolation_level=None)
    worked.db.row_factory = sqlite3.Row
    assert failed(examine(worked, NOW, fix=False)) == {
        "index": ("this could not be checked: attempt to write a readonly database",)
    }


def test_a_folder_in_use_is_no_fault_of_its_own(worked: Folder) -> None:
    def look(folder: Folder) -> None:
        fault = sqlite3.OperationalError("database is locked")
        fault.sqlite_errorname = "SQLITE_BUSY"
        raise fault

    with pytest.raises(FolderUnusable, match="is in use"), worked:
        health._done(worked, Check("busy", look), fix=False)  # type: ignore[arg-type]
