"""What the headers of a file mean."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from tickler.core.cards import TEXT_FIELDS
from tickler.core.errors import ValueRefused
from tickler.core.folding import fold
from tickler.exchange.columns.joint_headers import joint_field, pieces_of
from tickler.exchange.columns.names import ADDRESS_PARTS, NAME_PARTS
from tickler.exchange.columns.words import ADDRESSES, CLIENTS, HEADER_WORDS, MARKS, NUMBERS, QUALIFIERS

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
_NEVER_ANOTHERS = frozenset({"name", "external-id"})
"""`Person - Birthday` is the client's own; `Organization - ID` is the organization's."""
_PERSONS = frozenset({"name", "first-name", "last-name"})
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_GENDER_ENDING = re.compile(r"/[a-z]\b")
_OR_FAX = re.compile(r"/\s*(?:tele)?(?:fax|faks|факс|ფაქსი)\.?\s*$", re.IGNORECASE)
_TOKEN = re.compile(r"[a-z]+|\d+")
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_SHORTEST_PREFIX = 4
_LONGEST_HEADER = 120
"""In characters; what is longer is a text, and no word of it names a column."""


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
    return _meaning_of(header) if len(header) <= _LONGEST_HEADER else None


@lru_cache(maxsize=4096)
def _meaning_of(header: str) -> Column | None:
    said = _OR_FAX.sub("", _IN_BRACKETS.sub(_without_mark, header))
    return _single_meaning(header, said) or _joint_meaning(header, said)


def _without_mark(found: re.Match[str]) -> str:
    """Leave out `(required)`, which says nothing of the column; `(privat)` does."""
    return " " if _plain(found[1]) in _marks() else found[0]


def _joint_meaning(header: str, said: str) -> Column | None:
    """Tell what a header means that is put together of others, as `PLZ/Ort`."""
    pieces = [piece for piece in pieces_of(said) if _plain(piece) not in _numbers()]
    columns = [column for piece in pieces if (column := _single_meaning(header, piece))]
    if not columns or len(columns) < len(pieces):
        return None
    field = joint_field([column.field for column in columns])
    return Column(header, field, next((one.group for one in columns if one.group), "")) if field else None


def _single_meaning(header: str, said: str) -> Column | None:
    tokens = _TOKEN.findall(fold(_HUMP.sub(" ", _GENDER_ENDING.sub("", said))))
    words = [token for token in tokens if not token.isdigit()]
    field = _table().get("".join(words))
    if field:
        return Column(header, field, _group((), tokens))
    parts = [part for word in words for part in _prefix_apart(word)]
    kinds = _qualifiers()
    field = _table().get("".join(part for part in parts if kinds.get(part) != ""))
    if field and field not in _NEVER_ANOTHERS:
        return Column(header, field, _group((), tokens))
    # `адрес` is a noun in `Юридический адрес`, and says nothing in `Улица (раб. адрес)`.
    bare = [part for part in parts if part not in kinds]
    for rest in (bare, [part for part in parts if not kinds.get(part)]):
        field = _table().get("".join(rest))
        if field in _QUALIFIABLE:
            return Column(header, field, _group(parts, tokens))
    field = _table().get("".join(part for part in bare if part not in _addresses()))
    return Column(header, field, _group(parts, tokens)) if field in ADDRESS_PARTS else None


def _group(parts: Sequence[str], tokens: Sequence[str]) -> str:
    """Name the address, or whichever, that a header speaks of: `home`, `2`.

    The number in `Address 2 - City` is that of an address; in `Street 2` it is the second line of one.
    """
    kinds = _qualifiers()
    named = dict.fromkeys(kinds[part] for part in parts if kinds.get(part))
    nouns = [n for n, token in enumerate(tokens) if not token.isdigit() and token not in kinds]
    numbers = [token for n, token in enumerate(tokens) if token.isdigit() and nouns and n < nouns[-1]]
    return " ".join((*named, *numbers))


def _prefix_apart(word: str) -> tuple[str, ...]:
    """Take a compound such as `Privatadresse` or `MAILINGCITY` apart; any other word stays whole."""
    if word in _table() or word in _qualifiers():
        return (word,)
    for end in range(_SHORTEST_PREFIX, len(word)):
        if word[:end] in _qualifiers() and _table().get(word[end:]) in _QUALIFIABLE:
            return word[:end], word[end:]
    return (word,)


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


def positions_of(wanted: str, headers: Sequence[str]) -> list[int]:
    """Return where a header that `--map` names is: as it is written, or else but for case and punctuation."""
    exactly = [n for n, header in enumerate(headers) if header == wanted]
    return exactly or [n for n, header in enumerate(headers) if _plain(header) == _plain(wanted)]


def count_known(cells: Sequence[str], mapping: Mapping[str, str] | None = None) -> int:
    """Count the cells of a row that are headers we understand, or that `mapping` names."""
    named = {_plain(header) for header in mapping or {}}
    return sum(bool(cell) and (_plain(cell) in named or meaning_of(cell) is not None) for cell in cells)


def _settled(columns: list[Column]) -> list[Column]:
    """Decide the headers that depend on their neighbours."""
    fields = {column.field for column in columns}
    words = {_plain(column.header) for column in columns}
    persons = sum(column.field in _PERSONS for column in columns)

    def settle(column: Column) -> Column:
        field = column.field
        if field == "title":
            field = "prefix" if {"first-name", "position"} <= fields else "position"
        elif field == "name" and _plain(column.header) == "name" and "vorname" in words:
            field = "name" if "last-name" in fields else "last-name"
        elif (
            field == "name" and _plain(column.header) == "name" and fields & _PERSONS == {"name", "last-name"}
        ):
            field = "first-name"
        elif field == "birthday" and "birth-month" in fields:
            field = "birth-day"
        elif field == "name" and _plain(column.header) in _clients() and persons > 1:
            field = "name" if "company" in fields else "company"
        return Column(column.header, field, column.group, column.key or column.header, column.known)

    return [settle(column) for column in columns]


def _custom_keys(headers: Sequence[str]) -> list[str]:
    """Name the custom fields: after the header, with a number where it is empty or comes twice."""
    keys: list[str] = []
    taken: set[str] = set()
    for position, header in enumerate(headers, start=1):
        key = header or f"column {position}"
        keys.append(f"{key} ({position})" if key in taken else key)
        taken.add(keys[-1])
    return keys


def _chosen(headers: Sequence[str], mapping: Mapping[str, str]) -> dict[int, Column]:
    chosen: dict[int, Column] = {}
    for wanted, field in mapping.items():
        positions = positions_of(wanted, headers)
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
    return {word: field for field, words in HEADER_WORDS.items() for word in _words_in(words)}


@cache
def _qualifiers() -> dict[str, str]:
    return {word: kind for kind, words in QUALIFIERS.items() for word in _words_in(words)}


@cache
def _clients() -> frozenset[str]:
    return frozenset(_words_in(CLIENTS))


@cache
def _addresses() -> frozenset[str]:
    return frozenset(_words_in(ADDRESSES))


@cache
def _marks() -> frozenset[str]:
    return frozenset(_words_in(MARKS))


@cache
def _numbers() -> frozenset[str]:
    return frozenset(_words_in(NUMBERS))


def _words_in(table: str) -> list[str]:
    words = (_plain(word) for line in table.splitlines() for word in line.split("|"))
    return [word for word in words if word]
