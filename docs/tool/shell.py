"""A terminal for the documents: a home of its own, always Friday 20 November 2026, half past eight."""

import datetime as dt
import io
import os
import shlex
import shutil
import subprocess
import sys
from contextlib import chdir, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from tickler.cli.desk import World
from tickler.cli.main import main
from tickler.cli.sample import fill, sample_file
from tickler.store.folder import Folder

MOMENT = dt.datetime(2026, 11, 20, 8, 30, tzinfo=dt.UTC)
FILES = (
    "contacts.csv", "outlook.csv", "plain.csv", "phone.vcf", "website.jsonl", "sales.csv",
    "offer-romashka.txt",
)  # fmt: skip
"""What lies in the home directory, so that the pages can import it."""

FAULT = "a fault of tickler, not yours"
"""How the program says that it failed (`cli/main.py`)."""


class Shell:
    """Runs the commands of one page, one after another, in `home`.

    A line that is one plain call of tickler runs in this process, because starting hundreds would
    take a minute; a line with a pipe, a redirection or another program goes through bash.
    """

    def __init__(self, home: Path, *, sample: bool, columns: int = 80) -> None:
        self.home = home
        self.environ = {
            "HOME": str(home),
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}",
            "TMPDIR": str(home),
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
            "COLUMNS": str(columns),
            "TICKLER_TODAY": MOMENT.strftime("%Y-%m-%dT%H:%M"),
        }
        for name in FILES:
            shutil.copy(sample_file(name), home)
        if sample:
            with Folder(home / ".local" / "share" / "tickler" / "folder.db") as folder:
                fill(folder, MOMENT)

    def run(self, command: str) -> str | None:
        """Return what a command prints, errors included; None where a program it needs is missing.

        Raises RuntimeError for a fault of the program, which no page should show.
        """
        words = _plain_call(command)
        if words is not None:
            printed = self.tickler(*words)
        elif not all(map(shutil.which, _programs(command))):
            return None
        else:
            printed = self._bash(command)
        if FAULT in printed:
            raise RuntimeError(f"$ {command}\n{printed}")
        return printed.replace(str(self.home.resolve()), "~").replace(str(self.home), "~")

    def tickler(self, *args: str) -> str:
        """Run tickler in this process and return what it prints on both streams, in their order."""
        printed = io.BytesIO()
        out = io.TextIOWrapper(printed, encoding="utf-8", newline="", write_through=True)
        world = World(io.StringIO(), out, out, self.environ, _moment)
        # The text of --help goes around the streams of the World and looks for COLUMNS itself.
        with chdir(self.home), redirect_stdout(out), patch.dict(os.environ, COLUMNS=self.environ["COLUMNS"]):
            main(args, world)
        return printed.getvalue().decode()

    def _bash(self, command: str) -> str:
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.home,
            env=self.environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return done.stdout.decode()


def _plain_call(command: str) -> list[str] | None:
    """Return the words after `tickler`; None where the line needs a shell."""
    lexer = shlex.shlex(command, posix=True, punctuation_chars=True)
    lexer.commenters = ""
    lexer.whitespace_split = True
    words = list(lexer)
    shell = any(word.startswith(("|", ">", "<", "&", ";", "$")) for word in words)
    return words[1:] if words[0] == "tickler" and not shell else None


def _programs(command: str) -> list[str]:
    """Name the programs that not every machine has and that this line needs."""
    return ["bash", *(program for program in ("jq", "iconv") if f"{program} " in command)]


def _moment(said: str | None) -> dt.datetime:
    """Stand in for the clock: the day that is said, at half past eight where no time is."""
    moment = dt.datetime.fromisoformat(said) if said else MOMENT
    if said and len(said) == len("2026-11-20"):
        moment = dt.datetime.combine(moment, MOMENT.time())
    return moment.replace(tzinfo=dt.UTC)
