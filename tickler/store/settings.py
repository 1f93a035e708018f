"""Settings that change the meaning of the folder, and are kept in it."""

import datetime as dt
from contextlib import suppress
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


def folder_id(folder: Folder) -> str:
    """Return what tells this folder from every other one: 32 hexadecimal digits, made with it."""
    row = folder.db.execute(sql.FOLDER_ID).fetchone()
    return str(row["value"]) if row else ""


def store(entry: "Entry", key: str, value: str | None) -> None:
    """Set a setting, or with None return it to its default."""
    present = {row["key"]: row for row in entry.db.execute(sql.SETTINGS)}.get(key)
    if present is None:
        if value is not None:
            entry.insert("setting", sql.ADD_SETTING, {"key": key, "value": value})
    elif value is None:
        entry.update("setting", present["id"], sql.REMOVE_SETTING, {})
    elif value != present["value"]:
        entry.update("setting", present["id"], sql.CHANGE_SETTING, {"value": value})


def working_days(folder: Folder, settings: Settings, today: dt.date) -> "WorkingDays":
    """Return the days that are worked, with the holidays from today on."""
    from tickler.core.workdays import WorkingDays

    kept = folder.db.execute(sql.HOLIDAYS, {"first": today.isoformat()}) if settings["holidays"] else ()
    holidays = {dt.date.fromisoformat(row["date"]): row["name"] for row in kept}
    return WorkingDays(settings.weekdays, holidays)


def keep_holidays(entry: "Entry", holidays: dict[dt.date, str]) -> None:
    """Keep the holidays of the coming years, in the place of those kept before."""
    for row in entry.db.execute(sql.ALL_HOLIDAYS).fetchall():
        entry.update("holiday", row["id"], sql.REMOVE_HOLIDAY, {})
    for day, name in holidays.items():
        entry.insert("holiday", sql.ADD_HOLIDAY, {"date": day.isoformat(), "name": name})


def last_holiday_year(folder: Folder) -> int:
    """Return the last year of which holidays are kept, 0 if there are none."""
    last = folder.db.execute(sql.LAST_HOLIDAY).fetchone()["date"]
    return dt.date.fromisoformat(last).year if last else 0


def renew_holidays(folder: Folder, holidays: dict[dt.date, str]) -> None:
    """Add the holidays that are not kept yet.

    It happens by itself and changes no decision of the user, so the journal does not tell of it,
    and a folder that cannot be written now (locked, read-only, no room) is left for another time.
    """
    new = [{"date": day.isoformat(), "name": name} for day, name in holidays.items()]
    with suppress(folder.library.OperationalError):
        folder.db.execute("BEGIN IMMEDIATE")
        with folder.db:
            folder.db.executemany(sql.ADD_MISSING_HOLIDAY, new)
