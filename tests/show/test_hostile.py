"""Text from strangers: nothing in it is obeyed by a terminal or read as markup, and nothing is lost."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.show.samples import TODAY, agenda, moment, on
from tests.show.screens import as_data, printed
from tickler.core.agenda import LastNote, PileCard
from tickler.core.cards import Card, Document, Dossier, Note, Reminder
from tickler.core.import_reports import ImportReport, Problem
from tickler.core.reports import JournalEntry, Receipt
from tickler.show.agenda import AgendaView
from tickler.show.cards import CardsView
from tickler.show.clean import one_line, safe_json, visible
from tickler.show.dossier import DossierView
from tickler.show.import_report import ImportReportView
from tickler.show.journal import JournalView
from tickler.show.layout import cell_width
from tickler.show.receipt import ReceiptView

DANGEROUS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))] + list(
    "\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\udc80\udcff"
)
ATTACK = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202eevil\u2066\x7f\r\nnext\tline"


def views_of(text: str) -> dict[str, object]:
    card = PileCard(
        1, text, text, on(17), "call", text, text, last_note=LastNote(moment(16), "call", None, text)
    )
    slip = Reminder(2, text, on(20), 1, text, text)
    full = Card(1, text, company=text, address=text, phones=(text,), tags=(text,), custom=((text, text),))
    document = Document(1, moment(2), text, text, text, 10, text)
    note = Note(1, moment(16), "call", None, text)
    return {
        "agenda": AgendaView(agenda(card, reminders=(slip,))),
        "cards": CardsView((card,), TODAY, title=text, notes={1: text}),
        "dossier": DossierView(Dossier(full, notes=(note,), documents=(document,), reminders=(slip,)), TODAY),
        "receipt": ReceiptView(Receipt(text, (full,), (slip,), (text,)), TODAY),
        "journal": JournalView((JournalEntry(1, moment(20), text, text, False),)),
        "import": ImportReportView(
            ImportReport(1, 1, 0, 0, 0, 1, 0, (Problem(1, text, text, text),), remarks=(text,))
        ),
    }


@pytest.mark.parametrize("name", views_of(""))
@pytest.mark.parametrize("how", [{}, {"terminal": True}, {"json": True}], ids=["pipe", "terminal", "json"])
def test_no_view_sends_what_a_terminal_obeys(name, how):
    text = printed(views_of("".join(DANGEROUS) + ATTACK)[name], **how)
    assert [sign for sign in DANGEROUS if sign in text and sign != "\n"] == []


def test_markdown_is_safe_for_a_terminal_too():
    view = views_of("".join(DANGEROUS) + ATTACK)["dossier"]
    assert [sign for sign in DANGEROUS if sign in view.as_markdown() and sign != "\n"] == []


def test_scripts_get_the_very_text():
    text = "".join(DANGEROUS) + ATTACK
    assert as_data(views_of(text)["dossier"])["notes"][0]["text"] == text


@pytest.mark.parametrize("markup", ["[red]", "[/]", "[bold]x[/bold]", ":smile:", "[link=http://a]b[/link]"])
def test_nothing_is_read_as_the_markup_of_rich(markup):
    assert markup in printed(views_of(markup)["agenda"], 120, terminal=True, color=True)


@pytest.mark.parametrize("name", ["agenda", "cards", "receipt", "journal", "import"])
@pytest.mark.parametrize("text", ["x" * 10_000, "王" * 10_000, "word " * 10_000], ids=["x", "wide", "words"])
def test_endless_text_stays_in_the_window(name, text):
    # In a pipe a receipt is one line for the script that reads it.
    for terminal in (True,) if name == "receipt" else (False, True):
        lines = printed(views_of(text)[name], 80, terminal=terminal).splitlines()
        assert max(map(cell_width, lines)) <= 80


def test_an_endless_name_does_not_fill_the_morning():
    assert len(printed(views_of("x" * 10_000)["agenda"], 80).splitlines()) < 40


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("\x1b[31m", "␛[31m"),
        ("\x9b31m", "\\x9b31m"),
        ("\x7f", "␡"),
        ("a\u202eb", "a\\u202eb"),
        ("a\r\nb\n\n c ", "a / b / c"),
        ("a\tb", "a b"),
        ("one\u2028two", "one / two"),
        ("\udcff", "\\udcff"),
        ("क\u200dष", "क\u200dष"),
    ],
)
def test_what_is_shown_in_place_of_what_was_sent(text, expected):
    assert one_line(text) == expected


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    assert visible(visible(text)) == visible(text)
    assert one_line(one_line(text)) == one_line(text)


@given(st.text(alphabet=st.one_of(st.sampled_from(DANGEROUS), st.characters())))
def test_safe_json_says_the_same(text):
    written = safe_json(json.dumps(text, ensure_ascii=False))
    assert json.loads(written) == text
    assert not any(sign in written for sign in DANGEROUS)
