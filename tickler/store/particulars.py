"""A client's particulars: written on a new card, changed on an old one, read back to be changed.

All that write take the `Entry` of their command, as in `tickler.store.cards`.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from operator import attrgetter

from tickler.core.cards import TEXT_FIELDS, Card
from tickler.core.contacts import Contact, Point
from tickler.core.folding import fold
from tickler.core.places import Place, time_of
from tickler.store import statements as sql
from tickler.store.cards import note
from tickler.store.folder import Folder
from tickler.store.journal import Entry

_rests_of = attrgetter("position", "address", "website", "source", "address_as", "external_id")
_key_of = attrgetter("key")


def who(name: str, company: str | None) -> str:
    """Return what CLIENT is looked up in: the folded name and company, one a line."""
    return f"{fold(name)}\n{fold(company)}" if company else fold(name)


def rest(contact: Contact) -> str:
    """Return everything else on the card, folded, for `find`."""
    said = [
        *_rests_of(contact),
        *map(_key_of, contact.phones),
        *map(_key_of, contact.emails),
        *contact.tags,
        *contact.custom.values(),
    ]
    return fold(" ".join(filter(None, said)))


def add(entry: Entry, contact: Contact, place: Place, kind: str, why: str | None) -> int:
    """Write a new card and all that belongs to it; return its id."""
    name = contact.name or contact.company or ""
    card_id = entry.insert(
        "card",
        sql.ADD_CARD,
        {
            **{field: getattr(contact, field) or None for field in TEXT_FIELDS},
            "name": name,
            "place": place.key,
            "time": time_of(place),
            "kind": kind,
            "why": why,
            "who": who(name, contact.company),
            "rest": rest(contact),
            "folded_why": fold(why or ""),
            "created_at": entry.now,
        },
    )
    _add_points(entry, card_id, "phone", contact.phones)
    _add_points(entry, card_id, "email", contact.emails)
    for tag in dict.fromkeys(contact.tags):
        entry.insert("tag", sql.ADD_TAG, {"card_id": card_id, "tag": tag}, card_id)
    _add_custom_fields(entry, card_id, contact.custom)
    for text in contact.notes:
        note(entry, card_id, text, "other", None, imported=True)
    return card_id


def change(
    entry: Entry, card: Card, contact: Contact, kind: str | None = None, why: str | None = None
) -> None:
    """Make an existing card say what `contact` says; what it says already is left untouched.

    `card` and `contact` have been read inside the same entry. Without `kind` and `why` the card
    keeps those it has, with an empty `why` it has none.
    """
    name = contact.name or card.name
    why = card.why if why is None else why or None
    values = {
        **{field: getattr(contact, field) or None for field in TEXT_FIELDS},
        "name": name,
        "kind": kind or card.kind,
        "why": why,
        "who": who(name, contact.company),
        "rest": rest(contact),
        "folded_why": fold(why or ""),
    }
    present = entry.db.execute(sql.CARD, {"id": card.id}).fetchone()
    if any(present[column] != value for column, value in values.items()):
        entry.update("card", card.id, sql.CHANGE_CARD, values)
    _replace_points(entry, card.id, "phone", contact.phones)
    _replace_points(entry, card.id, "email", contact.emails)
    _replace_tags(entry, card.id, contact.tags)
    if dict(card.custom) != contact.custom:
        for row in entry.db.execute(sql.CUSTOM_FIELDS, {"id": card.id}).fetchall():
            entry.update("custom_field", row["id"], sql.REMOVE_CUSTOM_FIELD, {})
        _add_custom_fields(entry, card.id, contact.custom)


def contact(folder: Folder, card: Card) -> Contact:
    """Return a card's particulars as a contact that `edit` and `import --update` may change."""
    return contact_of(card, folder.db.execute(sql.CONTACT_POINTS, {"id": card.id}).fetchall())


def contact_of(card: Card, points: Sequence[sqlite3.Row]) -> Contact:
    """Return a card's particulars, of which `points` are the rows of its contact points."""
    return Contact(
        name=card.name,
        company=card.company,
        position=card.position,
        address=card.address,
        website=card.website,
        birthday=card.birthday,
        source=card.source,
        address_as=card.address_as,
        say=card.say,
        language=card.language,
        timezone=card.timezone,
        external_id=card.external_id,
        service=card.service,
        channel=card.channel,
        hours=card.hours,
        phones=[Point(row["value"], row["key"]) for row in points if row["type"] == "phone"],
        emails=[Point(row["value"], row["key"]) for row in points if row["type"] == "email"],
        tags=list(card.tags),
        custom=dict(card.custom),
    )


def _add_points(entry: Entry, card_id: int, kind: str, points: Iterable[Point]) -> None:
    for position, point in enumerate(points):
        values = {
            "card_id": card_id,
            "type": kind,
            "position": position,
            "value": point.value,
            "key": point.key,
        }
        entry.insert("contact_point", sql.ADD_CONTACT_POINT, values, card_id)


def _replace_points(entry: Entry, card_id: int, kind: str, points: list[Point]) -> None:
    present = [row for row in entry.db.execute(sql.CONTACT_POINTS, {"id": card_id}) if row["type"] == kind]
    if [(row["value"], row["key"]) for row in present] == points:
        return
    for row in present:
        entry.update("contact_point", row["id"], sql.REMOVE_CONTACT_POINT, {})
    _add_points(entry, card_id, kind, points)


def _replace_tags(entry: Entry, card_id: int, tags: Iterable[str]) -> None:
    present = {row["tag"]: row["id"] for row in entry.db.execute(sql.TAGS, {"id": card_id})}
    for tag, row_id in present.items():
        if tag not in tags:
            entry.update("tag", row_id, sql.REMOVE_TAG, {})
    for tag in dict.fromkeys(tags):
        if tag not in present:
            entry.insert("tag", sql.ADD_TAG, {"card_id": card_id, "tag": tag}, card_id)


def _add_custom_fields(entry: Entry, card_id: int, custom: dict[str, str]) -> None:
    for key, value in custom.items():
        values = {"card_id": card_id, "key": key, "value": value}
        entry.insert("custom_field", sql.ADD_CUSTOM_FIELD, values, card_id)
