"""A purged client leaves no trace: not in a table, not in the journal, not in the bytes of the files."""

from pathlib import Path

import pytest

from tests.store.samples import NOW, TODAY, add, add_note, assert_sound, card, count, day, defer, drop, dump
from tickler.core.contacts import Contact, Point
from tickler.core.errors import NotFound
from tickler.core.folding import fold
from tickler.store import cards, documents, dossier, log, particulars, reminders
from tickler.store.binder import binder
from tickler.store.bulk import Batch
from tickler.store.folder import Folder
from tickler.store.incoming import incoming
from tickler.store.journal import Entry
from tickler.store.log import redo, undo
from tickler.store.merging import join
from tickler.store.purge import HUSHED, purge

NAME, FIRM, PHONE, EMAIL = (
    "Квитослав Жбанов",
    "Ђорђе Šljivović d.o.o.",
    "+381641234567",
    "kvito@zhbanov.example",
)
SAID = "хочет рассрочку на девять месяцев"
TRACES = (NAME, FIRM, PHONE, EMAIL, SAID, "064/123-45-67", "редкий-тег", "поле", "значение", "разлог", "слип")


def zhbanov() -> Contact:
    return Contact(
        name=NAME,
        company=FIRM,
        phones=[Point("064/123-45-67", PHONE)],
        emails=[Point(EMAIL.title(), EMAIL)],
        tags=["редкий-тег"],
        custom={"поле": "значение"},
        notes=[SAID],
    )


def erase(folder: Folder, card_id: int) -> None:
    """What `tickler purge` does."""
    with Entry(folder, "purge", NOW) as entry:
        purge(entry, card_id)
        entry.summary = HUSHED


def assert_no_trace(path: Path) -> None:
    """Nothing of Zhbanov is in any file beside the folder, as it was written or folded."""
    for file in (file for file in path.parent.rglob("*") if file.is_file()):
        content = file.read_bytes()
        for text in TRACES:
            assert text.encode() not in content, (file.name, text)
            assert fold(text).encode() not in content.lower(), (file.name, fold(text))


@pytest.fixture
def zhbanov_worked(folder: Folder, tmp_path: Path) -> int:
    """Zhbanov among others, with everything that a card can leave behind; his id."""
    add(folder, "Ivan", day(25))
    card_id = add(folder, zhbanov(), day(20, at="09:30"), why="разлог")
    defer(folder, card_id, day(24))
    add_note(folder, card_id, SAID, "reached")
    with Entry(folder, "edit", NOW) as entry:
        changed = zhbanov()
        changed.position = "поле"
        particulars.change(entry, card(folder, card_id), changed, "visit", "разлог")
        entry.summary = f"{NAME}: visit"
    offer = tmp_path / f"{NAME}.txt"
    offer.write_text(SAID)
    with Entry(folder, "remind", NOW) as entry:
        reminders.add(entry, "слип", day(23), card_id, None)
        documents.keep(folder, entry, card_id, offer, "offer")
        entry.summary = f"слип, {NAME}"
    offer.unlink()
    drop(folder, card_id)
    undo(folder, 1, NOW)
    add(folder, "Petr")
    return card_id


def test_there_is_something_to_erase(folder: Folder, zhbanov_worked: int) -> None:
    folder.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = folder.path.read_bytes()
    assert [text for text in TRACES if text.encode() not in content] == []


def test_no_trace_is_left_in_the_bytes_of_any_file(folder: Folder, zhbanov_worked: int) -> None:
    erase(folder, zhbanov_worked)
    assert_no_trace(folder.path)
    folder.db.close()
    assert_no_trace(folder.path)


def test_a_name_of_three_letters_is_gone_from_the_index_too(folder: Folder) -> None:
    """The index holds a text in threes: nothing longer could be seen in its bytes."""
    add(folder, "Ivan")
    card_id = add(folder, Contact(name="Qyx", company="Wvq"))
    add_note(folder, card_id, "zqj")
    add(folder, "Petr")
    for index, pieces in (("card_search", {"qyx", "wvq"}), ("note_search", {"zqj"})):
        folder.db.execute(f"CREATE VIRTUAL TABLE temp.{index}_terms USING fts5vocab(main, {index}, 'row')")
        terms = {row["term"] for row in folder.db.execute(f"SELECT term FROM temp.{index}_terms")}
        assert terms >= pieces
    erase(folder, card_id)
    content = folder.path.read_bytes().lower()
    assert [piece for piece in (b"qyx", b"wvq", b"zqj") if piece in content] == []


def test_the_others_keep_everything(folder: Folder) -> None:
    for name in ("Ivan", "Petr"):
        add_note(folder, add(folder, Contact(name=name, tags=["vip"]), day(25)), "reached him", "reached")
    before = dump(folder)
    card_id = add(folder, zhbanov(), day(25))
    erase(folder, card_id)
    assert dump(folder) == before
    assert_sound(folder)
    assert binder(folder, TODAY, None).days[24].cards == 2


def test_the_card_is_found_no_more(folder: Folder, zhbanov_worked: int) -> None:
    erase(folder, zhbanov_worked)
    assert_sound(folder)
    with pytest.raises(NotFound):
        dossier.card(folder, zhbanov_worked)
    assert log.entries(folder, zhbanov_worked, 10) == []
    assert add(folder, "Somebody new") > zhbanov_worked


def test_the_journal_says_that_somebody_was_purged_but_not_who(folder: Folder, zhbanov_worked: int) -> None:
    erase(folder, zhbanov_worked)
    summaries = {(entry.command, entry.summary) for entry in log.entries(folder, None, 99)}
    assert summaries == {
        ("add", "add"),
        ("purge", HUSHED), ("add", HUSHED), ("note", HUSHED), ("defer", HUSHED), ("edit", HUSHED),
        ("remind", HUSHED), ("drop", HUSHED), ("undo", HUSHED),
    }  # fmt: skip


def test_undo_of_what_was_before_brings_nobody_back(folder: Folder, zhbanov_worked: int) -> None:
    erase(folder, zhbanov_worked)
    undo(folder, 99, NOW)
    assert_sound(folder)
    assert count(folder, "card") == 0
    assert_no_trace(folder.path)


def test_one_of_an_import_that_was_taken_back_and_done_again(folder: Folder) -> None:
    """Taking an import back keeps its rows in the journal; he must be gone from there as well."""
    with Entry(folder, "import", NOW) as entry:
        batch = Batch(entry)
        batch.add(incoming(Contact(name="Ivan", notes=["met at the fair"])), day(25), "call")
        card_id = batch.add(incoming(zhbanov()), day(25), "call", "разлог")
        batch.add(incoming(Contact(name="Petr")), day(25), "call")
        batch.close()
    undo(folder, 1, NOW)
    redo(folder, NOW)
    erase(folder, card_id)
    assert_no_trace(folder.path)
    assert_sound(folder)
    assert [row[1] for row in dump(folder)["card"]] == ["Ivan", "Petr"]
    undo(folder, 2, NOW)
    assert count(folder, "card") == 0
    assert_sound(folder)
    assert_no_trace(folder.path)


def test_a_document_that_another_dossier_has_is_kept(folder: Folder, tmp_path: Path) -> None:
    price_list = tmp_path / "prices.txt"
    price_list.write_text("tiles 12")
    own = tmp_path / "offer.txt"
    own.write_text("offer 118")
    first, second = add(folder, "Ivan"), add(folder, "Petr")
    with Entry(folder, "attach", NOW) as entry:
        for card_id in (first, second):
            documents.keep(folder, entry, card_id, price_list, "other")
        documents.keep(folder, entry, first, own, "offer")
    assert len(list(folder.documents.iterdir())) == 2
    erase(folder, first)
    [kept] = folder.documents.iterdir()
    assert kept.read_text() == "tiles 12"
    assert [document.name for document in dossier.dossier(folder, second).documents] == ["prices.txt"]


def attach(folder: Folder, card_id: int, file: Path, text: str) -> None:
    file.write_text(text)
    with Entry(folder, "attach", NOW) as entry:
        documents.keep(folder, entry, card_id, file, "offer")
    file.unlink()


def test_a_document_whose_attachment_was_undone_is_erased_too(folder: Folder, tmp_path: Path) -> None:
    card_id = add(folder, zhbanov())
    attach(folder, card_id, tmp_path / f"{NAME}.txt", SAID)
    undo(folder, 1, NOW)
    assert len(list(folder.documents.iterdir())) == 1
    erase(folder, card_id)
    assert list(folder.documents.iterdir()) == []
    assert_no_trace(folder.path)


def test_a_document_that_an_undone_attachment_of_another_has_is_kept(folder: Folder, tmp_path: Path) -> None:
    first, second = add(folder, "Ivan"), add(folder, "Petr")
    attach(folder, first, tmp_path / "prices.txt", "tiles 12")
    attach(folder, second, tmp_path / "prices.txt", "tiles 12")
    undo(folder, 1, NOW)
    erase(folder, first)
    assert [file.read_text() for file in folder.documents.iterdir()] == ["tiles 12"]


def test_a_purge_that_fails_erases_nothing(folder: Folder, zhbanov_worked: int) -> None:
    before = dump(folder), log.entries(folder, None, 99)
    with pytest.raises(KeyError), Entry(folder, "purge", NOW) as entry:
        purge(entry, zhbanov_worked)
        raise KeyError
    assert (dump(folder), log.entries(folder, None, 99)) == before
    assert_sound(folder)


def test_a_dropped_client_can_be_purged(folder: Folder) -> None:
    card_id = add(folder, zhbanov())
    with Entry(folder, "drop", NOW) as entry:
        cards.drop(entry, card(folder, card_id), "разлог")
    erase(folder, card_id)
    assert_no_trace(folder.path)
    assert_sound(folder)


def merge(folder: Folder, keep: int, other: int) -> None:
    with Entry(folder, "merge", NOW) as entry:
        joined = join(folder, entry, keep, other)
        entry.summary = f"{joined.other.name} → {joined.keep.name}"


def test_a_client_who_was_merged_into_another_card_goes_with_it(folder: Folder, zhbanov_worked: int) -> None:
    keep = add(folder, "Kvito", day(25))
    merge(folder, keep, zhbanov_worked)
    folder.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert NAME.encode() in folder.path.read_bytes()
    erase(folder, keep)
    assert_no_trace(folder.path)
    assert_sound(folder)
    undo(folder, 99, NOW)
    assert count(folder, "card") == 0
    assert_no_trace(folder.path)


def test_so_does_a_client_who_was_merged_twice(folder: Folder, zhbanov_worked: int) -> None:
    between, keep = add(folder, "Kvito", day(25)), add(folder, "K.", day(26))
    merge(folder, between, zhbanov_worked)
    merge(folder, keep, between)
    erase(folder, keep)
    assert_no_trace(folder.path)
    assert_sound(folder)


def test_so_does_one_whose_merge_was_undone_and_done_again(folder: Folder, zhbanov_worked: int) -> None:
    keep = add(folder, "Kvito", day(25))
    merge(folder, keep, zhbanov_worked)
    undo(folder, 1, NOW)
    redo(folder, NOW)
    erase(folder, keep)
    assert_no_trace(folder.path)
    assert_sound(folder)


def test_a_merge_that_was_undone_leaves_no_trace_on_the_other_card(
    folder: Folder, zhbanov_worked: int
) -> None:
    """In between, the other card held everything of his, and the journal knows it."""
    other = add(folder, "Kvito", day(25))
    further = add(folder, "K.", day(26))
    before = dossier.dossier(folder, other), dossier.dossier(folder, further)
    merge(folder, other, zhbanov_worked)
    add_note(folder, other, "reached him", "reached")
    merge(folder, further, other)
    undo(folder, 3, NOW)
    erase(folder, zhbanov_worked)
    assert_no_trace(folder.path)
    assert_sound(folder)
    assert (dossier.dossier(folder, other), dossier.dossier(folder, further)) == before


def test_the_one_who_was_to_be_kept_goes_and_the_other_stays(folder: Folder, tmp_path: Path) -> None:
    keep, other = add(folder, zhbanov(), day(20)), add(folder, "Ivan", day(25))
    attach(folder, other, tmp_path / "prices.txt", "tiles 12")
    before = dossier.dossier(folder, other)
    merge(folder, keep, other)
    undo(folder, 1, NOW)
    erase(folder, keep)
    assert_no_trace(folder.path)
    assert dossier.dossier(folder, other) == before
    assert [file.read_text() for file in folder.documents.iterdir()] == ["tiles 12"]
    undo(folder, 2, NOW)
    assert_sound(folder)
    assert dossier.dossier(folder, other).documents == ()


def test_a_document_of_a_merged_client_is_erased_with_the_card(folder: Folder, tmp_path: Path) -> None:
    keep, other = add(folder, "Ivan"), add(folder, zhbanov())
    attach(folder, other, tmp_path / f"{NAME}.txt", SAID)
    merge(folder, keep, other)
    erase(folder, keep)
    assert list(folder.documents.iterdir()) == []
    assert_no_trace(folder.path)


def test_who_was_merged_elsewhere_stays(folder: Folder, zhbanov_worked: int) -> None:
    keep, other = add(folder, "Ivan"), add(folder, "Ivan Petrov", day(25))
    add_note(folder, other, "wants three quotes", "reached")
    merge(folder, keep, other)
    erase(folder, zhbanov_worked)
    assert [note.text for note in dossier.dossier(folder, keep).notes][1:] == ["wants three quotes"]
    undo(folder, 2, NOW)
    assert card(folder, other).place == day(25)
    assert_sound(folder)
