"""What is said when a rhythm is refused: what is wrong with it, and what to say instead."""

from tickler.core.cadence_form import NTH
from tickler.core.errors import ValueRefused
from tickler.core.places import WEEKDAYS_LONG


def not_understood(said: str) -> ValueRefused:
    """Refuse what names no rhythm."""
    return ValueRefused(
        f'"{said}" is no cadence',
        "Say for example every 2 weeks, monthly, every monday, every other friday, every 31st, "
        "first monday of the month or yearly on 5 may.",
    )


def kept_by_nobody(said: str) -> ValueRefused:
    """Refuse a rhythm of no time, or of more than a life."""
    return ValueRefused(
        f'"{said}" is no rhythm anybody keeps', "From every day to every 100 years, in whole numbers."
    )


def week_or_sunday(said: str) -> ValueRefused:
    """Refuse a word that means both Sunday and the week."""
    return ValueRefused(f'"{said}" can mean the week or the Sunday', "Say weekly, or every sunday.")


def other_or_of_month(said: str, nth: int, weekday: int) -> ValueRefused:
    """Refuse `every second friday`: every other one, or the second one of a month."""
    day = WEEKDAYS_LONG[weekday].lower()
    apart = f"every other {day}" if nth == 2 else f"every {nth} weeks on {day}"
    of_month = f"{NTH[nth]} {day} of the month"
    return ValueRefused(
        f'"{said}" can be read two ways', f"Say {apart}, or {of_month}.", choices=(apart, of_month)
    )


def two_ways(said: str) -> ValueRefused:
    """Refuse `biweekly` and its kin."""
    return ValueRefused(
        f'"{said}" can be read two ways: twice in that time, or every second one',
        "Say every 2 weeks, every 2 months, or semiannual; twice in a week or a month is two slips.",
    )


def so_many_times(said: str) -> ValueRefused:
    """Refuse `twice a month`: it does not say on which days."""
    return ValueRefused(
        f'"{said}" does not say on which days',
        "Say how far apart, as every 2 weeks; or lay a slip for each day: every 1st, and every 15th.",
    )


def several_weekdays(said: str) -> ValueRefused:
    """Refuse `every monday and thursday`."""
    return ValueRefused(
        f'"{said}" is more than one rhythm', "Lay a slip for each day: every monday, every thursday."
    )


def working_days(said: str) -> ValueRefused:
    """Refuse `every working day`: which days are worked is a matter of the folder, and changes."""
    return ValueRefused(
        f'"{said}": a rhythm does not know which days you work', "Say every weekday, for Monday to Friday."
    )
