"""`tickler doctor`: what is wrong with the folder, and what --fix mends."""

from pathlib import Path

import pytest

from tests.cli.processes import environ_of, imported_by
from tests.conftest import Tickler

SOUND = """\
ok  database    the file is whole
ok  version     the tables are those of this version
ok  references  everything belongs to a card that exists
ok  places      every active card has one place
ok  tally       the thickness of the tabs is right
ok  names       every card answers to its name
ok  index       find knows every card and note
ok  documents   the file of every document is there
ok  content     every document is as it was attached
ok  orphans     no file is left over
ok  rights      nobody else can read the folder
ok  copies      no synchronising program has made a second version
ok  room        there is room on the disk
ok  clock       no entry is from the future
ok  journal     no longer than config journal says: 5 entries, 0.0 MB to undo them
ok  backups     none is missing, all open: none yet
"""


@pytest.fixture
def store(clients: Tickler, tmp_path: Path) -> Path:
    """The directory of the documents, with one in it."""
    (tmp_path / "offer.txt").write_text("2 400")
    clients("attach", "1", str(tmp_path / "offer.txt"))
    return clients.folder.parent / "folder-documents"


def test_a_sound_folder(clients: Tickler, store: Path) -> None:
    before = clients.dump()
    assert clients("doctor").startswith(SOUND)
    assert clients("--quiet", "doctor") == ""
    assert clients.dump() == before


def test_a_folder_that_is_not_there_yet(tickler: Tickler) -> None:
    said = " ".join(tickler("doctor").split())
    assert said == f"There is no folder at {tickler.folder} yet; the first card makes it."
    assert tickler.json("doctor")["sound"] is True
    assert not tickler.folder.exists()


def test_what_is_wrong_is_said_and_mended(clients: Tickler, store: Path) -> None:
    (store / "left-over").touch(mode=0o600)
    outcome = clients.run("doctor")
    assert (outcome.code, outcome.err) == (6, "")
    assert "wrong  orphans     left-over: no document names this file\n" in outcome.out
    assert "The folder is not sound: 1 check failed. tickler doctor --fix mends" in outcome.out

    mended = clients("doctor", "--fix")
    assert "fixed  orphans     left-over: no document names this file\n" in mended
    assert "left-over was removed\n" in mended
    assert clients("doctor").startswith(SOUND)


def test_what_cannot_be_mended_stays_wrong(clients: Tickler, store: Path) -> None:
    [kept] = store.iterdir()
    kept.unlink()
    outcome = clients.run("--json", "doctor", "--fix")
    assert outcome.code == 6
    [wrong] = [check for check in outcome.json["checks"] if not check["ok"]]
    assert wrong == {
        "name": "documents",
        "ok": False,
        "found": [
            f"document 1, offer.txt, of card 1: its file {kept.name} is missing from {store}; "
            "attaching it again mends that"
        ],
        "fixed": [],
        "detail": None,
    }


def test_what_is_said_once_all_was_mended_that_can_be(clients: Tickler, store: Path, tmp_path: Path) -> None:
    [kept] = store.iterdir()
    kept.unlink()
    assert "What is left is for you to decide." in clients.run("doctor", "--fix").out

    clients("attach", "1", str(tmp_path / "offer.txt"))
    assert clients("doctor").startswith(SOUND)


def test_the_answer_to_scripts(clients: Tickler, store: Path) -> None:
    answer = clients.json("doctor")
    assert answer.keys() == {"schema", "sound", "folder", "exists", "checks"}
    assert (answer["sound"], answer["exists"]) == (True, True)
    assert all(check.keys() == {"name", "ok", "found", "fixed", "detail"} for check in answer["checks"])
    assert [check["name"] for check in answer["checks"]] == [line.split()[1] for line in SOUND.splitlines()]


def test_many_faults_are_counted(clients: Tickler, store: Path) -> None:
    for number in range(15):
        (store / f"left-{number:02}").touch(mode=0o600)
    said = clients.run("doctor").out
    assert "left-09: " in said
    assert "left-10: " not in said
    assert "and 5 more; --json lists all\n" in said


def test_a_file_that_is_no_folder(tickler: Tickler, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(b"not a database, but long enough to be looked at as one" * 20)
    assert "is not a tickler folder" in tickler.fails(6, "--folder", str(other), "doctor")


def test_attaching_a_file_loads_nothing_to_read_mails_with(clients: Tickler, tmp_path: Path) -> None:
    (tmp_path / "offer.txt").write_text("2 400")
    imported = imported_by(["attach", "1", str(tmp_path / "offer.txt")], environ_of(clients))
    assert imported.isdisjoint({"sqlmodel", "charset_normalizer", "dateutil", "rich"})
