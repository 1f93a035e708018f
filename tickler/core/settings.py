"""The settings of a folder: what each means, its default, and how its value is read."""

from collections.abc import Mapping
from typing import Literal

from tickler.core.errors import ValueRefused
from tickler.core.places import WEEKDAYS

DateOrder = Literal["dmy", "mdy"]
"""Whether `12/8` is the twelfth of August or the eighth of December."""

NO_LIMIT = "none"
LONGEST_OWNER = 100

DEFAULTS = {
    "capacity": "30",
    "working_days": "mon,tue,wed,thu,fri",
    "holidays": "",
    "date_order": "",
    "country": "",
    "owner": "",
}

EXPLAINED = {
    "capacity": "how many cards a day can hold; none: no limit",
    "working_days": "the days that are worked: mon,tue,wed,thu,fri",
    "holidays": "a country, or country and region, whose holidays are not worked: HR, DE-BY",
    "date_order": "how 12/8 is read: dmy or mdy; empty: it is refused",
    "country": "the country of telephone numbers written without one: HR, GE, RU",
    "owner": "whose folder this is: the name that a packet for a colleague bears",
}


class Settings:
    """The values of a folder, by key, as text; read through the properties."""

    __slots__ = ("values",)

    def __init__(self, values: Mapping[str, str]) -> None:
        self.values = values

    def __getitem__(self, key: str) -> str:
        return self.values.get(key, DEFAULTS[key])

    @property
    def capacity(self) -> int | None:
        return int(self["capacity"]) if self["capacity"] != NO_LIMIT else None

    @property
    def weekdays(self) -> frozenset[int]:
        return _weekdays(self["working_days"])

    @property
    def date_order(self) -> DateOrder | None:
        match self["date_order"]:
            case "dmy" | "mdy" as order:
                return order
        return None

    @property
    def country(self) -> str | None:
        return self["country"] or None

    @property
    def owner(self) -> str | None:
        return self["owner"] or None


def normal_value(key: str, value: str) -> str:
    """Return a setting's value in its stored form; an empty value is the default.

    Raises ValueRefused if there is no such setting, or it does not take this value.
    """
    value = value.strip()
    if not value and key in DEFAULTS:
        return DEFAULTS[key]
    match key:
        case "capacity":
            if value.lower() == NO_LIMIT:
                return NO_LIMIT
            if not (value.isdecimal() and int(value) > 0):
                raise ValueRefused(
                    f'capacity is a number of cards, not "{value}".',
                    "Say tickler config capacity 20, or none for no limit.",
                )
            return value
        case "working_days":
            numbers = sorted(_weekdays(value.lower()))
            return ",".join(WEEKDAYS[number].lower() for number in numbers)
        case "date_order":
            if value.lower() not in ("", "dmy", "mdy"):
                raise ValueRefused(
                    f'date_order is dmy or mdy, not "{value}".', "dmy reads 12/8 as 12 August."
                )
            return value.lower()
        case "country":
            if not _is_country(value):
                raise ValueRefused(
                    f'country is a code of two letters (ISO 3166), not "{value}".',
                    "Say for example tickler config country HR.",
                )
            return value.upper()
        case "holidays":
            country, dash, region = value.partition("-")
            if not (_is_country(country) and bool(dash) == bool(region)):
                raise ValueRefused(
                    f'holidays is a country, or a country and a region of it, not "{value}".',
                    "Say a code of ISO 3166: HR, GE, RU, DE-BY, US-CA.",
                )
            return value.upper()
        case "owner":
            name = " ".join(value.split())
            if len(name) > LONGEST_OWNER:
                raise ValueRefused(
                    f"owner is a name of {LONGEST_OWNER} characters at most, not of {len(name)}.",
                    'Say for example tickler config owner "Ana Horvat".',
                )
            return name
    raise ValueRefused(f'There is no setting "{key}".', "tickler config shows all settings.", tuple(DEFAULTS))


def _is_country(code: str) -> bool:
    """Tell whether a text has the shape of a country's code (ISO 3166-1 alpha-2)."""
    return len(code) == 2 and code.isascii() and code.isalpha()


def _weekdays(value: str) -> frozenset[int]:
    numbers: set[int] = set()
    for part in value.replace(" ", "").split(","):
        first, _, last = part.partition("-")
        try:
            start = _weekday(first)
            end = _weekday(last) if last else start
        except KeyError as unknown:
            raise ValueRefused(
                f"working_days knows no day {unknown}.",
                "Say for example tickler config working_days mon-fri, or mon,tue,thu,sat.",
            ) from unknown
        numbers.update((start + step) % 7 for step in range((end - start) % 7 + 1))
    return frozenset(numbers)


def _weekday(name: str) -> int:
    return {day.lower(): number for number, day in enumerate(WEEKDAYS)}[name[:3]]
