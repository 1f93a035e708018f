"""Commands that chance asks for, killed with SIGKILL when chance says so; the next finds what they left."""

import random
import time
from collections import Counter
from pathlib import Path

from tests.soak.homes import NOTHING, Home, Lost, State
from tests.soak.orders import Inbox, Order, at_random
from tests.soak.processes import Run, run

LARGE = 400
"""With so many cards a new folder is begun, so that the commands stay quick."""


def kill_at_random(inbox: Inbox, scratch: Path, rng: random.Random, seconds: float) -> Counter[str]:
    """Kill commands for so long, and return the figures. Raises Lost."""
    figures: Counter[str] = Counter()
    end = time.monotonic() + seconds
    home, state = _new_home(scratch / "killed-0"), NOTHING
    while time.monotonic() < end:
        number = figures["commands"] + 1
        if len(state.rows.get("card", [])) > LARGE:
            home, state = _new_home(scratch / f"killed-{number}"), NOTHING
        order = at_random(rng, state, inbox, number)
        state = _disturbed(home, state, order, scratch, rng, figures)
    return figures


def _disturbed(
    home: Home, before: State, order: Order, scratch: Path, rng: random.Random, figures: Counter[str]
) -> State:
    """Do a command on a copy, then here, where it is killed at some time; return the state it leaves."""
    twin = home.copied(scratch / "twin")
    whole = run(twin, order)
    after = twin.checked()
    done = run(home, order, kill_after=rng.uniform(0, 1.1 * whole.seconds))
    found = _found(home, scratch, order)
    if found not in (before, after):
        raise Lost(f"{' '.join(order)}, killed: half done in {', '.join(found.differences(after))}")
    if _told(done, whole) and found != after:
        raise Lost(f"{' '.join(order)}: done, it said before it was killed, and is gone")
    if not done.killed and (done.code, done.out) != (whole.code, whole.out):
        raise Lost(f"{' '.join(order)}: {done} instead of {whole}")
    if order[0] == "purge" and whole.code == 0 and found == after != before:
        _look_for_traces(home, scratch, before, order[1])
    figures["commands"] += 1
    figures["killed"] += done.killed
    figures["of them done already"] += done.killed and found == after != before
    return found


def _told(done: Run, whole: Run) -> bool:
    return bool(done.out) and done.out == whole.out


def _found(home: Home, scratch: Path, order: Order) -> State:
    try:
        return home.copied(scratch / "found").checked()
    except Lost as lost:
        raise Lost(f"{' '.join(order)}, killed: {lost}") from lost


def _look_for_traces(home: Home, scratch: Path, before: State, card_id: str) -> None:
    """See that doctor has finished what a purge has begun. The name of a client is like no other."""
    [name] = [row[1] for row in before.rows["card"] if str(row[0]) == card_id]
    others = [row[1] for row in home.state().rows.get("card", [])]
    tidied = Home(scratch / "found")
    if not any(name in other for other in others) and (traces := tidied.traces(name)):
        raise Lost(f"purge {card_id}: traces of {name} in {', '.join(traces)}")


def _new_home(path: Path) -> Home:
    home = Home(path)
    home.out.mkdir(parents=True)
    return home
