"""What is in the folder is the salesperson's alone: in rights, after a purge, in what leaves the house."""

import os
import sqlite3
import stat
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import Tickler
from tests.paper.reading import packed, pages
from tickler.core.folding import fold

SECRET = "qvzhovik"
"""Stands in everything that is known of the client who is purged, and nowhere else."""

PHONE = "916555017"


@pytest.fixture(params=[0o000, 0o077], ids=["umask 000", "umask 077"])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


@pytest.fixture
def out(tickler: Tickler, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty directory to write files into; whatever the program keeps elsewhere is beside it."""
    directory = tmp_path / "out"
    directory.mkdir(mode=0o755)
    monkeypatch.chdir(directory)
    tickler.environ["XDG_CACHE_HOME"] = str(tmp_path / "cache")
    tickler.environ["EDITOR"] = (
        f"'{sys.executable}' -c 'import shutil, sys; shutil.copy(sys.argv[1], \"edited\")'"
    )
    return directory


def work(tickler: Tickler, out: Path) -> None:
    """Let the program write every kind of file that it can."""
    card = {
        "company": SECRET,
        "phone": f"+7{PHONE}",
        "email": f"x@{SECRET}.example",
        "tag": SECRET,
        "why": SECRET,
    }
    tickler("add", SECRET, *(f"--{field}={text}" for field, text in card.items()), "--on", "today")
    tickler("edit", "1", "--set", f"{SECRET}={SECRET}")
    tickler("config", "sender", "Ana Kralj")
    tickler("config", "paper", "letter")
    (out / f"{SECRET}.eml").write_text(
        f"From: x@{SECRET}.example\nSubject: {SECRET}\n\n{SECRET}\n", encoding="utf-8"
    )
    tickler("attach", "1", f"{SECRET}.eml")
    (out / f"{SECRET}.eml").chmod(0o600)
    for words in (
        ("note", "1", SECRET, "--promise", SECRET, "--by", "fri"),
        ("note", "1", f"told nobody: {SECRET}", "--private"),
        ("defer", "1", "25", "--why", SECRET),
        ("sale", "1", "12 EUR", "--what", SECRET),
        ("form", "fill", "1", "nps", "score=3", f"why={SECRET}"),
        ("letter", "1", "thanks", "--pdf", "letter.pdf", "--eml", "letter.eml"),
        ("edit", "1", "--name", f"{SECRET} II"),
        ("attach", "--open", "1"),
        ("attach", "--save", "1", "saved"),
        ("drop", "1", "--why", SECRET),
        ("undo",),
    ):
        tickler(*words)
    tickler.run("edit", "1", terminal=True)


def write_everything(tickler: Tickler) -> None:
    for ending in ("csv", "json", "vcf", "ics", "md"):
        tickler("export", "-o", f"export.{ending}")
    for words in (
        ("export", "--format", "md", "-o", "pages"),
        ("dossier", "1", "--pdf", "dossier.pdf", "--html", "dossier.html"),
        ("paper", "cards", "--pdf", "cards.pdf"),
        ("handover", "all.tickler"),
        ("form", "new", "visit"),
        ("letter", "--copy", "thanks"),
        ("script", "copy", "first-call"),
        ("config", "templates", "--copy"),
    ):
        tickler(*words)


def test_everything_is_readable_by_its_owner_alone_whatever_the_umask(tickler, out, umask):
    work(tickler, out)
    write_everything(tickler)
    # The editor's copy tells the rights of the file that it was given.
    found = {path: stat.S_IMODE(path.lstat().st_mode) for path in tickler.home.rglob("*") if path != out}
    assert len(found) > 50
    assert {str(path): oct(mode) for path, mode in found.items() if mode & 0o077} == {}
    assert (out / "edited").exists()


def test_a_purge_leaves_no_byte_of_the_client_anywhere(tickler, out):
    work(tickler, out)
    tickler("add", "Ivan", "--on", "25")
    for file in (*out.iterdir(), *(tickler.home / "state").rglob("*.log")):
        file.unlink()  # what was written to be taken elsewhere is not ours to find
    assert traces(tickler.home) != []
    tickler("purge", "1", "--yes")
    assert traces(tickler.home) == []
    assert tickler.json("find", SECRET)["cards"] == []
    tickler("undo", "999")
    assert traces(tickler.home) == []


def test_a_purge_while_somebody_reads_says_what_is_left_until_they_end(tickler, monkeypatch):
    monkeypatch.setattr("tickler.store.folder.BUSY_SECONDS", 0.1)
    tickler("add", SECRET, "--on", "25")
    with closing(sqlite3.connect(tickler.folder, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM card").fetchone()
        said = tickler("purge", "1", "--yes")
    assert said == (
        f"{SECRET} was erased, with every trace but those below.\n"
        f"  {tickler.folder} still holds traces: close what else has it open, then run tickler doctor\n"
    )
    assert traces(tickler.home) == []


def traces(home: Path) -> list[str]:
    """Return the files in whose bytes or names something of the client stands, as written, folded or cut."""
    texts = {SECRET, SECRET.upper(), fold(SECRET), PHONE, PHONE[-6:], SECRET[::-1]}
    signs = [text.encode(encoding) for text in texts for encoding in ("utf-8", "utf-16-le")]
    return [
        str(file)
        for file in home.rglob("*")
        if SECRET in file.name or (file.is_file() and any(sign in file.read_bytes() for sign in signs))
    ]


PRIVATE, OPEN = "drinks", "pays on time"


def leaving(tickler: Tickler, out: Path) -> dict[str, str]:
    """Return the text of everything that can leave the house, by what it is.

    Files for programs are whole, for nothing may be lost on the way back, unless `--private` is said.
    """
    write_everything(tickler)
    for ending in ("csv", "json", "vcf"):
        tickler("export", "--private", "--force", "-o", f"export.{ending}")
    tickler("dossier", "--today", "--pdf", "today.pdf", "--html", "today.html")
    tickler("paper", "day", "--pdf", "day.pdf")
    tickler("config", "sender", "Ana Kralj")
    tickler("letter", "1", "thanks", "--pdf", "letter.pdf", "--eml", "letter.eml")
    other = Tickler(out / "other")
    other("receive", "all.tickler")
    texts = {"received": other("--json", "dossier", "1"), "Markdown": tickler("dossier", "1", "--md")}
    for file in (file for file in out.rglob("*.*") if file.is_file() and "other" not in file.parts):
        raw = file.read_bytes()
        texts[file.name] = (
            "".join(map(packed, pages(raw))) if raw[:4] == b"%PDF" else raw.decode(errors="replace")
        )
    return texts


def test_a_private_note_leaves_in_nothing(tickler, out):
    tickler("add", "Ivan", "--on", "today")
    tickler("note", "1", OPEN)
    tickler("note", "1", PRIVATE, "--private")
    texts = leaving(tickler, out)
    assert len(texts) > 15
    assert [name for name, text in texts.items() if PRIVATE in text] == []
    told = [name for name, text in texts.items() if OPEN in text or packed(OPEN) in text]
    assert {
        "received",
        "Markdown",
        "export.csv",
        "export.json",
        "export.vcf",
        "export.md",
        "dossier.pdf",
        "today.html",
    } <= {*told}
    assert PRIVATE in tickler("dossier", "1")
