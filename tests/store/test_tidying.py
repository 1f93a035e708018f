"""What a command leaves behind that was cut short outside its transaction, and who tidies it up."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.samples import NOW, add, add_note
from tickler.store import documents, tidying
from tickler.store import folder as store
from tickler.store.folder import Folder
from tickler.store.health import examine
from tickler.store.journal import Entry
from tickler.store.purge import HUSHED, purge

NAME = "Квитослав Жбанов"


class Killed(BaseException):
    """The process is gone: nothing that stands in an `except` or `finally` of ours may matter."""


@pytest.fixture
def offer(tmp_path: Path) -> Path:
    file = tmp_path / "offer.txt"
    file.write_text("2 400 EUR")
    return file


def attach(folder: Folder, file: Path) -> None:
    with Entry(folder, "attach", NOW) as entry:
        documents.keep(folder, entry, 1, file, "offer")


def cut_short(path: Path, do: Callable[[Folder], object], monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    """Do something whose process dies where a function of the store is called, before it does anything."""

    def die(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as patch, pytest.raises(Killed), Folder(path) as folder:
        patch.setattr(Entry, "_tidy", die)
        if at != "tidying":
            patch.setattr(documents, at, die)
        do(folder)


@pytest.fixture
def path_with_a_client(path: Path) -> Path:
    with Folder(path) as folder:
        add(folder, "Ivan")
    return path


def files(path: Path) -> list[str]:
    store_of_documents = Folder(path).documents
    return sorted(file.name for file in store_of_documents.iterdir()) if store_of_documents.exists() else []


def test_the_next_command_removes_the_file_of_one_that_was_cut_short(
    path_with_a_client: Path, offer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_short(path_with_a_client, lambda folder: attach(folder, offer), monkeypatch, "add")
    assert len(files(path_with_a_client)) == 1
    with Folder(path_with_a_client) as folder:
        add_note(folder, 1, "called")
        assert not folder.unfinished.exists()
    assert files(path_with_a_client) == []


def test_doctor_removes_it_as_well(
    path_with_a_client: Path, offer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_short(path_with_a_client, lambda folder: attach(folder, offer), monkeypatch, "add")
    with Folder(path_with_a_client) as folder:
        assert all(check.ok for check in examine(folder, NOW, fix=False))
    assert files(path_with_a_client) == []


def test_a_document_that_was_written_down_stays(
    path_with_a_client: Path, offer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_short(path_with_a_client, lambda folder: attach(folder, offer), monkeypatch, "tidying")
    with Folder(path_with_a_client) as folder:
        add_note(folder, 1, "called")
        assert len(documents.of_client(folder, 1)) == 1
    assert len(files(path_with_a_client)) == 1


def test_what_others_have_put_there_stays(
    path_with_a_client: Path, offer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_short(path_with_a_client, lambda folder: attach(folder, offer), monkeypatch, "add")
    with Folder(path_with_a_client) as folder:
        (folder.documents / "my own.txt").write_text("keep")
        add_note(folder, 1, "called")
    assert files(path_with_a_client) == ["my own.txt"]


def test_a_refused_attachment_leaves_nothing(path_with_a_client: Path, offer: Path, tmp_path: Path) -> None:
    with Folder(path_with_a_client) as folder:
        with pytest.raises(documents.FileRefused), Entry(folder, "attach", NOW) as entry:
            documents.keep(folder, entry, 1, offer, "offer")
            documents.keep(folder, entry, 1, tmp_path, "offer")
        assert not folder.unfinished.exists()
    assert files(path_with_a_client) == []


def test_a_purge_that_was_cut_short_is_brought_to_its_end(
    path_with_a_client: Path, offer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Folder(path_with_a_client) as folder:
        add(folder, NAME)
        with Entry(folder, "attach", NOW) as entry:
            documents.keep(folder, entry, 2, offer, "offer")

    def erase(folder: Folder) -> None:
        with Entry(folder, "purge", NOW) as entry:
            purge(entry, 2)
            entry.summary = HUSHED

    cut_short(path_with_a_client, erase, monkeypatch, "tidying")
    assert Folder(path_with_a_client).unfinished.exists()
    assert len(files(path_with_a_client)) == 1
    with Folder(path_with_a_client) as folder:
        add_note(folder, 1, "called")
    assert NAME.encode() not in path_with_a_client.read_bytes()
    assert files(path_with_a_client) == []


def test_while_somebody_reads_the_traces_wait_for_the_next_command(path_with_a_client: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.02)
    with Folder(path_with_a_client) as folder:
        add(folder, NAME)
        with closing(sqlite3.connect(folder.path, isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT * FROM card").fetchall()
            with Entry(folder, "purge", NOW) as entry:
                purge(entry, 2)
            assert folder.unfinished.exists()
            assert [check.name for check in examine(folder, NOW, fix=False) if not check.ok] == ["orphans"]
        add_note(folder, 1, "called")
        assert not folder.unfinished.exists()
    assert NAME.encode() not in path_with_a_client.read_bytes()


def test_the_mark_of_a_purge_is_not_taken_for_less(path_with_a_client: Path) -> None:
    with Folder(path_with_a_client) as folder:
        folder.unfinished.write_text("tra")  # cut short itself
        with Entry(folder, "attach", NOW) as entry:
            entry.open()
            folder.unfinished.write_text(tidying.TRACES)
            tidying.lay_mark(folder, tidying.FILES)
            assert folder.unfinished.read_text() == tidying.TRACES
        assert not folder.unfinished.exists()
