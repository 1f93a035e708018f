"""The backups of an encrypted folder, beside those from before it was, and those of other keys."""

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path
from sqlite3 import Connection

import pytest

pytest.importorskip("sqlcipher3")

from tests.conftest import Tickler
from tests.keyrings import FILE, Keyring, a_keyring
from tickler.store.backups import copying, single_file
from tickler.store.encryption import FolderKey, key_id_of
from tickler.store.folder import connect

SECRETS = tuple(word.encode() for word in ("Краљ", "kralj", "2 400 for the roof"))

ENCRYPTED_NOW = "  the folder is encrypted with the key {key} now, as the backup was"
NOT_ENCRYPTED_NOW = "  the folder is not encrypted now, as the backup was: tickler config encrypt does it"


@pytest.fixture
def ring(tmp_path: Path) -> Iterator[Keyring]:
    """The system's keyring, empty."""
    with a_keyring(tmp_path / FILE) as ring:
        yield ring


@pytest.fixture
def worked(tickler: Tickler, ring: Keyring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tickler:
    """Two clients and a document since Thursday, not encrypted; today is Friday."""
    monkeypatch.chdir(tmp_path)
    tickler.encrypted = False  # here each test says itself when the folder is encrypted
    tickler.today = "2026-11-19T10:00"
    tickler("add", "Ана Краљ", "--on", "today")
    tickler("add", "Ivan", "--on", "mon")
    Path("offer.txt").write_bytes(SECRETS[-1])
    tickler("attach", "1", "offer.txt")
    Path("offer.txt").unlink()
    tickler.today = "2026-11-20T08:30"
    return tickler


@pytest.fixture
def secured(worked: Tickler) -> Tickler:
    """The same, encrypted."""
    worked("config", "encrypt", "--yes")
    return worked


def backups(tickler: Tickler) -> list[dict[str, object]]:
    return tickler.json("backup", "--list")["backups"]


def pool(tickler: Tickler) -> list[Path]:
    return sorted((Path(tickler.json("backup", "--list")["directory"]) / "documents").iterdir())


def state(tickler: Tickler) -> tuple[object, str]:
    """Return the notes of both clients, and what is in the document."""
    notes = [tickler.json("dossier", number)["notes"] for number in ("1", "2")]
    return notes, tickler("attach", "--save", "1", "-")


def lies_open(home: Path) -> list[str]:
    """Return the files in which a name, or what is in the document, can be read."""
    files = [file for file in home.rglob("*") if file.is_file() and file.name != Path(FILE).name]
    return [str(file) for file in files if any(secret in file.read_bytes() for secret in SECRETS)]


def changes_key(tickler: Tickler, wanted: str) -> None:
    """Bring the folder to another key than it had: `plain`, `key` or `other key`."""
    is_encrypted = key_id_of(tickler.folder) is not None
    if wanted == "plain":
        tickler("config", "decrypt", "--yes")
    else:
        tickler("config", "encrypt", "--yes", *(("--rekey",) if is_encrypted else ()))


# Made ----------------------------------------------------------------------------------------------


def test_nothing_lies_open_on_any_disk(
    secured: Tickler, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    pack = single_file._pack

    def look_and_pack(copy: Path, *rest: object) -> list[str]:
        seen.append(key_id_of(copy))
        return pack(copy, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(single_file, "_pack", look_and_pack)
    secured("note", "1", "first")
    secured("backup")
    said = secured("backup", "all.zip")
    key_id = key_id_of(secured.folder)
    assert seen == [key_id]
    assert said.splitlines()[1] == (
        f"  it is encrypted with the key {key_id}: without it nothing can be restored"
    )
    with zipfile.ZipFile("all.zip") as archive:
        archive.extractall("unpacked")
    assert lies_open(tmp_path) == []
    assert [(one["opens"], one["cards"], one["key"]) for one in backups(secured)] == [(True, 2, key_id)] * 2
    assert "encrypted" not in secured("backup", "--list")
    secured("doctor")
    assert "Ivan" in secured("--folder", "unpacked/folder.db", "list")


def test_the_documents_lie_among_the_backups_as_on_the_shelf(secured: Tickler) -> None:
    secured("backup")
    [kept] = (secured.folder.parent / "folder-documents").iterdir()
    [copy] = pool(secured)
    assert copy.samefile(kept)
    content = bytearray(copy.read_bytes())
    content[-1] ^= 1
    copy.unlink()
    copy.write_bytes(content)
    copy.chmod(0o600)
    assert "among the backups was changed" in " ".join(secured.run("doctor").out.split())


def test_what_was_copied_before_outlives_the_change_of_the_key(worked: Tickler) -> None:
    """A document of the backups may be the same file as that of the folder, which is overwritten then."""
    before = state(worked)
    for wanted in "key", "other key", "plain":
        worked("backup")
        changes_key(worked, wanted)
    assert len(pool(worked)) == 3
    names = [str(one["name"]) for one in backups(worked)]
    assert len(names) == 3
    for name in names:
        worked("backup", "--restore", name, "--yes")
        assert state(worked) == before
        worked("doctor")


def test_a_backup_that_went_takes_its_documents_along(secured: Tickler) -> None:
    secured("config", "decrypt", "--yes")
    secured("backup")
    secured("config", "encrypt", "--yes")
    secured("config", "backups", "1d 0w 0m")
    assert len(pool(secured)) == 2
    Path(str(backups(secured)[-1]["file"])).unlink()
    secured.today = "2026-11-23T08:30"
    secured("note", "1", "x")
    assert [file.name for file in pool(secured)] == [
        file.name for file in (secured.folder.parent / "folder-documents").iterdir()
    ]


def test_a_damaged_folder_pushes_no_good_backup_out(secured: Tickler) -> None:
    secured("note", "1", "x")
    good = backups(secured)
    content = bytearray(secured.folder.read_bytes())
    content[-4096 * 3 + 100] ^= 1
    secured.folder.write_bytes(content)
    for command in ("backup",), ("backup", "all.zip"):
        assert "it is damaged: " in secured.fails(6, *command)
    assert backups(secured) == good
    assert [file.name for file in Path().glob("*.zip")] == []
    secured("backup", "--restore", "1", "--yes")
    checks = secured.run("--json", "doctor").json["checks"]
    assert [one["name"] for one in checks if not one["ok"]] == ["backups"]  # what was set aside is damaged


def test_a_full_disk_is_that_of_the_backup(secured: Tickler, monkeypatch: pytest.MonkeyPatch) -> None:
    def connect_with_little_room(path: Path, mode: str = "rw", key: FolderKey | None = None) -> Connection:
        db = connect(path, mode, key)
        db.execute("PRAGMA max_page_count = 9")
        return db

    monkeypatch.setattr(copying, "connect", connect_with_little_room)
    assert "No space left on device" in secured.fails(6, "backup")
    assert "all.zip cannot be written: No space left on device" in secured.fails(5, "backup", "all.zip")
    assert backups(secured) == []


# Put back ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("made", "now", "said"),
    [
        ("key", "plain", ENCRYPTED_NOW),
        ("plain", "key", NOT_ENCRYPTED_NOW),
        ("key", "other key", ENCRYPTED_NOW),
        ("key", "key", None),
    ],
    ids=["encrypted over plain", "plain over encrypted", "another key", "the same key"],
)  # fmt: skip
def test_a_backup_is_put_back_and_that_is_taken_back(
    worked: Tickler, made: str, now: str, said: str | None
) -> None:
    if made == "key":
        worked("config", "encrypt", "--yes")
    worked("backup")
    key_id, before = key_id_of(worked.folder), state(worked)
    if now != made:
        changes_key(worked, now)
    worked("note", "1", "said since then")
    since, key_since = state(worked), key_id_of(worked.folder)

    told = worked("backup", "--restore", "2026-11-20-083000-by-hand", "--yes").splitlines()
    assert told[3:] == ([said.format(key=key_id)] if said else [])
    assert (state(worked), key_id_of(worked.folder)) == (before, key_id)
    worked("doctor")
    aside = told[1].split()[-1]
    worked("backup", "--restore", aside, "--yes")
    assert (state(worked), key_id_of(worked.folder)) == (since, key_since)
    worked("doctor")
    assert worked("undo").startswith("taken back: note, Ана Краљ")


def test_on_another_machine_the_key_is_wanted(secured: Tickler, ring: Keyring, tmp_path: Path) -> None:
    secured("backup", "all.zip")
    other, kept, key_id = Tickler(tmp_path / "other"), ring.kept, key_id_of(secured.folder)
    other.home.mkdir()
    ring.keep({})
    assert other.fails(6, "backup", "--restore", "all.zip", "--yes") == (
        "tickler: The backup in all.zip cannot be used: it is encrypted with the key "
        f"{key_id}, which is not to be had.\n"
        f"  keyring set tickler-folder {key_id} puts it there; or say key_command in config.toml.\n"
    )
    assert not other.folder.exists()
    ring.keep(kept)
    other("backup", "--restore", "all.zip", "--yes")
    assert state(other) == state(secured)
    other("doctor")


# Keys that are lost --------------------------------------------------------------------------------


def test_a_backup_whose_key_is_lost_says_so_and_stops_nothing(secured: Tickler, ring: Keyring) -> None:
    secured("note", "1", "first")
    lost, first = key_id_of(secured.folder), set(ring.kept)
    secured("config", "encrypt", "--rekey", "--yes")
    ring.keep({name: key for name, key in ring.kept.items() if name not in first})
    why = f"does not open: it is encrypted with the key {lost}, which is not to be had"

    assert [(one["opens"], one["key"]) for one in backups(secured)] == [(False, lost)]
    secured.today = "2026-11-21T08:30"
    assert secured.run("note", "1", "second").err == ""
    assert [one["opens"] for one in backups(secured)] == [True, False]
    assert f"2026-11-20-083000-auto {why}" in " ".join(secured.run("doctor").out.split())
    assert "2026-11-20-083000-auto cannot be read, and may hold them" in secured("purge", "2", "--yes")
    assert lost in secured.fails(6, "backup", "--restore", "2", "--yes")
    secured("backup", "--restore", "1", "--yes")


def test_a_folder_whose_key_is_lost_is_set_aside_as_it_is(worked: Tickler, ring: Keyring) -> None:
    worked("backup")
    before = state(worked)
    worked("config", "encrypt", "--yes")
    worked("note", "1", "said since then")
    kept, since = ring.kept, state(worked)
    ring.keep({})
    worked.fails(6, "today")
    aside = worked("backup", "--restore", "2026-11-20-083000-by-hand", "--yes").splitlines()[1].split()[-1]
    assert state(worked) == before
    ring.keep(kept)  # it was in a drawer
    worked("backup", "--restore", aside, "--yes")
    assert state(worked) == since
    worked("doctor")


# Seen to -------------------------------------------------------------------------------------------


def test_backups_that_are_not_encrypted_are_told_of(worked: Tickler) -> None:
    worked("backup")
    worked("config", "encrypt", "--yes")
    worked("backup")
    assert ", 1 not encrypted" in worked("doctor")
    assert worked("backup", "--list").count("not encrypted") == 1


def test_a_client_is_erased_from_backups_of_every_key(worked: Tickler, tmp_path: Path) -> None:
    for wanted in "key", "other key":
        worked("backup")
        changes_key(worked, wanted)
    worked("backup")
    said = worked("purge", "1", "--backups", "--yes")
    assert "3 backups (" in said
    assert lies_open(tmp_path) == []
    assert [one["cards"] for one in backups(worked)] == [1] * 4  # the first one was made after the purge
    assert [one["key"] is None for one in backups(worked)] == [False, False, False, True]
    assert pool(worked) == []
    worked("doctor")


def test_the_automatic_ones_are_sorted_whatever_their_keys(worked: Tickler) -> None:
    worked("config", "backups", "1d 0w 0m")
    worked("note", "1", "x")
    worked("config", "encrypt", "--yes")
    worked.today = "2026-11-23T08:30"
    worked("note", "1", "y")
    assert [one["name"] for one in backups(worked)] == ["2026-11-23-083000-auto"]
    assert len(pool(worked)) == 1


@pytest.mark.skipif(os.name == "nt", reason="rights are other ones there")
def test_only_the_owner_may_read_them(secured: Tickler) -> None:
    before = os.umask(0)
    try:
        secured("note", "1", "x")
        secured("backup", "all.zip")
    finally:
        os.umask(before)
    directory = Path(secured.json("backup", "--list")["directory"])
    files = [file for file in directory.rglob("*") if file.is_file()]
    assert {file.stat().st_mode & 0o777 for file in (*files, Path("all.zip"))} == {0o600}
