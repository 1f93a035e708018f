"""The dossier for the browser: one file, all text escaped, nothing fetched."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from tests.show.samples import DOSSIER, MORNING, moment
from tickler.core.cards import Card, Dossier, Note
from tickler.paper.documents import as_html, papers_of
from tickler.paper.sheets import lines_of


class Reader(HTMLParser):
    """Collects the elements, their attributes and the text of a page."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.text = [], [], ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.text += data


def page_of(press, *dossiers, agenda=None):
    return as_html(press, papers_of(dossiers, moment(20, 8, 30), agenda))


def test_all_that_is_known_is_on_the_page(press):
    text = Reader(page_of(press, DOSSIER)).text
    for said in (
        "Иван Петров",
        "purchasing, ООО Ромашка",
        "Fri 20 Nov 2026 09:30, tab 20",
        "Ленинский проспект 1\n119991 Москва",
        "wants three quotes\nask for *Olga* next time",
        "send the offer to Ромашка (Fri 20 Nov)",
        "offer-118.pdf, 34.1 KB",
        "Mon 16 Nov → Fri 20 Nov 09:30",
        "20 Nov 2026 08:30",
    ):
        assert said in text, said


def test_nothing_is_fetched_and_nothing_runs(press):
    page = page_of(press, DOSSIER, agenda=MORNING)
    read = Reader(page)

    assert not {"script", "link", "img", "iframe", "object", "form"} & set(read.tags)
    assert not re.search(r"url\(|@import|\bon\w+=", page)
    assert not [name for name, _ in read.attributes if name == "src"]
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in read.attributes


def test_links_are_for_telephones_and_mail(press):
    links = [value for name, value in Reader(page_of(press, DOSSIER)).attributes if name == "href"]

    assert links == ["tel:+79160000001", "tel:+74950000002", "mailto:ivan@example.com"]


@pytest.mark.parametrize(("paper", "size"), [("a4", "a4"), ("us-letter", "letter")])
def test_it_prints_on_the_paper_that_was_asked_for(press, paper, size):
    assert f"@page {{ size: {size};" in page_of(replace(press, paper=paper), DOSSIER)


def test_the_list_of_the_day_stands_before_the_dossiers(press):
    text = Reader(page_of(press, DOSSIER, agenda=MORNING)).text

    assert text.index("carried over") < text.index("slips") < text.index("History")


@examples(max_examples=30)
@given(
    st.text(max_size=40), st.sampled_from(["<script>", '"><b>', "&amp;", "{{ 7*7 }}", "</style>", "'", ""])
)
def test_any_text_comes_out_as_that_text(press, text, markup):
    said = text + markup + text
    notes = (Note(1, moment(1), "call", None, said),)
    hostile = page_of(press, Dossier(Card(1, "Ana", custom=((said, said),), website=said), notes))
    harmless = page_of(press, Dossier(Card(1, "Ana", custom=(("x", "x"),), website="x"), notes))

    assert Reader(hostile).text.count(lines_of(said)) >= (3 if lines_of(said) else 0)
    assert set(Reader(hostile).tags) <= set(Reader(harmless).tags)
