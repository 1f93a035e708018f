"""No room: a disk so small that commands stop fitting on it, and one that is read-only all of a sudden."""

import os
import random
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.soak.homes import Home, Lost, State
from tests.soak.orders import Inbox, at_random
from tests.soak.processes import run
from tickler.core.errors import ExitCode

SIZE = 4_000_000
"""The bytes of the disk."""

MARGIN = 700_000
"""With so much free every one of these commands fits."""


def fill_the_disk(inbox: Inbox, scratch: Path, rng: random.Random, seconds: float) -> Counter[str]:
    """Run commands on a disk that is nearly full, for so long; return the figures. Raises Lost.

    Without the right to mount one there are none.
    """
    figures: Counter[str] = Counter()
    with _small_disk(scratch / "small") as disk:
        if disk is None:
            return figures
        home = Home(disk / "home")
        home.out.mkdir(parents=True)
        run(home, ["import", inbox.contacts(5, 40)])
        ballast = disk / "ballast"
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            _squeezed(home, ballast, inbox, scratch / "roomy", rng, figures)
        _read_only(disk, home, scratch / "roomy", figures)
    return figures


def _read_only(disk: Path, home: Home, roomy: Path, figures: Counter[str]) -> None:
    """See that the folder is read from a medium that takes nothing, and that writing says why not."""
    before = home.copied(roomy).checked()
    one = str(before.rows["card"][0][0])
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    try:
        for order in (["today"], ["list"], ["find", "Иван"], ["dossier", one], ["folder"]):
            if (done := run(home, order)).code:
                raise Lost(f"{order[0]} from a read-only medium: {done.err}")
        for order in (["note", one, "said"], ["add", "Ana"], ["purge", one, "--yes"], ["undo"]):
            if (done := run(home, order)).code != ExitCode.FOLDER:
                raise Lost(f"{order[0]} on a read-only medium: exit code {done.code}, {done.err}")
            figures["refused with nothing changed"] += 1
    finally:
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
    if home.copied(roomy).checked() != before:
        raise Lost("a read-only medium: something was changed")


def _squeezed(
    home: Home, ballast: Path, inbox: Inbox, roomy: Path, rng: random.Random, figures: Counter[str]
) -> None:
    before = home.copied(roomy).checked()
    order = at_random(rng, before, inbox, 10_000 + figures.total())
    after = _undisturbed(home.copied(roomy), order)
    ballast.write_bytes(bytes(max(0, _free(home.path) - rng.randint(0, MARGIN))))
    done = run(home, order)
    ballast.unlink()
    found = home.copied(roomy).checked()
    said = f"{' '.join(order)} on a full disk: exit code {done.code}, {done.err}"
    if done.code not in (ExitCode.DONE, ExitCode.NOT_FOUND, ExitCode.REFUSED, ExitCode.FOLDER):
        raise Lost(said)
    if found != (after if done.code == ExitCode.DONE else before):
        raise Lost(f"{said}; changed: {', '.join(found.differences(before))}")
    figures["fitted" if done.code == ExitCode.DONE else "refused with nothing changed"] += 1
    if len(found.rows.get("document", [])) > 4:  # begin anew before the disk is full of what must stay
        run(home, ["purge", str(found.rows["document"][0][1]), "--yes"])


def _undisturbed(home: Home, order: list[str]) -> State:
    run(home, order)
    return home.checked()


def _free(path: Path) -> int:
    state = os.statvfs(path)
    return state.f_bavail * state.f_frsize


@contextmanager
def _small_disk(path: Path) -> Iterator[Path | None]:
    path.mkdir()
    options = ["-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(path)]
    if os.geteuid() or subprocess.run(["mount", *options], capture_output=True, check=False).returncode:
        yield None
        return
    try:
        yield path
    finally:
        subprocess.run(["umount", str(path)], check=True)
