"""Documents are kept beside the folder by what is in them: whole, once, for the owner alone."""

import hashlib
import shutil
import stat
from pathlib import Path

import pytest

from tests.store.samples import NOW, add, count
from tickler.core.cards import Document
from tickler.core.errors import ExitCode, FileRefused
from tickler.store import documents, dossier
from tickler.store.folder import Folder
from tickler.store.journal import Entry, redo, undo

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

    def cut_short(source: Path, target: Path) -> None:
        Path(target).write_bytes(Path(source).read_bytes()[:4])
        raise KeyboardInterrupt

    with monkeypatch.context() as power_cut:
        power_cut.setattr(shutil, "copyfile", cut_short)
        with pytest.raises(KeyboardInterrupt):
            attach(folder, card_id, offer)
    assert count(folder, "document") == 0
    attach(folder, card_id, offer)
    assert {file.name: file.read_bytes() for file in folder.documents.iterdir()} == {SHA256: OFFER}
