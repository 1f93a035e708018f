"""Settings that change the meaning of the folder, and are kept in it."""

import datetime as dt
from typing import TYPE_CHECKING

from tickler.core.settings import Settings
from tickler.store import statements as sql
from tickler.store.folder import Folder

if TYPE_CHECKING:  # reading the capacity loads neither the journal nor the calendar
    from tickler.core.workdays import WorkingDays
    from tickler.store.journal import Entry


def load(folder: Folder) -> Settings:
    """Return the settings of the folder; what was never set is at its default."""
    return Settings({row["key"]: row["value"] for row in folder.db.execute(sql.SETTINGS)})


def store(entry: "Entry", key: str, value: str | None) -> None:
    """Set a setting, or with None return it to its default."""
    present = {row["key"]: row["id"] for row in entry.db.execute(sql.SETTINGS)}
    if key in present and value is None:
        entry.update("setting", present[key], sql.REMOVE_SETTING, {})
    elif key in present:
        entry.update("setting", present[key], sql.CHANGE_SETTING, {"value": value})
    elif value is not None:
        entry.insert("setting", sql.ADD_SETTING, {"key": key, "value": value})


def working_days(folder: Folder, settings: Settings, today: dt.date) -> "WorkingDays":
    """Return the days that are worked, with the holidays from today on."""
    from tickler.core.workdays import WorkingDays

    holidays = {
        dt.date.fromisoformat(row["date"]): row["name"]
        for row in folder.db.execute(sql.HOLIDAYS, {"first": today.isoformat()})
    }
    return WorkingDays(settings.weekdays, holidays)


def keep_holidays(entry: "Entry", holidays: dict[dt.date, str]) -> None:
    """Keep the holidays of the coming years, in the place of those kept before."""
    entry.db.execute(sql.FORGET_HOLIDAYS)
    entry.db.executemany(
        sql.ADD_HOLIDAY, [{"date": day.isoformat(), "name": name} for day, name in holidays.items()]
    )
