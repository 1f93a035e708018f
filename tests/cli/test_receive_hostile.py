"""A packet comes from a stranger: what is damaged, altered or made to do harm changes nothing here."""

import hashlib
import io
import json
import stat
import struct
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.cli.processes import PROGRAM, environ_of
from tests.conftest import Tickler
from tickler.cli import packet_source
from tickler.exchange.packet import layout as packet

OFFER = b"offer 118"
OFFER_NAME = f"documents/{hashlib.sha256(OFFER).hexdigest()}"
MEBIBYTE = 1024**2


@pytest.fixture(scope="module")
def honest(tmp_path_factory):
    """The members of a packet with one card, a note and a document, by their names."""
    home = tmp_path_factory.mktemp("ana")
    tickler = Tickler(home)
    tickler("add", "Иван Петров", "--phone", "+7 916 000-00-01")
    tickler("note", "1", "wants three quotes")
    (home / "offer.pdf").write_bytes(OFFER)
    tickler("attach", "1", str(home / "offer.pdf"))
    tickler("handover", str(home / "packet"))
    with zipfile.ZipFile(home / "packet") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def listed(members):
    """Return members with a list of contents that is right, as one who alters a packet with care makes it."""
    others = {name: data for name, data in members.items() if name != "contents.json"}
    sizes = {
        name: {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)} for name, data in others.items()
    }
    return {**others, "contents.json": json.dumps({"schema": 1, "members": sizes}).encode()}


def zipped(members, compression=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def without(members, name):
    return {other: data for other, data in members.items() if other != name}


def edited(members, name, change):
    """Return members of which one is an object that was changed."""
    data = json.loads(members[name])
    change(data)
    return {**members, name: json.dumps(data).encode()}


def with_card(members, change):
    """Return members with another card, and the list of contents to match."""
    return listed(edited(members, "cards.json", lambda data: change(data["cards"][0])))


def with_entry(members, name, mode=stat.S_IFREG | 0o600):
    """Return an archive with one more entry of this name and mode."""
    out = io.BytesIO(zipped(members))
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(info, b"harm")
    return out.getvalue()


def twice(members):
    """Return an archive that has the head two times."""
    out = io.BytesIO(zipped(members))
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("packet.json", members["packet.json"])
    return out.getvalue()


def patched(packet, signature, offset, value):
    """Return an archive with bytes written over the same field of all entries with this signature."""
    data, at = bytearray(packet), 0
    while (at := data.find(signature, at)) >= 0:
        data[at + offset : at + offset + len(value)] = value
        at += 4
    return bytes(data)


def flipped(packet, needle):
    """Return the bytes with one bit changed where the needle begins."""
    at = packet.index(needle)
    return packet[:at] + bytes([packet[at] ^ 1]) + packet[at + 1 :]


CENTRAL = b"PK\x01\x02"
DEEP = b"[" * 60_000
STORED = zipfile.ZIP_STORED

HOSTILE = {
    "no archive": lambda m: b"name,phone\nAna,1\n",
    "nothing": lambda m: b"",
    "another archive": lambda m: zipped({"a.txt": b"a"}),
    "cut in half": lambda m: zipped(m)[:-400],
    "the last byte missing": lambda m: zipped(m)[:-1],
    "a flipped bit of a document": lambda m: flipped(zipped(m, STORED), OFFER),
    "a flipped bit of a note": lambda m: flipped(zipped(m, STORED), b"wants three"),
    "a changed head": lambda m: zipped(edited(m, "packet.json", lambda head: head.update({"from": "Eve"}))),
    "a changed note": lambda m: zipped({**m, "cards.json": m["cards.json"].replace(b"three", b"four ")}),
    "a changed document": lambda m: zipped({**m, OFFER_NAME: b"offer 119"}),
    "a changed document with a list to match": lambda m: zipped(listed({**m, OFFER_NAME: b"offer 119"})),
    "a missing document": lambda m: zipped(without(m, OFFER_NAME)),
    "a missing document with a list to match": lambda m: zipped(listed(without(m, OFFER_NAME))),
    "no cards": lambda m: zipped(listed(without(m, "cards.json"))),
    "no head": lambda m: zipped(listed(without(m, "packet.json"))),
    "no list of contents": lambda m: zipped(without(m, "contents.json")),
    "a document of nobody": lambda m: zipped(
        listed({**m, f"documents/{hashlib.sha256(b'x').hexdigest()}": b"x"})
    ),
    "one more file": lambda m: zipped(listed({**m, "readme.txt": b"hello"})),
    "a file in a directory above": lambda m: with_entry(listed(m), "../evil"),
    "a file at the root": lambda m: with_entry(listed(m), "/etc/evil"),
    "a document in a directory above": lambda m: zipped(listed({**m, "documents/../../evil": b"x"})),
    "a document twice, in small and in capital letters": lambda m: zipped(
        listed({**m, f"documents/{OFFER_NAME.removeprefix('documents/').upper()}": OFFER})
    ),
    "a name that is reserved": lambda m: zipped(listed({**m, "documents/CON": b"x"})),
    "a name with a backslash": lambda m: zipped(listed({**m, "documents\\..\\evil": b"x"})),
    "a directory": lambda m: with_entry(m, "documents/", stat.S_IFDIR | 0o700),
    "a symbolic link": lambda m: with_entry(without(m, "dossiers.pdf"), "dossiers.pdf", stat.S_IFLNK | 0o777),
    "a device": lambda m: with_entry(without(m, "dossiers.pdf"), "dossiers.pdf", stat.S_IFCHR | 0o666),
    "the same name twice": twice,
    "encrypted": lambda m: patched(zipped(m), CENTRAL, 8, b"\x01"),
    "another compression": lambda m: zipped(m, zipfile.ZIP_LZMA),
    "an unknown compression": lambda m: patched(zipped(m), CENTRAL, 10, struct.pack("<H", 99)),
    "packed a thousandfold": lambda m: zipped(listed({**m, "dossiers.pdf": bytes(80 * MEBIBYTE)})),
    "a huge size declared": lambda m: patched(zipped(m), CENTRAL, 24, struct.pack("<I", 0xFFFFFFF0)),
    "a size declared that is too small": lambda m: patched(zipped(m), CENTRAL, 24, struct.pack("<I", 3)),
    "a head nested deeply": lambda m: zipped(listed({**m, "packet.json": DEEP})),
    "cards nested deeply": lambda m: zipped(listed({**m, "cards.json": b'{"cards": [{"name": ' + DEEP})),
    "contents nested deeply": lambda m: zipped({**m, "contents.json": b'{"members": ' + DEEP}),
    "a head of megabytes": lambda m: zipped(
        listed(edited(m, "packet.json", lambda head: head.update(to="x" * 70_000)))
    ),
    "a head that is a list": lambda m: zipped(listed({**m, "packet.json": b"[]"})),
    "a head that is no text": lambda m: zipped(listed({**m, "packet.json": b"\xff\xfe"})),
    "a head of another kind": lambda m: zipped(
        listed(edited(m, "packet.json", lambda head: head.update(kind="recipe")))
    ),
    "a newer packet": lambda m: zipped(listed(edited(m, "packet.json", lambda head: head.update(schema=2)))),
    "a moment without offset": lambda m: zipped(
        listed(edited(m, "packet.json", lambda head: head.update(made_at="2026-11-20")))
    ),
    "a folder's id that is none": lambda m: zipped(
        listed(edited(m, "packet.json", lambda head: head.update(folder_id="../..")))
    ),
    "a sender that is no text": lambda m: zipped(
        listed(edited(m, "packet.json", lambda head: head.update({"from": ["Ana"]})))
    ),
    "contents that are no list": lambda m: zipped({**m, "contents.json": b'{"members": 7}'}),
    "contents without sizes": lambda m: zipped(
        edited(m, "contents.json", lambda data: data["members"].update({"cards.json": None}))
    ),
    "cards that are none": lambda m: zipped(listed({**m, "cards.json": b'{"cards": [{"name": "Ana"}]}'})),
    "cards cut off": lambda m: zipped(listed({**m, "cards.json": m["cards.json"][:-200]})),
    "a card with a key twice": lambda m: zipped(
        listed({**m, "cards.json": m["cards.json"].replace(b'"id": 1,', b'"id": 1, "id": 2,')})
    ),
    "documents that are no list": lambda m: zipped(with_card(m, lambda card: card.update(documents="all"))),
    "a document's file elsewhere": lambda m: zipped(
        with_card(m, lambda card: card["documents"][0].update(sha256="../../../etc/passwd"))
    ),
    "a document of a kind that is none": lambda m: zipped(
        with_card(m, lambda card: card["documents"][0].update(kind=["offer"]))
    ),
    "a document of another size": lambda m: zipped(
        with_card(m, lambda card: card["documents"][0].update(size=10))
    ),
    "a document of no moment": lambda m: zipped(
        with_card(m, lambda card: card["documents"][0].update(at="yesterday"))
    ),
}


@pytest.fixture
def receive(clients, tmp_path):
    """Receive the bytes of a packet, which must be refused and leave all of the home as it was."""

    def files():
        return {path: path.read_bytes() for path in clients.home.rglob("*") if path.is_file()}

    def run(received):
        file = tmp_path / "in" / "packet"
        file.parent.mkdir()
        file.write_bytes(received)
        before = files()
        error = clients.fails(5, "receive", str(file))
        assert files() == before
        assert "Traceback" not in error
        return error

    return run


@pytest.mark.parametrize("name", HOSTILE)
def test_refused_and_nothing_changed(receive, honest, name):
    error = receive(HOSTILE[name](honest))
    sentence, hint, *rest = error.removeprefix("tickler: ").splitlines()
    assert "packet" in sentence
    assert hint.startswith("  ")
    assert rest == []


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("no archive", "is no packet."),
        ("cut in half", "is damaged, or was altered: its end is missing."),
        ("a changed note", "is damaged, or was altered: cards.json is not what was put in."),
        (
            "a missing document",
            "is damaged, or was altered: it does not hold what its list of contents says.",
        ),
        ("one more file", "is damaged, or was altered: it holds what no packet has."),
        ("packed a thousandfold", "more than a packet may."),
        ("a newer packet", "was made by a newer tickler."),
    ],
)
def test_what_is_said_of_it(receive, honest, name, sentence):
    assert receive(HOSTILE[name](honest)).splitlines()[0].endswith(sentence)


def test_no_more_entries_than_a_packet_may_have(receive, honest, monkeypatch):
    monkeypatch.setattr(packet, "MOST_MEMBERS", len(honest) - 1)
    assert (
        receive(zipped(honest)).splitlines()[0].endswith(f"in {len(honest)} files, more than a packet may.")
    )


def test_the_packet_that_was_not_altered_is_received(tickler, honest, tmp_path):
    (tmp_path / "packet").write_bytes(zipped(listed(honest)))
    assert tickler.json("receive", str(tmp_path / "packet"))["received"]["documents"] == 1


def test_a_refused_packet_makes_no_folder(tickler, tmp_path):
    (tmp_path / "packet").write_bytes(b"nothing")
    tickler.fails(5, "receive", str(tmp_path / "packet"))
    assert not tickler.folder.exists()


@pytest.mark.parametrize("file", ["nowhere.tickler", "."], ids=["no such file", "a directory"])
def test_a_file_that_cannot_be_read(tickler, tmp_path, monkeypatch, file):
    monkeypatch.chdir(tmp_path)
    assert f"{file} cannot be read: " in tickler.fails(5, "receive", file)


def test_standard_input_is_named(tickler):
    assert tickler.fails(5, "receive", "-", stdin=b"nothing").startswith(
        "tickler: Standard input is no packet."
    )


def test_what_never_ends_and_is_no_packet_is_refused_at_its_beginning(tickler):
    with Path("/dev/zero").open("rb") as endless:
        command, environ = [*PROGRAM, "receive", "-"], environ_of(tickler)
        done = subprocess.run(command, stdin=endless, env=environ, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (5, b"")
    assert done.stderr.startswith(b"tickler: Standard input is no packet.")


def test_standard_input_is_bounded(tickler, honest, monkeypatch):
    monkeypatch.setattr(packet_source, "LARGEST_TOTAL", 1_000)
    assert tickler.fails(5, "receive", "-", stdin=zipped(honest)) == (
        "tickler: Standard input is more than 1.0 KB, the most that a packet may hold.\n"
        "  Look at what is sent there.\n"
    )


def test_text_that_is_none_is_made_harmless(tickler, honest, tmp_path):
    def change(card):
        card["name"], card["notes"][0]["text"] = "A\ud83d\0", "\x1b[2J\ud83d"
        card["documents"][0]["name"] = "../../.ssh/config\ud83d"

    (tmp_path / "packet").write_bytes(zipped(with_card(honest, change)))
    tickler("receive", str(tmp_path / "packet"))
    shown = tickler("dossier", "1")
    assert "\x1b" not in shown
    assert tickler.json("dossier", "1")["card"]["name"] == "A\ufffd\0"
    tickler("attach", "--save", "1", str(tmp_path / "in"), "--force")
    assert (tmp_path / "in").read_bytes() == OFFER


def test_what_is_no_date_is_reported_and_the_rest_taken(tickler, honest, tmp_path):
    def change(card):
        card["birthday"] = "31.2.1980"
        card["notes"].append({"at": "soon"})

    (tmp_path / "packet").write_bytes(zipped(with_card(honest, change)))
    received = tickler.json("receive", str(tmp_path / "packet"))["received"]
    assert (received["created"], received["notes"]) == (1, 1)
    assert [(problem["row"], problem["column"]) for problem in received["problems"]] == [
        (1, "notes"), (1, "birthday"),
    ]  # fmt: skip
