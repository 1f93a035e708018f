"""A plain card is found in one look and decoded at once: with the same result as line by line."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.exchange.vcard.cards import Outside, PlainCard, cards_in
from tickler.exchange.vcard.foreign import ForeignCards
from tickler.exchange.vcard.lines import RawCard
from tickler.exchange.vcard.text import Texts

HEADS = (
    "FN", "N", "ORG", "TEL;TYPE=CELL", "item1.TEL;TYPE=home", "item1.X-ABLABEL", "EMAIL", "email;pref=1",
    "URL", "NOTE", "NOTE;CHARSET=windows-1251", "NOTE;ENCODING=QUOTED-PRINTABLE", "PHOTO;ENCODING=b",
    "X-Size", 'ADR;LABEL="a:b"', "ADR", "CATEGORIES", "BDAY", "UID", "KIND", "AGENT", "begin", "END ",
    "Ž", "", " FN",
)  # fmt: skip
VALUES = (
    "Ana", "Ana Kos", "Kos, Ana", "Kos;Ana;;;", "Иван", "a\\, b\\nc", "data:image/png;base64,AAAA", "",
    " ", "=", "=D0=98=", "z\u030c", "\u200bAna\u00a0", "\0", "+385 91 000 0001", "a@example.com", "VCARD",
    "x" * 950, "\u037e",
)  # fmt: skip
SCRAPS = (
    "BEGIN:VCARD",
    "END:VCARD",
    "END:VCARD ",
    "BEGIN:VCARD\rFN:Ana",
    " folded",
    "\tfolded",
    "AAAA",
    "stray",
)

lines = st.builds("{}:{}".format, st.sampled_from(HEADS), st.sampled_from(VALUES)) | st.sampled_from(SCRAPS)
cards = st.lists(lines, max_size=6).map(lambda body: ["BEGIN:VCARD", *body, "END:VCARD"])
files = st.builds(
    lambda parts, end: "".join(line + end for part in parts for line in part),
    st.lists(cards | st.lists(lines, max_size=2), max_size=5),
    st.sampled_from(("\r\n", "\n")),
)


def as_latin(text):
    return text.encode().decode("latin-1")


def alike(found):
    """Return what was found without how it was found."""
    return found if isinstance(found, Outside) else (found.number, found.lines, found.faults)


@given(files)
def test_the_cards_are_those_found_line_by_line(text):
    whole = as_latin(text)
    one_by_one = re.findall(r"[^\r\n]*(?:\r\n?|\n)", whole)
    assert [*map(alike, cards_in([whole]))] == [*map(alike, cards_in(one_by_one))]


@given(files)
def test_their_rows_are_those_read_line_by_line(text):
    at_once, by_line = (ForeignCards(Texts(["utf-8"]), "HR", {}, {}) for _ in range(2))
    for card in cards_in([as_latin(text)]):
        if isinstance(card, PlainCard):
            assert at_once.row(card) == by_line.row(RawCard(card.number, card.lines, []))
    assert at_once.left_out == by_line.left_out


@pytest.mark.parametrize("end", ["\r\n", "\n"], ids=["CR LF", "LF"])
def test_most_cards_are_plain(end):
    text = end.join(
        ("BEGIN:VCARD", "VERSION:3.0", "FN:Željko", "TEL;TYPE=CELL:+385 91 000 0001", "END:VCARD", "")
    )
    first, second = cards_in([as_latin(text * 2)])
    assert (type(first), second.number) == (PlainCard, 6)


@pytest.mark.parametrize(
    "line",
    [
        " folded",
        "NOTE:" + "x" * 901,
        "NOTE;ENCODING=QUOTED-PRINTABLE:=D0=",
        "BEGIN:VCARD",
        "no property",
        "a:\rb",
    ],
)
def test_the_others_are_read_line_by_line(line):
    found = [*cards_in([f"BEGIN:VCARD\r\nFN:Ana\r\n{line}\r\nEND:VCARD\r\n"])]
    assert not any(isinstance(card, PlainCard) for card in found)
