"""Whatever strangers wrote: a file that is made of it says it, does nothing more, and brings it back."""

import csv
import io
from collections import Counter
from email import message_from_bytes, policy
from html.parser import HTMLParser

import pytest
from icalendar import Calendar
from markdown_it import MarkdownIt
from pypdf import PdfReader

from tests.conftest import Tickler
from tests.hostile.values import VALUES
from tests.paper.reading import packed

HARMLESS_ADDRESSES = ("tel:", "mailto:", "http://", "https://")
READ = (
    "Typst markup",
    "Typst string",
    "Jinja",
    "HTML",
    "HTML attribute",
    "HTML end",
    "Markdown",
    "Markdown reference",
    "path",
    "title",
    "bidirectional overrides",
    "line separators",
    "NUL",
    "private use",
    "combining marks",
    "right to left",
)
"""What somebody who makes pages and paper might take for their own language, or stumble over."""

CLIENTS = ",".join(str(number) for number, name in enumerate(VALUES, start=1) if name in READ)

PLAIN = {"Typst markup": "#panic(", "Typst string": "#import", "Jinja": "{{7*191}}", "HTML": "<script>alert"}
"""What a page shows as it was written, where it would be gone had it been run."""

RUN_BY_READERS = {
    "/JavaScript",
    "/JS",
    "/AA",
    "/OpenAction",
    "/Launch",
    "/EmbeddedFiles",
    "/RichMedia",
    "/AcroForm",
}
"""Keys of a PDF by which readers do more than show it (ISO 32000-1, 12.6)."""


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"], ids=["comma", "semicolon", "tab", "bar"])
@pytest.mark.parametrize(
    "command", [("export",), ("form", "export", "nps", "--format", "csv")], ids=["cards", "forms"]
)
def test_no_cell_starts_a_formula(strangers, command, delimiter):
    rows = list(csv.reader(io.StringIO(strangers(*command), newline=""), delimiter=delimiter))
    assert len(rows) > len(VALUES)
    assert [
        cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\uff1d"))
    ] == []


@pytest.mark.parametrize("name", ["json", "vcf", "vcf3"])
def test_what_comes_back_is_the_same_text(strangers, tmp_path, name):
    exported = strangers("export", "--format", name)
    other = Tickler(tmp_path / "other")
    report = other.json("import", "-", stdin=exported)
    assert (report["created"], report["problems"]) == (len(VALUES) + 1, [])
    assert other("export", "--format", name) == exported


def test_what_comes_back_from_csv_is_the_same_text_but_for_nul(strangers, tmp_path):
    exported = strangers("export")
    other = Tickler(tmp_path / "other")
    report = other.json("import", "-", stdin=exported)
    assert {problem["reason"] for problem in report["problems"]} == {"NUL characters were removed"}
    ours, theirs = (
        [dict(row) for row in csv.DictReader(io.StringIO(text, newline=""))]
        for text in (exported.replace("\0", ""), other("export"))
    )
    assert theirs == ours


@pytest.mark.parametrize("version", ["vcf", "vcf3"])
def test_a_card_of_an_address_book_has_the_lines_of_ours_only(strangers, version):
    lines = strangers("export", "--format", version).replace("\r\n ", "").split("\r\n")
    names = Counter(line.partition(":")[0].partition(";")[0] for line in lines if line)
    assert names["BEGIN"] == names["END"] == names["FN"] == len(VALUES) + 1
    assert {name for name in names if not name.startswith("X-")} <= {
        "BEGIN",
        "VERSION",
        "PRODID",
        "UID",
        "FN",
        "N",
        "ORG",
        "TITLE",
        "TEL",
        "EMAIL",
        "ADR",
        "URL",
        "NOTE",
        "CATEGORIES",
        "KIND",
        "LANG",
        "TZ",
        "BDAY",
        "END",
    }


def test_a_calendar_has_the_events_of_ours_only(strangers):
    calendar = Calendar.from_ical(strangers("export", "--format", "ics"))
    parts = Counter(part.name for part in calendar.walk())
    assert set(parts) <= {"VCALENDAR", "VEVENT", "VTODO", "VTIMEZONE", "STANDARD", "DAYLIGHT"}
    assert not any({"ATTACH", "ACTION"} & {*part} for part in calendar.walk())
    said = [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")]
    assert sum("BEGIN:VALARM" in one for one in said) >= 1


@pytest.mark.parametrize(
    "command", [("dossier", CLIENTS, "--md"), ("export", "--format", "md")], ids=["dossier", "export"]
)
def test_markdown_has_no_link_no_picture_and_no_html_of_theirs(strangers, command):
    tokens = MarkdownIt("commonmark").parse(strangers(*command))
    inline = [child for token in tokens for child in token.children or ()]
    found = {token.type for token in (*tokens, *inline)}
    assert found & {"link_open", "image", "html_block", "html_inline", "code_inline", "fence"} == set()


class Page(HTMLParser):
    """What a browser would see: elements with their attributes, and the text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: set[tuple[str, str, str]] = set()
        self.text = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements |= {(tag, name, value or "") for name, value in (attrs or [("", "")])}

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_page_has_the_elements_of_the_template_only(strangers, tmp_path):
    strangers("dossier", CLIENTS, "--html", "page.html")
    page = Page((tmp_path / "page.html").read_text(encoding="utf-8"))
    assert {tag for tag, _, _ in page.elements} & {"script", "img", "iframe", "object", "link"} == set()
    assert [name for _, name, _ in page.elements if name.startswith("on")] == []
    links = [value for _, name, value in page.elements if name in ("href", "src")]
    assert [link for link in links if not link.startswith(HARMLESS_ADDRESSES)] == []
    assert all(packed(text) in packed(page.text) for text in PLAIN.values())


SHEETS = {
    "dossiers": ("dossier", CLIENTS, "--pdf", "made.pdf"),
    "a day": ("paper", "day", "--pdf", "made.pdf"),
    "pocket cards": ("paper", "cards", "--pdf", "made.pdf"),
}


@pytest.mark.parametrize("sheet", SHEETS)
def test_paper_shows_and_does_nothing_else(strangers, tmp_path, sheet):
    strangers(*SHEETS[sheet])
    reader = PdfReader(io.BytesIO((tmp_path / "made.pdf").read_bytes()))
    keys, links = _keys_and_links(reader)
    assert keys & RUN_BY_READERS == set()
    assert [link for link in links if not link.startswith(HARMLESS_ADDRESSES)] == []
    text = packed("".join(page.extract_text() for page in reader.pages))
    assert all(said in text for said in PLAIN.values())


def _keys_and_links(reader: PdfReader) -> tuple[set[str], list[str]]:
    objects = [
        reader.get_object(number) for number in range(1, len(reader.xref[0]) + len(reader.xref_objStm))
    ]
    found = [one for one in objects if isinstance(one, dict)]
    return {key for one in found for key in one}, [str(one["/URI"]) for one in found if "/URI" in one]


LETTERS = ("title", "bidirectional overrides", "Typst string", "Jinja", "HTML", "Markdown", "mail header")


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_and_its_mail_say_it_and_no_more(worked, strangers, tmp_path, name):
    client = str(worked[1][name])
    text = strangers(
        "letter", client, "thanks", "--draft", "--eml", "x.eml", "--md", f"--set=for={VALUES[name]}"
    )
    found = {token.type for part in MarkdownIt().parse(text) for token in (part, *(part.children or ()))}
    assert found & {"link_open", "image", "html_block", "html_inline"} == set()

    mail = message_from_bytes((tmp_path / "x.eml").read_bytes(), policy=policy.default)
    assert {*map(str.lower, mail.keys())} <= {
        "subject",
        "from",
        "to",
        "date",
        "message-id",
        "mime-version",
        "content-type",
        "x-unsent",
    }
    assert [address.addr_spec for address in mail["To"].addresses] == [] if "To" in mail else True
    page = Page(mail.get_body(("html",)).get_content())
    assert {tag for tag, _, _ in page.elements} & {"script", "img", "iframe", "a", "link"} == set()
    assert [part.get_filename() for part in mail.iter_attachments()] == ["thanks-2026-11-20.pdf"]


def test_a_packet_brings_everything_over_as_it_was(strangers, tmp_path):
    strangers("handover", "all.tickler", "--to", VALUES["title"])
    other = Tickler(tmp_path / "other")
    report = other.json("receive", str(tmp_path / "all.tickler"))["received"]
    assert (report["created"], report["problems"]) == (len(VALUES) + 1, [])
    assert sorted(map(told, dossiers(other))) == sorted(map(told, dossiers(strangers)))


def dossiers(tickler: Tickler) -> list[dict]:
    ids = (str(card["id"]) for card in tickler.json("list", "--limit", "999")["cards"])
    return tickler.json("dossier", ",".join(ids))["dossiers"]


def told(dossier: dict) -> str:
    """Return what strangers wrote into a dossier, without what a packet adds."""
    card = {
        key: dossier["card"][key] for key in ("name", "company", "address", "tags", "custom", "why", "say")
    }
    notes = [note["text"] for note in dossier["notes"] if not note["text"].startswith("from the folder of")]
    return repr(
        (
            card,
            notes,
            [one["name"] for one in dossier["documents"]],
            [one["what"] for one in dossier["sales"]],
        )
    )
