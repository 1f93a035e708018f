"""What the headers of a file mean."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tickler.core.cards import TEXT_FIELDS
from tickler.core.errors import ValueRefused
from tickler.core.folding import fold
from tickler.exchange.names import ADDRESS_PARTS, NAME_PARTS
from tickler.exchange.words import HEADER_WORDS, QUALIFIERS

CUSTOM = "custom"
LEFT_OUT = "left-out"
IDENTIFYING = frozenset({"name", "nickname", "file-as", "company", "phone", "email", *NAME_PARTS})
"""Without one of these no card can be made of a row."""

MAP_FIELDS = (
    *(field.replace("_", "-") for field in TEXT_FIELDS),
    "first-name", "middle-name", "last-name", "phone", "email", "note", "tag", "skip", "custom:KEY",
)  # fmt: skip
"""What may stand on the right of `--map HEADER=FIELD`."""

_QUALIFIABLE = frozenset({"phone", "email", "website", LEFT_OUT, *ADDRESS_PARTS})
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TOKEN = re.compile(r"[a-z]+|\d+")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file: its header, the field it fills, and which of several (`home`, `2`) it is.

    `field` is `custom` for a header that is not understood, and then `key` is the name of the custom
    field; `known` tells whether the header, or `--map`, said what it means.
    """

    header: str
    field: str
    group: str = ""
    key: str = ""
    known: bool = True


def meaning_of(header: str) -> Column | None:
    """Tell what a header means, or None where its words are not known."""
    tokens = _TOKEN.findall(fold(_HUMP.sub(" ", header)))
    words = [token for token in tokens if not token.isdigit()]
    # `Address 2 - City` is of a second address; `Street 2` is the second line of the same one.
    numbers = [token for token in tokens[:-1] if token.isdigit()]
    field = _table().get("".join(words))
    if field:
        return Column(header, field, " ".join(numbers))
    qualifiers = [word for word in words if word in _qualifiers()]
    field = _table().get("".join(word for word in words if word not in _qualifiers()))
    if field in _QUALIFIABLE:
        return Column(header, field, " ".join((*qualifiers, *numbers)))
    return None


def columns_of(headers: Sequence[str], mapping: Mapping[str, str] | None = None) -> list[Column]:
    """Tell what each header of a file means; what is not understood is a custom field.

    `mapping` overrules by header, as `--map` does. Raises ValueRefused for a header that the file has
    not, and for a field that a contact has not.
    """
    chosen = _chosen(headers, mapping or {})
    keys = _custom_keys(headers)
    columns = [
        chosen.get(position) or meaning_of(header) or Column(header, CUSTOM, key=key, known=False)
        for position, (header, key) in enumerate(zip(headers, keys, strict=True))
    ]
    return _settled(columns)


def count_known(cells: Sequence[str], mapping: Mapping[str, str] | None = None) -> int:
    """Count the cells of a row that are headers we understand, or that `mapping` names."""
    named = {_plain(header) for header in mapping or {}}
    return sum(bool(cell) and (_plain(cell) in named or meaning_of(cell) is not None) for cell in cells)


def _settled(columns: list[Column]) -> list[Column]:
    """Decide the headers that depend on their neighbours."""
    fields = {column.field for column in columns}
    words = {_plain(column.header) for column in columns}

    def settle(column: Column) -> Column:
        field = column.field
        if field == "title":
            field = "prefix" if {"first-name", "position"} <= fields else "position"
        elif field == "name" and _plain(column.header) == "name" and "vorname" in words:
            field = "name" if "last-name" in fields else "last-name"
        elif field == "birthday" and "birth-month" in fields:
            field = "birth-day"
        return Column(column.header, field, column.group, column.key or column.header, column.known)

    return [settle(column) for column in columns]


def _custom_keys(headers: Sequence[str]) -> list[str]:
    """Name the custom fields: after the header, with a number where it is empty or comes twice."""
    keys: list[str] = []
    for position, header in enumerate(headers, start=1):
        key = header or f"column {position}"
        keys.append(f"{key} ({position})" if key in keys else key)
    return keys


def _chosen(headers: Sequence[str], mapping: Mapping[str, str]) -> dict[int, Column]:
    chosen: dict[int, Column] = {}
    for wanted, field in mapping.items():
        positions = [n for n, header in enumerate(headers) if header == wanted]
        positions = positions or [n for n, header in enumerate(headers) if _plain(header) == _plain(wanted)]
        if not positions:
            raise ValueRefused(
                f'The file has no column "{wanted}".',
                "Name one of its columns; they are the choices above.",
                tuple(filter(None, headers)),
            )
        for position in positions:
            chosen[position] = _mapped(headers[position], field)
    return chosen


def _mapped(header: str, field: str) -> Column:
    if field.startswith("custom:") and field != "custom:":
        return Column(header, CUSTOM, key=field.removeprefix("custom:"))
    name = field.replace("_", "-").lower()
    if name == "skip":
        return Column(header, LEFT_OUT)
    if name in MAP_FIELDS or name in HEADER_WORDS:
        return Column(header, name)
    raise ValueRefused(f'A contact has no field "{field}".', "Name one of the fields above.", MAP_FIELDS)


def _plain(header: str) -> str:
    return "".join(_TOKEN.findall(fold(header)))


@cache
def _table() -> dict[str, str]:
    return {
        _plain(word): field
        for field, words in HEADER_WORDS.items()
        for line in words.splitlines()
        for word in line.split("|")
        if _plain(word)
    }


@cache
def _qualifiers() -> frozenset[str]:
    return frozenset(_plain(word) for line in QUALIFIERS.splitlines() for word in line.split("|"))
