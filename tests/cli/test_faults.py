"""The boundary: a bug becomes exit code 1 with a private log, an interruption 130, never a traceback."""

import stat
import subprocess
import sys

import pytest

from tests.cli.processes import environ_of
from tickler.show.receipt import ReceiptView
from tickler.store import cards


def fail(*_, **__):
    raise ZeroDivisionError


@pytest.fixture
def broken(monkeypatch):
    monkeypatch.setattr(cards, "note", fail)


def test_a_bug_is_confessed_and_its_traceback_kept(clients, broken):
    before = clients.dump()
    log = clients.home / "state" / "tickler" / "fault.log"

    assert clients.fails(1, "note", "1", "hello") == (
        "tickler: This is a fault of tickler, not yours: ZeroDivisionError.\n"
        "  A command is done whole or not at all; tickler log shows whether it was. "
        f"The details are in {log}\n"
    )
    assert clients.dump() == before
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert log.read_text().startswith("tickler note\nTraceback (most recent call last):\n")


def test_a_bug_in_json(clients, broken):
    error = clients.run("note", "1", "x", "--json")

    assert (error.code, error.out) == (1, "")
    assert '"code": 1, "kind": "fault"' in error.err


def test_a_log_that_cannot_be_kept_is_not_promised(clients, broken):
    (clients.home / "state" / "tickler" / "fault.log").mkdir()

    assert clients.fails(1, "note", "1", "x").endswith("tickler log shows whether it was.\n")


def test_a_bug_in_showing_comes_after_the_deed_and_does_not_deny_it(clients, monkeypatch):
    monkeypatch.setattr(ReceiptView, "blocks", fail)

    assert "tickler log shows whether it was" in clients.fails(1, "note", "1", "hello")
    assert clients.json("log", "--limit", "1")["entries"][0]["command"] == "note"


@pytest.mark.parametrize("args", [("note", "iv", "hello"), ("purge", "1")], ids=["picking", "confirming"])
def test_the_end_of_input_in_a_question_interrupts(clients, args):
    before = clients.folder.read_bytes()
    outcome = clients.run(*args, terminal=True)

    assert (outcome.code, outcome.out) == (130, "")
    assert clients.folder.read_bytes() == before


def test_an_interrupted_write_is_taken_back(clients, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    before = clients.dump()
    monkeypatch.setattr(cards, "move", interrupt)

    assert clients.run("note", "1", "x", "--defer", "mon").code == 130
    assert clients.dump() == before


def test_a_reader_that_has_seen_enough_is_no_fault(tickler):
    names = "\n".join(["Name", *(f"Client number {number}" for number in range(2000))])
    tickler("import", "-", stdin=names)
    command = [sys.executable, "-m", "tickler", "--folder", str(tickler.folder), "export"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout.readline().startswith(b'"name","company"')
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_letters_that_standard_output_does_not_know_are_escaped(clients):
    environ = environ_of(clients, PYTHONIOENCODING="ascii")
    done = subprocess.run(
        [sys.executable, "-m", "tickler", "find", "петров"], env=environ, capture_output=True, check=True
    )
    assert b"\\u0418\\u0432\\u0430\\u043d" in done.stdout


@pytest.mark.parametrize(
    ("command", "code", "error"),
    [
        pytest.param("today --ids <&-", 0, "", id="nothing is asked"),
        pytest.param("note iv hello <&-", 4, '"iv" may mean 2 clients.', id="nobody to ask"),
        pytest.param("note 1 - <&-", 5, "The note is empty", id="nothing to read"),
        pytest.param("today >&-", 0, "", id="nobody listens"),
        pytest.param("note nobody hello 2>&-", 3, "", id="nobody hears the error"),
        pytest.param("today >/dev/full", 5, "the disk is full", id="full disk"),
    ],
)
def test_streams_that_are_closed_or_full(clients, command, code, error):
    line = f'"$0" -m tickler {command}'
    done = subprocess.run(
        ["sh", "-c", line, sys.executable], env=environ_of(clients), capture_output=True, text=True
    )

    assert done.returncode == code
    assert error in done.stderr and "Traceback" not in done.stderr
    assert bool(error) == bool(done.stderr)
