"""`tickler attach`: files into the dossier, and out of it again."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Tickler
from tickler.store import documents

MAIL = """\
From: =?utf-8?b?0JjQstCw0L0=?= <ivan@romashka.example>
To: sales@us.example
Subject: Offer 118
Date: {day} Nov 2026 12:00:00 +0000

{text}
"""
DOCUMENT = {"id", "at", "kind", "name", "media_type", "size", "sha256"}


@pytest.fixture
def offer(tmp_path: Path) -> Path:
    file = tmp_path / "offer.txt"
    file.write_text("2 400")
    return file


@pytest.fixture
def mails(tmp_path: Path) -> Path:
    """A directory with two mails and something else."""
    directory = tmp_path / "mails"
    directory.mkdir()
    for number, (day, text) in enumerate({"16": "make it purple", "17": "or rather orange"}.items(), 1):
        (directory / f"{number}.eml").write_text(MAIL.format(day=day, text=text))
    (directory / "notes.txt").write_text("x")
    return directory


@pytest.fixture
def copies(clients: Tickler) -> Path:
    """Where documents are copied to be looked at."""
    return clients.home / ".cache" / "tickler" / "opened"


def test_a_file_goes_into_the_dossier(clients: Tickler, offer: Path) -> None:
    assert clients("attach", "петров", str(offer), "--as", "offer") == (
        "Иван Петров: document 1, offer.txt, offer of 2026-11-20, 5 bytes\n"
    )
    offer.unlink()
    assert "20 Nov 2026 08:30  offer  #1 offer.txt, 5 bytes\n" in clients("dossier", "1")
    assert clients("attach", "--save", "1", "-") == "2 400"


def test_without_a_kind_it_is_other(clients: Tickler, offer: Path) -> None:
    [document] = clients.json("attach", "1", str(offer))["documents"]
    assert (document["kind"], document["name"]) == ("other", "offer.txt")


def test_several_files_are_one_entry(clients: Tickler, offer: Path, tmp_path: Path) -> None:
    before = clients.dump()
    (tmp_path / "b.pdf").write_bytes(b"%PDF")
    assert clients("attach", "1", str(offer), str(tmp_path / "b.pdf")) == (
        "Иван Петров: 2 documents\n"
        "  document 1, offer.txt, other of 2026-11-20, 5 bytes\n"
        "  document 2, b.pdf, other of 2026-11-20, 4 bytes\n"
    )
    clients("undo")
    assert clients.dump() == before
    clients("redo")
    assert clients("attach", "--save", "2", "-") == "%PDF"


def test_the_same_content_is_said_and_not_doubled(clients: Tickler, offer: Path) -> None:
    clients("attach", "1", str(offer))
    before = clients.dump()
    copy = offer.with_name("copy.txt")
    copy.write_bytes(offer.read_bytes())
    assert clients("attach", "1", str(copy)) == (
        "Иван Петров: nothing new\n  document 1, offer.txt, has the same content already, as other\n"
    )
    assert clients.dump() == before
    assert clients.json("attach", "1", str(copy))["journal"] is None
    clients("attach", "2", str(copy))
    assert len(list((clients.folder.parent / "folder-documents").iterdir())) == 1


def test_a_link_is_followed_and_named(clients: Tickler, offer: Path) -> None:
    link = offer.with_name("latest.txt")
    link.symlink_to(offer)
    assert clients("attach", "1", str(link)) == (
        "Иван Петров: document 1, latest.txt, other of 2026-11-20, 5 bytes\n"
        f"  latest.txt is a link to {offer.resolve()}, which was copied\n"
    )


def test_the_list(clients: Tickler, offer: Path) -> None:
    assert clients("attach", "1", "--list") == "Иван Петров\nNo documents.\n"
    clients("attach", "1", str(offer), "--as", "contract")
    assert clients("attach", "1", "--list") == (
        "Иван Петров\n"
        "#  when               kind         size  name\n"
        "1  20 Nov 2026 08:30  contract  5 bytes  offer.txt\n"
    )
    listed = clients.json("attach", "1", "--list")
    assert listed.keys() == {"schema", "client_id", "documents"}
    assert [document.keys() for document in listed["documents"]] == [DOCUMENT]
    assert listed["documents"] == clients.json("dossier", "1")["documents"]


def test_the_answer_to_scripts(clients: Tickler, offer: Path) -> None:
    answer = clients.json("attach", "1", str(offer))
    assert answer.keys() == {
        "schema",
        "card",
        "cards",
        "reminders",
        "message",
        "remarks",
        "journal",
        "documents",
    }
    assert [document.keys() for document in answer["documents"]] == [DOCUMENT]


# Letters -------------------------------------------------------------------------------------------


def test_a_mail_becomes_a_letter_that_is_found(clients: Tickler, mails: Path) -> None:
    clients("edit", "1", "--email", "Ivan@romashka.example")
    [document] = clients.json("attach", "1", str(mails / "1.eml"))["documents"]
    assert (document["kind"], document["name"], document["at"][:10]) == (
        "letter",
        "Offer 118.eml",
        "2026-11-16",
    )
    [note] = clients.json("dossier", "1")["notes"]
    assert (note["kind"], note["at"], note["outcome"]) == ("email", document["at"], None)
    assert note["text"] == (
        "from ivan@romashka.example: Offer 118\n"
        "Иван <ivan@romashka.example> → sales@us.example\n"
        "\n"
        "make it purple"
    )
    for words in ("purple", "offer 118", "sales@us"):
        assert clients("find", words, "--ids") == "1\n"
    assert clients.json("today")["counts"]["done_today"] == 0


def test_a_directory_of_mails(clients: Tickler, mails: Path) -> None:
    assert clients("attach", "1", str(mails)) == (
        "Иван Петров: 2 documents\n"
        "  document 1, Offer 118.eml, letter of 2026-11-16, 144 bytes\n"
        "  document 2, Offer 118.eml, letter of 2026-11-17, 146 bytes\n"
        f"  {mails}: 1 other file left out, only mails are taken\n"
    )
    assert clients("find", "orange", "--ids") == "1\n"


def test_of_a_directory_no_link_is_followed(clients: Tickler, mails: Path, tmp_path: Path) -> None:
    secret = tmp_path / "elsewhere.eml"
    secret.write_text(MAIL.format(day="18", text="not meant"))
    (mails / "3.eml").symlink_to(secret)
    (mails / "2025").mkdir()
    assert clients("attach", "1", str(mails)).splitlines()[-3:] == [
        f"  {mails}: 1 other file left out, only mails are taken",
        f"  {mails}: 1 link left out, name the file itself",
        f"  {mails}: 1 subfolder left out, name it too if there are mails in it",
    ]
    assert [document["name"] for document in clients.json("attach", "1", "--list")["documents"]] == [
        "Offer 118.eml",
        "Offer 118.eml",
    ]


def test_a_mail_attached_twice(clients: Tickler, mails: Path) -> None:
    clients("attach", "1", str(mails))
    before = clients.dump()
    assert clients("attach", "1", str(mails / "2.eml")) == (
        "Иван Петров: nothing new\n  document 2, Offer 118.eml, has the same content already, as letter\n"
    )
    assert clients.dump() == before


def test_a_letter_is_removed_with_what_it_said(clients: Tickler, mails: Path) -> None:
    before = clients.dump()
    clients("attach", "1", str(mails / "1.eml"))
    assert clients("attach", "--remove", "1") == (
        "Иван Петров: document 1, Offer 118.eml, removed\n  its note was removed too\n"
    )
    assert clients.dump() == before
    assert clients("find", "purple", "--ids") == ""


def test_a_mail_of_a_day_to_come(clients: Tickler, tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_text("Subject: x\nDate: 1 Jan 2030 12:00:00 +0000\n\n")
    assert clients("attach", "1", str(tmp_path / "a.eml")) == (
        "Иван Петров: document 1, x.eml, letter of 2026-11-20, 44 bytes\n"
        "  a.eml: its date, 2030-01-01, cannot be, and it is filed under today\n"
    )


def test_what_is_no_mail_is_kept_all_the_same(clients: Tickler, tmp_path: Path) -> None:
    content = bytes(range(256))
    (tmp_path / "a.eml").write_bytes(content)
    clients("attach", "1", str(tmp_path / "a.eml"))
    clients("attach", "--save", "1", str(tmp_path / "b.eml"))
    assert (tmp_path / "b.eml").read_bytes() == content


@given(content=st.binary(max_size=500) | st.binary(max_size=200).map(MAIL.encode().__add__))
def test_any_bytes_saved_as_a_mail_are_kept(clients: Tickler, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "any.eml").write_bytes(content)
    [document] = clients.json("attach", "1", str(tmp_path / "any.eml"))["documents"]
    clients("attach", "--save", str(document["id"]), str(tmp_path / "back.eml"), "--force")
    assert (tmp_path / "back.eml").read_bytes() == content


def test_purge_takes_letters_and_files_along(clients: Tickler, mails: Path, offer: Path) -> None:
    clients("attach", "1", str(mails), str(offer))
    clients("attach", "2", str(offer))
    clients("attach", "--remove", "1")
    clients("purge", "1", "--yes")
    for file in (file for file in clients.folder.parent.rglob("*") if file.is_file()):
        for trace in (b"purple", b"orange", b"romashka"):
            assert trace not in file.read_bytes(), (file, trace)
    assert clients("attach", "--save", "4", "-") == "2 400"


# Looking at a document -----------------------------------------------------------------------------


def test_open_prints_the_path_of_a_copy(clients: Tickler, offer: Path, copies: Path) -> None:
    clients("attach", "1", str(offer))
    path = Path(clients("attach", "--open", "1").removesuffix("\n"))
    assert (path.name, path.read_text()) == ("offer.txt", "2 400")
    assert path.parent.parent == copies / "2026-11-20"
    assert stat.S_IMODE(path.stat().st_mode) == 0o400
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    answer = clients.json("attach", "--open", "1")
    assert answer.keys() == {"schema", "document", "path", "opened"}
    assert (Path(answer["path"]).name, answer["opened"]) == ("offer.txt", False)


def test_copies_of_today_stay_and_those_of_other_days_go_with_the_next(clients: Tickler, offer: Path) -> None:
    clients("attach", "1", str(offer))
    first, second = (Path(clients.json("attach", "--open", "1")["path"]) for _ in range(2))
    assert first != second and first.exists() and second.exists()

    clients.today = "2026-11-23T08:30"
    third = Path(clients.json("attach", "--open", "1")["path"])
    assert (first.exists(), second.exists(), third.exists()) == (False, False, True)


def test_a_purge_takes_the_copies_along(clients: Tickler, offer: Path, copies: Path) -> None:
    clients("attach", "1", str(offer))
    clients("attach", "--open", "1")
    clients("purge", "1", "--yes")
    assert not [path for path in copies.rglob("*") if path.is_file()]


def test_a_purge_names_copies_that_it_cannot_remove(clients: Tickler, copies: Path) -> None:
    copies.mkdir(parents=True)
    (copies / "no directory").touch()
    assert clients("purge", "1", "--yes") == (
        "Иван Петров was erased, with every trace but those below.\n"
        f"  copies of documents in {copies / 'no directory'} could not be removed: remove them yourself\n"
    )


def test_a_copy_that_cannot_be_made_is_refused(clients: Tickler, offer: Path, copies: Path) -> None:
    clients("attach", "1", str(offer))
    copies.parent.mkdir(parents=True)
    copies.touch()
    assert clients.fails(5, "attach", "--open", "1") == (
        "tickler: offer.txt cannot be copied to look at it: Not a directory.\n"
        "  tickler attach --save 1 FILE puts it where you say.\n"
    )


@pytest.mark.skipif(os.name == "nt", reason="the opener is a script here")
def test_on_a_terminal_the_platforms_program_shows_it(clients: Tickler, offer: Path, tmp_path: Path) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("xdg-open", "open"):
        (programs / name).write_text(f'#!/bin/sh\nprintf %s "$1" > "{tmp_path}/shown"\n')
        (programs / name).chmod(0o755)
    clients.environ["PATH"] = str(programs)
    odd = offer.rename(offer.with_name("a $(touch b); c.txt"))
    clients("attach", "1", str(odd))
    said = clients("--color", "never", "attach", "--open", "1", terminal=True)
    assert said == "a $(touch b); c.txt: opened\n"
    shown = Path((tmp_path / "shown").read_text())
    assert (shown.name, shown.read_text()) == ("a $(touch b); c.txt", "2 400")


def test_without_a_program_to_show_it_the_path_is_said(clients: Tickler, offer: Path, tmp_path: Path) -> None:
    clients.environ["PATH"] = str(tmp_path)
    clients("attach", "1", str(offer))
    said = clients("--color", "never", "attach", "--open", "1", terminal=True)
    assert Path(said.removesuffix("\n")).read_text() == "2 400"


def test_save_refuses_to_replace_a_file(clients: Tickler, offer: Path, tmp_path: Path) -> None:
    clients("attach", "1", str(offer))
    target = tmp_path / "there.txt"
    target.write_text("mine")
    assert "exists already" in clients.fails(5, "attach", "--save", "1", str(target))
    assert target.read_text() == "mine"
    assert clients("attach", "--save", "1", str(target), "--force") == (
        f"document 1, offer.txt, saved as {target}\n"
    )
    assert target.read_text() == "2 400"


def test_save_into_a_directory_takes_the_documents_name(
    clients: Tickler, offer: Path, tmp_path: Path
) -> None:
    clients("attach", "1", str(offer))
    (tmp_path / "out").mkdir()
    clients("attach", "--save", "1", str(tmp_path / "out"))
    assert (tmp_path / "out" / "offer.txt").read_text() == "2 400"


def test_a_damaged_document_is_not_handed_out(clients: Tickler, offer: Path, tmp_path: Path) -> None:
    clients("attach", "1", str(offer))
    [kept] = (clients.folder.parent / "folder-documents").iterdir()
    kept.write_text("9 999")
    target = tmp_path / "out.txt"
    assert "is damaged" in clients.fails(6, "attach", "--save", "1", str(target))
    assert not target.exists()


# What is refused -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "code", "error"),
    [
        pytest.param(("1",), 2, "attach is said in one of five ways", id="no file"),
        pytest.param((), 2, "attach is said in one of five ways", id="nothing"),
        pytest.param(("--open", "1", "--remove", "1"), 2, "one of five ways", id="two things at once"),
        pytest.param(
            ("1", "{home}/offer.txt", "--as", "poem"), 5, '"poem" is no kind of document', id="kind"
        ),
        pytest.param(("nobody", "{home}/offer.txt"), 3, "No client answers", id="no such client"),
        pytest.param(
            ("1", "{home}/nowhere.txt"), 5, "nowhere.txt cannot be read: No such file", id="no such file"
        ),
        pytest.param(
            ("1", "{home}/offer.txt", "{home}/data"), 5, "a directory without mails", id="a directory"
        ),
        pytest.param(("1", "/dev/null"), 5, "it is no ordinary file", id="a device"),
        pytest.param(("1", "--list", "--as", "offer"), 2, "--as is said of files", id="a kind to list"),
        pytest.param(("--remove", "1", "--as", "offer"), 2, "--as is said of files", id="a kind to remove"),
        pytest.param(
            ("1", "{home}/offer.txt", "--force"), 2, "--force belongs to --save", id="force to attach"
        ),
        pytest.param(("--open", "1", "--force"), 2, "--force belongs to --save", id="no force to open"),
        pytest.param(("--open", "9"), 3, "There is no document 9", id="open what is not there"),
        pytest.param(("--remove", "9"), 3, "There is no document 9", id="remove what is not there"),
        pytest.param(("--save", "9", "x"), 3, "There is no document 9", id="save what is not there"),
    ],
)
def test_refused(
    refused, offer: Path, tickler: Tickler, args: tuple[str, ...], code: int, error: str
) -> None:
    assert error in refused(code, "attach", *(arg.format(home=tickler.home) for arg in args))


def test_one_bad_file_and_none_is_attached(
    clients: Tickler, offer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = offer.with_name("large.bin")
    large.write_bytes(b"x" * 20)
    monkeypatch.setattr(documents, "LARGEST", 10)
    assert "it is larger than" in clients.fails(5, "attach", "1", str(offer), str(large))
    assert clients.dump()["document"] == []


def test_a_terminal_gets_no_document(clients: Tickler, offer: Path) -> None:
    clients("attach", "1", str(offer))
    assert "nothing for a terminal" in clients.fails(5, "attach", "--save", "1", "-", terminal=True)


def test_a_script_gets_the_document_or_the_answer(clients: Tickler, offer: Path) -> None:
    clients("attach", "1", str(offer))
    assert clients("attach", "--save", "1", "-") == "2 400"
    assert "takes one thing" in clients.fails(2, "--json", "attach", "--save", "1", "-")


def test_of_a_damaged_document_nothing_goes_down_a_pipe(clients: Tickler, offer: Path) -> None:
    clients("attach", "1", str(offer))
    [kept] = (clients.folder.parent / "folder-documents").iterdir()
    kept.write_text("9 999")
    assert "is damaged" in clients.fails(6, "attach", "--save", "1", "-")


def test_a_name_is_never_obeyed(clients: Tickler, tmp_path: Path) -> None:
    odd = tmp_path / "a\x1b[2J.txt"
    odd.write_text("x")
    assert "a␛[2J.txt" in clients("attach", "1", str(odd))
    assert "\x1b" not in clients("attach", "1", "--list") + clients("attach", "--open", "1")
