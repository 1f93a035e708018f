"""Reading in another process gives the very same rows, and its faults."""

import gc
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tickler.core.errors import FileRefused
from tickler.core.places import Day
from tickler.exchange.ahead import ReadingAhead
from tickler.exchange.chunks import CHUNK, chunks_of, packed_chunks_of, unpack
from tickler.exchange.formats import open_contacts
from tickler.exchange.reading import Row

# The tests are run by threads, the program is not (see `ReadingAhead`).
pytestmark = pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning")

LINES = CHUNK * 2 + 7


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "contacts.csv"
    rows = [f"Имя {number},+385 91 000 {number:04},31.2.1980,x" for number in range(LINES)]
    path.write_text("\n".join(["Name,Phone,Birthday,Colour", *rows, ",,,"]), encoding="utf-8")
    return path


def test_another_process_reads_the_same(file: Path) -> None:
    with closing(open_contacts(file)) as reading:
        here = list(chunks_of(reading))
    with closing(open_contacts(file)) as reading, ReadingAhead(reading, worth_it=1) as chunks:
        apart = list(chunks)
    assert apart == here
    assert sum(len(chunk.rows) for chunk in here) == LINES
    assert here[0].rows[0].problems[0].reason == "there is no such day; kept as a custom field"


def test_a_small_file_is_read_here(file: Path) -> None:
    with closing(open_contacts(file)) as reading, ReadingAhead(reading) as chunks:
        assert sum(len(chunk.rows) for chunk in chunks) == LINES


def test_leaving_in_the_middle_ends_the_other_process(file: Path) -> None:
    with closing(open_contacts(file)) as reading, ReadingAhead(reading, worth_it=1) as chunks:
        next(iter(chunks))


def test_python_looks_for_cycles_as_before_when_all_is_read(file: Path) -> None:
    before = gc.get_threshold()
    with closing(open_contacts(file)) as reading, ReadingAhead(reading, worth_it=1) as chunks:
        assert gc.get_threshold() > before
        list(chunks)
    assert gc.get_threshold() == before


class Broken:
    """A reading whose file turns bad in the middle; or whose process dies."""

    remarks = ()
    size: int | None = 1 << 30
    bytes_read = 0

    def __init__(self, fault: Exception | None) -> None:
        self._fault = fault

    def __iter__(self) -> Iterator[Row]:
        if self._fault is None:
            import os

            os._exit(0)
        raise self._fault

    def close(self) -> None:
        pass


def test_a_fault_there_is_raised_here() -> None:
    fault = FileRefused("the file ends in the middle", "Copy it again.")
    with ReadingAhead(Broken(fault)) as chunks, pytest.raises(FileRefused, match="in the middle") as raised:
        list(chunks)
    assert raised.value.hint == "Copy it again."


def test_a_process_that_dies_is_no_end_of_the_file() -> None:
    with ReadingAhead(Broken(None)) as chunks, pytest.raises(RuntimeError, match="too early"):
        list(chunks)


def test_what_travels_arrives_whole(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "name,company,position,phones,emails,tags,place,time,kind,why,address,website,birthday,source,"
        "address_as,say,language,timezone,external_id,custom:k\n"
        "Ana,,,'+385 91 000 0001,a@example.com,x ::: y,2026-11-20,09:30,meeting,offer,,,,,,,,,7,v\n"
        "Ben,,,,,,loose,,call,,,,,,,,,,,\n",
        encoding="utf-8",
    )
    with closing(open_contacts(own)) as reading:
        (chunk,) = chunks_of(reading)
    with closing(open_contacts(own)) as again:
        (packed,) = packed_chunks_of(again)
    assert unpack(packed) == chunk
    restored = chunk.rows[0].restored
    assert restored is not None
    assert isinstance(restored.place, Day)
    assert restored.place.time is not None
