"""The tables of the folder, declared once; the DDL of a new folder comes from here.

Dates and times are ISO 8601 text: a place is a place key (`tickler.core.places`), an `at` is local
time with its offset, so that its first ten characters are the day on which it happened for the
user. All tables are STRICT: SQLite keeps the declared types.

The daily loop does not import this module (SQLModel costs more than the whole of `tickler today`):
it runs the statements of `tickler.store.statements` over the same tables.
"""

from typing import Any

from sqlalchemy import CheckConstraint, Index, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

STRICT = {"sqlite_strict": True}
NUMBERED = {"sqlite_strict": True, "sqlite_autoincrement": True}
"""For rows whose ids people write down: an id is never given to another row, undo or not."""


def _flag() -> Any:  # noqa: ANN401 - as below
    return Field(default=0, sa_column_kwargs={"server_default": text("0")})


def _text(**options: Any) -> Any:  # noqa: ANN401 - what SQLModel's own Field takes and returns
    return Field(sa_type=Text, **options)


class CardRow(SQLModel, table=True):
    """A client's card. `place` is NULL exactly when the card was dropped.

    `who` is the folded name and company, one a line: what CLIENT is looked up in. `rest` is
    everything else on the card, folded, for `find`, and `folded_why` why it is due.
    `batch` is the import that made the card. `every` is the normal form of the client's cadence, counted from
    the day `anchor`: the last contact, or where it is `fixed` in the calendar, the day from which it runs.
    """

    __tablename__ = "card"
    __table_args__ = (
        CheckConstraint("(place IS NULL) = (dropped_at IS NOT NULL)", name="active_card_has_a_place"),
        CheckConstraint("time IS NULL OR length(place) = 10", name="only_a_day_has_a_time"),
        Index("card_place", "place", text("time IS NULL"), "time", "id"),
        Index("card_who", "who"),
        Index("card_external_id", "external_id", sqlite_where=text("external_id IS NOT NULL")),
        Index(
            "card_birthday",
            text("substr(birthday, -5)"),
            sqlite_where=text("birthday IS NOT NULL AND place IS NOT NULL"),
        ),
        Index("card_every", "id", sqlite_where=text("every IS NOT NULL")),
        NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True)
    name: str = _text()
    company: str | None = _text(default=None)
    position: str | None = _text(default=None)
    address: str | None = _text(default=None)
    website: str | None = _text(default=None)
    birthday: str | None = _text(default=None)
    source: str | None = _text(default=None)
    address_as: str | None = _text(default=None)
    say: str | None = _text(default=None)
    language: str | None = _text(default=None)
    timezone: str | None = _text(default=None)
    external_id: str | None = _text(default=None)
    place: str | None = _text(default="loose")
    time: str | None = _text(default=None)
    kind: str = _text(default="call")
    why: str | None = _text(default=None)
    who: str = _text()
    rest: str = _text(default="")
    folded_why: str = _text(default="")
    batch: int | None = Field(default=None, foreign_key="journal.id")
    created_at: str = _text()
    dropped_at: str | None = _text(default=None)
    dropped_why: str | None = _text(default=None)
    every: str | None = _text(default=None)
    anchor: str | None = _text(default=None)
    fixed: int = _flag()
    service: str | None = _text(default=None)
    channel: str | None = _text(default=None)
    hours: str | None = _text(default=None)


class ContactPointRow(SQLModel, table=True):
    """A telephone number or e-mail address: as written, and in its comparable form (`key`)."""

    __tablename__ = "contact_point"
    __table_args__ = (
        CheckConstraint("type IN ('phone', 'email')", name="phone_or_email"),
        Index("contact_point_card", "card_id", "type", "position"),
        Index("contact_point_key", "key"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True)
    card_id: int = Field(foreign_key="card.id")
    type: str = _text()
    position: int
    value: str = _text()
    key: str = _text()


class TagRow(SQLModel, table=True):
    """A tag on a card."""

    __tablename__ = "tag"
    __table_args__ = (
        UniqueConstraint("card_id", "tag"),
        Index("tag_tag", "tag", "card_id"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True)
    card_id: int = Field(foreign_key="card.id")
    tag: str = _text()


class CustomFieldRow(SQLModel, table=True):
    """A field of the user's own, or a column of an import that no field of ours stands for."""

    __tablename__ = "custom_field"
    __table_args__ = (UniqueConstraint("card_id", "key"), STRICT)

    id: int | None = Field(default=None, primary_key=True)
    card_id: int = Field(foreign_key="card.id")
    key: str = _text()
    value: str = _text()


class NoteRow(SQLModel, table=True):
    """What was said. `batch` marks notes that came with an import: no contact was made there."""

    __tablename__ = "note"
    __table_args__ = (
        Index("note_card", "card_id", "at", "id"),
        Index("note_at", "at", sqlite_where=text("batch IS NULL")),
        NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True)
    card_id: int = Field(foreign_key="card.id")
    at: str = _text()
    kind: str = _text()
    outcome: str | None = _text(default=None)
    text: str = _text()
    private: int = Field(default=0)
    folded: str = _text()
    batch: int | None = Field(default=None, foreign_key="journal.id")


class MoveRow(SQLModel, table=True):
    """A card taken out and put behind another tab; NULL stands for "dropped"."""

    __tablename__ = "move"
    __table_args__ = (Index("move_card", "card_id", "id"), Index("move_at", "at"), STRICT)

    id: int | None = Field(default=None, primary_key=True)
    card_id: int = Field(foreign_key="card.id")
    at: str = _text()
    from_place: str | None = _text(default=None)
    from_time: str | None = _text(default=None)
    to_place: str | None = _text(default=None)
    to_time: str | None = _text(default=None)
    why: str | None = _text(default=None)


class DocumentRow(SQLModel, table=True):
    """A file of the dossier; its bytes lie beside the database, named by their SHA-256."""

    __tablename__ = "document"
    __table_args__ = (Index("document_card", "card_id", "id"), NUMBERED)

    id: int | None = Field(default=None, primary_key=True)
    card_id: int = Field(foreign_key="card.id")
    at: str = _text()
    kind: str = _text()
    name: str = _text()
    media_type: str = _text()
    size: int
    sha256: str = _text()


class ReminderRow(SQLModel, table=True):
    """A slip. `due` is a place key; `anchor` is the first due date, from which a cadence counts.

    A `promise` is what the client was told would be done, given with a note. A recurring slip that is done
    is laid again; one that recurs and stays done is a birthday, which was derived from the card.
    """

    __tablename__ = "reminder"
    __table_args__ = (
        Index("reminder_due", "due", sqlite_where=text("done_at IS NULL")),
        Index("reminder_card", "card_id", sqlite_where=text("card_id IS NOT NULL")),
        Index("reminder_birthday", "due", sqlite_where=text("done_at IS NOT NULL AND every IS NOT NULL")),
        NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True)
    card_id: int | None = Field(default=None, foreign_key="card.id")
    text: str = _text()
    due: str = _text()
    time: str | None = _text(default=None)
    every: str | None = _text(default=None)
    anchor: str | None = _text(default=None)
    created_at: str = _text()
    done_at: str | None = _text(default=None)
    promise: int = _flag()


class FillingRow(SQLModel, table=True):
    """A form filled in for a client.

    `answers` is a JSON list with the wording of each question beside what was answered, so that a form may
    change and what was filled in before stays readable.
    """

    __tablename__ = "filling"
    __table_args__ = (Index("filling_card", "card_id", "id"), Index("filling_form", "form", "at"), NUMBERED)

    id: int | None = Field(default=None, primary_key=True)
    card_id: int = Field(foreign_key="card.id")
    at: str = _text()
    form: str = _text()
    title: str = _text()
    answers: str = _text()


class SaleRow(SQLModel, table=True):
    """What a client bought on a day; `amount` is an exact decimal number, `currency` a code of ISO 4217."""

    __tablename__ = "sale"
    __table_args__ = (Index("sale_card", "card_id", "day", "id"), Index("sale_day", "day"), NUMBERED)

    id: int | None = Field(default=None, primary_key=True)
    card_id: int = Field(foreign_key="card.id")
    at: str = _text()
    day: str = _text()
    amount: str = _text()
    currency: str = _text()
    what: str | None = _text(default=None)


class JournalRow(SQLModel, table=True):
    """One command, by `who` on which machine. An undo is an entry too, and is itself undone by a redo."""

    __tablename__ = "journal"
    __table_args__ = (NUMBERED,)

    id: int | None = Field(default=None, primary_key=True)
    at: str = _text()
    command: str = _text()
    summary: str = _text()
    undone_by: int | None = Field(default=None, foreign_key="journal.id")
    who: str | None = _text(default=None)


class ChangeRow(SQLModel, table=True):
    """What an entry did to one table, as far as taking it back needs to know.

    The rows `first_id` to `last_id` were made by the entry where `before` is NULL; otherwise
    `before` holds them as they were (a JSON list of objects). `card_id` is the client concerned,
    NULL for the runs of a bulk command.
    """

    __tablename__ = "change"
    __table_args__ = (
        Index("change_journal", "journal_id", "id"),
        Index("change_card", "card_id", "journal_id", sqlite_where=text("card_id IS NOT NULL")),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True)
    journal_id: int = Field(foreign_key="journal.id")
    table_name: str = _text()
    first_id: int
    last_id: int
    card_id: int | None = Field(default=None)
    before: str | None = _text(default=None)


class SettingRow(SQLModel, table=True):
    """A setting that changes the meaning of the folder."""

    __tablename__ = "setting"
    __table_args__ = (UniqueConstraint("key"), STRICT)

    id: int | None = Field(default=None, primary_key=True)
    key: str = _text()
    value: str = _text()


class HolidayRow(SQLModel, table=True):
    """A holiday of the folder's country, kept so that nobody waits for the library."""

    __tablename__ = "holiday"
    __table_args__ = (UniqueConstraint("date"), STRICT)

    id: int | None = Field(default=None, primary_key=True)
    date: str = _text()
    name: str = _text()


class TallyRow(SQLModel, table=True):
    """How many active cards a place holds; so that counting is one look-up (see `tickler.store.derived`)."""

    __tablename__ = "tally"
    __table_args__ = (STRICT,)

    place: str = _text(primary_key=True)
    cards: int
