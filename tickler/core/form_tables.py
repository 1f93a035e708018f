"""The tables of a form's file: what they may say, and on which line they say it."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

_KEYS = {
    "form": {"title", "about", "question", "outcome", "slip"},
    "question": {"key", "wording", "type", "required", "choices", "from", "to", "labels", "kind", "ahead"},
    "outcome": {"when", "says", "advice"},
    "slip": {"when", "text", "on", "promise"},
}
_HEADER = re.compile(r"\s*\[\[\s*([\w-]+)\s*\]\]")


class Fault(Exception):
    """What is wrong, in which table (`question`, 2, counted from 0), at which of its keys."""

    def __init__(self, message: str, table: str = "form", number: int = 0, key: str | None = None) -> None:
        super().__init__(message)
        self.table, self.number, self.key = table, number, key


class Table(NamedTuple):
    """One table of the file: of which sort it is, its number among those, from 0, and what it says."""

    sort: str
    number: int
    data: Mapping[str, Any]

    def fault(self, message: str, key: str | None = None) -> Fault:
        """Return what is wrong with this table."""
        return Fault(message, self.sort, self.number, key)

    def text(self, key: str) -> str | None:
        """Return a text on one line; None where it is absent or empty."""
        value = self.data.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            raise self.fault(f"{key} is a text in quotation marks", key)
        return " ".join(value.split()) or None

    def needed(self, key: str) -> str:
        """Return a text that has to be there."""
        text = self.text(key)
        if text is None:
            raise self.fault(f"a {self.sort} needs {key}", key)
        return text

    def flag(self, key: str) -> bool:
        """Return true or false; false where it is absent."""
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            raise self.fault(f"{key} is true or false", key)
        return value

    def whole(self, key: str, default: int) -> int:
        """Return a whole number."""
        value = self.data.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.fault(f"{key} is a whole number", key)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, each on one line; empty where it is absent."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            raise self.fault(f'{key} is a list of texts: ["one", "two"]', key)
        return tuple(" ".join(one.split()) for one in value)

    def refuse_unknown(self) -> None:
        """Refuse a key that a table of this sort does not know: a slip of the pen would be passed over."""
        for key in self.data:
            if key not in _KEYS[self.sort]:
                known = ", ".join(sorted(_KEYS[self.sort]))
                raise self.fault(f'a {self.sort} knows no "{key}"; it knows {known}', key)


def line_of(source: str, fault: Fault) -> int | None:
    """Find the line of a fault: that of the key in its table, else of the table, None where it is unsure."""
    table, number, beginning = "form", -1, None
    for at, line in enumerate(source.splitlines(), 1):
        if header := _HEADER.match(line):
            table = header[1]
            number += table == fault.table
            if table == fault.table and number == fault.number:
                beginning = at
        inside = table == fault.table and (table == "form" or number == fault.number)
        if inside and fault.key and re.match(rf"\s*[\"']?{re.escape(fault.key)}[\"']?\s*=", line):
            return at
    return beginning
