"""The program as a process of its own: what it imports, what shells and terminals get from it."""

import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Mapping

from tests.conftest import FRIDAY, Tickler

PROGRAM = (sys.executable, "-m", "tickler")


def environ_of(tickler: Tickler, **more: str) -> dict[str, str]:
    """Return the variables with which a process uses the folder of a `tickler` fixture."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TICKLER", "XDG_"))}
    kept.pop("NO_COLOR", None)
    kept.pop("COLUMNS", None)
    return {
        **kept,
        "HOME": str(tickler.home),
        "XDG_CONFIG_HOME": str(tickler.home / "config"),
        "XDG_STATE_HOME": str(tickler.home / "state"),
        "TICKLER_FOLDER": str(tickler.folder),
        "TICKLER_TODAY": FRIDAY,
        "PYTHONUTF8": "1",
        "TERM": "xterm",
        **({"PYTHON_KEYRING_BACKEND": "tests.keyrings.Keyring"} if tickler.encrypted else {}),
        **more,
    }


def imported_by(command: list[str], environ: Mapping[str, str]) -> set[str]:
    """Run the program and return the names of all modules that it imported, and of their packages.

    What measures the coverage of the tests is not told of it: it would load modules of its own.
    """
    environ = {key: value for key, value in environ.items() if not key.startswith("COV")}
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "tickler", *command],
        env=environ, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return modules(done.stderr)


def imported_on_a_terminal(command: list[str], environ: Mapping[str, str]) -> set[str]:
    """Do the same with a terminal as standard output."""
    return modules(on_terminal(["-X", "importtime", "-m", "tickler", *command], environ))


def on_terminal(arguments: list[str], environ: Mapping[str, str], columns: int = 80) -> str:
    """Run Python with a pseudo-terminal of so many columns and return all that is written on it."""
    ours, theirs = pty.openpty()
    size = f"rows 24 columns {columns}"
    subprocess.run(["stty", *size.split()], stdin=theirs, check=True)
    with subprocess.Popen(
        [sys.executable, *arguments], env=environ, stdin=theirs, stdout=theirs, stderr=theirs
    ) as process:
        os.close(theirs)
        written = _read_all(ours)
        assert process.wait() == 0, written
    return written


def _read_all(stream: int) -> str:
    chunks = []
    while select.select([stream], [], [], 60)[0]:
        try:
            chunk = os.read(stream, 65536)
        except OSError:  # how Linux tells that the other end is closed
            break
        if not chunk:
            break
        chunks.append(chunk)
    os.close(stream)
    return b"".join(chunks).decode().replace("\r\n", "\n")


def modules(importtime: str) -> set[str]:
    """Return the names of all modules that `-X importtime` reports, and of the packages they are in."""
    names = re.findall(r"^import time: .*\| +([A-Za-z_][\w.]*)", importtime, re.MULTILINE)
    return {*names, *(name.partition(".")[0] for name in names)}
