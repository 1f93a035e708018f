"""`tickler dossier` in files and on paper: --pdf, --html, --print, several clients, the day's pile."""

import io
import json
import os
import stat
import subprocess

import pytest
from pypdf import PdfReader

from tests.cli.processes import PROGRAM, environ_of, imported_by
from tests.paper.reading import packed, pages, sizes


def test_a_pdf_is_written_and_said(office, tmp_path):
    assert office("dossier", "petrov", "--pdf", "ivan.pdf") == "Иван Петров, 1 page, written to ivan.pdf\n"

    file = tmp_path / "ivan.pdf"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    (text,) = map(packed, pages(file.read_bytes()))
    assert "asksforadiscount" in text and text.endswith("20Nov202608:301/1")


def test_scripts_get_what_was_written(office):
    assert office.json("dossier", "2,3", "--pdf", "two.pdf", "--html", "two.html") == {
        "schema": 1,
        "written": [
            {"file": "two.pdf", "format": "pdf", "pages": 2, "clients": [2, 3]},
            {"file": "two.html", "format": "html", "pages": None, "clients": [2, 3]},
        ],
        "missing": [],
    }


def test_each_output_imports_what_it_needs_alone(office, tmp_path):
    environ = environ_of(office, XDG_CACHE_HOME=office.environ["XDG_CACHE_HOME"])
    heavy = {"rich", "sqlmodel", "pydantic", "anyascii", "jinja2", "typst"}
    office("dossier", "1", "--pdf", "warm.pdf")

    assert imported_by(["dossier", "1"], environ) & heavy == set()
    assert imported_by(["dossier", "1", "--pdf", "x.pdf"], environ) & heavy == {"typst"}
    assert imported_by(["dossier", "1", "--html", "x.html"], environ) & heavy == {"jinja2"}


def test_several_clients_go_into_one_file_in_the_order_said(office, tmp_path):
    office("dossier", "-", "--pdf", "some.pdf", stdin="4\nmarić\n")
    first, second = pages((tmp_path / "some.pdf").read_bytes())

    assert "გიორგი" in first and "Ivana" in second


def test_the_pile_of_today_has_a_cover_sheet(office, tmp_path):
    assert office("dossier", "--today", "--pdf", "today.pdf") == (
        "Friday 20 November 2026, 3 pages, written to today.pdf\n"
    )
    cover, first, second = map(packed, pages((tmp_path / "today.pdf").read_bytes()))
    assert cover.index("ИванПетров") < cover.index("ŽeljkoŠarić")
    assert (first.startswith("ИванПетров"), second.startswith("ŽeljkoŠarić")) == (True, True)


def test_private_notes_stay_at_home(office, tmp_path):
    office("note", "1", "drinks", "--private")
    office("note", "1", "pays on time")
    assert "call, private  drinks" in office("dossier", "1")
    assert [note["text"] for note in office.json("dossier", "1")["notes"]] == ["pays on time", "drinks"]
    assert "drinks" not in office("dossier", "1", "--md")
    assert ", private\n\ndrinks\n" in office("dossier", "1", "--md", "--with-private")
    assert "drinks" not in office("dossier", "1", "--private")
    assert [note["text"] for note in office.json("dossier", "1", "--private")["notes"]] == ["pays on time"]

    said = office.run("dossier", "--today", "--pdf", "p.pdf", "--html", "p.html")
    assert said.err == "1 private note stays here; --with-private takes them along.\n"
    page = (tmp_path / "p.html").read_text(encoding="utf-8")
    for text in ("".join(pages((tmp_path / "p.pdf").read_bytes())), page):
        assert "drinks" not in text and "pays on time" in text
    office("dossier", "1", "--with-private", "--html", "mine.html")
    assert "drinks" in (tmp_path / "mine.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("said", "configured", "size"),
    [
        ((), None, (210, 297)),
        (("--paper", "letter"), None, (216, 279)),
        (("--paper", "A4"), "Letter", (210, 297)),
        ((), "Letter", (216, 279)),
    ],
)
def test_the_size_of_paper(office, tmp_path, said, configured, size):
    if configured:
        office("config", "paper", configured)
    office("dossier", "1", "--pdf", "x.pdf", *said)

    assert sizes((tmp_path / "x.pdf").read_bytes()) == {size}


def test_it_is_sent_to_the_printer(office, printer):
    assert office("dossier", "1", "--print") == "Иван Петров, 1 page, sent to the printer\n"
    assert (printer / "words").read_text() == "-o media=A4"
    assert len(pages((printer / "job.pdf").read_bytes())) == 1

    answer = office.json("dossier", "1,2", "--print", "--printer", "office; rm -rf", "--paper", "letter")
    assert (printer / "words").read_text() == "-d office; rm -rf -o media=Letter"
    assert answer["written"] == [{"file": None, "format": "pdf", "pages": 2, "clients": [1, 2]}]


def test_a_printer_that_refuses_is_quoted(office, printer):
    assert office.fails(5, "dossier", "1", "--print", "--printer", "broken") == (
        'tickler: The printer does not take it: lp: no such printer "broken".\n'
        "  lpstat -p -d shows the printers.\n"
    )


def test_a_printer_that_refuses_leaves_no_file(office, printer):
    asked = ("--pdf", "x.pdf", "--html", "x.html", "--print", "--printer", "broken")
    office.fails(5, "dossier", "1", *asked)
    assert not list(printer.glob("x.*"))

    office.fails(5, "dossier", "1", "--pdf", "no/x.pdf", "--print")
    assert not (printer / "job.pdf").exists()


def test_a_system_without_a_print_program_says_so(office, tmp_path):
    office.environ["PATH"] = str(tmp_path)
    assert "no print program (lp or lpr)" in office.fails(5, "dossier", "1", "--print")


def test_a_file_that_exists_is_not_overwritten(office, tmp_path):
    (tmp_path / "x.html").write_text("mine")
    assert office.fails(5, "dossier", "1", "--pdf", "x.pdf", "--html", "x.html") == (
        "tickler: x.html exists already.\n  Add --force to replace it, or name another file.\n"
    )
    assert not (tmp_path / "x.pdf").exists()
    assert (tmp_path / "x.html").read_text() == "mine"

    office("dossier", "1", "--html", "x.html", "--force")
    assert "Иван Петров" in (tmp_path / "x.html").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="a pipe with a name")
@pytest.mark.parametrize("force", [(), ("--force",)], ids=["carefully", "by force"])
def test_a_pipe_or_a_device_is_not_replaced(office, tmp_path, force):
    os.mkfifo(tmp_path / "pipe")
    for command in (("dossier", "1", "--pdf"), ("dossier", "1", "--html"), ("export", "-o")):
        assert office.fails(5, *command, "pipe", *force) == (
            "tickler: pipe is no ordinary file.\n  Name another file, or say - for standard output.\n"
        )
    assert (tmp_path / "pipe").is_fifo()
    assert f"{tmp_path} is a directory." in office.fails(5, "dossier", "1", "--pdf", str(tmp_path), *force)


def test_standard_output_takes_the_bytes(office):
    command = [*PROGRAM, "dossier", "1", "--pdf", "-"]
    environ = environ_of(office, XDG_CACHE_HOME=office.environ["XDG_CACHE_HOME"])
    done = subprocess.run(command, env=environ, capture_output=True, check=True)

    assert done.stderr == b""
    assert len(PdfReader(io.BytesIO(done.stdout)).pages) == 1


def test_standard_output_takes_the_page(office):
    page = office("dossier", "1", "--html", "-")
    assert page.startswith("<!DOCTYPE html>") and page.endswith("</html>\n")


def test_a_pdf_is_nothing_for_a_terminal(office):
    assert "nothing for a terminal" in office.fails(5, "dossier", "1", "--pdf", "-", terminal=True)


def test_what_no_font_covers_is_reported(office, tmp_path):
    office("edit", "1", "--company", "\U000f0000")
    outcome = office.run("dossier", "1", "--pdf", "x.pdf")

    assert outcome.code == 0
    assert outcome.err == "no font on this machine has \U000f0000: it is printed in Latin letters\n"
    assert "[U+F0000]" in pages((tmp_path / "x.pdf").read_bytes())[0]
    assert office.json("dossier", "1", "--pdf", "y.pdf")["missing"] == ["\U000f0000"]


def test_a_broken_template_is_refused_and_nothing_written(office, tmp_path):
    own = office.home / "config" / "tickler" / "paper"
    own.mkdir(parents=True)
    (own / "dossier.typ").write_text("\n#lost\n")

    error = office.fails(5, "dossier", "1", "--pdf", "x.pdf")
    assert "The template dossier.typ cannot be printed, line 2: unknown variable: lost." in error
    assert str(own) in error
    assert not (tmp_path / "x.pdf").exists()


def test_without_an_output_several_dossiers_are_shown_one_after_the_other(office):
    shown = office("dossier", "1,2")
    assert shown.index("Иван Петров") < shown.index("Željko Šarić")
    assert office("dossier", "1,2", "--md").count("\n---\n") == 1
    assert [each["card"]["id"] for each in office.json("dossier", "--today")["dossiers"]] == [1, 2]
    assert office.json("dossier", "-", "--private", stdin="3")["dossiers"][0]["card"]["id"] == 3


@pytest.mark.parametrize(
    ("args", "code", "error"),
    [
        pytest.param((), 2, "Whose dossier?", id="nobody"),
        pytest.param(("1", "--today"), 2, "--today is the whole pile, without a CLIENT.", id="both"),
        pytest.param(("1", "--md", "--pdf", "x"), 2, "--md goes to standard output", id="md and pdf"),
        pytest.param(("1", "--printer", "x"), 2, "--printer belongs to --print.", id="printer alone"),
        pytest.param(("1", "--paper", "a4"), 2, "--paper belongs to what is printed", id="paper alone"),
        pytest.param(("1", "--force"), 2, "--force belongs to a file", id="force alone"),
        pytest.param(("1", "--print", "--force"), 2, "--force belongs to a file", id="force to the printer"),
        pytest.param(
            ("1", "--pdf", "-", "--html", "-"), 2, "Standard output takes one thing", id="two dashes"
        ),
        pytest.param(("1", "--pdf", "x", "--html", "./x"), 2, "x takes one thing", id="one file for two"),
        pytest.param(("1", "--pdf", "x", "--paper", "a3"), 5, '"a3" is no size of paper.', id="paper"),
        pytest.param(
            ("1", "--pdf", "lost/x.pdf"), 5, "lost/x.pdf cannot be written: No such file", id="place"
        ),
        pytest.param(("99", "--pdf", "x"), 3, 'No client answers to "99".', id="no such client"),
    ],
)
def test_refused(office, tmp_path, args, code, error):
    before = sorted(tmp_path.rglob("*"))
    assert error in office.fails(code, "dossier", *args)
    assert sorted(tmp_path.rglob("*")) == before


def test_json_and_a_file_down_standard_output_exclude_each_other(office):
    refusal = json.loads(office.fails(2, "--json", "dossier", "1", "--pdf", "-"))
    assert "Standard output takes one thing" in refusal["error"]["message"]
