"""Documents are kept beside the folder by what is in them: whole, once, for the owner alone."""

import hashlib
import io
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.samples import NOW, add, assert_sound, count, dump
from tickler.core.cards import Document, Note
from tickler.core.errors import ExitCode, FileRefused, FolderUnusable, NotFound
from tickler.store import cards, documents, dossier
from tickler.store.folder import Folder
from tickler.store.journal import Entry
from tickler.store.log import redo, undo

OFFER = b"offer 118, 2 400"
SHA256 = hashlib.sha256(OFFER).hexdigest()


@pytest.fixture
def offer(tmp_path: Path) -> Path:
    file = tmp_path / "понуда 118.pdf"
    file.write_bytes(OFFER)
    return file


def attach(folder: Folder, card_id: int, file: Path, kind: str = "offer") -> int:
    with Entry(folder, "attach", NOW) as entry:
        return documents.keep(folder, entry, card_id, file, kind)


def test_a_document_in_the_dossier(folder: Folder, offer: Path) -> None:
    card_id = add(folder, "Ivan")
    attach(folder, card_id, offer)
    assert dossier.dossier(folder, card_id).documents == (
        Document(1, NOW, "offer", "понуда 118.pdf", "application/pdf", 16, SHA256),
    )
    [kept] = folder.documents.iterdir()
    assert (kept.name, kept.read_bytes()) == (SHA256, OFFER)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.documents.stat().st_mode) == 0o700


def test_the_same_file_is_kept_once(folder: Folder, offer: Path, tmp_path: Path) -> None:
    copy = tmp_path / "again"
    copy.write_bytes(OFFER)
    for card_id, file in ((add(folder, "Ivan"), offer), (add(folder, "Petr"), copy)):
        attach(folder, card_id, file)
    assert [file.name for file in folder.documents.iterdir()] == [SHA256]
    [document] = dossier.dossier(folder, 2).documents
    assert (document.name, document.media_type) == ("again", "application/octet-stream")


def test_the_file_is_still_there_when_an_undo_is_undone(folder: Folder, offer: Path) -> None:
    card_id = add(folder, "Ivan")
    attach(folder, card_id, offer)
    undo(folder, 1, NOW)
    assert dossier.dossier(folder, card_id).documents == ()
    redo(folder, NOW)
    [document] = dossier.dossier(folder, card_id).documents
    assert (folder.documents / document.sha256).read_bytes() == OFFER


@pytest.mark.parametrize("name", ["nowhere.pdf", ""], ids=["no such file", "a directory"])
def test_a_file_that_cannot_be_read(folder: Folder, tmp_path: Path, name: str) -> None:
    card_id = add(folder, "Ivan")
    with pytest.raises(FileRefused) as refusal:
        attach(folder, card_id, tmp_path / name)
    assert refusal.value.message.startswith(f"{tmp_path / name} cannot be kept: ")
    assert refusal.value.code == ExitCode.REFUSED
    assert count(folder, "document") == 0
    assert not folder.documents.exists()


def test_a_copy_that_was_cut_short_is_made_again(
    folder: Folder, offer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card_id = add(folder, "Ivan")

    def cut_short(handle: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as power_cut:
        power_cut.setattr(os, "fsync", cut_short)
        with pytest.raises(KeyboardInterrupt):
            attach(folder, card_id, offer)
    assert count(folder, "document") == 0
    attach(folder, card_id, offer)
    assert {file.name: file.read_bytes() for file in folder.documents.iterdir()} == {SHA256: OFFER}


def content_of(folder: Folder, document: Document) -> bytes:
    out = io.BytesIO()
    documents.copy_out(folder, document, out)
    return out.getvalue()


@given(content=st.binary(max_size=3000), name=st.text(min_size=1))
def test_any_bytes_under_any_name_come_back(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str
) -> None:
    directory = tmp_path_factory.mktemp("any")
    source = directory / "source"
    source.write_bytes(content)
    with Folder(directory / "folder.db") as folder:
        card_id = add(folder, "Ivan")
        with Entry(folder, "attach", NOW) as entry:
            kept = documents.take_in(folder, source)
            document_id = documents.add(entry, card_id, kept, "other", name)
        document, owner = documents.document(folder, document_id)
        assert (owner, document.name, document.size) == (card_id, name, len(content))
        assert content_of(folder, document) == content


def test_a_name_that_is_no_text(folder: Folder, tmp_path: Path) -> None:
    file = tmp_path / "offer-\udcff.pdf"
    file.write_bytes(OFFER)
    attach(folder, add(folder, "Ivan"), file)
    [document] = documents.of_client(folder, 1)
    assert (document.name, document.media_type) == ("offer-?.pdf", "application/pdf")


def test_a_pipe_is_not_waited_for(folder: Folder, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FileRefused, match="pipe cannot be kept: it is no ordinary file"):
        attach(folder, add(folder, "Ivan"), tmp_path / "pipe")


def test_a_file_that_is_too_large(folder: Folder, offer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    card_id = add(folder, "Ivan")
    monkeypatch.setattr(documents, "LARGEST", len(OFFER))
    attach(folder, card_id, offer)
    monkeypatch.setattr(documents, "LARGEST", len(OFFER) - 1)
    with pytest.raises(FileRefused, match="it is larger than 0 MB"):
        attach(folder, card_id, offer)


def test_a_file_that_grows_while_it_is_copied(
    folder: Folder, offer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card_id = add(folder, "Ivan")
    monkeypatch.setattr(documents, "refuse_what_cannot_be_kept", lambda file: None)
    monkeypatch.setattr(documents, "LARGEST", len(OFFER) - 1)
    with pytest.raises(FileRefused, match="it is larger"):
        attach(folder, card_id, offer)
    assert list(folder.documents.iterdir()) == []


def test_attaching_mends_a_damaged_file(folder: Folder, offer: Path) -> None:
    attach(folder, add(folder, "Ivan"), offer)
    [document] = documents.of_client(folder, 1)
    documents.file_of(folder, document).write_bytes(b"something else")
    with pytest.raises(FolderUnusable, match=r"Document 1, понуда 118\.pdf, is damaged"):
        content_of(folder, document)
    attach(folder, add(folder, "Petr"), offer)
    assert content_of(folder, document) == OFFER


def test_a_file_that_is_missing(folder: Folder, offer: Path) -> None:
    attach(folder, add(folder, "Ivan"), offer)
    [document] = documents.of_client(folder, 1)
    documents.file_of(folder, document).unlink()
    with pytest.raises(FolderUnusable, match="cannot be read"):
        content_of(folder, document)


def test_a_document_that_is_not_there(folder: Folder) -> None:
    with pytest.raises(NotFound, match="There is no document 7"):
        documents.document(folder, 7)
    with pytest.raises(NotFound), Entry(folder, "attach", NOW) as entry:
        documents.remove(entry, 7)


def attach_letter(folder: Folder, entry: Entry, card_id: int, file: Path, text: str) -> int:
    """A mail as a document, with a note of what it says, both of the same moment."""
    kept = documents.take_in(folder, file)
    document_id = documents.add(entry, card_id, kept, "letter", f"{text}.eml", NOW)
    cards.restore_note(entry, card_id, Note(0, NOW, "email", None, text, imported=True))
    return document_id


def test_a_letter_goes_with_its_note_and_both_come_back(folder: Folder, offer: Path) -> None:
    card_id = add(folder, "Ivan")
    with Entry(folder, "attach", NOW) as entry:
        attach_letter(folder, entry, card_id, offer, "first")
        second = attach_letter(folder, entry, card_id, offer, "second")
        attach_letter(folder, entry, card_id, offer, "third")
    before = dump(folder)
    with Entry(folder, "attach", NOW) as entry:
        assert documents.remove(entry, second)
    left = dossier.dossier(folder, card_id)
    assert [note.text for note in left.notes] == ["third", "first"]
    assert [document.name for document in left.documents] == ["first.eml", "third.eml"]
    assert_sound(folder)
    undo(folder, 1, NOW)
    assert dump(folder) == before
    assert_sound(folder)


def test_a_note_that_may_be_another_letters_stays(folder: Folder, offer: Path) -> None:
    card_id = add(folder, "Ivan")
    with Entry(folder, "attach", NOW) as entry:
        letter = attach_letter(folder, entry, card_id, offer, "first")
        cards.restore_note(entry, card_id, Note(0, NOW, "email", None, "of an import", imported=True))
    with Entry(folder, "attach", NOW) as entry:
        assert not documents.remove(entry, letter)
    assert count(folder, "note") == 2
