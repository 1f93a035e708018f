"""What the clock says where a client is."""

import datetime as dt

from tickler.core.places import WEEKDAYS


def say_their_time(zone: str, now: dt.datetime) -> str:
    """Say a client's time at the moment `now`: `11:30 when it is 08:30 here (Europe/Moscow)`.

    `zone` is a name of the IANA list; of any other text, and where this system has no such list, the name
    alone is given back.
    """
    there = _there(zone, now)
    if there is None:
        return zone
    day = "" if there.date() == now.date() else f"{WEEKDAYS[there.weekday()]} "
    return f"{day}{there:%H:%M} when it is {now:%H:%M} here ({zone})"


def their_clock(zone: str | None, now: dt.datetime) -> dt.time | None:
    """Return what a client's clock shows at the moment `now`: ours without a zone, None for one unknown."""
    there = _there(zone, now) if zone else now
    return there.time() if there else None


def _there(zone: str, now: dt.datetime) -> dt.datetime | None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return now.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError, OSError):  # the name of a directory is an OSError
        return None
