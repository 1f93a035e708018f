"""How long the journal is kept, what undo says beyond that, and who wrote."""

from pathlib import Path

import pytest

from tests.conftest import Tickler
from tests.store.samples import assert_sound
from tickler.cli.desk import World
from tickler.core import journal_span
from tickler.store import trimming
from tickler.store.folder import Folder


def entries(tickler: Tickler) -> list[int]:
    return [entry["id"] for entry in tickler.json("log", "--limit", "9999")["entries"]]


@pytest.fixture
def long_used(tickler: Tickler, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tickler:
    """An import of two in May 2024, a document that came and went then, and 13 notes in November 2026.

    Ten commands are kept whatever is said, instead of a hundred.
    """
    for module in journal_span, trimming:
        monkeypatch.setattr(module, "ALWAYS_KEPT", 10)
    monkeypatch.chdir(tmp_path)
    tickler.today = "2024-05-02T10:00"
    Path("two.csv").write_text("Name\nAna\nIvan\n")
    tickler("import", "two.csv")
    Path("offer.txt").write_text("2 400")
    tickler("attach", "1", "offer.txt")
    tickler("attach", "--remove", "1")
    tickler.today = "2026-11-20T08:30"
    for number in range(13):
        tickler("note", "1", f"note {number}")
    return tickler


def test_what_is_older_than_two_years_goes_with_the_daily_backup(long_used: Tickler) -> None:
    assert len(entries(long_used)) == 16
    before = long_used.dump()
    long_used.today = "2026-11-21T08:30"
    long_used("config", "capacity", "12")

    # The row of the import stays: it says when the cards came.
    assert entries(long_used) == [*range(17, 3, -1), 1]
    after = long_used.dump()
    assert {table: rows for table, rows in after.items() if table != "setting"} == {
        table: rows for table, rows in before.items() if table != "setting"
    }
    assert [entry["command"] for entry in long_used.json("log", "2")["entries"]] == ["import"]
    with Folder(long_used.folder) as folder:
        assert_sound(folder)


def test_a_document_that_only_the_old_journal_knew_goes_too(long_used: Tickler) -> None:
    documents = long_used.folder.parent / "folder-documents"
    assert len(list(documents.iterdir())) == 1
    long_used.today = "2026-11-21T08:30"
    long_used("note", "1", "x")
    assert list(documents.iterdir()) == []
    long_used("doctor")
    # The backup of that day was made before, and still knows it.
    assert "Ana" in long_used("list")
    long_used("backup", "--restore", "1", "--yes")
    assert len(list(documents.iterdir())) == 1


def test_undo_says_where_it_ends(long_used: Tickler) -> None:
    long_used.today = "2026-11-21T08:30"
    long_used("note", "1", "x")
    said = long_used("undo", "500").splitlines()
    assert len(said) == 15
    assert said[-1] == (
        "  Older commands are no longer in the journal: tickler config journal says how long it is kept."
    )
    assert long_used.fails(3, "undo") == (
        "tickler: There is nothing to undo: what was done is too old.\n"
        "  Older commands are no longer in the journal: tickler config journal says how long it is kept.\n"
    )
    assert {card["name"] for card in long_used.json("list")["cards"]} == {"Ana", "Ivan"}
    assert len(long_used("redo").splitlines()) == 14
    assert len(long_used.json("dossier", "1")["notes"]) == 14


@pytest.mark.parametrize("setting", ["1 day", "10 commands"])
def test_the_last_commands_stay_whatever_is_said(long_used: Tickler, setting: str) -> None:
    long_used("config", "journal", setting)
    long_used.today = "2027-06-01T08:30"
    long_used("note", "1", "x")
    assert entries(long_used) == [*range(18, 8, -1), 1]
    assert len(long_used("undo", "10").splitlines()) == 10


def test_all_of_it(long_used: Tickler) -> None:
    long_used("config", "journal", "all")
    long_used.today = "2036-06-01T08:30"
    long_used("note", "1", "x")
    assert len(entries(long_used)) == 18


def test_commands_that_were_undone_stay_with_those_that_stand(long_used: Tickler) -> None:
    """The last ones are counted among those that stand, so that a redo finds all that it needs."""
    long_used("config", "journal", "10 commands")
    long_used("undo", "4")
    long_used.today = "2026-11-21T08:30"
    long_used("redo")
    assert len(long_used.json("dossier", "1")["notes"]) == 13


def test_doctor_trims_a_journal_that_is_too_long(long_used: Tickler) -> None:
    long_used("config", "journal", "10 commands")
    outcome = long_used.run("doctor")
    assert (outcome.code, "7 entries are older than 10 commands" in outcome.out) == (6, True)
    assert "7 entries were removed" in " ".join(long_used("doctor", "--fix").split())
    assert "no longer than config journal says: 11 entries" in " ".join(long_used("doctor").split())


def test_the_log_says_who_where_several_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tickler = Tickler(tmp_path)
    real = World.__new__

    def at_a_machine(kind: type, *args: object, **more: object) -> World:
        return real(kind, *args, machine=tickler.environ.get("MACHINE", ""), **more)

    monkeypatch.setattr(World, "__new__", at_a_machine)
    tickler.environ |= {"USER": "ana", "MACHINE": "office"}
    tickler("add", "Ivan")
    tickler("note", "1", "said hello")
    assert "who" not in tickler("log")
    tickler.environ |= {"USER": "petra", "MACHINE": "laptop"}
    tickler("note", "1", "wants an offer")
    assert tickler("log") == (
        "#  when               command  who           what was done\n"
        "3  20 Nov 2026 08:30  note     petra@laptop  Ivan: noted\n"
        "2  20 Nov 2026 08:30  note     ana@office    Ivan: noted\n"
        "1  20 Nov 2026 08:30  add      ana@office    Ivan → loose\n"
    )
    assert [entry["who"] for entry in tickler.json("log", "ivan")["entries"]] == [
        "petra@laptop", "ana@office", "ana@office",
    ]  # fmt: skip
