"""Cards that are likely one client: by what they share, by names that are alike; which of them to keep."""

import sqlite3
from itertools import combinations, islice
from pathlib import Path

import pytest

from tests.store.samples import NOW, add, add_note, drop, dump
from tickler.core.contacts import Contact, Point
from tickler.core.places import LOOSE
from tickler.store.bulk import Batch
from tickler.store.duplicates import (
    A_FEW,
    A_SWITCHBOARD,
    ONE_PERSON,
    ONE_WITHOUT_A_NAME,
    TWO_NAMES,
    duplicates,
)
from tickler.store.folder import Folder
from tickler.store.incoming import incoming
from tickler.store.journal import Entry
from tickler.store.namesakes import COMMON, CROWD, DOUBTFUL, UNCERTAIN
from tickler.store.session import reading

ALL = -1
PHONE, EMAIL = Point("+385 91 000 0001", "+385910000001"), Point("i@p.example", "i@p.example")


def client(name: str, company: str | None = None, **said: object) -> Contact:
    return Contact(name=name, company=company, **said)  # type: ignore[arg-type]


def take_in(folder: Folder, *contacts: Contact) -> list[int]:
    """File many clients in one command."""
    with Entry(folder, "import", NOW) as entry:
        batch = Batch(entry)
        ids = [batch.add(incoming(contact), LOOSE, "call") for contact in contacts]
        batch.close()
    return ids


def found(folder: Folder, *contacts: Contact) -> list[tuple[int, int, str, str | None, int]]:
    first = take_in(folder, *contacts)[0] - 1
    pairs = duplicates(folder, ALL).pairs
    return [(pair.keep - first, pair.other - first, pair.by, pair.value, pair.score) for pair in pairs]


@pytest.mark.parametrize(
    ("one", "other", "by", "value", "score"),
    [
        pytest.param(
            client("Иван Петров", phones=[PHONE]), client("Petrov Ivan", phones=[PHONE]),
            "phone", PHONE.key, ONE_PERSON, id="a number",
        ),
        pytest.param(
            client("Ivan Petrov", phones=[PHONE], emails=[EMAIL]),
            client("Ivan Petrov", phones=[PHONE], emails=[EMAIL]),
            "e-mail", EMAIL.key, ONE_PERSON, id="an address before a number",
        ),
        pytest.param(
            client("Ivan Petrov", external_id="c-1", emails=[EMAIL]),
            client("Ivan Petrov", external_id="c-1", emails=[EMAIL]),
            "id", "c-1", ONE_PERSON, id="an id before an address",
        ),
        pytest.param(
            client("Ivan", phones=[PHONE]), client("Ivan Petrov", phones=[PHONE]),
            "phone", PHONE.key, ONE_PERSON, id="a number and part of the name",
        ),
        pytest.param(
            client("Romashka", "Romashka", phones=[PHONE]), client("Ivan Petrov", phones=[PHONE]),
            "phone", PHONE.key, ONE_WITHOUT_A_NAME, id="a number and only the firm's name",
        ),
        pytest.param(
            client("Ivan Petrov", phones=[PHONE]), client("Olga Sidorova", phones=[PHONE]),
            "phone", PHONE.key, TWO_NAMES, id="a number and two names",
        ),
        pytest.param(
            client("Иван Петров", "ООО Ромашка"), client("Ivan Pertov", "Romashka Ltd"),
            "name", None, 90, id="a slip in the same firm",
        ),
        pytest.param(
            client("Ivan Petrov"), client("Ivan Pertov", "Romashka Ltd"),
            "name", None, 90 - UNCERTAIN, id="a slip where one names no firm",
        ),
        pytest.param(
            client("გიორგი ბერიძე", "შპს თეთრი ხიდი"), client("G. Beridze", "Tetri Khidi"),
            "name", None, 80, id="an initial in the same firm",
        ),
        pytest.param(
            client("Kosta Lazarev", "Romashka"), client("Kista Lazatev", "Romashka"),
            "name", None, 78, id="a slip in either name in the same firm",
        ),
        pytest.param(
            client("Ivan Petrov", "Romashka"), client("Иван Петров", "Čvorak d.o.o."),
            "name", None, 100 - DOUBTFUL, id="the very name in another firm",
        ),
        pytest.param(
            client("Ivan Sergeevich Petrov"), client("Petrov Ivan"),
            "name", None, 92 - UNCERTAIN, id="without the patronymic",
        ),
        pytest.param(
            client("ООО Ромашка", "ООО Ромашка"), client("Romashka Ltd", "Romashka Ltd"),
            "name", None, 100, id="a firm with another legal form",
        ),
    ],
)  # fmt: skip
def test_likely_one_client(
    folder: Folder, one: Contact, other: Contact, by: str, value: str | None, score: int
) -> None:
    assert found(folder, one, other) == [(1, 2, by, value, score)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(client("Ivan Petrov"), client("Oleg Petrov"), id="another given name"),
        pytest.param(client("Ivan Petrov", "Bura"), client("Ivan Pertov", "Kap"), id="a slip, two firms"),
        pytest.param(client("Ivan Petrov"), client("I. Petrov"), id="an initial without a firm"),
        pytest.param(client("Ivan"), client("Ivan"), id="nothing but a given name"),
        pytest.param(client("Ivan", "Romashka"), client("Oleg", "Romashka"), id="two of one firm"),
        pytest.param(client("Ромашка", "Ромашка"), client("Ivan Romashka"), id="a firm and a person"),
    ],
)  # fmt: skip
def test_two_clients(folder: Folder, one: Contact, other: Contact) -> None:
    assert found(folder, one, other) == []


def test_the_likeliest_come_first_and_a_limit_is_kept(folder: Folder) -> None:
    take_in(
        folder,
        client("Ivan Petrov", phones=[PHONE]),
        client("Olga Sidorova", phones=[PHONE]),
        client("Ivan Pertov"),
        client("Иван Петров", phones=[PHONE]),
    )
    everything = duplicates(folder, ALL)
    assert [(pair.keep, pair.other, pair.score) for pair in everything.pairs] == [
        (1, 4, 100), (1, 3, 85), (3, 4, 85), (1, 2, 50), (2, 4, 50),
    ]  # fmt: skip
    assert duplicates(folder, 2) == (everything.pairs[:2], 5)


def test_of_a_selection_one_card_is_enough(folder: Folder) -> None:
    ids = take_in(folder, *[client("Ivan Petrov")] * 3)
    assert [(pair.keep, pair.other) for pair in duplicates(folder, ALL, ids[2:]).pairs] == [(1, 3), (2, 3)]
    assert duplicates(folder, ALL, []) == ((), 0)


def test_the_one_to_keep_is_in_the_folder_has_more_notes_is_older(folder: Folder) -> None:
    first, second = add(folder, "Ivan Petrov"), add(folder, "Иван Петров")

    def to_keep() -> int:
        [pair] = duplicates(folder, ALL).pairs
        return pair.keep

    assert to_keep() == first
    add_note(folder, second, "wants three quotes")
    assert to_keep() == second
    drop(folder, second)
    assert to_keep() == first


def strangers(count: int) -> list[Contact]:
    """Clients with one number, no two of whom have names that are alike."""
    names = (f"{a}{e}{b} {b}{e}{a}" for e in "aeou" for a, b in combinations("bdfgklmnprstvz", 2))
    return [client(name, phones=[PHONE]) for name in islice(names, count)]


@pytest.mark.parametrize(
    ("held_by", "expected"),
    [
        pytest.param(A_FEW, A_FEW * (A_FEW - 1) // 2, id="a few: every pair"),
        pytest.param(A_FEW + 1, 1, id="more: those whose names are alike"),
        pytest.param(A_SWITCHBOARD + 1, 0, id="a crowd: it says nothing"),
    ],
)
def test_how_many_have_a_number(folder: Folder, held_by: int, expected: int) -> None:
    twins = client("Ivan", phones=[PHONE]), client("Ivan Petrov", phones=[PHONE])
    take_in(folder, *twins, *strangers(held_by - 2))
    assert duplicates(folder, ALL).total == expected


def test_a_common_name_says_nothing_without_a_firm(folder: Folder) -> None:
    take_in(folder, *[client("Ivan Petrov")] * (COMMON + 1))
    assert duplicates(folder, ALL) == ((), 0)
    take_in(folder, client("Ivan Petrov", "Romashka"), client("Иван Петров", "ООО Ромашка"))
    [pair] = duplicates(folder, ALL).pairs
    assert (pair.keep, pair.other, pair.score) == (COMMON + 2, COMMON + 3, 100)


def test_a_crowd_is_not_compared_each_with_each(folder: Folder) -> None:
    crowd = 3 * CROWD
    take_in(folder, *[client("Ivan Petrov", "Romashka")] * crowd)
    assert crowd <= duplicates(folder, ALL).total < crowd * 6


def test_looking_changes_nothing_and_leaves_the_folder_writable(folder: Folder) -> None:
    take_in(folder, client("Ivan Petrov", phones=[PHONE]), client("Иван Петров", phones=[PHONE]))
    before = dump(folder)
    duplicates(folder, ALL)
    assert dump(folder) == before
    assert add(folder, "Ana") == 3


def test_an_empty_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    with Folder(tmp_path / "folder.db") as folder:
        assert duplicates(folder, ALL) == ((), 0)
    assert list(tmp_path.iterdir()) == []


def test_a_session_cannot_write(folder: Folder) -> None:
    from sqlalchemy.exc import OperationalError

    from tickler.store.tables import TagRow

    card_id = add(folder, "Ivan")
    with reading(folder) as session, pytest.raises(OperationalError, match="readonly"):
        session.add(TagRow(card_id=card_id, tag="vip"))
        session.flush()
    assert dump(folder)["tag"] == []
    assert isinstance(folder.db.execute("SELECT 1 AS one").fetchone(), sqlite3.Row)
