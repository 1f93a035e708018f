"""The folder is made at the first write, for its owner alone, and reads as empty until then."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.samples import NOW, TODAY, add, add_note, card, day, dump
from tickler.core.contacts import Contact
from tickler.core.errors import NotFound
from tickler.core.places import LOOSE
from tickler.store import dossier, log, particulars, pile, search
from tickler.store.binder import binder
from tickler.store.folder import Folder
from tickler.store.journal import Entry
from tickler.store.private import replace_when_whole, write_private


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(params=[0o000, 0o022, 0o077], ids=["umask 000", "umask 022", "umask 077"])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def test_a_folder_that_does_not_exist_reads_as_an_empty_one(path: Path) -> None:
    with Folder(path) as folder:
        assert pile.agenda(folder, TODAY, 30).cards == ()
        assert binder(folder, TODAY, 30).loose == 0
        assert pile.listing(folder, pile.Wanted()) == ((), 0)
        assert search.find(folder, "ivan", 10).cards == ()
        assert log.entries(folder, None, 10) == []
        with pytest.raises(NotFound):
            dossier.card(folder, 1)
        with pytest.raises(NotFound):
            log.undo(folder, 1, NOW)
        assert not folder.exists
    assert not path.parent.exists()


def test_the_first_write_makes_it_and_only_that_one(path: Path) -> None:
    with Folder(path) as folder:
        assert not folder.made
        card_id = add(folder, "Ivan", day(25))
        assert folder.made
        assert card(folder, card_id).place == day(25)
    with Folder(path) as folder:
        assert folder.exists
        add(folder, "Petr")
        assert not folder.made


def test_a_rehearsal_makes_nothing(path: Path) -> None:
    with Folder(path) as folder:
        with Entry(folder, "import", NOW, rehearsal=True) as entry:
            particulars.add(entry, Contact(name="Ivan"), LOOSE, "call", None)
        assert entry.id is None
        assert dump(folder)["card"] == []
    assert not path.parent.exists()


def test_a_rehearsal_in_a_folder_changes_nothing(folder: Folder) -> None:
    add(folder, "Ivan")
    before = dump(folder), log.entries(folder, None, 10)
    with Entry(folder, "import", NOW, rehearsal=True) as entry:
        particulars.add(entry, Contact(name="Petr"), LOOSE, "call", None)
        assert len(dump(folder)["card"]) == 2
    assert (dump(folder), log.entries(folder, None, 10)) == before


def test_the_folder_is_readable_by_its_owner_alone(path: Path, umask: int) -> None:
    with Folder(path) as folder:
        add(folder, "Ivan")
        files = {file.name: mode(file) for file in path.parent.iterdir()}
    assert files == {"folder.db": 0o600, "folder.db-wal": 0o600, "folder.db-shm": 0o600}
    assert mode(path.parent) == 0o700


def test_what_two_programs_write_into_a_new_folder_is_all_kept(path: Path) -> None:
    with Folder(path) as one, Folder(path) as other:
        add(one, "Ivan")
        add(other, "Petr")
        for folder in (one, other):
            assert [row["name"] for row in folder.db.execute("SELECT name FROM card")] == ["Ivan", "Petr"]


def test_a_write_waits_for_another_and_sees_what_it_wrote(path: Path) -> None:
    with Folder(path) as one:
        card_id = add(one, "Ivan")
        with Folder(path) as other:
            add_note(other, card_id, "wants three quotes")
        assert [note.text for note in dossier.dossier(one, card_id).notes] == ["wants three quotes"]


@pytest.mark.parametrize("name", ["клиенты.db", "100% #1?.db", "with space & [brackets].db", "კლიენტები"])
def test_the_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    with Folder(tmp_path / name) as folder:
        add(folder, "Ivan")
    assert {file.name for file in tmp_path.iterdir()} == {name}
    with Folder(tmp_path / name) as folder:
        assert card(folder, 1).name == "Ivan"


def test_the_documents_lie_beside_the_folder(path: Path) -> None:
    with Folder(path) as folder:
        assert folder.documents == path.parent / "folder-documents"


def test_a_write_is_on_the_disk_before_it_is_acknowledged(folder: Folder) -> None:
    settings = {name: folder.db.execute(f"PRAGMA {name}").fetchone()[0] for name in
                ("journal_mode", "synchronous", "foreign_keys")}  # fmt: skip
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_an_empty_file_is_no_folder_yet_and_a_read_leaves_it_so(path: Path) -> None:
    path.parent.mkdir()
    path.touch(0o644)
    with Folder(path) as folder:
        assert not folder.exists
        assert pile.agenda(folder, TODAY, 30).cards == ()
    assert (path.read_bytes(), mode(path)) == (b"", 0o644)
    assert list(path.parent.iterdir()) == [path]


def test_an_empty_file_is_its_owners_alone_before_anything_is_in_it(path: Path, umask: int) -> None:
    path.parent.mkdir()
    path.touch()
    path.chmod(0o666)
    with Folder(path) as folder:
        add(folder, "Ivan")
        assert folder.made
        assert {mode(file) for file in path.parent.iterdir()} == {0o600}
    with Folder(path) as folder:
        assert card(folder, 1).name == "Ivan"


def test_a_folder_that_can_be_made_again_need_not_wait_for_the_disk(path: Path) -> None:
    with Folder(path) as folder:
        with pytest.raises(KeyError), folder.without_waiting():
            assert folder.db.execute("PRAGMA synchronous").fetchone()[0] == 0
            raise KeyError
        assert folder.db.execute("PRAGMA synchronous").fetchone()[0] == 2


def test_a_private_file_takes_the_place_of_what_anybody_could_read(tmp_path: Path, umask: int) -> None:
    target = tmp_path / "copy"
    target.write_text("old")
    target.chmod(0o666)
    with replace_when_whole(target) as unfinished:
        assert mode(unfinished) == 0o600
        unfinished.write_text("new")
        assert target.read_text() == "old"
    assert (target.read_text(), mode(target)) == ("new", 0o600)
    assert list(tmp_path.iterdir()) == [target]


def test_no_file_of_a_neighbour_is_taken_for_the_unfinished_one(tmp_path: Path) -> None:
    treasure, target = tmp_path / "treasure", tmp_path / "letter.txt"
    treasure.write_text("dear")
    (tmp_path / "letter.txt.part").symlink_to(treasure)
    (tmp_path / "letter.part").write_text("notes on the letter")
    with write_private(target) as out:
        out.write("Драги")
    assert treasure.read_text() == "dear"
    assert (tmp_path / "letter.txt.part").is_symlink()
    assert (tmp_path / "letter.part").read_text() == "notes on the letter"


def test_a_link_stays_a_link_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "dotfiles").mkdir()
    kept, link = tmp_path / "dotfiles" / "config.toml", tmp_path / "config.toml"
    kept.write_text("old")
    link.symlink_to(kept)
    with write_private(link) as out:
        out.write("new")
    assert link.is_symlink()
    assert (kept.read_text(), mode(kept)) == ("new", 0o600)
    assert list(kept.parent.iterdir()) == [kept]


def test_a_private_text_appears_whole_or_not_at_all(tmp_path: Path, umask: int) -> None:
    target = tmp_path / "letter.txt"
    with write_private(target) as out:
        out.write("Драги\r\n")
        assert not target.exists()
    assert target.read_bytes() == "Драги\r\n".encode()
    assert mode(target) == 0o600
    with pytest.raises(RuntimeError), write_private(target) as out:
        out.write("half of")
        raise RuntimeError
    assert target.read_bytes() == "Драги\r\n".encode()
    assert list(tmp_path.iterdir()) == [target]
