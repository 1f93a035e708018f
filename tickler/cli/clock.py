"""The one place that reads the clock."""

import datetime as dt

from tickler.core.errors import DateRefused

LATEST_YEAR = 9000
"""Dates end with the year 9999, and from any day on the folder looks a hundred years ahead."""


def now(said: str | None = None) -> dt.datetime:
    """Return the present moment in local time with its offset.

    `said` is what `--today` or TICKLER_TODAY asks for instead: `YYYY-MM-DD`, which keeps the time
    of day, or `YYYY-MM-DDTHH:MM`. Raises DateRefused if it is neither, or lies beyond LATEST_YEAR.
    """
    present = dt.datetime.now()
    if not said:
        return present.astimezone()
    try:
        if len(said) == len("2026-11-20"):
            moment = dt.datetime.combine(dt.date.fromisoformat(said), present.time()).astimezone()
        else:
            moment = dt.datetime.fromisoformat(said).astimezone()
    except (ValueError, OverflowError) as fault:
        raise DateRefused(
            f'--today takes a date, not "{said}".', "Say --today 2026-11-20, or 2026-11-20T08:30."
        ) from fault
    if moment.year > LATEST_YEAR:
        raise DateRefused(
            f'--today takes a year up to {LATEST_YEAR}, not "{said}".', "Say --today 2026-11-20."
        )
    return moment
