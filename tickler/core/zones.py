"""Clocks elsewhere: what time it is where a client is.

A zone is a name of the IANA list, such as Asia/Tbilisi. The list comes with the system, or else with the
package `tzdata`; a name that neither knows has no clock.
"""

import datetime as dt

from tickler.core.places import WEEKDAYS, Day, Place


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
    try:
        return now.astimezone(there) if there else None
    except OverflowError:  # beyond the year 9999, where dates end
        return None


def their_clock(name: str | None, now: dt.datetime) -> dt.time | None:
    """Return what a client's clock shows at the moment `now`: ours without a zone, None for one unknown."""
    there = time_there(name, now) if name else now
    return there.time() if there else None


def say_time_there(name: str | None, moment: dt.datetime) -> str | None:
    """Say what a client's clock shows at a moment on ours, `11:42 there`; None where that is the same."""
    there = time_there(name, moment)
    if there is None or there.replace(tzinfo=None) == moment.replace(tzinfo=None):
        return None
    return f"{say_clock(there, moment.date())} there"


def say_agreed_there(place: Place | None, name: str | None, here: dt.tzinfo | None) -> str | None:
    """Say the time of a place, which is said on the clock `here`, as the client has it: `10:00 there`."""
    if not isinstance(place, Day) or place.time is None:
        return None
    return say_time_there(name, dt.datetime.combine(place.date, place.time, here))


def say_clock(there: dt.datetime, our_day: dt.date) -> str:
    """Say what a clock elsewhere shows, `11:42`, with the weekday where it is not our day."""
    day = "" if there.date() == our_day else f"{WEEKDAYS[there.weekday()]} "
    return f"{day}{there:%H:%M}"


def say_their_time(name: str, now: dt.datetime) -> str:
    """Say a client's time for the dossier: `11:30 when it is 08:30 here (Europe/Moscow)`.

    Where their clock is not known, the name of the zone alone is given back.
    """
    there = time_there(name, now)
    if there is None:
        return name
    return f"{say_clock(there, now.date())} when it is {now:%H:%M} here ({name})"
