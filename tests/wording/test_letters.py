"""A letter on paper: whatever stands on a card, in an item or in a value, it is printed as text."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.paper.reading import packed, pages
from tickler.core.cards import Card
from tickler.core.offers import offer_of, read_item
from tickler.paper.templates import Templates
from tickler.paper.typeset import Press
from tickler.wording import letters
from tickler.wording.mail import message_of

NOW = dt.datetime(2026, 11, 20, 8, 30, tzinfo=dt.UTC)
any_text = st.text(st.characters(codec="utf-8"), max_size=60).filter(str.strip)


@pytest.fixture(scope="session")
def press(tmp_path_factory) -> Press:
    return Press(Templates(Path("none")), tmp_path_factory.mktemp("cache"))


def offer_to(card: Card, item: str = "Tea", said: str = "") -> letters.Letter:
    offer = offer_of([read_item((item, "2", "450", "20%"))], "EUR")
    template = letters.shelf(Path("none")).template("offer")
    return letters.write(
        template, letters.Matter(card, card, offer, {"until": said}), letters.Sender("Ana"), NOW
    )


@settings(max_examples=15)
@given(any_text, any_text, any_text)
def test_any_text_becomes_a_sheet_and_a_mail_of_one_reader(press, name, address, said):
    card = Card(1, name, address=address, address_as=said, emails=("ana@x.example",))
    letter = offer_to(card, item=name, said=said)
    sheet = letters.printed(press, letter)
    mail = message_of(letter, None, sheet.pdf)
    raw = bytes(mail)
    assert raw.isascii()
    head = raw.partition(b"\r\n\r\n")[0].replace(b"\r\n ", b" ").replace(b"\r\n\t", b" ")
    names = sorted(line.partition(b":")[0].decode() for line in head.split(b"\r\n"))
    assert names == ["Content-Type", "Date", "MIME-Version", "Subject", "To", "X-Unsent"]
    assert [one.addr_spec for one in mail["To"].addresses] == ["ana@x.example"]


@pytest.mark.parametrize(
    "text",
    [
        "#let x = 1",
        "$x^2$",
        "*a* _b_ `c`",
        "[d](e)",
        "<f>",
        "| g |",
        "# h",
        "1. i",
        "- j",
        "\\ k",
        "@l",
        "// m",
        "&amp;",
    ],
)
def test_signs_that_are_markup_somewhere_are_printed(press, text):
    card = Card(1, f"Ana {text}", address=text)
    (page,) = pages(letters.printed(press, offer_to(card, item=text, said=text)).pdf)
    assert packed(page).count(packed(text)) >= 5  # the name, the address, the greeting, the item, the value


def test_an_offer_over_several_pages_repeats_the_head_of_its_table_and_counts_them(press):
    card = Card(1, "Ana")
    offer = offer_of([read_item((f"Item {n}", "1", "1", "20%")) for n in range(60)], "EUR")
    template = letters.shelf(Path("none")).template("offer")
    letter = letters.write(template, letters.Matter(card, card, offer, {}), letters.Sender("Ana"), NOW)
    sheets = pages(letters.printed(press, letter).pdf)
    assert len(sheets) > 1
    assert all("Quantity" in sheet for sheet in sheets)
    assert sheets[0].rstrip().endswith(f"1 / {len(sheets)}")
