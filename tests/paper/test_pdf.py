"""The dossier as PDF, read back: size, pages, names, three scripts, and any text whatever it says."""

import datetime as dt
import io
import re
import string
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.paper.reading import packed, pages, sizes
from tests.show.samples import DOSSIER, IVAN, MORNING, TODAY, agenda, moment
from tickler.core.cards import Card, Document, Dossier, Move, Note, Reminder
from tickler.core.places import LOOSE, Day
from tickler.paper.documents import as_pdf, papers_of
from tickler.show.clean import one_line, visible

NOW = moment(20, 8, 30)
LONG = DOSSIER._replace(
    card=Card(41, "გიორგი ბერიძე", company="შპს თეთრი ხიდი"),
    notes=tuple(
        Note(n, moment(1), "call", None, f"კითხვა {n}: " + "რამდენი მანქანა " * 12) for n in range(40)
    ),
)


def printed(press, *dossiers, agenda=None):
    return as_pdf(press, papers_of(dossiers, NOW, agenda))


@pytest.mark.parametrize(("paper", "size"), [("a4", (210, 297)), ("us-letter", (216, 279))])
def test_the_sheets_have_the_size_that_was_asked_for(press, paper, size):
    assert sizes(printed(replace(press, paper=paper), DOSSIER, LONG).pdf) == {size}


def test_the_name_the_date_and_the_number_are_on_every_page(press):
    made = printed(press, DOSSIER, LONG)
    texts = [packed(page) for page in pages(made.pdf)]

    assert len(texts) == made.pages > 3
    assert "ИванПетров" in texts[0]
    assert all("გიორგიბერიძე" in text for text in texts[1:])
    assert not any("ИванПетров" in text for text in texts[1:])
    for number, text in enumerate(texts, 1):
        assert text.endswith(f"20Nov202608:30{number}/{made.pages}")


def test_all_that_is_known_is_on_the_sheet(press):
    text = packed(" ".join(pages(printed(press, DOSSIER).pdf)))
    for said in (
        "purchasing, ООО Ромашка",
        "Fri 20 Nov 2026 09:30, tab 20",
        "reached 1 of 1",
        "send the offer to Ромашка (Fri 20 Nov)",
        "+7 495 000-00-02",
        "Ленинский проспект 1\n119991 Москва",
        "14 May",
        "customer, moscow",
        "Discount 5 %",
        "wants three quotes\nask for *Olga* next time",
        "offer 118, 2 400 €",
        "offer-118.pdf, 34.1 KB",
        "filed: November 2026",
        "Mon 16 Nov → Fri 20 Nov 09:30 asked to call again",
        "birthday card",
    ):
        assert packed(said) in text, said


def test_the_cover_sheet_lists_the_day_before_the_dossiers(press):
    made = printed(press, DOSSIER, agenda=MORNING)
    cover = packed(pages(made.pdf)[0])

    assert made.pages == 2
    assert cover.startswith("Friday20November2026")
    times = [cover.index(said) for said in ("09:30", "14:00", "CARRIEDOVER", "3days", "SLIPS")]
    assert times == sorted(times)


def test_no_line_of_the_cover_sheet_is_torn_apart(press):
    cards = [IVAN._replace(name=f"client {n}", why="because " * (n + 1)) for n in range(40)]
    texts = pages(printed(press, agenda=agenda(*cards)).pdf)

    assert len(texts) > 2
    for text in texts:
        numbers = [int(number) for number in re.findall(r"client (\d+)", text)]
        assert text.count("because") == sum(number + 1 for number in numbers)


def test_of_a_line_that_is_longer_than_a_page_nothing_is_lost(press):
    words = [f"word{number}" for number in range(2000)]
    texts = pages(printed(press, agenda=agenda(IVAN._replace(why=" ".join(words)))).pdf)
    assert re.findall(r"word\d+", "".join(texts)) == words
    assert len(texts) > 3  # what is beyond the edge of a page could be extracted too


def test_the_same_dossier_at_the_same_moment_gives_the_same_bytes(press):
    assert printed(press, DOSSIER, LONG).pdf == printed(press, DOSSIER, LONG).pdf


def test_the_document_is_dated_by_the_moment_it_was_asked_for(press):
    metadata = PdfReader(io.BytesIO(printed(press, DOSSIER).pdf)).metadata
    assert metadata is not None
    assert (metadata.title, metadata.creation_date) == ("Иван Петров", NOW)


def test_telephone_and_mail_can_be_tapped(press):
    annotations = PdfReader(io.BytesIO(printed(press, DOSSIER).pdf)).pages[0]["/Annots"]
    targets = [annotation.get_object()["/A"]["/URI"] for annotation in annotations]

    assert targets == ["tel:+79160000001", "tel:+74950000002", "mailto:ivan@example.com"]


HOSTILE = (
    string.printable
    + "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0))))
    + "\u202e\u2066\u200f\u2028\u2029\u061c"
    + "šđčćžŠĐČĆŽäöüßéñÅæøğıİ€£₽₾№«»„“”’…–—·→²½"
    + "абвгдеёжзийклмнопрстуфхцчшщъыьэюяЂЉЊЋЏЄІЇҐ"
    + "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"
    + "αβγΩ☐✓★"
)
TYPST = (
    "#panic()",
    "*bold*",
    "_x_",
    "$x^2$",
    "#let a",
    "<l>",
    "@r",
    "= h",
    "- i",
    "/ t: d",
    "\\",
    "```",
    "//c",
    "~",
)
TEXTS = st.lists(st.one_of(st.text(HOSTILE, max_size=20), st.sampled_from(TYPST)), max_size=4).map("".join)


def shown(text: str) -> str:
    """Return how a text is printed: line breaks end lines, all else that is no letter is a visible sign."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").split("\n")
    return "".join(packed(visible(line)) for line in lines)


@given(st.tuples(TEXTS, TEXTS, TEXTS, TEXTS))
def test_any_text_in_any_field_comes_out_as_that_text(press, texts):
    note, address, label, value = texts
    card = Card(1, "Ana", address=address, custom=((label, "x"), ("label", value)))
    made = printed(press, Dossier(card, (Note(1, moment(1), "call", None, note),)))
    printed_text = packed("".join(pages(made.pdf)))

    assert made.missing == ()
    for text in (note, address, value):
        assert shown(text) in printed_text


IN_LINES = ("address_as", "say", "address", "website", "source", "language", "why")
"""The fields of a card that keep their lines; all other texts stand on one."""

WITH_TEXT = {
    **{field: lambda text, field=field: Dossier(Card(1, "Ana", **{field: text})) for field in IN_LINES},
    "company": lambda text: Dossier(Card(1, "Ana", company=text)),
    "position": lambda text: Dossier(Card(1, "Ana", position=text)),
    "phone": lambda text: Dossier(Card(1, "Ana", phones=(text,))),
    "email": lambda text: Dossier(Card(1, "Ana", emails=("ana@example.com", text))),
    "tag": lambda text: Dossier(Card(1, "Ana", tags=(text,))),
    "why it was dropped": lambda text: Dossier(Card(1, "Ana", place=None, dropped_why=text)),
    "note": lambda text: Dossier(Card(1, "Ana"), (Note(1, moment(1), "call", None, text),)),
    "move": lambda text: Dossier(Card(1, "Ana"), (), (Move(moment(1), None, LOOSE, text),)),
    "document": lambda text: Dossier(
        Card(1, "Ana"), documents=(Document(1, moment(1), "offer", text, "", 9, "ab" * 32),)
    ),
    "slip": lambda text: Dossier(Card(1, "Ana"), reminders=(Reminder(1, text, Day(TODAY), 1, "Ana"),)),
}


@given(st.sampled_from(sorted(WITH_TEXT)), TEXTS.filter(one_line))
def test_any_text_in_any_field_of_a_dossier_comes_out(press, field, text):
    made = printed(press, WITH_TEXT[field](text))
    expected = {shown(text), packed(one_line(text))}

    assert made.missing == ()
    printed_text = packed("".join(pages(made.pdf)))
    assert any(said in printed_text for said in expected)


@given(st.text(HOSTILE, min_size=1, max_size=40).filter(one_line))
def test_a_name_comes_out_at_the_head_and_at_the_foot(press, name):
    (page,) = pages(printed(press, Dossier(Card(1, name))).pdf)

    assert packed(page).startswith(packed(one_line(name)))
    assert packed(page).count(packed(one_line(name))) >= 2


@given(st.text(max_size=60))
def test_no_text_of_any_script_stops_the_press(press, text):
    made = printed(press, Dossier(Card(1, "Ana", address=text, company=text)))
    assert made.pages >= 1
    assert set(made.missing) <= set(visible(text))


def test_a_word_longer_than_the_line_is_not_lost_at_the_edge(press):
    word = "".join(f"{number:03}" for number in range(100))
    made = printed(press, Dossier(Card(1, "Ana"), (Note(1, moment(1), "call", None, word),)))
    lines = [line for line in pages(made.pdf)[0].splitlines() if packed(line).isdecimal()]

    assert len(lines) > 2
    assert word in packed(pages(made.pdf)[0])


def test_a_day_without_work_has_a_cover_that_says_so(press):
    idle = MORNING._replace(date=TODAY + dt.timedelta(days=1), cards=(), reminders=())
    (cover,) = pages(printed(press, agenda=idle).pdf)

    assert "Nothing is due." in cover
