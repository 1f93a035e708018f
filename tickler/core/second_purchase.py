"""How long it usually takes until a client buys again, and who is near that time without having bought."""

import datetime as dt
from typing import NamedTuple

from tickler.core.places import say_short
from tickler.core.segments import Bought

FEWEST = 5
"""Of fewer clients who came back nothing usual can be said."""


class UsualTime(NamedTuple):
    """Days from the first to the second purchase of so many `clients`: the median, and the quartiles."""

    clients: int
    lower: int
    median: int
    upper: int


class Nearing(NamedTuple):
    """A client who nears a second purchase: when the first was, and when the usual time is over, or today."""

    client: int
    first: dt.date
    due: dt.date


def usual_time(bought: Bought) -> UsualTime | None:
    """Return the usual time to a second purchase; None where too few clients have made one."""
    from statistics import quantiles

    firsts = (sorted(set(days))[:2] for days in bought.values())
    times = [(days[1] - days[0]).days for days in firsts if len(days) > 1]
    if len(times) < FEWEST:
        return None
    lower, median, upper = (round(days) for days in quantiles(times, n=4, method="inclusive"))
    return UsualTime(len(times), lower, median, upper)


def nearing(bought: Bought, usual: UsualTime | None, today: dt.date) -> tuple[Nearing, ...]:
    """Return who bought once, as long ago as a half of those who came back took for it, the earliest first.

    Those are the clients between the lower and the upper quartile, both included.
    """
    if usual is None:
        return ()
    once = ((min(days), client) for client, days in bought.items() if len(set(days)) == 1)
    return tuple(
        Nearing(client, first, max(today, first + dt.timedelta(days=usual.median)))
        for first, client in sorted(once)
        if usual.lower <= (today - first).days <= usual.upper
    )


def slip_text(first: dt.date) -> str:
    """Return what the slip for a second purchase says: always the same for a client, so that it is known."""
    return f"second purchase: the first was on {say_short(first, dt.date.min)}"
