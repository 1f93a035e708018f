"""A home with a folder in it, and the state of that folder: all that must be there, and nothing else."""

import hashlib
import io
import json
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from tests.conftest import FRIDAY, Stream
from tickler.cli import clock
from tickler.cli.desk import World
from tickler.cli.main import main

SIDE_FILES = ("-wal", "-shm", "-journal")


class Lost(Exception):
    """A promise was broken; the message says which, and after what."""


class State(NamedTuple):
    """Every row of every table, the journal's too, and every file beside them by its content."""

    rows: Mapping[str, list[tuple[Any, ...]]]
    files: Mapping[str, str]

    def differences(self, other: "State") -> list[str]:
        """Name the tables and files in which two states differ."""
        tables = sorted({*self.rows, *other.rows})
        found = [table for table in tables if self.rows.get(table) != other.rows.get(table)]
        return found + sorted({name for name, _ in self.files.items() ^ other.files.items()})


NOTHING = State({}, {})


@dataclass(frozen=True)
class Home:
    """The home directory of one user; what cannot be lost is in `data`, `config` and `out`."""

    path: Path

    @property
    def folder(self) -> Path:
        return self.path / "data" / "tickler" / "folder.db"

    @property
    def out(self) -> Path:
        return self.path / "out"

    @property
    def environ(self) -> dict[str, str]:
        return {
            "HOME": str(self.path),
            "XDG_DATA_HOME": str(self.path / "data"),
            "XDG_STATE_HOME": str(self.path / "state"),
            "XDG_CONFIG_HOME": str(self.path / "config"),
            "XDG_CACHE_HOME": str(self.path.parent / "cache"),
            "TICKLER_TODAY": FRIDAY,
            "USER": "soak",
        }

    def copied(self, path: Path) -> "Home":
        """Copy everything as it lies there, but for the index of the log, which no restart leaves alone."""
        shutil.rmtree(path, ignore_errors=True)
        shutil.copytree(self.path, path, ignore=shutil.ignore_patterns("*-shm"))
        return Home(path)

    def run(self, *args: str) -> tuple[int, str, str]:
        """Run a command in this process; return its code and what it printed on both streams."""
        out, err = Stream(), Stream()
        code = main(list(args), World(io.StringIO(), out, err, self.environ, clock.now))
        return int(code), out.text(), err.text()

    def checked(self) -> State:
        """Let doctor look at the folder, and return its state. Raises Lost where doctor is not content."""
        code, out, err = self.run("--json", "doctor")
        if code:
            checks = json.loads(out)["checks"] if out else []
            raise Lost("; ".join(found for check in checks for found in check["found"]) or err)
        return self.state()

    def state(self) -> State:
        return State(_rows(self.folder), _files(self.path))

    def traces(self, text: str) -> list[str]:
        """Name the files in which a text stands, whatever SQLite makes of it."""
        wanted = text.encode()
        files = (file for file in (self.path / "data").rglob("*") if file.is_file())
        return [file.name for file in files if wanted in file.read_bytes()]


def _rows(folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    if not folder.exists():
        return {}
    with closing(sqlite3.connect(folder)) as db:
        named = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        tables = [name for (name,) in named if "_search" not in name]  # the index is doctor's
        rows = {table: db.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables}
    if "setting" in rows:  # a folder has its number as soon as it is made, and every folder another one
        rows["setting"] = [row for row in rows["setting"] if "folder_id" not in row]
    return {table: kept for table, kept in rows.items() if kept}


def _files(home: Path) -> dict[str, str]:
    found = {}
    for directory in ("data", "config", "out"):
        for file in sorted((home / directory).rglob("*")):
            unfinished = directory != "data" and file.name.startswith(".")
            if file.is_file() and not unfinished and not file.name.endswith((".db", *SIDE_FILES)):
                name = str(file.relative_to(home))
                found[name] = hashlib.sha256(file.read_bytes()).hexdigest()
    return found
