"""`config encrypt` and `config decrypt`, and every way in which the key can be missing."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("sqlcipher3")

from keyring.errors import KeyringLocked

from tests.cli.processes import environ_of, imported_by
from tests.conftest import Tickler
from tests.keyrings import FILE, Keyring, a_keyring

KEY = "0f" * 32
KEY_ID = "542f36a5a88a4c98"


@pytest.fixture(autouse=True)
def _plain(tickler: Tickler) -> None:
    """Here each test says itself when the folder is encrypted, also with `--encrypted`."""
    tickler.encrypted = False


@pytest.fixture
def ring(tmp_path: Path) -> Iterator[Keyring]:
    """The system's keyring, empty."""
    with a_keyring(tmp_path / FILE) as ring:
        yield ring


@pytest.fixture
def secured(clients: Tickler, ring: Keyring) -> Tickler:
    """The folder of four clients, encrypted, its key in the keyring."""
    clients("config", "encrypt", "--yes")
    return clients


def print_key(tickler: Tickler, text: str = KEY) -> None:
    """Let a command print the key."""
    (tickler.home / "key").write_text(text + "\n")
    program = tickler.home / "print.py"
    program.write_text(f"print(open({str(tickler.home / 'key')!r}).read(), end='')")
    tickler("config", "key_command", f"'{sys.executable}' '{program}'")


def test_encrypting_says_what_must_be_known(clients: Tickler, ring: Keyring) -> None:
    said = clients("config", "encrypt", "--yes")
    [(name, key)] = ring.kept.items()
    service, key_id = name.split()
    assert service == "tickler-folder"
    assert len(bytes.fromhex(key)) == 32
    assert said == (
        f"The folder is encrypted, with the key {key_id}.\n"
        f"  the key is in the system's keyring: keyring get tickler-folder {key_id} shows it\n"
        "  write it down and keep it elsewhere: without it the folder is lost\n"
    )
    assert clients.folder.read_bytes()[:16] == b"tickler\x01" + bytes.fromhex(key_id)


def test_everything_goes_on_as_before(clients: Tickler, ring: Keyring, tmp_path: Path) -> None:
    (tmp_path / "offer.txt").write_text("2 400 for the roof")
    clients("attach", "1", str(tmp_path / "offer.txt"), "--as", "offer")
    asked = [("today",), ("find", "ивана"), ("list",), ("folder",), ("dossier", "1"), ("review",), ("log",),
             ("attach", "--save", "1", "-"), ("export",), ("doctor",), ("list", "--duplicates"),
             ("export", "--format", "json"), ("tab", "20"), ("segments",)]  # fmt: skip
    before = [clients(*words) for words in asked]
    assert clients("config", "encrypt", "--yes").startswith("The folder is encrypted, and 1 document, with")
    assert [clients(*words) for words in asked] == before
    assert clients("config", "decrypt", "--yes").startswith(
        "The folder is no longer encrypted, and 1 document.\n  keep the key "
    )
    assert [clients(*words) for words in asked] == before


def test_a_day_with_an_encrypted_folder(secured: Tickler, tmp_path: Path) -> None:
    assert "Иван Петров" in secured("today")
    secured("note", "1", "wants three quotes", "--outcome", "reached", "--defer", "fri")
    secured("defer", "3", "+2w")
    assert "wants three quotes" in secured("find", "quotes")
    (tmp_path / "more.csv").write_text("name,phone\nAna Horvat,+385 91 000 0009\nLuka Babić,\n")
    assert "2" in secured("import", str(tmp_path / "more.csv"))
    secured("undo")
    assert secured.json("find", "Horvat")["cards"] == []
    secured("purge", "2", "--yes")
    assert secured("handover", str(tmp_path / "for-ana.tickler")).endswith("it is not encrypted\n")
    assert secured("dossier", "1", "--pdf", str(tmp_path / "one.pdf"))
    assert secured.json("doctor")["sound"] is True
    content = b"".join(file.read_bytes() for file in secured.folder.parent.rglob("*") if file.is_file())
    assert not [word for word in ("Петров", "quotes", "Čvorak") if word.encode() in content]


def test_what_an_encrypted_folder_hands_over_is_received_by_a_plain_one(
    secured: Tickler, tmp_path: Path
) -> None:
    (tmp_path / "offer.txt").write_text("2 400 for the roof")
    secured("attach", "1", str(tmp_path / "offer.txt"))
    secured("handover", str(tmp_path / "all.tickler"))
    other = Tickler(tmp_path / "other")
    other("receive", str(tmp_path / "all.tickler"), "--yes")
    assert other("attach", "--save", "1", "-") == "2 400 for the roof"
    other("config", "encrypt", "--yes")
    assert other("attach", "--save", "1", "-") == "2 400 for the roof"


def test_the_key_can_be_changed(secured: Tickler, ring: Keyring) -> None:
    before = secured("today")
    assert "The folder is encrypted, with the key " in secured("config", "encrypt", "--rekey", "--yes")
    assert len(ring.kept) == 2
    assert secured("today") == before
    ring.keep(dict([*ring.kept.items()][1:]))  # the first key is gone
    assert secured("today") == before


def test_the_key_is_in_no_file_no_words_and_no_environment(
    secured: Tickler, ring: Keyring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [key] = ring.kept.values()
    ring.keep({})
    started: list[str] = []
    really = subprocess.run

    def watched(words: list[str], **how: Any) -> subprocess.CompletedProcess[bytes]:
        started.append(f"{words} {how['env']}")
        return really(words, **how)

    monkeypatch.setattr(subprocess, "run", watched)
    print_key(secured, key)
    secured("today")
    assert started
    assert not [words for words in started if key in words]
    (tmp_path / "key").unlink()
    holding = [file for file in tmp_path.rglob("*") if file.is_file() and key.encode() in file.read_bytes()]
    assert holding == []


def test_a_command_gives_the_key(clients: Tickler) -> None:
    print_key(clients)
    assert clients("config", "encrypt", "--yes") == (
        f"The folder is encrypted, with the key {KEY_ID}.\n"
        "  the key is the one that key_command gives: without it the folder is lost\n"
    )
    assert "Иван Петров" in clients("today")
    refusal = clients.fails(5, "config", "encrypt", "--rekey", "--yes")
    assert f"The folder has the key {KEY_ID} already, which key_command gives." in refusal


def test_from_the_keyring_to_a_command(secured: Tickler) -> None:
    print_key(secured)
    assert "Иван Петров" in secured("today")  # the command has the key of tomorrow
    secured("config", "encrypt", "--rekey", "--yes")
    assert secured.folder.read_bytes()[8:16].hex() == KEY_ID


def test_encrypting_twice_changes_nothing(secured: Tickler) -> None:
    before = secured.folder.read_bytes()
    (secured.folder.parent / "folder-documents").mkdir()
    (secured.folder.parent / "folder-documents" / ("a" * 64)).write_text("left by a power cut")
    [key_id] = [before[8:16].hex()]
    assert secured("config", "encrypt") == (
        f"The folder is encrypted already, with the key {key_id}.\n"
        "  files that lay open beside it were removed: 1\n"
    )
    assert secured.folder.read_bytes() == before


def test_a_folder_that_is_not_there_yet_begins_encrypted(tickler: Tickler, ring: Keyring) -> None:
    tickler("config", "encrypt", "--yes")
    tickler("add", "Ana")
    assert tickler.folder.read_bytes().startswith(b"tickler\x01")


def test_backups_made_before_are_told_of(clients: Tickler, ring: Keyring) -> None:
    clients("backup")
    clients.today = "2026-11-21T08:30"
    clients("note", "1", "wants three quotes")
    directory = Path(clients.json("backup", "--list")["directory"])
    told = (
        f"  2 backups made before are not encrypted, in {directory}: "
        "2026-11-20-083000-by-hand.db, 2026-11-21-083000-auto.db\n"
        "  tickler backup makes one that is; then remove those that you can spare\n"
    )
    assert clients("config", "encrypt", "--yes").endswith(told)
    clients("backup")
    [key_id] = [name.split()[1] for name in ring.kept]
    said = clients("config", "encrypt", "--rekey", "--yes")
    assert said.endswith(f"{told}  older backups have other keys, such as {key_id}: keep those too\n")


def test_nobody_is_asked_and_nothing_done(clients: Tickler, ring: Keyring) -> None:
    assert clients.fails(2, "config", "encrypt") == (
        "tickler: Who loses the key loses the folder, and nobody can be asked.\n"
        "  Add --yes to do it without being asked.\n"
    )
    answer = clients.run("config", "encrypt", stdin="n\n", terminal=True)
    assert "Nothing was encrypted." in answer.out
    assert ring.kept == {}
    clients("config", "encrypt", "--yes")
    assert clients.fails(2, "config", "decrypt").startswith("tickler: Decrypting lays the folder open")
    assert "Nothing was decrypted." in clients.run("config", "decrypt", stdin="n\n", terminal=True).out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (
            ("config", "decrypt", "--yes"),
            5,
            "The folder is not encrypted.\n  tickler config encrypt does it.",
        ),
        (("config", "encrypt", "--rekey", "--yes"), 5, "The folder is not encrypted."),
        (("config", "encrypt", "secret"), 2, "config encrypt takes no value: a key is never said."),
        (("config", "color", "--rekey"), 2, "--rekey belongs to encrypt."),
    ],
    ids=["decrypt", "rekey", "value", "elsewhere"],
)
def test_what_cannot_be_said(clients: Tickler, words: tuple[str, ...], code: int, said: str) -> None:
    before = clients.folder.read_bytes()
    assert said in clients.fails(code, *words)
    assert clients.folder.read_bytes() == before


def test_a_keyring_without_the_key(secured: Tickler, ring: Keyring) -> None:
    [key_id] = [name.split()[1] for name in ring.kept]
    ring.keep({})
    assert secured.fails(6, "today") == (
        f"tickler: The folder {secured.folder} is encrypted with the key {key_id}, "
        "which the system's keyring does not have.\n"
        f"  keyring set tickler-folder {key_id} puts it there; or say key_command in config.toml.\n"
    )


def test_a_keyring_that_is_locked(secured: Tickler, ring: Keyring, monkeypatch: pytest.MonkeyPatch) -> None:
    [key_id] = [name.split()[1] for name in ring.kept]

    def locked(*_: object) -> None:
        raise KeyringLocked("Failed to unlock the collection!")

    monkeypatch.setattr(ring, "get_password", locked)
    assert secured.fails(6, "today") == (
        "tickler: The system's keyring does not answer: Failed to unlock the collection!\n"
        f"  Unlock it, or say key_command. The folder is encrypted with the key {key_id}.\n"
    )


def test_a_keyring_that_keeps_nothing(
    clients: Tickler, ring: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ring, "set_password", lambda *_: None)
    before = clients.folder.read_bytes()
    assert "The system's keyring does not keep the key." in clients.fails(6, "config", "encrypt", "--yes")
    assert clients.folder.read_bytes() == before


def test_a_keyring_with_something_else(secured: Tickler, ring: Keyring) -> None:
    [kept] = ring.kept
    ring.keep({kept: "password"})
    assert "is no key: a key is 64 hexadecimal digits." in secured.fails(6, "today")
    ring.keep({kept: KEY})
    assert f"is another key, {KEY_ID}." in secured.fails(6, "today")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("no-such-program", "key_command cannot be run: "),
        ("'unfinished", "key_command cannot be run: No closing quotation."),
        ("false", "key_command gave no key: it ended with code 1"),
        ("true", "key_command gave no key: it ended with code 0"),
        ("echo opensesame", "What key_command printed is no key: a key is 64 hexadecimal digits."),
    ],
    ids=["absent", "quotes", "failing", "silent", "password"],
)
def test_a_command_that_gives_no_key(secured: Tickler, command: str, said: str) -> None:
    secured("config", "key_command", command)
    error = secured.fails(6, "today")
    assert said in error
    assert "opensesame" not in error


def test_a_command_that_gives_another_key(secured: Tickler, ring: Keyring) -> None:
    [key_id] = [name.split()[1] for name in ring.kept]
    ring.keep({})
    print_key(secured)
    said = f"is encrypted with the key {key_id}; key_command gives another one, {KEY_ID}."
    assert said in secured.fails(6, "today")


@pytest.mark.parametrize("package", ["sqlcipher3", "cryptography"])
def test_without_the_extra(
    clients: Tickler, ring: Keyring, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == package]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    before = clients.folder.read_bytes()
    assert clients.fails(6, "config", "encrypt", "--yes") == (
        f"tickler: Encryption needs the package {package}, which is not installed.\n"
        "  pip install 'tickler-file[encryption]'.\n"
    )
    assert clients.folder.read_bytes() == before


def test_without_the_extra_an_encrypted_folder_says_what_is_missing(
    secured: Tickler, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    assert "Encryption needs the package sqlcipher3, which is not installed." in secured.fails(6, "today")


def test_a_plain_folder_loads_nothing_of_it(clients: Tickler) -> None:
    loaded = imported_by(["today"], environ_of(clients))
    assert not loaded & {"sqlcipher3", "keyring", "cryptography"}


def test_an_encrypted_folder_loads_only_what_opens_it(clients: Tickler) -> None:
    print_key(clients)
    clients("config", "encrypt", "--yes")
    loaded = imported_by(["today"], environ_of(clients))
    assert "sqlcipher3" in loaded
    assert not loaded & {"keyring", "cryptography", "sqlmodel", "pydantic", "rich"}
