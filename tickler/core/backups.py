"""Backups of the folder: what is known of one, and how many are kept."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from tickler.core.errors import ValueRefused

DAILY, WEEKLY, MONTHLY = "daily", "weekly", "monthly"
BY_HAND, BEFORE_MIGRATION, BEFORE_RESTORE = "by hand", "before a migration", "before a restore"

MOST_KEPT = 999
_COUNTED = re.compile(r"(\d{1,3}) ?(?:(d|days?|daily)|(w|weeks?|weekly)|(m|months?|monthly))\b")


class Backup(NamedTuple):
    """One backup of a list; `number` counts from the newest, 1, and changes with every new one.

    `size` is the database's, in bytes; the documents lie beside all backups, each once. `cards` are those
    behind the tabs. Where it does not open, `fault` says why, and `cards` is None. `key` is the id of the key
    it is encrypted with, if it is.
    """

    number: int
    name: str
    file: Path
    at: dt.datetime
    kind: str
    size: int
    cards: int | None
    fault: str | None = None
    key: str | None = None

    @property
    def opens(self) -> bool:
        return self.fault is None


class Made(NamedTuple):
    """A backup that was just made and checked: `missing` names the documents that could not be taken along.

    `size` is what it takes, in bytes: of the database, and of the documents in it where it is one file.
    `key` is the id of the key it is encrypted with, if it is.
    """

    file: Path
    cards: int
    documents: int
    size: int
    missing: tuple[str, ...] = ()
    key: str | None = None


class Restored(NamedTuple):
    """What was put in the place of a folder, and the name of the backup that the former one is now.

    `aside` is None where there was no folder. `missing` names documents that the backup does not have. `key`
    is the id of the key that the folder wants now, if it is encrypted; `key_changed` tells that what was
    there wants another one, or none.
    """

    cards: int
    aside: str | None
    missing: tuple[str, ...] = ()
    key: str | None = None
    key_changed: bool = False


class Rotation(NamedTuple):
    """How many of the automatic backups are kept."""

    daily: int = 7
    weekly: int = 4
    monthly: int = 12

    def __str__(self) -> str:
        return f"{self.daily}d {self.weekly}w {self.monthly}m"

    @property
    def said(self) -> str:
        """The same in words."""
        return f"the last of {self.daily} days, {self.weekly} weeks and {self.monthly} months"

    def kept(self, days: Iterable[dt.date]) -> dict[dt.date, str]:
        """Return which of the days with a backup keep it, each with its kind.

        The newest days are the daily ones; then come the last days of the newest weeks, and of the newest
        months, that are not kept already.
        """
        newest_first = sorted(set(days), reverse=True)
        found = dict.fromkeys(newest_first[: self.daily], DAILY)
        found |= _last_days(newest_first, found, self.weekly, WEEKLY, lambda day: day.isocalendar()[:2])
        found |= _last_days(newest_first, found, self.monthly, MONTHLY, lambda day: (day.year, day.month))
        return found


def _last_days(
    newest_first: list[dt.date],
    found: dict[dt.date, str],
    count: int,
    kind: str,
    period: Callable[[dt.date], tuple[int, int]],
) -> dict[dt.date, str]:
    last: dict[tuple[int, int], dt.date] = {}
    for day in newest_first:
        last.setdefault(period(day), day)
    return dict.fromkeys([day for day in last.values() if day not in found][:count], kind)


def parse_rotation(value: str) -> Rotation:
    """Read how many backups are kept, `7d 4w 12m` or `7 daily, 4 weekly`; what is not named is as by default.

    Raises ValueRefused for anything else, and for no daily ones: without a newest there is none.
    """
    counts: dict[str, int] = {}
    for count, *units in _COUNTED.findall(value.lower()):
        kind = next(kind for kind, unit in zip((DAILY, WEEKLY, MONTHLY), units, strict=True) if unit)
        counts[kind] = int(count)
    rest = _COUNTED.sub("", value.lower()).replace(",", "").strip()
    if rest or not counts or counts.get(DAILY) == 0:
        raise ValueRefused(
            f'backups is how many are kept, not "{value}".',
            "Say for example tickler config backups "
            f'"{Rotation()}": days, weeks and months; at least 1d, each up to {MOST_KEPT}.',
        )
    return Rotation(**counts)
