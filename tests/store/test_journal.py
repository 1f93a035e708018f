"""One command is one transaction and one entry; taken back, the folder is exactly as it was."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.samples import (
    NOW,
    TODAY,
    add,
    add_note,
    anna,
    assert_sound,
    card,
    count,
    day,
    defer,
    drop,
    dump,
)
from tickler.core.contacts import Contact, Point
from tickler.core.errors import ExitCode, NotFound, ValueRefused
from tickler.core.places import LOOSE, Month
from tickler.store import cards, documents, particulars, reminders, settings
from tickler.store.bulk import Batch
from tickler.store.folder import Folder
from tickler.store.incoming import incoming
from tickler.store.journal import Entry
from tickler.store.log import entries, redo, undo

ANNA, GONE, ONCE, WEEKLY = 1, 2, 1, 2


@pytest.fixture
def worked(folder: Folder, tmp_path: Path) -> Folder:
    """A folder in use: Ana with her history, a dropped card, two slips, settings and holidays."""
    (tmp_path / "offer.txt").write_text("2 400")
    add(folder, anna(), day(25, at="09:30"), "first-call", "met at the fair")
    defer(folder, ANNA, day(27))
    add_note(folder, ANNA, "ждёт скидку", "reached")
    add(folder, "Ivan")
    drop(folder, GONE)
    with Entry(folder, "remind", NOW) as entry:
        reminders.add(entry, "send the offer", day(20), ANNA, None)
        reminders.add(entry, "water the plants", day(20), None, "every week")
        documents.keep(folder, entry, ANNA, tmp_path / "offer.txt", "offer")
    with Entry(folder, "config", NOW) as entry:
        settings.store(entry, "capacity", "20")
        settings.keep_holidays(entry, {dt.date(2026, 12, 25): "Božić", dt.date(2027, 1, 1): "Nova godina"})
    return folder


def change_all(folder: Folder, entry: Entry) -> None:
    other = Contact(
        name="Ana Kovač",
        company=None,
        birthday="1980-05-17",
        phones=[Point("091 000 0001", "0910000001"), Point("112", "112")],
        emails=[],
        tags=["new", "плитка"],
        custom={"Ordered": "nothing"},
    )
    particulars.change(entry, card(folder, ANNA), other, "visit", "new firm")


def add_many(folder: Folder, entry: Entry) -> None:
    batch = Batch(entry)
    for number in range(5):
        contact = anna()
        contact.name = f"{contact.name} {number}"
        batch.add(incoming(contact), day(26), "call")
    batch.close()


def keep_a_document(folder: Folder, entry: Entry) -> None:
    file = folder.path.parent / "letter.pdf"
    file.write_bytes(b"%PDF")
    documents.keep(folder, entry, ANNA, file, "letter")


def finish(folder: Folder, entry: Entry, slip: int) -> None:
    reminders.finish(entry, reminders.reminder(folder, slip), TODAY)


def several(folder: Folder, entry: Entry) -> None:
    cards.note(entry, ANNA, "agreed", "call", "agreed")
    cards.move(entry, card(folder, ANNA), day(1, 12))
    cards.move(entry, card(folder, ANNA), Month(2027, 3), "meeting", "again")
    new = particulars.add(entry, Contact(name="Petr"), LOOSE, "call", None)
    cards.note(entry, new, "a friend of Ana", "other", None)
    change_all(folder, entry)
    cards.drop(entry, card(folder, ANNA), "enough")


WRITES: dict[str, Callable[[Folder, Entry], object]] = {
    "add": lambda f, e: particulars.add(e, anna(), day(24, at="14:00"), "call", "why"),
    "change": change_all,
    "change of a tag": lambda f, e: particulars.change(
        e, card(f, ANNA), _with(f, tags=["vip"]), "first-call", "met at the fair"
    ),
    "note": lambda f, e: cards.note(e, ANNA, "wants three quotes", "call", "reached"),
    "move": lambda f, e: cards.move(e, card(f, ANNA), day(1, 12, at="10:00"), "visit", "asked"),
    "move to a month": lambda f, e: cards.move(e, card(f, ANNA), Month(2027, 3)),
    "drop": lambda f, e: cards.drop(e, card(f, ANNA), "no money"),
    "restore": lambda f, e: cards.restore(e, card(f, GONE), day(30)),
    "remind": lambda f, e: reminders.add(e, "call back", day(23, at="09:00"), ANNA, None),
    "finish": lambda f, e: finish(f, e, ONCE),
    "finish a recurring slip": lambda f, e: finish(f, e, WEEKLY),
    "document": keep_a_document,
    "import": add_many,
    "first value of a setting": lambda f, e: settings.store(e, "country", "HR"),
    "setting": lambda f, e: settings.store(e, "capacity", "12"),
    "setting back to its default": lambda f, e: settings.store(e, "capacity", None),
    "holidays": lambda f, e: settings.keep_holidays(e, {dt.date(2026, 12, 25): "Christmas"}),
    "no holidays": lambda f, e: settings.keep_holidays(e, {}),
    "several writes": several,
}


def _with(folder: Folder, **fields: object) -> Contact:
    contact = particulars.contact(folder, card(folder, ANNA))
    for name, value in fields.items():
        setattr(contact, name, value)
    return contact


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_undo_and_redo_of_every_write(worked: Folder, write: Callable[[Folder, Entry], object]) -> None:
    before = dump(worked)
    with Entry(worked, "write", NOW) as entry:
        write(worked, entry)
        entry.summary = "what was done"
    after = dump(worked)
    assert after != before
    assert_sound(worked)

    undone = undo(worked, 1, NOW)
    assert [(one.id, one.command, one.summary) for one in undone.entries] == [
        (entry.id, "write", "what was done")
    ]
    assert dump(worked) == before
    assert_sound(worked)

    assert redo(worked, NOW).entries == undone.entries
    assert dump(worked) == after
    assert_sound(worked)

    undo(worked, 1, NOW)
    assert dump(worked) == before
    redo(worked, NOW)
    assert dump(worked) == after
    assert_sound(worked)


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_an_exception_takes_the_whole_command_back(
    worked: Folder, write: Callable[[Folder, Entry], object]
) -> None:
    before = dump(worked), entries(worked, None, 99), count(worked, "change")
    with pytest.raises(KeyError), Entry(worked, "write", NOW) as entry:
        write(worked, entry)
        assert dump(worked) != before[0]
        raise KeyError
    assert (dump(worked), entries(worked, None, 99), count(worked, "change")) == before
    assert_sound(worked)


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(lambda f, e: None, id="nothing at all"),
        pytest.param(
            lambda f, e: particulars.change(e, card(f, ANNA), _with(f), "first-call", "met at the fair"),
            id="what the card says already",
        ),
        pytest.param(lambda f, e: settings.store(e, "capacity", "20"), id="a setting as it is"),
        pytest.param(lambda f, e: settings.store(e, "country", None), id="a default that was never changed"),
    ],
)
def test_a_command_that_changes_nothing_leaves_no_trace(
    worked: Folder, write: Callable[[Folder, Entry], object]
) -> None:
    before = dump(worked), entries(worked, None, 99), count(worked, "change")
    with Entry(worked, "edit", NOW) as entry:
        write(worked, entry)
    assert entry.id is None
    assert (dump(worked), entries(worked, None, 99), count(worked, "change")) == before


def test_a_discarded_command_leaves_no_trace(worked: Folder) -> None:
    before = dump(worked), entries(worked, None, 99)
    with Entry(worked, "import", NOW) as entry:
        add_many(worked, entry)
        entry.discard()
    assert entry.id is None
    assert (dump(worked), entries(worked, None, 99)) == before


def test_everything_can_be_taken_back_and_done_again(worked: Folder) -> None:
    after = dump(worked)
    commands = [entry.command for entry in entries(worked, None, 99)]
    undone = undo(worked, 99, NOW)
    assert [entry.command for entry in undone.entries] == commands
    assert {table: rows for table, rows in dump(worked).items() if rows} == {}
    assert_sound(worked)
    assert [entry.command for entry in redo(worked, NOW).entries] == commands[::-1]
    assert dump(worked) == after
    assert_sound(worked)
    with pytest.raises(NotFound):
        redo(worked, NOW)


def test_undo_of_several_takes_back_the_newest_first(worked: Folder) -> None:
    before = dump(worked)
    first, second, third = (add_note(worked, ANNA, text) for text in ("one", "two", "three"))
    assert len({first, second, third}) == 3
    undone = undo(worked, 2, NOW)
    assert [entry.summary for entry in undone.entries] == ["note", "note"]
    assert undone.entries[0].id > undone.entries[1].id
    assert entries(worked, None, 1)[0].summary == "2 commands"
    redo(worked, NOW)
    undo(worked, 2, NOW)
    undo(worked, 1, NOW)
    assert dump(worked) == before


def test_undo_goes_on_to_older_commands_and_after_a_redo_starts_anew(worked: Folder) -> None:
    empty = dump(worked)
    add_note(worked, ANNA, "one")
    one = dump(worked)
    add_note(worked, ANNA, "two")
    undo(worked, 1, NOW)
    assert dump(worked) == one
    undo(worked, 1, NOW)
    assert dump(worked) == empty
    redo(worked, NOW)
    assert dump(worked) == one
    undo(worked, 1, NOW)
    assert dump(worked) == empty


def test_nothing_is_done_again_once_something_else_was_done(worked: Folder) -> None:
    add_note(worked, ANNA, "one")
    undo(worked, 1, NOW)
    add_note(worked, ANNA, "something else")
    before = dump(worked)
    with pytest.raises(NotFound) as refusal:
        redo(worked, NOW)
    assert refusal.value.message == "There is no undo to take back."
    assert dump(worked) == before


def test_an_empty_folder_has_nothing_to_undo(folder: Folder) -> None:
    with pytest.raises(NotFound) as refusal:
        undo(folder, 1, NOW)
    assert refusal.value.message == "There is nothing to undo."
    assert refusal.value.code == ExitCode.NOT_FOUND


def test_an_id_is_never_given_to_somebody_else(folder: Folder) -> None:
    add(folder, "Ivan")
    undo(folder, 1, NOW)
    assert add(folder, "Petr") == 2


def test_the_log_tells_what_was_done_and_what_was_taken_back(folder: Folder) -> None:
    with Entry(folder, "add", NOW) as entry:
        particulars.add(entry, Contact(name="Ivan"), LOOSE, "call", None)
        entry.summary = "Ivan → loose"
    undo(folder, 1, NOW + dt.timedelta(hours=1))
    undone, added = entries(folder, None, 10)
    assert (added.command, added.summary, added.at, added.undone) == ("add", "Ivan → loose", NOW, True)
    assert (undone.command, undone.summary, undone.undone) == ("undo", "Ivan → loose", False)
    assert undone.at == NOW + dt.timedelta(hours=1)
    assert [entry.id for entry in entries(folder, None, 1)] == [undone.id]


def test_the_log_of_one_client_has_what_concerned_them(worked: Folder) -> None:
    with Entry(worked, "import", NOW) as entry:
        add_many(worked, entry)
    imported = card(worked, 3)
    add_note(worked, imported.id, "hello")
    assert [one.command for one in entries(worked, imported.id, 10)] == ["note", "import"]
    assert [one.command for one in entries(worked, GONE, 10)] == ["drop", "add"]
    assert [one.command for one in entries(worked, ANNA, 2)] == ["remind", "note"]


def test_a_purge_is_passed_over_by_undo(worked: Folder) -> None:
    from tickler.store.purge import purge

    add_note(worked, ANNA, "one")
    before = dump(worked)
    add_note(worked, ANNA, "two")
    with Entry(worked, "purge", NOW) as entry:
        purge(entry, GONE)
    with pytest.raises(ValueRefused) as refusal:
        undo(worked, 1, NOW)
    assert refusal.value.message == "The last command was a purge, which nothing takes back."
    assert refusal.value.hint == "tickler undo 2 passes over it and takes back the command before."
    assert [entry.command for entry in undo(worked, 2, NOW).entries] == ["note"]
    assert dump(worked)["note"] == before["note"]
    assert [row[0] for row in dump(worked)["card"]] == [ANNA]
    assert_sound(worked)
