"""What the migrations make is what SQLModel declares, and it keeps the rules of the folder by itself."""

import re
import sqlite3
from collections.abc import Iterator

import pytest

from tests.store.samples import TODAY, add, tables
from tickler.core.contacts import Contact, Point
from tickler.core.places import Day
from tickler.store.ddl import ddl
from tickler.store.folder import Folder


@pytest.fixture(scope="module")
def declared() -> Iterator[sqlite3.Connection]:
    """A database with the tables as SQLModel declares them."""
    db = sqlite3.connect(":memory:")
    db.executescript(ddl())
    yield db
    db.close()


def columns(db: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    """Name, type, NOT NULL, default, place in the primary key, hidden."""
    return [tuple(row)[1:] for row in db.execute(f"PRAGMA table_xinfo({table})")]


def foreign_keys(db: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    return sorted(tuple(row)[2:] for row in db.execute(f"PRAGMA foreign_key_list({table})"))


def indexes(db: sqlite3.Connection, table: str) -> dict[str, tuple[object, ...]]:
    """Each index by its name: unique, origin, partial, and its columns."""
    found = {}
    for _, name, *what in map(tuple, db.execute(f"PRAGMA index_list({table})")):
        keyed = [tuple(row)[2] for row in db.execute(f"PRAGMA index_info({name})")]
        found[name] = (*what, keyed)
    return found


def sources(db: sqlite3.Connection, table: str) -> dict[str, str]:
    """The CREATE statements of a table and its indexes, as far as they mean something."""
    rows = db.execute("SELECT name, sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL", (table,))
    made = {name: re.sub(r'[\s"]+', "", source).lower() for name, source in map(tuple, rows)}
    return {name: source for name, source in made.items() if not source.startswith("createtrigger")}


def test_the_same_tables(folder: Folder, declared: sqlite3.Connection) -> None:
    assert tables(folder.db) == tables(declared)


@pytest.mark.parametrize("look", [columns, foreign_keys, indexes, sources])
def test_the_same_columns_keys_checks_and_indexes(
    folder: Folder, declared: sqlite3.Connection, look: object
) -> None:
    for table in tables(declared):
        assert look(folder.db, table) == look(declared, table), table  # type: ignore[operator]


def test_every_table_is_strict(folder: Folder) -> None:
    strict = {row["name"]: row["strict"] for row in folder.db.execute("PRAGMA table_list")}
    assert {table: strict[table] for table in tables(folder.db)} == dict.fromkeys(tables(folder.db), 1)


def test_a_folder_that_does_not_exist_has_the_same_tables(folder: Folder, tmp_path) -> None:
    with Folder(tmp_path / "nowhere.db") as nowhere:
        assert tables(nowhere.db) == tables(folder.db)


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("UPDATE card SET place = NULL", id="an active card without a place"),
        pytest.param("UPDATE card SET dropped_at = '2026-11-20'", id="a dropped card with a place"),
        pytest.param("UPDATE card SET place = 'loose', time = '09:00'", id="loose at nine"),
        pytest.param("UPDATE card SET place = '2026-12', time = '09:00'", id="a month at nine"),
        pytest.param("UPDATE card SET name = NULL", id="a card without a name"),
        pytest.param("UPDATE card SET batch = 'x'", id="text in a column of numbers"),
        pytest.param("UPDATE card SET batch = 77", id="of an import that never was"),
        pytest.param("DELETE FROM card", id="a card taken away from under its history"),
        pytest.param("DELETE FROM journal", id="an entry without which changes would be left"),
        pytest.param("UPDATE contact_point SET type = 'pigeon'", id="neither telephone nor e-mail"),
    ],
)
def test_the_schema_itself_refuses(folder: Folder, statement: str) -> None:

    add(folder, Contact(name="Ivan", phones=[Point("1234", "1234")]), Day(TODAY))
    with pytest.raises(sqlite3.IntegrityError):
        folder.db.execute(statement)
