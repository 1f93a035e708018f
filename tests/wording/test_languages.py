"""The letters and scripts that ship, each in every language; and which language a client gets."""

import datetime as dt
import re
from pathlib import Path

import pytest

from tickler.core.cards import Card
from tickler.core.errors import NotFound, ValueRefused
from tickler.core.offers import offer_of, read_discount, read_item
from tickler.core.service import SERVICES
from tickler.wording import letters, scripts
from tickler.wording.languages import Languages, languages_for
from tickler.wording.letters import Letter, Matter, Sender
from tickler.wording.templates import Shelf

LANGUAGES = ("de", "en", "hr", "ka", "ru")
NOBODY = Path("none")
NOW = dt.datetime(2026, 11, 20, 8, 30, tzinfo=dt.UTC)
EMPTY = Card(1, "Ana")
FULL = Card(
    2, "გიორგი ბერიძე", company="Чайный дом", position="director", address="Riva 7\n21000 Split",
    address_as="Mr Beridze, formal", service="respectful", phones=("+995 1",), emails=("gio@x.example",),
    tags=("overdue",), custom=(("invoice", "118"),), why="asks for a discount", kind="first-call",
)  # fmt: skip
CARDS = (EMPTY, *(FULL._replace(service=service) for service in SERVICES))
TAKES = {
    "apology": ("what", "done"),
    "birthday": (),
    "offer": ("until", "number"),
    "recommendation": ("why", "reach"),
    "thanks": ("for",),
}
"""What is said to a letter with `--set`."""
OFFER = offer_of([read_item(("Tea", "2", "450", "20%"))], "EUR", read_discount("5%"))

GAP = re.compile(r"  |\( | \)|\(\)| [,.!?:;]|[,:] *[,.!]|\.\.|None|[{}%]|^[,.!:;]", re.MULTILINE)
"""What is left where a value is missing: a space before a comma, two marks in a row, a sign of Jinja."""


def written(name: str, language: str, card: Card, said: dict[str, str]) -> Letter:
    template = letters.shelf(NOBODY).template(name, Languages((language,), only=True))
    to = card if "to" not in template.words("needs") else card._replace(id=card.id + 1)
    return letters.write(template, Matter(card, to, OFFER, said), Sender("Ana Kralj"), NOW)


@pytest.mark.parametrize("shelf", [letters.shelf(NOBODY), scripts.shelf(NOBODY)], ids=lambda one: one.sort)
def test_everything_that_ships_is_there_in_every_language(shelf: Shelf):
    read, broken = shelf.all()
    assert broken == []
    assert {(one.base, one.language) for one in read} == {
        (name, language) for name in shelf.names() for language in LANGUAGES
    }
    heads = {(one.base, *map(one.head.get, ("kind", "tag", "needs"))) for one in read}
    assert len(heads) == len(shelf.names())  # a translation is for the same cards


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", letters.shelf(NOBODY).names())
def test_a_letter_that_ships_has_no_gaps(name, language):
    for card in CARDS:
        for said in ({}, {key: key.upper() for key in TAKES[name]}):
            letter = written(name, language, card, said)
            prose = re.sub(r"^\|.*$", "", letter.text.replace("\\\n", "\n"), flags=re.MULTILINE)
            assert not GAP.search(f"{letter.subject}\n{prose}"), (letter.subject, prose)
            greeting, *_ = letter.plain.split("\n")
            addressed = "Ana" if card is EMPTY else "Mr Beridze"
            assert re.fullmatch(rf"[^\W\d]+(?: [^\W\d]+)?,? {addressed}[,!]", greeting)
            assert letter.plain.rstrip().splitlines()[-1] == "Ana Kralj"
            assert "20.11.2026" in letter.date or language == "en"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TAKES)
def test_what_is_set_is_said_in_every_language(name, language):
    letter = written(name, language, FULL, {key: key.upper() for key in TAKES[name]})
    assert all(key.upper() in letter.subject + letter.text for key in TAKES[name])
    with pytest.raises(ValueRefused, match="has no place for"):
        written(name, language, FULL, {"mood": "good"})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", scripts.shelf(NOBODY).names())
def test_a_script_that_ships_has_no_gaps(name, language):
    script = scripts.shelf(NOBODY).template(name, Languages((language,), only=True))
    for card in CARDS:
        for me in (None, "Ana Kralj"):
            text = scripts.wording(script, card, me).text
            assert not GAP.search(text), text
            assert ("Ana" if card is EMPTY else "Mr Beridze") in text


@pytest.mark.parametrize(
    ("theirs", "usual", "said", "order"),
    [
        (None, None, None, ("en",)),
        ("ru", None, None, ("ru", "en")),
        ("pt-BR", "hr", None, ("pt", "hr", "en")),
        ("hr-HR", "hr", None, ("hr", "en")),
        (None, "ka", None, ("ka", "en")),
        ("ru", "hr", "DE-at", ("de",)),
    ],
)
def test_the_languages_of_a_client(theirs, usual, said, order):
    assert languages_for(theirs, usual, said) == (order, said is not None)


@pytest.mark.parametrize(
    ("own", "theirs", "usual", "chosen"),
    [
        ([], "ru", None, "thanks.ru"),
        ([], "fr", None, "thanks"),
        ([], "fr", "hr", "thanks.hr"),
        ([], None, "ka", "thanks.ka"),
        (["thanks"], "ru", None, "thanks"),
        (["thanks", "thanks.ru"], "ru", None, "thanks.ru"),
        (["thanks.hr"], "ru", "hr", "thanks.ru"),
        (["thanks.hr"], None, "hr", "thanks.hr"),
        (["merci.fr"], "ru", None, None),
    ],
)
def test_the_text_in_the_best_language_and_the_users_own_first(tmp_path, own, theirs, usual, chosen):
    (tmp_path / "letters").mkdir()
    for name in own:
        (tmp_path / "letters" / f"{name}.md").write_text("Mine")
    shelf = letters.shelf(tmp_path)
    languages = languages_for(theirs, usual)
    if chosen is None:  # the only one there is
        assert shelf.template("merci", languages).text == "Mine"
        with pytest.raises(NotFound, match="is not there in ru"):
            shelf.template("merci", languages_for(None, None, "ru"))
        return
    found = shelf.template("thanks", languages)
    assert (found.name, found.own) == (chosen, chosen in own)


def test_a_copy_of_the_english_one_is_still_english(tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "thanks.md").write_text((letters.SHIPPED / "thanks.md").read_text())
    shelf = letters.shelf(tmp_path)
    assert shelf.template("thanks", languages_for("ru", None)).own is False
    assert shelf.template("thanks", languages_for("en", None)).own is True


def test_a_broken_one_in_another_language_is_in_nobodys_way(tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "thanks.hr.md").write_text("---\nrubbish\n")
    assert letters.shelf(tmp_path).template("thanks", languages_for("ru", None)).name == "thanks.ru"
