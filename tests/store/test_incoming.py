"""A contact taken apart is the same contact, and says by what it may be known."""

from dataclasses import replace
from typing import Any

import pytest

from tests.store.samples import anna
from tickler.core.cards import TEXT_FIELDS
from tickler.core.contacts import Contact, Point
from tickler.store.incoming import incoming


def said(contact: Contact) -> Contact:
    """The contact with None for every text that says nothing."""
    texts: dict[str, Any] = {field: getattr(contact, field) or None for field in TEXT_FIELDS}
    return replace(contact, **texts)


@pytest.mark.parametrize(
    "contact",
    [
        pytest.param(anna(), id="everything"),
        pytest.param(Contact(name="Ана"), id="a name"),
        pytest.param(Contact(company="Čvorak d.o.o."), id="a firm"),
        pytest.param(Contact(emails=[Point("A@x", "a@x")], custom={"Цвет": ""}), id="no name at all"),
    ],
)
def test_put_together_again_it_says_the_same(contact: Contact) -> None:
    assert said(incoming(contact).contact) == said(contact)


def test_what_it_gives_is_its_own() -> None:
    """The parts of an incoming contact do not change when somebody adds to the contact."""
    coming = incoming(anna())
    coming.contact.tags.append("late")
    assert coming == incoming(anna())


@pytest.mark.parametrize(
    ("contact", "keys"),
    [
        pytest.param(Contact(name="Ана", company="Čvorak"), ("ana\ncvorak",), id="name and firm"),
        pytest.param(Contact(company="Čvorak"), ("cvorak\ncvorak",), id="a firm"),
        pytest.param(
            anna(),
            ("ana beridze\ncvorak d.o.o.", "+995555000002", "0910000001", "ana@cvorak.example", "c-118"),
            id="everything",
        ),
    ],
)
def test_by_what_it_may_be_known(contact: Contact, keys: tuple[str, ...]) -> None:
    assert incoming(contact).keys == keys


@pytest.mark.parametrize(
    ("contact", "name"),
    [
        (Contact(name="Ana", company="Acme"), "Ana"),
        (Contact(name="", company="Acme"), "Acme"),
        (Contact(emails=[Point("a@x", "a@x")]), ""),
    ],
)
def test_what_its_card_is_called(contact: Contact, name: str) -> None:
    assert incoming(contact).name == name
