"""The holidays of a country, asked once a year from the `holidays` library and kept in the folder."""

import datetime as dt
from contextlib import suppress

from tickler.core.errors import TicklerError, ValueRefused
from tickler.store import settings
from tickler.store.folder import Folder

YEARS_KEPT = 3
"""This year and the next two: as far ahead as anyone defers a card."""


def renew(folder: Folder, where: str, today: dt.date) -> None:
    """Keep the holidays of the coming years too, once those that are kept come to their end.

    That is once a year. A folder that cannot be written now is left for another time.
    """
    if settings.last_holiday_year(folder) >= today.year + 1:
        return
    with suppress(TicklerError):
        settings.renew_holidays(folder, holidays_of(where, today))


def holidays_of(where: str, today: dt.date) -> dict[dt.date, str]:
    """Return the public holidays of this and the next two years.

    `where` is a country (ISO 3166, `HR`), or a country and a region of it (`DE-BY`); where it is
    empty there are none. Raises ValueRefused if the library does not know it.
    """
    if not where:
        return {}
    import holidays

    country, _, region = where.partition("-")
    years = range(today.year, today.year + YEARS_KEPT)
    try:
        found = holidays.country_holidays(country, subdiv=region or None, years=years, language="en_US")
    except NotImplementedError as fault:  # how the library says that it does not know a place
        raise ValueRefused(
            f'The holidays of "{where}" are not known.', "Say a country or region: HR, GE, RU, DE-BY, US-CA."
        ) from fault
    return {day: str(name) for day, name in found.items()}
