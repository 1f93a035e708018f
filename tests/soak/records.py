"""The script, done once undisturbed: what each command does to the disk, and the folder before and after."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.soak import trace
from tests.soak.homes import NOTHING, Home, Lost, State
from tests.soak.orders import Inbox, Order, script
from tests.soak.processes import Run, run_traced


class Record(NamedTuple):
    """A command: its words, a copy of the home as it found it, the states before and after, what it did.

    The paths in it are those of the home that it was `recorded_in`.
    """

    order: Order
    recorded_in: Path
    home: Home
    before: State
    after: State
    run: Run
    steps: list[trace.Step]
    calls: list[trace.Call]

    def settle(self, home: Home, run: Run, how: str) -> bool:
        """Tell whether a disturbed command was done, in this home. Raises Lost where it is neither nor."""
        try:
            found = home.checked()
        except Lost as lost:
            raise Lost(f"{how}: {lost}") from lost
        done = found == self.after
        if not done and found != self.before:
            where = ", ".join(found.differences(self.after))
            raise Lost(f"{how}: half done in {where}")
        if self.told(run) and not done:
            raise Lost(f"{how}: done, it said, and is gone: {', '.join(found.differences(self.after))}")
        return done

    def told(self, run: Run) -> bool:
        """Tell whether a disturbed command has said all that it says when it is done."""
        return bool(self.run.out) and run.out == self.run.out


def records(inbox: Inbox, scratch: Path) -> Iterator[Record]:
    """Do the script in a new home, and yield the record of each command."""
    home = Home(scratch / "recorded")
    home.out.mkdir(parents=True)
    before = NOTHING
    for number, order in enumerate(script(inbox, home)):
        found = home.copied(scratch / f"before-{number}")
        log = scratch / "log"
        run = run_traced(home, order, log, *trace.RECORD)
        after = home.copied(scratch / "after").checked()
        if run.code != 0:
            raise Lost(f"{' '.join(order)} failed: {run.err}")
        made, called = trace.steps(log, home.path), trace.calls(log, home.path)
        yield Record(order, home.path, found, before, after, run, made, called)
        before = after
