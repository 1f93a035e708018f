"""Every statement is valid over the tables, and those of the daily loop use an index."""

import re

import pytest

from tests.store.samples import tables
from tickler.store import (
    bulk_statements,
    journal_statements,
    knowing_statements,
    purge_statements,
    review_statements,
    segments_statements,
    statements,
)
from tickler.store.folder import Folder

ALL = {
    name: text
    for module in (
        statements,
        bulk_statements,
        purge_statements,
        review_statements,
        journal_statements,
        knowing_statements,
        segments_statements,
    )
    for name, text in vars(module).items()
    if name.isupper() and not name.startswith("_") and isinstance(text, str)
}


def parameters(text: str) -> dict[str, None] | list[None]:
    """NULL for every parameter."""
    return [None] * text.count("?") if "?" in text else dict.fromkeys(re.findall(r":([a-z_\d]+)", text))


def plan(folder: Folder, name: str) -> list[str]:
    rows = folder.db.execute(f"EXPLAIN QUERY PLAN {ALL[name]}", parameters(ALL[name]))
    return [row["detail"] for row in rows]


@pytest.mark.parametrize("name", ALL)
def test_a_statement_can_be_prepared(folder: Folder, name: str) -> None:
    folder.db.execute(f"EXPLAIN {ALL[name]}", parameters(ALL[name]))


@pytest.mark.parametrize("name", ALL)
def test_a_statement_is_one_statement_with_parameters_of_one_style(name: str) -> None:
    assert ";" not in ALL[name]
    assert not ("?" in ALL[name] and re.search(r":[a-z]", ALL[name]))


@pytest.mark.parametrize(
    "name",
    [
        "PILE", "LINES_BY_ID", "LISTED", "COUNTED", "LISTED_TAGGED", "DUE_REMINDERS", "COUNT_IN_PLACE",
        "COUNT_DONE", "CARD_EXISTS", "NAME_BEGINS", "WITH_NAME", "WITH_WORDS",
        "NOTES_WITH_WORDS", "HOLIDAYS", "ENTRIES_OF_CARD",
        "CARD", "CONTACT_POINTS", "TAGS", "CUSTOM_FIELDS", "NOTES", "MOVES", "DOCUMENTS", "REMINDER",
        "REMINDERS_OF_CARD", "MOVE_CARD", "CHANGES_OF_ENTRY", "KNOWN_POINTS", "KNOWN_NAMES",
        "KNOWN_EXTERNAL_IDS", "LISTED_OF_BATCH", "COUNTED_OF_BATCH", "JOURNAL_ENTRY",
        "LAST_CONTACT", "SET_RHYTHM", "ALL_REMINDERS_OF_CARD", "GIVE_NOTE", "REMOVE_CARD",
        "BIRTHDAYS_ON", "BIRTHDAY_OF", "COUNT_BIRTHDAYS", "BIRTHDAYS_DONE",
        "INDEX_CARDS", "UNINDEX_CARDS", "TALLY_CARDS", "UNTALLY_CARDS",
    ],
)  # fmt: skip
def test_the_daily_loop_reads_no_table_from_end_to_end(folder: Folder, name: str) -> None:
    steps = plan(folder, name)
    assert steps
    # A virtual table is always "scanned"; the number behind VIRTUAL TABLE INDEX says how.
    scans = [step for step in steps if step.startswith("SCAN") and "VIRTUAL TABLE INDEX" not in step]
    read = {table for table in tables(folder.db) for scan in scans if re.search(rf"\b{table}\b", scan)}
    assert read == set(), steps


@pytest.mark.parametrize("name", ["WITH_NAME", "WITH_WORDS", "NOTES_WITH_WORDS"])
def test_a_word_is_looked_up_in_the_full_text_index(folder: Folder, name: str) -> None:
    # FTS5 reports a MATCH as `M`; without it the whole index would be walked.
    assert any(re.search(r"VIRTUAL TABLE INDEX \d+:.*M", step) for step in plan(folder, name))


def test_a_scan_is_noticed(folder: Folder) -> None:
    assert plan(folder, "WITH_SHORT_WORDS")[0] == "SCAN card"


@pytest.mark.parametrize(
    ("name", "index"),
    [
        ("PILE", "card_place (place<?)"),
        ("PILE", "note_card (card_id=?)"),
        ("PILE", "contact_point_card (card_id=? AND type=?)"),
        ("COUNT_DONE", "note_at (at>? AND at<?)"),
        ("DUE_REMINDERS", "reminder_due (due>? AND due<?)"),
        ("NAME_BEGINS", "card_who (who>? AND who<?)"),
        ("LISTED_OF_BATCH", "change_journal (journal_id=?)"),
        ("LISTED_OF_BATCH", "card USING INTEGER PRIMARY KEY (rowid=?)"),
        ("KNOWN_POINTS", "contact_point_key (key=?)"),
        ("PILE", "move_card (card_id=?)"),
        ("LISTED_SLIPPING", "SCAN move USING INDEX move_card"),
        ("LISTED_SLIPPING", "card USING INTEGER PRIMARY KEY (rowid=?)"),
        ("COUNTED_SLIPPING", "card USING INTEGER PRIMARY KEY (rowid=?)"),
        ("LISTED_WITH_CADENCE", "SCAN card USING INDEX card_every"),
        ("LISTED_WITH_CADENCE", "card USING INTEGER PRIMARY KEY (rowid=?)"),
        ("COUNTED_WITH_CADENCE", "SCAN card USING INDEX card_every"),
        ("RHYTHMS", "card USING INDEX card_every"),
        ("RHYTHMS", "note_card (card_id=?)"),
        ("FIRST_CALLS_DUE", "card_place (place<?)"),
        ("FIRST_CALLS_DUE", "change_journal (journal_id=?)"),
        ("CARRIED_OVER", "card_place (place<?)"),
        ("CARRIED_OVER", "change_journal (journal_id=?)"),
        ("NEW_CARDS", "change_journal (journal_id=?)"),
        ("NEW_CARDS", "card USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"),
        ("SLIPS_DONE", "change_journal (journal_id=?)"),
        ("BIRTHDAYS_ON", "card_birthday (<expr>=?)"),
        ("COUNT_BIRTHDAYS", "card_birthday (<expr>=?)"),
        ("BIRTHDAYS_DONE", "reminder_birthday (due>? AND due<?)"),
        ("FILLINGS_OF_FORM", "filling_form (form=? AND at>? AND at<?)"),
        ("FILLINGS", "filling_card (card_id=?)"),
    ],
)
def test_which_index_a_question_uses(folder: Folder, name: str, index: str) -> None:
    assert any(index in step for step in plan(folder, name)), plan(folder, name)


def test_birthdays_are_counted_and_ordered_by_their_index_alone(folder: Folder) -> None:
    steps = folder.db.execute(f"EXPLAIN {ALL['COUNT_BIRTHDAYS']}", parameters(ALL["COUNT_BIRTHDAYS"]))
    # Not a column is taken from a card: its row is not looked up.
    assert {row["opcode"] for row in steps} & {"Column", "Rowid", "Seek"} == set()
    assert not any("TEMP B-TREE" in step for step in plan(folder, "BIRTHDAYS_ON"))
