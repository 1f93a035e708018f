"""The settings of a folder: what each means, its default, and how its value is read."""

import datetime as dt
from collections.abc import Mapping
from itertools import groupby
from typing import Literal, NamedTuple

from tickler.core.errors import ValueRefused
from tickler.core.places import WEEKDAYS

DateOrder = Literal["dmy", "mdy"]
"""Whether `12/8` is the twelfth of August or the eighth of December."""

NO_LIMIT = "none"
DIGITS_OF_CAPACITY = 6
LONGEST_OWNER = 100
LONGEST_LEAD = 60
MOST_ATTEMPTS = 99

DEFAULTS = {
    "capacity": "30",
    "working_days": "mon,tue,wed,thu,fri",
    "holidays": "",
    "date_order": "",
    "country": "",
    "owner": "",
    "birthdays": "3",
    "attempts": "3",
    "currency": "",
    "language": "",
    "churn_limit": "2.5",
    "backups": "7d 4w 12m",
    "journal": "2 years",
}

EXPLAINED = {
    "capacity": "how many cards a day can hold: 30; 30, fri 15; none: no limit",
    "working_days": "the days that are worked: mon,tue,wed,thu,fri",
    "holidays": "a country, or country and region, whose holidays are not worked: HR, DE-BY",
    "date_order": "how 12/8 is read: dmy or mdy; empty: it is refused",
    "country": "the country of telephone numbers written without one: HR, GE, RU",
    "owner": "whose folder this is: the name that a packet for a colleague bears",
    "birthdays": "how many days ahead a birthday has its slip: 3, 0: on the day; none: no slips",
    "attempts": "so many calls without an answer until another time of day is proposed",
    "currency": "the currency of a sale that is written down without one: EUR, GEL, RUB",
    "language": "that of letters and scripts for clients whose card says none: hr, ka, ru; empty: en",
    "churn_limit": "the share of clients, in percent, that may be lost in a month: 2.5",
    "backups": "automatic backups that stay: of 7 days, 4 weeks, 12 months",
    "journal": "how long a command can be undone: 2 years, 5000 commands, all",
}


class Capacity(NamedTuple):
    """How many cards each weekday can hold, Monday first; None sets no limit."""

    weekdays: tuple[int | None, ...]

    @classmethod
    def every_day(cls, cards: int | None) -> "Capacity":
        """Make the capacity that is the same on all days."""
        return cls((cards,) * len(WEEKDAYS))

    def on(self, day: dt.date) -> int | None:
        """Return how many cards this day can hold."""
        return self.weekdays[day.weekday()]

    def __str__(self) -> str:
        """Write what most days can hold, then the days that differ: `30, fri 15, sat-sun 0`."""
        most = max(self.weekdays, key=self.weekdays.count)
        said = [_say_limit(most)]
        for limit, run in groupby(range(len(self.weekdays)), key=self.weekdays.__getitem__):
            first, *others = (WEEKDAYS[number].lower() for number in run)
            if limit != most:
                said.append(f"{'-'.join([first, *others[-1:]])} {_say_limit(limit)}")
        return ", ".join(said)


class Settings:
    """The values of a folder, by key, as text; read through the properties."""

    __slots__ = ("values",)

    def __init__(self, values: Mapping[str, str]) -> None:
        self.values = values

    def __getitem__(self, key: str) -> str:
        return self.values.get(key, DEFAULTS[key])

    @property
    def capacity(self) -> Capacity:
        return _capacity(self["capacity"])

    def capacity_on(self, day: dt.date) -> int | None:
        """Return how many cards a day can hold; None is no limit."""
        return self.capacity.on(day)

    @property
    def weekdays(self) -> frozenset[int]:
        return _working_weekdays(self["working_days"])

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
    def currency(self) -> str | None:
        return self["currency"] or None

    @property
    def language(self) -> str | None:
        return self["language"] or None

    @property
    def owner(self) -> str | None:
        return self["owner"] or None

    @property
    def birthday_lead(self) -> int | None:
        """How many days before a birthday its slip appears; None shows no birthdays."""
        value = self["birthdays"]
        return None if value == NO_LIMIT else int(value)

    @property
    def attempts(self) -> int:
        return int(self["attempts"])


def normal_value(key: str, value: str) -> str:
    """Return a setting's value in its stored form; an empty value is the default.

    Raises ValueRefused if there is no such setting, or it does not take this value.
    """
    value = value.strip()
    if not value and key in DEFAULTS:
        return DEFAULTS[key]
    match key:
        case "capacity":
            try:
                return str(_capacity(value))
            except ValueError as fault:
                raise ValueRefused(
                    f'capacity is a number of cards, not "{value}".',
                    'Say tickler config capacity 20, "mon-thu 20, fri 10", or none for no limit.',
                ) from fault
        case "working_days":
            numbers = sorted(_working_weekdays(value))
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
            return _holidays(value)
        case "owner":
            return _owner(value)
        case "birthdays":
            return _lead(value)
        case "attempts":
            return _attempts(value)
        case "currency":
            from tickler.core.money import parse_currency

            return parse_currency(value)
        case "language":
            return language_code(value)
        case "churn_limit":
            return _percentage(value)
        case "backups":
            from tickler.core.backups import parse_rotation

            return str(parse_rotation(value))
        case "journal":
            from tickler.core.journal_span import parse_journal_span

            return str(parse_journal_span(value))
    raise ValueRefused(f'There is no setting "{key}".', "tickler config shows all settings.", tuple(DEFAULTS))


def language_code(value: str) -> str:
    """Return the code of a language (ISO 639), `hr`, also of a longer tag, `hr-HR`. Raises ValueRefused."""
    code = value.strip().partition("-")[0].lower()
    if not (code.isascii() and code.isalpha() and len(code) in (2, 3)):
        raise ValueRefused(f'"{value}" is no language.', "Say its code (ISO 639): de, en, hr, ka, ru.")
    return code


def _holidays(value: str) -> str:
    """Return a country, and perhaps a region of it, as the codes of ISO 3166. Raises ValueRefused."""
    country, dash, region = value.partition("-")
    if not (_is_country(country) and bool(dash) == bool(region)):
        raise ValueRefused(
            f'holidays is a country, or a country and a region of it, not "{value}".',
            "Say a code of ISO 3166: HR, GE, RU, DE-BY, US-CA.",
        )
    return value.upper()


def _owner(value: str) -> str:
    """Return a name on one line. Raises ValueRefused."""
    name = " ".join(value.split())
    if len(name) > LONGEST_OWNER:
        raise ValueRefused(
            f"owner is a name of {LONGEST_OWNER} characters at most, not of {len(name)}.",
            'Say for example tickler config owner "Ana Horvat".',
        )
    return name


def _lead(value: str) -> str:
    """Return for how many days before a birthday it has its slip. Raises ValueRefused."""
    days = value.lower()
    if days != NO_LIMIT and not _is_lead(days):
        raise ValueRefused(
            f'birthdays is a number of days, 0 to {LONGEST_LEAD}, not "{value}".',
            "Say for example tickler config birthdays 7, or none for no slips of birthdays.",
        )
    return days if days == NO_LIMIT else str(int(days))


def _attempts(value: str) -> str:
    """Return a number of calls. Raises ValueRefused."""
    if not (value.isdecimal() and len(value) <= 2 and 1 <= int(value) <= MOST_ATTEMPTS):
        raise ValueRefused(
            f'attempts is a number of calls from 1 to {MOST_ATTEMPTS}, not "{value}".',
            "Say for example tickler config attempts 3.",
        )
    return str(int(value))


def _percentage(value: str) -> str:
    """Return a share in its stored form, `2.5`: up to two digits after the point, of a hundred."""
    number = value.removesuffix("%").strip().replace(",", ".")
    whole, point, fraction = number.partition(".")
    digits = whole.isdecimal() and number.isascii() and bool(point) == fraction.isdecimal()
    if not digits or len(whole) > len("100") or len(fraction) > 2 or float(number) > 100:
        raise ValueRefused(
            f'churn_limit is a share in percent, not "{value}".',
            "Say for example tickler config churn_limit 2.5.",
        )
    return number


def _is_country(code: str) -> bool:
    """Tell whether a text has the shape of a country's code (ISO 3166-1 alpha-2)."""
    return len(code) == 2 and code.isascii() and code.isalpha()


def _is_lead(days: str) -> bool:
    return days.isdecimal() and len(days) <= DIGITS_OF_CAPACITY and int(days) <= LONGEST_LEAD


def _capacity(value: str) -> Capacity:
    """Read a capacity: `30`, `none`, `mon-thu 30, fri 15`, `30, fri 15, sat-sun 0`.

    A number without days is for all days that are not named, else those hold as many as by default. A
    weekday that is named again takes the later number. Raises ValueError for anything else.
    """
    usual: int | None = None
    usual_is_said = False
    named: dict[int, int | None] = {}
    waiting: set[int] = set()  # weekdays whose number is still to come
    for word in value.lower().replace(" - ", "-").replace(",", " ").split():
        if word != NO_LIMIT and not word.isdecimal():
            waiting |= _weekdays(word)
            continue
        limit = _limit(word)
        if waiting:
            named.update(dict.fromkeys(waiting, limit))
            waiting.clear()
        elif usual_is_said:
            raise ValueError(f"two numbers without days: {value}")
        else:
            usual, usual_is_said = limit, True
    if not usual_is_said:
        usual = int(DEFAULTS["capacity"])
    capacity = Capacity(tuple(named.get(number, usual) for number in range(len(WEEKDAYS))))
    if waiting or not any(limit is None or limit for limit in capacity.weekdays):
        raise ValueError(f"no number, or nothing but 0: {value}")
    return capacity


def _limit(word: str) -> int | None:
    if len(word) > DIGITS_OF_CAPACITY:
        raise ValueError(f"no folder has so many cards: {word}")
    return None if word == NO_LIMIT else int(word)


def _say_limit(limit: int | None) -> str:
    return NO_LIMIT if limit is None else str(limit)


def _working_weekdays(value: str) -> frozenset[int]:
    try:
        return frozenset().union(*(_weekdays(part) for part in value.lower().replace(" ", "").split(",")))
    except ValueError as unknown:
        raise ValueRefused(
            f"working_days knows no day '{unknown}'.",
            "Say for example tickler config working_days mon-fri, or mon,tue,thu,sat.",
        ) from unknown


def _weekdays(days: str) -> set[int]:
    """Return the numbers of `fri`, or of the days from one to another, `mon-thu`.

    Raises ValueError with what is no weekday.
    """
    first, dash, last = days.partition("-")
    start = _weekday(first)
    end = _weekday(last) if dash else start
    return {(start + step) % 7 for step in range((end - start) % 7 + 1)}


def _weekday(name: str) -> int:
    known = [day.lower() for day in WEEKDAYS]
    if name[:3] not in known:
        raise ValueError(name[:3])
    return known.index(name[:3])
