"""What the clock says where a client is."""

import datetime as dt

from tickler.core.places import WEEKDAYS


def say_their_time(zone: str, now: dt.datetime) -> str:
    """Say a client's time at the moment `now`: `11:30 when it is 08:30 here (Europe/Moscow)`.

    `zone` is a name of the IANA list; of any other text, and where this system has no such list, the name
    alone is given back.
    """
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        there = now.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError, OSError):  # the name of a directory is an OSError
        return zone
    day = "" if there.date() == now.date() else f"{WEEKDAYS[there.weekday()]} "
    return f"{day}{there:%H:%M} when it is {now:%H:%M} here ({zone})"
