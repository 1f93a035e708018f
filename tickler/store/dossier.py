"""The dossier: everything known of one client."""

import sqlite3

from tickler.core.cards import Card, Dossier, Note
from tickler.core.errors import NotFound
from tickler.store import rows
from tickler.store import statements as sql
from tickler.store.folder import Folder


def card(folder: Folder, card_id: int) -> Card:
    """Return a client's card.

    Raises NotFound if there is no card with this id.
    """
    row = folder.db.execute(sql.CARD, {"id": card_id}).fetchone()
    if row is None:
        raise NotFound(f"There is no card {card_id}.", "tickler list shows the cards with their ids.")
    return rows.card(
        row,
        _all(folder, sql.CONTACT_POINTS, card_id),
        _all(folder, sql.TAGS, card_id),
        _all(folder, sql.CUSTOM_FIELDS, card_id),
    )


def dossier(folder: Folder, card_id: int) -> Dossier:
    """Return everything known of a client, notes and moves newest first.

    Raises NotFound if there is no card with this id.
    """
    return Dossier(
        card=card(folder, card_id),
        notes=notes(folder, card_id),
        moves=tuple(map(rows.move, _all(folder, sql.MOVES, card_id))),
        documents=tuple(map(rows.document, _all(folder, sql.DOCUMENTS, card_id))),
        reminders=tuple(map(rows.reminder, _all(folder, sql.REMINDERS_OF_CARD, card_id))),
        fillings=tuple(map(rows.filling, _all(folder, sql.FILLINGS, card_id))),
        sales=tuple(map(rows.sale, _all(folder, sql.SALES, card_id))),
    )


def notes(folder: Folder, card_id: int) -> tuple[Note, ...]:
    """Return all notes on a client, newest first; none where there is no such card."""
    return tuple(map(rows.note, _all(folder, sql.NOTES, card_id)))


def _all(folder: Folder, statement: str, card_id: int) -> list[sqlite3.Row]:
    return folder.db.execute(statement, {"id": card_id}).fetchall()
