"""Writing cards as vCard 4.0 (RFC 6350) or 3.0 (RFC 2426), from which an import gives back the same cards."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, TextIO

from tickler.core.cards import TEXT_FIELDS, Card, Dossier, born
from tickler.core.outside_ids import outside_id
from tickler.core.places import time_of
from tickler.exchange.birthdays import NO_YEAR
from tickler.exchange.content_lines import PRODUCT, content_line, escaped, is_writable
from tickler.exchange.note_lines import note_line
from tickler.exchange.rhythm_lines import rhythm_line

Property = tuple[str, str]
"""The name of a content line with its parameters, and its value."""

_PATRONYMIC = re.compile(r"\w{2,}(?:ич|овна|евна|ична|ovich|evich|ovna|evna)", re.IGNORECASE)
_OWN_FIELDS = ("why", "source", "address_as", "say", "service", "channel", "hours")


class _Dialect(NamedTuple):
    """What the versions write differently."""

    version: str
    firm: Property
    uid: str
    language: str
    timezone: str


_DIALECTS = {
    "4.0": _Dialect("4.0", ("KIND", "org"), "UID;VALUE=text", "LANG", "TZ"),
    # What 3.0 has no property for is written as Apple's address book does, or as our own extension.
    "3.0": _Dialect("3.0", ("X-ABShowAs", "COMPANY"), "UID", "X-TICKLER-LANGUAGE", "TZ;VALUE=text"),
}


def write_vcards(
    dossiers: Iterable[Dossier], out: TextIO, *, version: Literal["4.0", "3.0"] = "4.0", folder_id: str
) -> None:
    """Write cards with their notes, one after the other, to a text stream opened with `newline=""`.

    A card without an id of its own in another program gets one that no other folder gives, of its number
    and `folder_id`. Left out is what has no place on an information card: creation, moves, slips,
    documents, being dropped.
    """
    dialect = _DIALECTS[version]
    for dossier in dossiers:
        out.writelines(content_line(name, value) for name, value in _properties(dossier, dialect, folder_id))


def name_parts(name: str) -> tuple[str, str, str]:
    """Take a name as people write it apart into family name, given names and patronymic.

    The family name stands last, and where a patronymic does, first: `Петров Иван Сергеевич`. A single
    word is a given name. The parts may be empty.
    """
    match name.split():
        case [*given, patronymic, family] if given and _PATRONYMIC.fullmatch(patronymic):
            return family, " ".join(given), patronymic
        case [*family, given, patronymic] if family and _PATRONYMIC.fullmatch(patronymic):
            return " ".join(family), given, patronymic
        case [*given, family] if given:
            return family, " ".join(given), ""
        case words:
            return "", "".join(words), ""


def _properties(dossier: Dossier, dialect: _Dialect, folder_id: str) -> Iterator[Property]:
    card = dossier.card
    is_firm = card.name == card.company
    yield "BEGIN", "VCARD"
    yield "VERSION", dialect.version
    yield "PRODID", PRODUCT
    if is_firm:
        yield dialect.firm
    ours = outside_id(card.id, folder_id)
    yield dialect.uid, escaped(ours if card.external_id is None else card.external_id)
    yield "FN", escaped(card.name)
    yield "N", ";".join(map(escaped, ("", "", "", "", "") if is_firm else (*name_parts(card.name), "", "")))
    yield from _text("ORG", card.company)
    yield from _text("TITLE", card.position)
    yield from (("TEL", escaped(phone)) for phone in card.phones)
    yield from (("EMAIL", escaped(email)) for email in card.emails)
    if card.address is not None:
        yield "ADR", f";;{escaped(card.address)};;;;"
    yield from _text("URL", card.website)
    if card.birthday:
        yield _birthday(card.birthday, dialect)
    yield from _text(dialect.language, card.language)
    yield from _text(dialect.timezone, card.timezone)
    if card.tags:
        yield "CATEGORIES", ",".join(map(escaped, card.tags))
    yield from _own_properties(card)
    notes = [note_line(note) for note in dossier.notes]
    yield from (("NOTE", escaped(note)) for note in notes)
    if exact := _not_writable(card, notes):
        yield "X-TICKLER-EXACT", escaped(json.dumps(exact))
    yield "END", "VCARD"


def _own_properties(card: Card) -> Iterator[Property]:
    """Write what only a tickler file knows of a client."""
    if card.place:
        yield from _text("X-TICKLER-PLACE", card.place.key)
        yield from _text("X-TICKLER-TIME", time_of(card.place))
    yield "X-TICKLER-KIND", card.kind
    yield from _text("X-TICKLER-CADENCE", rhythm_line(card))
    for field in _OWN_FIELDS:
        yield from _text(f"X-TICKLER-{field.replace('_', '-').upper()}", getattr(card, field))
    for key, value in card.custom:
        yield "X-TICKLER-FIELD", f"{escaped(key)};{escaped(value)}"


def _text(name: str, text: str | None) -> Iterator[Property]:
    """Write a text; one that is absent has no line, and an empty one an empty line."""
    if text is not None:
        yield name, escaped(text)


def _birthday(birthday: str, dialect: _Dialect) -> Property:
    year, month, day = born(birthday)
    if dialect.version == "4.0":
        return "BDAY", birthday.replace("-", "") if year else f"--{month:02}{day:02}"
    if year:
        return "BDAY", birthday
    return f"BDAY;X-APPLE-OMIT-YEAR={NO_YEAR}", f"{NO_YEAR}-{month:02}-{day:02}"


def _not_writable(card: Card, notes: list[str]) -> dict[str, object]:
    """Return the fields, whole, with a character that no content line may have."""
    texts = {name: getattr(card, name) for name in (*TEXT_FIELDS, "why")}
    lists = {"phones": card.phones, "emails": card.emails, "tags": card.tags, "notes": notes}
    exact: dict[str, object] = {name: text for name, text in texts.items() if text and not is_writable(text)}
    exact |= {name: list(values) for name, values in lists.items() if not all(map(is_writable, values))}
    if not all(is_writable(key) and is_writable(value) for key, value in card.custom):
        exact["custom"] = dict(card.custom)
    return exact
