"""Imports large enough for a reader of their own: whole or not at all, whatever happens in the middle."""

import json
import os
from contextlib import contextmanager, suppress

import pytest

from tickler.cli.commands import importing
from tickler.core.errors import FileRefused
from tickler.exchange.ahead import WORTH_IT
from tickler.exchange.lines import ByteSource

# The tests are run by threads, the program is not (see `ReadingAhead`).
pytestmark = pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning")

ROWS = 2500
MIDDLE = ROWS // 2


def row(number):
    return f"Ćiro {number},+385 91 {number:07},{'long ago and far away ' * 20}"


@pytest.fixture
def write(tmp_path):
    """Write a file of 2,500 contacts in which some rows, by number, are replaced by other bytes."""

    def write_rows(**other):
        changed = {int(key.removeprefix("row_")): value for key, value in other.items()}
        rows = [changed.get(number, row(number).encode()) for number in range(ROWS)]
        path = tmp_path / "large.csv"
        path.write_bytes(b"\n".join([b"Name,Phone,Note", *rows]))
        assert path.stat().st_size > WORTH_IT
        return str(path)

    return write_rows


@pytest.fixture
def write_json(tmp_path):
    """Write the same contacts as JSON lines."""

    def write_objects():
        path = tmp_path / "large.jsonl"
        records = (dict(zip(("Name", "Phone", "Note"), row(n).split(","), strict=True)) for n in range(ROWS))
        path.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
        assert path.stat().st_size > WORTH_IT
        return str(path)

    return write_objects


@pytest.fixture(autouse=True)
def readers(monkeypatch):
    """The processes that were made to read; on a machine with one processor too."""
    made = []
    fork = os.fork

    def remember():
        child = fork()
        if child:
            made.append(child)
        return child

    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(os, "fork", remember)
    return made


def ended(reader):
    """Tell whether a process has ended and was waited for."""
    with suppress(ChildProcessError):
        os.waitpid(reader, os.WNOHANG)
        return False
    return True


def test_all_of_a_large_file_arrives(tickler, write, readers):
    report = tickler.json("import", write())

    assert (report["read"], report["created"], report["problems"]) == (ROWS, ROWS, [])
    assert [card["name"] for card in tickler.json("find", "ciro 2499")["cards"]] == ["Ćiro 2499"]
    (reader,) = readers
    assert ended(reader)


def test_all_of_a_large_json_file_arrives(tickler, write_json, readers):
    report = tickler.json("import", write_json())

    assert (report["read"], report["created"], report["problems"]) == (ROWS, ROWS, [])
    assert report["remarks"][0] == "read as UTF-8, JSON: objects one after the other"
    assert tickler.json("dossier", "ciro 2499")["card"]["phones"] == ["+385 91 0002499"]
    (reader,) = readers
    assert ended(reader)


@pytest.mark.parametrize(
    ("number", "content", "reason", "created"),
    [
        pytest.param(
            MIDDLE, b"\xff" + row(MIDDLE).encode(), "bytes that are not UTF-8 were replaced", ROWS,
            id="undecodable in the middle",
        ),
        pytest.param(
            MIDDLE, b'"' + row(MIDDLE).encode(),
            "a quotation mark is opened and not closed; the line was read by itself", ROWS,
            id="an unclosed quotation mark in the middle",
        ),
        pytest.param(
            ROWS - 1, b'Ana,,"the file ends in the middle of',
            "a quotation mark is opened and not closed; the line was read by itself", ROWS,
            id="cut off in a quotation",
        ),
        pytest.param(
            MIDDLE, b',,"no name\nand no number"', "no name, company, e-mail or phone: the row was left out",
            ROWS - 1, id="nobody in the middle",
        ),
    ],
)  # fmt: skip
def test_a_fault_in_the_file_is_reported_and_the_rest_arrives(
    tickler, write, readers, number, content, reason, created
):
    report = tickler.json("import", write(**{f"row_{number}": content}))

    assert [(problem["row"], problem["reason"]) for problem in report["problems"]] == [(number + 2, reason)]
    assert (report["read"], report["created"]) == (ROWS, created)
    assert tickler.json("list", "--limit", "1")["total"] == created
    assert len(readers) == 1


def refuse():
    raise FileRefused("large.csv cannot be read: Input/output error", "Check the path and your rights to it.")


def die():
    os._exit(9)


@pytest.mark.parametrize(
    ("fate", "code", "error"),
    [
        pytest.param(refuse, 5, "large.csv cannot be read: Input/output error.", id="the disk fails"),
        pytest.param(die, 1, "This is a fault of tickler, not yours", id="the reader is killed"),
    ],
)
def test_where_the_file_cannot_be_read_on_nothing_of_it_stays(
    clients, write, readers, monkeypatch, fate, code, error
):
    before, log = clients.dump(), clients("log")
    whole = ByteSource.blocks

    def blocks(source):
        for number, block in enumerate(whole(source)):
            if number == 10:  # the first thousand rows are written by then
                fate()
            yield block

    monkeypatch.setattr(ByteSource, "blocks", blocks)
    assert error in clients.fails(code, "import", write())

    assert (clients.dump(), clients("log")) == (before, log)
    (reader,) = readers
    assert ended(reader)


@pytest.mark.parametrize("file", ["write", "write_json"], ids=["CSV", "JSON"])
@pytest.mark.parametrize("options", [(), ("--dry-run",)], ids=["import", "rehearsal"])
def test_an_interruption_in_the_middle_leaves_no_row_and_no_process(
    clients, request, readers, monkeypatch, file, options
):
    path = request.getfixturevalue(file)()
    before, log = clients.dump(), clients("log")
    seen = []

    @contextmanager
    def progress(*_):
        def tick(done):
            seen.append(done)
            if len(seen) == 2:
                raise KeyboardInterrupt

        yield tick

    monkeypatch.setattr(importing, "progress", progress)
    outcome = clients.run("import", path, *options)

    assert (outcome.code, outcome.out) == (130, "")
    assert 0 < seen[0] < seen[1]
    assert (clients.dump(), clients("log")) == (before, log)
    (reader,) = readers
    assert ended(reader)
    assert clients.json("find", "ciro")["cards"] == []
