"""Clocks elsewhere: what time it is where a client is.

A zone is a name of the IANA list, such as Asia/Tbilisi. A name that the system's list does not know has no
clock.
"""

import datetime as dt

from tickler.core.places import WEEKDAYS


def zone_named(name: str) -> dt.tzinfo | None:
    """Return the clock of a zone, or None where this system does not know it."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # the name of a directory is an OSError
        return None


def time_there(name: str | None, now: dt.datetime) -> dt.datetime | None:
    """Return what a client's clock shows at the moment `now`; None where it is not known."""
    there = zone_named(name) if name else None
    return now.astimezone(there) if there else None


def say_now_there(name: str | None, now: dt.datetime) -> str | None:
    """Say what time it is where a client is, `11:42 there`; None where that is our own time."""
    there = time_there(name, now)
    if there is None or there.replace(tzinfo=None) == now.replace(tzinfo=None):
        return None
    day = "" if there.date() == now.date() else f"{WEEKDAYS[there.weekday()]} "
    return f"{day}{there:%H:%M} there"
