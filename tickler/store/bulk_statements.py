"""The statements of an import: a thousand rows at a time, and what is already known of them."""

from collections.abc import Iterable

KNOWN_POINTS = """
    SELECT contact_point.key, card.id, card.who
    FROM json_each(:keys) AS said JOIN contact_point ON contact_point.key = said.value
    JOIN card ON card.id = contact_point.card_id
    ORDER BY card.id"""
_INCOMPLETE = """CASE WHEN NOT EXISTS (SELECT 1 FROM contact_point WHERE card_id = card.id AND type = 'phone')
             OR NOT EXISTS (SELECT 1 FROM contact_point WHERE card_id = card.id AND type = 'email')
        THEN card.id END"""
KNOWN_NAMES = f"""
    SELECT card.who, min(card.id) AS first, max(card.id) AS last,
           min({_INCOMPLETE}) AS first_incomplete, max({_INCOMPLETE}) AS last_incomplete
    FROM json_each(:names) AS said JOIN card ON card.who = said.value GROUP BY card.who"""
KNOWN_EXTERNAL_IDS = """
    SELECT external_id, id, who FROM card
    WHERE external_id IN (SELECT value FROM json_each(:ids)) AND external_id IS NOT NULL ORDER BY id DESC"""
_AMONG = "IN (SELECT value FROM json_each(:ids))"
CARDS_AMONG = f"SELECT * FROM card WHERE id {_AMONG}"
CONTACT_POINTS_AMONG = f"SELECT * FROM contact_point WHERE card_id {_AMONG} ORDER BY card_id, type, position"
TAGS_AMONG = f"SELECT * FROM tag WHERE card_id {_AMONG} ORDER BY card_id, tag"
CUSTOM_FIELDS_AMONG = f"SELECT * FROM custom_field WHERE card_id {_AMONG} ORDER BY id"
NOTES_AMONG = f"SELECT * FROM note WHERE card_id {_AMONG} ORDER BY at DESC, id DESC"
LAST_CARD_ID = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'card'), 0) AS id"
LAST_NOTE_ID = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'note'), 0) AS id"
LAST_REMINDER_ID = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'reminder'), 0) AS id"
LAST_FILLING_ID = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'filling'), 0) AS id"
LAST_SALE_ID = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'sale'), 0) AS id"
LAST_MOVE_ID = "SELECT coalesce(max(id), 0) AS id FROM move"
LAST_CONTACT_POINT_ID = "SELECT coalesce(max(id), 0) AS id FROM contact_point"
LAST_TAG_ID = "SELECT coalesce(max(id), 0) AS id FROM tag"
LAST_CUSTOM_FIELD_ID = "SELECT coalesce(max(id), 0) AS id FROM custom_field"
# Python's sqlite3 takes as long to bind one None as eight texts, and most of a card is absent: an absent
# particular comes as '', what else is absent as 0, for a `why` may well be ''.
CARD_COLUMNS: dict[str, str | int | None] = {
    "id": None,
    "name": None,
    **dict.fromkeys(
        (
            "company", "position", "address", "website", "birthday", "source", "address_as", "say",
            "language", "timezone", "external_id", "service", "channel", "hours",
        ),
        "",
    ),
    "place": 0,
    "time": 0,
    "kind": None,
    "why": 0,
    **dict.fromkeys(("who", "rest", "folded_why", "batch", "created_at")),
    "dropped_at": 0,
    "dropped_why": 0,
}  # fmt: skip
"""The columns of a new card, in order, with what comes where there is nothing; None where there always is."""


def add_cards(columns: Iterable[str]) -> str:
    """Return the INSERT of a card of which only these columns are said."""
    values = {name: CARD_COLUMNS[name] for name in columns}
    said = ["?" if absent is None else f"nullif(?, {absent!r})" for absent in values.values()]
    return f"INSERT INTO card ({', '.join(values)}) VALUES ({', '.join(said)})"


ADD_CARDS = add_cards(CARD_COLUMNS)
# Few cards have a rhythm: theirs is written after them, so that the others need not bind it.
SET_RHYTHMS = "UPDATE card SET every = ?, anchor = ?, fixed = ? WHERE id = ?"
ADD_CONTACT_POINTS = """
    INSERT INTO contact_point (card_id, type, position, value, key) VALUES (?, ?, ?, ?, ?)"""
ADD_TAGS = "INSERT INTO tag (card_id, tag) VALUES (?, ?)"
ADD_CUSTOM_FIELDS = "INSERT INTO custom_field (card_id, key, value) VALUES (?, ?, ?)"
ADD_NOTES = """
    INSERT INTO note (card_id, at, kind, outcome, text, private, folded, batch)
    VALUES (?, ?, ?, nullif(?, 0), ?, ?, ?, ?)"""
ADD_MOVES = """
    INSERT INTO move (card_id, at, from_place, from_time, to_place, to_time, why)
    VALUES (?, ?, ?, ?, ?, ?, ?)"""
ADD_FILLINGS = "INSERT INTO filling (card_id, at, form, title, answers) VALUES (?, ?, ?, ?, ?)"
ADD_REMINDERS = """
    INSERT INTO reminder (card_id, text, due, time, every, anchor, promise, created_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""

ADD_SALES = """
    INSERT INTO sale (card_id, at, day, amount, currency, what)
    VALUES (?, ?, ?, ?, ?, ?)"""


def of_many_rows(statement: str, rows: int) -> str:
    """Return an INSERT of one row as one of so many; their values follow one another."""
    _, _, values = statement.rpartition("VALUES ")
    return statement + f", {values}" * (rows - 1)
