"""Everything that is written about a client, each write once.

All functions take the `Entry` of the command that writes, so that the change and its journal
entry are one transaction.
"""

from collections.abc import Iterable

from tickler.core.cards import TEXT_FIELDS, Card, Contact, Point
from tickler.core.folding import fold
from tickler.core.places import Place, time_of
from tickler.store import statements as sql
from tickler.store.journal import Entry


def who(name: str, company: str | None) -> str:
    """Return what CLIENT is looked up in: the folded name and company, one a line."""
    return f"{fold(name)}\n{fold(company)}" if company else fold(name)


def rest(contact: Contact) -> str:
    """Return everything else on the card, folded, for `find`."""
    parts: list[str | None] = [
        contact.position,
        contact.address,
        contact.website,
        contact.source,
        contact.address_as,
        contact.external_id,
        *(point.key for point in contact.phones),
        *(point.key for point in contact.emails),
        *contact.tags,
        *contact.custom.values(),
    ]
    return fold(" ".join(part for part in parts if part))


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


def change(entry: Entry, card: Card, contact: Contact, kind: str, why: str | None) -> None:
    """Make an existing card say what `contact` says; what it says already is left untouched."""
    name = contact.name or card.name
    values = {
        **{field: getattr(contact, field) or None for field in TEXT_FIELDS},
        "name": name,
        "kind": kind,
        "why": why,
        "who": who(name, contact.company),
        "rest": rest(contact),
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


def move(entry: Entry, card: Card, place: Place, kind: str | None = None, why: str | None = None) -> None:
    """Take a card out and put it behind another tab; the move is remembered.

    Without `kind` and `why` the card keeps those it has.
    """
    _remember_move(entry, card, place, why)
    entry.update(
        "card",
        card.id,
        sql.MOVE_CARD,
        {
            "place": place.key,
            "time": time_of(place),
            "kind": kind or card.kind,
            "why": why if why is not None else card.why,
        },
    )


def drop(entry: Entry, card: Card, why: str | None) -> None:
    """Take a card out of the folder for good; its dossier stays."""
    _remember_move(entry, card, None, why)
    entry.update("card", card.id, sql.DROP_CARD, {"at": entry.now, "why": why})


def restore(entry: Entry, card: Card, place: Place) -> None:
    """Put a dropped card back."""
    _remember_move(entry, card, place, None)
    entry.update("card", card.id, sql.RESTORE_CARD, {"place": place.key, "time": time_of(place)})


def note(
    entry: Entry,
    card_id: int,
    text: str,
    kind: str,
    outcome: str | None,
    *,
    at: str | None = None,
    private: bool = False,
    imported: bool = False,
) -> int:
    """Write down what was said; return the note's id. `at` is ISO local time, by default now."""
    return entry.insert(
        "note",
        sql.ADD_NOTE,
        {
            "card_id": card_id,
            "at": at or entry.now,
            "kind": kind,
            "outcome": outcome,
            "text": text,
            "private": int(private),
            "folded": fold(text),
            "batch": entry.open() if imported else None,
        },
        card_id,
    )


def _remember_move(entry: Entry, card: Card, target: Place | None, why: str | None) -> None:
    entry.insert(
        "move",
        sql.ADD_MOVE,
        {
            "card_id": card.id,
            "at": entry.now,
            "from_place": card.place.key if card.place else None,
            "from_time": time_of(card.place) if card.place else None,
            "to_place": target.key if target else None,
            "to_time": time_of(target) if target else None,
            "why": why,
        },
        card.id,
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
