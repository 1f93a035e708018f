"""The disk that loses what was not flushed: the program is held against it, so it must itself be right."""

import random
from pathlib import Path

import pytest

from tests.soak.disks import Disk, lay_out
from tests.soak.trace import RECORD, Step, calls, steps

HOME = Path("/home")
FILE, TEMPORARY = "/home/file", "/home/.file-1"


@pytest.fixture
def disk() -> Disk:
    return Disk(HOME)


def after(disk: Disk, *done: Step) -> Disk:
    for step in done:
        disk.do(step)
    return disk


MADE = Step("made", FILE)
NAMED = Step("flushed", str(HOME))
WRITTEN = Step("written", FILE, data=b"text")
FLUSHED = Step("flushed", FILE)


@pytest.mark.parametrize(
    ("done", "found"),
    [
        pytest.param([MADE, WRITTEN], {}, id="nothing flushed"),
        pytest.param([MADE, WRITTEN, FLUSHED], {}, id="no name for it"),
        pytest.param([MADE, WRITTEN, NAMED], {FILE: b""}, id="a name, and nothing in it"),
        pytest.param([MADE, WRITTEN, FLUSHED, NAMED], {FILE: b"text"}, id="both"),
        pytest.param([MADE, FLUSHED, NAMED, WRITTEN], {FILE: b""}, id="written afterwards"),
    ],
)
def test_what_is_there_at_the_worst(disk: Disk, done: list[Step], found: dict[str, bytes]) -> None:
    assert after(disk, *done).all_lost() == found
    assert disk.all_kept() == {FILE: b"text"}


def test_what_is_flushed_is_safe_from_chance(disk: Disk) -> None:
    after(disk, MADE, WRITTEN, FLUSHED, NAMED)
    assert not disk.restless
    assert all(disk.some_lost(random.Random(seed)) == {FILE: b"text"} for seed in range(50))


def test_a_file_that_is_replaced_before_it_is_flushed_may_come_to_nothing(disk: Disk) -> None:
    after(disk, MADE, WRITTEN, FLUSHED, NAMED, Step("made", TEMPORARY))
    after(disk, Step("written", TEMPORARY, data=b"new"), Step("moved", TEMPORARY, FILE))
    found = {disk.some_lost(random.Random(seed)).get(FILE) for seed in range(100)}
    assert found == {b"text", b"", b"new"}
    after(disk, Step("flushed", FILE))
    assert {disk.some_lost(random.Random(seed)).get(FILE) for seed in range(100)} == {b"text", b"new"}


def test_a_write_is_torn_at_a_sector(disk: Disk) -> None:
    after(disk, MADE, NAMED, Step("written", FILE, data=b"a" * 512 + b"b" * 512))
    found = {disk.some_lost(random.Random(seed))[FILE] for seed in range(200)}
    assert found == {b"", b"a" * 512, b"a" * 512 + b"b" * 512}


def test_a_directory_must_be_flushed_above_what_is_in_it(disk: Disk) -> None:
    inside = "/home/new/file"
    after(disk, Step("entered", "/home/new"), Step("made", inside), Step("flushed", inside))
    assert after(disk, Step("flushed", "/home/new")).all_lost() == {}
    assert after(disk, NAMED).all_lost() == {inside: b""}


def test_what_is_laid_out(tmp_path: Path) -> None:
    lay_out({"/home/data/file": b"text"}, HOME, tmp_path / "now")
    assert (tmp_path / "now" / "data" / "file").read_bytes() == b"text"


def hexed(text: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in text.encode())


def test_what_strace_writes_is_read(tmp_path: Path) -> None:
    assert "-xx" in RECORD
    file, other, out = hexed(FILE), hexed("/etc/file"), hexed("done\n")
    log = tmp_path / "log"
    log.write_text(
        f"""\
7  openat(AT_FDCWD<{hexed("/")}>, "{file}", O_RDWR|O_CREAT|O_CLOEXEC, 0600) = 3<{file}>
7  openat(AT_FDCWD<{hexed("/")}>, "{other}", O_RDWR|O_CREAT, 0600) = -1 EACCES (Permission denied)
7  write(3<{file}>, "{hexed("ab")}", 2) = 2
8  write(3<{file}>, "{hexed("c")}", 1 <unfinished ...>
7  pwrite64(3<{file}>, "{hexed("xy")}", 2, 4096) = 2
8  <... write resumed>) = 1
7  fdatasync(3<{file}>) = 0
7  ftruncate(3<{file}>, 10) = 0
7  rename("{file}", "{hexed("/home/b")}") = 0
7  write(1<{hexed("pipe:[1]")}>, "{out}", 5) = 5
7  +++ exited with 0 +++
"""
    )
    assert steps(log, HOME) == [
        Step("made", FILE),
        Step("written", FILE, at=0, data=b"ab"),
        Step("written", FILE, at=4096, data=b"xy"),
        Step("written", FILE, at=2, data=b"c"),
        Step("flushed", FILE),
        Step("cut", FILE, at=10),
        Step("moved", FILE, target="/home/b"),
        Step("told", data=b"done\n"),
    ]
    assert [(call.name, call.number) for call in calls(log, HOME)] == [
        ("openat", 1),
        ("write", 1),
        ("pwrite64", 1),
        ("write", 2),
        ("fdatasync", 1),
        ("ftruncate", 1),
        ("rename", 1),
    ]
