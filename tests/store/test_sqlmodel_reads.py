"""SQLModel reads back exactly what the prepared statements wrote, whatever the texts are."""

import datetime as dt
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session, create_engine, select

from tests.store.samples import NOW, SAID_NOW, card, day
from tickler.core.cards import KINDS, OUTCOMES, TEXT_FIELDS
from tickler.core.contacts import Contact, Point
from tickler.core.folding import fold
from tickler.core.places import LOOSE, Day, Month, Place, time_of
from tickler.store import cards, particulars, reminders
from tickler.store.bulk import Batch
from tickler.store.folder import Folder
from tickler.store.incoming import incoming
from tickler.store.journal import Entry
from tickler.store.tables import (
    CardRow,
    ContactPointRow,
    CustomFieldRow,
    JournalRow,
    MoveRow,
    NoteRow,
    ReminderRow,
    TagRow,
)

texts = st.text(max_size=20)
said = texts.filter(bool)
points = st.lists(st.builds(Point, said, said), max_size=3)
dates = st.dates(dt.date(2026, 11, 20), dt.date(2030, 12, 31))
places = st.one_of(
    st.builds(Day, dates, st.none() | st.times().map(lambda time: time.replace(second=0, microsecond=0))),
    dates.map(lambda date: Month(date.year, date.month)),
    st.just(LOOSE),
)
contacts = st.builds(
    Contact,
    **{field: said if field == "name" else st.none() | texts for field in TEXT_FIELDS},
    phones=points,
    emails=points,
    tags=st.lists(said, max_size=3, unique=True),
    custom=st.dictionaries(said, texts, max_size=3),
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Folder]:
    """One folder for all examples: each adds its own client."""
    with Folder(tmp_path_factory.mktemp("read") / "folder.db") as folder:
        folder.ensure()
        folder.db.execute("PRAGMA synchronous = OFF")
        yield folder


@pytest.fixture(scope="module")
def session(filled: Folder) -> Iterator[Session]:
    engine = create_engine(f"sqlite:///{filled.path}")
    with Session(engine) as session:
        yield session
    engine.dispose()


def expected(contact: Contact, place: Place) -> dict[str, object]:
    written = {field: getattr(contact, field) or None for field in TEXT_FIELDS}
    return {**written, "place": place.key, "time": time_of(place)}


def assert_reads(session: Session, card_id: int, contact: Contact, place: Place) -> CardRow:
    """The card and all that belongs to it, as SQLModel sees them, are the contact at this place."""
    session.rollback()  # look at the folder as it is now
    row = session.exec(select(CardRow).where(CardRow.id == card_id)).one()
    what = {"card_id": card_id}
    assert {name: getattr(row, name) for name in expected(contact, place)} == expected(contact, place)
    assert row.dropped_at is None
    assert row.created_at == SAID_NOW
    for kind, given_points in (("phone", contact.phones), ("email", contact.emails)):
        found = session.exec(
            select(ContactPointRow).filter_by(**what, type=kind).order_by(ContactPointRow.position)  # type: ignore[arg-type]
        ).all()
        assert [Point(point.value, point.key) for point in found] == given_points
        assert [point.position for point in found] == list(range(len(given_points)))
    assert {tag.tag for tag in session.exec(select(TagRow).filter_by(**what))} == set(contact.tags)
    custom = session.exec(select(CustomFieldRow).filter_by(**what)).all()
    assert {field.key: field.value for field in custom} == contact.custom
    return row


@given(contacts, places, st.sampled_from(KINDS), st.none() | texts)
def test_an_added_card(
    filled: Folder, session: Session, contact: Contact, place: Place, kind: str, why: str | None
) -> None:
    with Entry(filled, "add", NOW) as entry:
        card_id = particulars.add(entry, contact, place, kind, why)
    row = assert_reads(session, card_id, contact, place)
    assert (row.kind, row.why) == (kind, why)
    assert row.who == particulars.who(contact.name or "", contact.company)


@given(st.lists(st.tuples(contacts, places), min_size=1, max_size=4))
def test_imported_cards(filled: Folder, session: Session, coming: list[tuple[Contact, Place]]) -> None:
    with Entry(filled, "import", NOW) as entry:
        batch = Batch(entry)
        ids = [batch.add(incoming(contact), place, "call") for contact, place in coming]
        batch.close()
    for card_id, (contact, place) in zip(ids, coming, strict=True):
        assert assert_reads(session, card_id, contact, place).batch == entry.id


@given(contacts, contacts, places)
def test_a_changed_card(
    filled: Folder, session: Session, before: Contact, after: Contact, place: Place
) -> None:
    with Entry(filled, "add", NOW) as entry:
        card_id = particulars.add(entry, before, place, "call", None)
    with Entry(filled, "edit", NOW) as entry:
        particulars.change(entry, card(filled, card_id), after, "visit", "why")
    row = assert_reads(session, card_id, after, place)
    assert (row.kind, row.why) == ("visit", "why")


@given(texts, st.none() | st.sampled_from(OUTCOMES), st.sampled_from(KINDS))
def test_a_note(filled: Folder, session: Session, text: str, outcome: str | None, kind: str) -> None:
    with Entry(filled, "note", NOW) as entry:
        card_id = particulars.add(entry, Contact(name="Ivan"), LOOSE, "call", None)
        note_id = cards.note(entry, card_id, text, kind, outcome)
    session.rollback()
    note = session.exec(select(NoteRow).where(NoteRow.id == note_id)).one()
    assert note.model_dump() == {
        "id": note_id, "card_id": card_id, "at": SAID_NOW, "kind": kind, "outcome": outcome, "text": text,
        "private": 0, "folded": fold(text), "batch": None,
    }  # fmt: skip


@given(places, places, st.none() | texts)
def test_a_move(filled: Folder, session: Session, origin: Place, target: Place, why: str | None) -> None:
    with Entry(filled, "defer", NOW) as entry:
        card_id = particulars.add(entry, Contact(name="Ivan"), origin, "call", "first why")
        cards.move(entry, card(filled, card_id), target, "meeting", why)
    session.rollback()
    move = session.exec(select(MoveRow).where(MoveRow.card_id == card_id)).one_or_none()
    if origin == target:
        assert move is None
        return
    assert move is not None
    assert (move.from_place, move.from_time) == (origin.key, time_of(origin))
    assert (move.to_place, move.to_time, move.why) == (target.key, time_of(target), why)
    row = session.exec(select(CardRow).where(CardRow.id == card_id)).one()
    assert (row.place, row.time, row.kind) == (target.key, time_of(target), "meeting")
    assert row.why == ("first why" if why is None else why or None)


@given(texts, places)
def test_a_reminder(filled: Folder, session: Session, text: str, due: Place) -> None:
    with Entry(filled, "remind", NOW) as entry:
        slip = reminders.add(entry, text, due, None, None)
    session.rollback()
    row = session.exec(select(ReminderRow).where(ReminderRow.id == slip)).one()
    assert (row.text, row.due, row.time) == (text, due.key, time_of(due))
    assert (row.created_at, row.done_at, row.card_id) == (SAID_NOW, None, None)
    assert row.anchor == (due.key if isinstance(due, Day) else None)


def test_a_dropped_card_and_the_journal(filled: Folder, session: Session) -> None:
    with Entry(filled, "add", NOW) as entry:
        card_id = particulars.add(entry, Contact(name="Ivan"), day(25, at="09:30"), "call", None)
    with Entry(filled, "drop", NOW) as entry:
        cards.drop(entry, card(filled, card_id), "moved away")
        entry.summary = "Ivan: dropped"
    session.rollback()
    row = session.exec(select(CardRow).where(CardRow.id == card_id)).one()
    assert (row.place, row.time, row.dropped_at, row.dropped_why) == (None, None, SAID_NOW, "moved away")
    said = session.exec(select(JournalRow).where(JournalRow.id == entry.id)).one()
    assert (said.command, said.summary, said.at, said.undone_by) == ("drop", "Ivan: dropped", SAID_NOW, None)
