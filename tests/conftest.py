"""One way to run the program in the tests: in a folder of its own, on a fixed day, streams captured."""

import datetime as dt
import io
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tickler.cli.desk import World
from tickler.cli.main import main

IN_MEMORY = Path("/dev/shm")
ROOM = 2 * 1024**3
"""In bytes; a whole run needs half of it at most."""

# Every command waits until the disk has what it wrote; in memory the tests take two thirds of the time.
if os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))

settings.register_profile(
    "short", max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.register_profile(
    "long", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile("short")

FRIDAY = "2026-11-20T08:30"
"""The day of the examples in the design and in the documents."""


class Stream(io.TextIOWrapper):
    """A stream in memory that says whether it is a terminal."""

    def __init__(self, content: bytes = b"", *, terminal: bool = False) -> None:
        super().__init__(io.BytesIO(content), encoding="utf-8", newline="", write_through=True)
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    def text(self) -> str:
        return self.buffer.getvalue().decode()  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Outcome:
    """What one run gave: standard output, standard error, exit code."""

    out: str
    err: str
    code: int

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass
class Tickler:
    """Runs commands one after another in the same folder; `today` is the day they are run on, `zone` ours."""

    home: Path
    today: str = FRIDAY
    zone: dt.tzinfo = dt.UTC
    environ: dict[str, str] = field(default_factory=dict)
    encrypted: bool = False

    @property
    def folder(self) -> Path:
        return self.home / "data" / "tickler" / "folder.db"

    def run(self, *args: str, stdin: str | bytes = "", terminal: bool = False) -> Outcome:
        """Run a command whatever comes of it."""
        content = stdin.encode() if isinstance(stdin, str) else stdin
        out, err = Stream(terminal=terminal), Stream(terminal=terminal)
        environ = {
            "HOME": str(self.home),
            "XDG_DATA_HOME": str(self.home / "data"),
            "XDG_STATE_HOME": str(self.home / "state"),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "TICKLER_TODAY": self.today,
            **({"PYTHON_KEYRING_BACKEND": "tests.keyrings.Keyring"} if self.encrypted else {}),
            **self.environ,
        }
        world = World(Stream(content, terminal=terminal), out, err, environ, self._moment)
        code = main(list(args), world)
        if self.encrypted and self.folder.exists() and not self._is_encrypted():
            aside = world._replace(stdout=Stream(), stderr=Stream())
            assert main(["config", "encrypt", "--yes"], aside) == 0, aside.stderr
        return Outcome(out.text(), err.text(), int(code))

    def _is_encrypted(self) -> bool:
        from tickler.store.encryption import key_id_of

        return key_id_of(self.folder) is not None

    def __call__(self, *args: str, stdin: str | bytes = "", terminal: bool = False) -> str:
        """Run a command that must succeed, and return what it printed."""
        outcome = self.run(*args, stdin=stdin, terminal=terminal)
        assert outcome.code == 0, outcome.err
        return outcome.out

    def json(self, *args: str, stdin: str | bytes = "") -> Any:
        """Run a command that must succeed with `--json`, and return its answer."""
        return json.loads(self("--json", *args, stdin=stdin))

    def fails(self, code: int, *args: str, stdin: str | bytes = "", terminal: bool = False) -> str:
        """Run a command that must fail with this code and print nothing; return its error."""
        outcome = self.run(*args, stdin=stdin, terminal=terminal)
        assert outcome.code == code, (outcome.code, outcome.err)
        assert outcome.out == ""
        return outcome.err

    def _moment(self, said: str | None) -> dt.datetime:
        assert said, "the tests run on a fixed day"
        if len(said) == 10:
            said += "T08:30"
        return dt.datetime.fromisoformat(said).replace(tzinfo=self.zone)

    def database(self) -> sqlite3.Connection:
        """Open the folder as other programs would, with its key where it is encrypted."""
        if not self.encrypted:
            return sqlite3.connect(self.folder)
        from tests.keyrings import system_key

        key = system_key(self.folder)
        db: sqlite3.Connection = key.library.connect(self.folder)
        key.unlock(db)
        return db

    def dump(self) -> dict[str, list[tuple[Any, ...]]]:
        """Return all rows of all tables but the journal: what the user's data is."""
        db = self.database()
        try:
            tables = ("card", "contact_point", "tag", "custom_field", "note", "move", "document",
                      "reminder", "filling", "sale", "setting", "tally")  # fmt: skip
            return {table: db.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in tables}
        finally:
            db.close()


@pytest.fixture
def tickler(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Tickler]:
    """The program in an empty home, on Friday 20 November 2026 at half past eight.

    With `pytest --encrypted` its folder is encrypted, and all has to be as it is without.
    """
    if not request.config.getoption("--encrypted"):
        yield Tickler(tmp_path)
        return
    from tests.keyrings import FILE, a_keyring

    with a_keyring(tmp_path / FILE):
        yield Tickler(tmp_path, encrypted=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--encrypted", action="store_true", help="let the folder of `tickler` be encrypted")
