"""How much of the journal is kept."""

import datetime as dt
import re
from typing import NamedTuple

from tickler.core.errors import ValueRefused

ALWAYS_KEPT = 100
"""So many of the last commands can be undone whatever is said."""

ALL = "all"
_DAYS = {"day": 1, "week": 7, "month": 31, "year": 366}
_SAID = re.compile(r"([1-9]\d{0,5}) ?(day|week|month|year|command)s?")


class JournalSpan(NamedTuple):
    """So many days, weeks, months or years, or so many commands; without an amount all of it."""

    amount: int | None
    unit: str = ""

    def __str__(self) -> str:
        return ALL if self.amount is None else f"{self.amount} {self.unit}{'' if self.amount == 1 else 's'}"

    @property
    def commands(self) -> int | None:
        """So many of the last commands are kept; None where days are counted."""
        return self.amount if self.unit == "command" else None

    def first_day(self, today: dt.date) -> dt.date | None:
        """Return the first day that is kept; None where commands are counted, or everything is kept."""
        if self.amount is None or self.unit not in _DAYS:
            return None
        reach = self.amount * _DAYS[self.unit]
        return dt.date.fromordinal(max(today.toordinal() - reach, 1))


def parse_journal_span(value: str) -> JournalSpan:
    """Read `2 years`, `90 days`, `5000 commands` or `all`.

    Raises ValueRefused for anything else, and for fewer commands than are always kept.
    """
    said = value.strip().lower()
    if said == ALL:
        return JournalSpan(None)
    found = _SAID.fullmatch(said)
    if not found:
        raise ValueRefused(
            f'journal is how long it is kept, not "{value}".',
            'Say for example tickler config journal "2 years", "90 days", "5000 commands", or all.',
        )
    span = JournalSpan(int(found[1]), found[2])
    if span.commands is not None and span.commands < ALWAYS_KEPT:
        raise ValueRefused(
            f'journal cannot be "{value}": the last {ALWAYS_KEPT} commands are always kept.',
            f"Say {ALWAYS_KEPT} commands, or more.",
        )
    return span
