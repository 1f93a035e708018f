"""Holds an encrypted folder against the same folder as it is, taking turns."""

import datetime as dt
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from benchmarks import imports, measure
from benchmarks.folders import Tickler
from benchmarks.timing import clean_environment, median, take_turns

KEY = "0f" * 32
ROWS = (measure.PIPE, measure.FIND, measure.NOTE)
PLAIN, ENCRYPTED = "plain", "encrypted"


class Pair(NamedTuple):
    """One thing done with both folders, in seconds."""

    what: str
    plain: float
    encrypted: float


def compare(folders: Mapping[int, Tickler], work: Path, rounds: int, today: dt.date) -> Iterator[Pair]:
    """Yield the daily commands in folders of every size, then an import into empty ones."""
    for size, plain in folders.items():
        twin = _encrypted(plain, work / f"{size}-encrypted")
        asked = {PLAIN: measure.tickler_programs(plain), ENCRYPTED: measure.tickler_programs(twin)}
        for row in ROWS:
            runs = take_turns({name: programs[row] for name, programs in asked.items()}, rounds)
            slow = float("inf")
            plain_one, encrypted = (median(found) if found else slow for found in runs.values())
            yield Pair(f"{row}, {size:,} cards", plain_one, encrypted)
    size = min(max(folders), imports.EVERY_FORMAT_AT)
    taken_in = [imports.import_and_undo("CSV", size, work, today, prepare=how) for how in (None, encrypt)]
    yield Pair(f"import of {size:,} from CSV", *(done.seconds for done in taken_in))
    yield Pair(f"its undo of {size:,}", *(done.undo_seconds for done in taken_in))


def encrypt(tickler: Tickler) -> None:
    """Encrypt a folder; a command prints the key, as a password manager would, but at once."""
    home = tickler.folder.parent / "home"
    config = Path(clean_environment(home)["XDG_CONFIG_HOME"]) / "tickler" / "config.toml"
    config.parent.mkdir(parents=True, exist_ok=True)
    (home / "key").write_text(KEY)
    config.write_text(f'key_command = "cat {home / "key"}"\n')
    tickler.run("config", "encrypt", "--yes")


def _encrypted(plain: Tickler, directory: Path) -> Tickler:
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    twin = replace(plain, folder=directory / plain.folder.name)
    shutil.copy(plain.folder, twin.folder)
    encrypt(twin)
    return twin
