"""The one place that reads the clock, and knows which clock is ours."""

import datetime as dt

from tickler.core.errors import DateRefused

LATEST_YEAR = 9000
"""Dates end with the year 9999, and from any day on the folder looks a hundred years ahead."""


class Here(dt.tzinfo):
    """The clock on this wall: the local time of the system, with its summers and winters.

    A moment in local time knows today's offset alone; this knows that of every other day, so that an
    hour agreed in July is turned into ours as July has it.
    """

    def utcoffset(self, moment: dt.datetime | None) -> dt.timedelta | None:
        return self._as_the_system_has_it(moment).utcoffset() if moment else None

    def tzname(self, moment: dt.datetime | None) -> str | None:
        return self._as_the_system_has_it(moment).tzname() if moment else None

    def dst(self, moment: dt.datetime | None) -> dt.timedelta | None:
        return None  # the system does not tell it apart

    def fromutc(self, moment: dt.datetime) -> dt.datetime:
        """Read a moment of UTC on this clock; `fold` tells the second of two equal hours in autumn."""
        local = moment.replace(tzinfo=dt.UTC).astimezone()
        ours = local.replace(tzinfo=self)
        return ours if ours.utcoffset() == local.utcoffset() else ours.replace(fold=1)

    def _as_the_system_has_it(self, moment: dt.datetime) -> dt.datetime:
        return moment.replace(tzinfo=None).astimezone()


HERE = Here()


def now(said: str | None = None) -> dt.datetime:
    """Return the present moment in local time; its `tzinfo` is our clock on any other day, too.

    `said` is what `--today` or TICKLER_TODAY asks for instead: `YYYY-MM-DD`, which keeps the time
    of day, or `YYYY-MM-DDTHH:MM`. Raises DateRefused if it is neither, or lies beyond LATEST_YEAR.
    """
    present = dt.datetime.now(HERE)
    if not said:
        return present
    try:
        if len(said) == len("2026-11-20"):
            moment = dt.datetime.combine(dt.date.fromisoformat(said), present.time()).astimezone(HERE)
        else:
            moment = dt.datetime.fromisoformat(said).astimezone(HERE)
    except (ValueError, OverflowError) as fault:
        raise DateRefused(
            f'--today takes a date, not "{said}".', "Say --today 2026-11-20, or 2026-11-20T08:30."
        ) from fault
    if moment.year > LATEST_YEAR:
        raise DateRefused(
            f'--today takes a year up to {LATEST_YEAR}, not "{said}".', "Say --today 2026-11-20."
        )
    return moment
