"""An object of another program as a row of cells: its keys become headers, what is nested is laid flat."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any
from unicodedata import normalize

from tickler.exchange.columns.headers import meaning_of
from tickler.exchange.columns.names import ADDRESS_PARTS, NAME_PARTS
from tickler.exchange.columns.several import SEVERAL
from tickler.exchange.json.named import is_named_value, named_value

MOST_CELLS = 500
"""What is beyond these in one object is left out, and reported."""
LONGEST_HEADER = 200

_DEEPEST = 6
"""What is nested deeper is kept as a piece of JSON."""
_CONTAINERS = frozenset(
    {
        "properties", "attributes", "fields", "merge_fields", "custom", "custom_fields", "customfields",
        "custom_attributes", "_embedded",
    }
)  # fmt: skip
"""The keys that say nothing of what is in them."""
_VALUE_OF = {
    "phone": ("value", "number"),
    "email": ("value", "address"),
    "tag": ("value", "name", "title", "label"),
    "note": ("value", "text", "body", "content"),
    "website": ("value", "url", "uri", "href"),
    "birthday": ("value", "date", "text"),
}
"""In which key of an object the value is, where a field is a list of such objects."""
_LABELS = frozenset(
    {
        "id", "type", "kind", "label", "rel", "name", "displayname", "primary", "is_primary",
        "isprimary", "preferred", "default", "main", "metadata", "formattedtype", "canonicalform",
        "etag", "color", "verified", "created_at", "updated_at", "value_type", "type_id", "enum_id",
        "enum_code", "contenttype",
    }
)  # fmt: skip
"""Keys beside such a value that say how it is filed elsewhere; they are not kept."""
_PLAIN_NAMES = frozenset(("name", "value", "text", "title"))
_NO_CHARACTER = re.compile("[\ud800-\udfff]")

Cells = Iterator[tuple[str, str]]


def flat(record: Mapping[str, Any]) -> tuple[tuple[str, ...], list[str]]:
    """Return the headers and cells of an object.

    `address: {city: ...}` is the header `address city`; a list of texts is one cell of several values, and
    so is a list of objects with a value each, as `[{"type": "work", "value": "..."}]`; other objects of a
    list are numbered. Numbers and truth values become text, what is null is an empty cell.
    """
    headers: list[str] = []
    cells: list[str] = []
    for key, value in record.items():
        if type(value) is str:
            headers.append(key if len(key) <= LONGEST_HEADER else shortened(key))
            cells.append(value if value.isascii() else normalize("NFC", value))
        else:
            for header, text in _cells(shortened(key), value, 1):
                headers.append(header)
                cells.append(normalize("NFC", text))
                if len(headers) > MOST_CELLS:
                    break
        if len(headers) > MOST_CELLS:
            break
    return tuple(headers), cells


def cleaned(record: Mapping[str, Any], *, nuls: bool) -> tuple[dict[str, Any], list[tuple[str, str, str]]]:
    """Take out of an object what is no text: halves of characters, bytes that are none, and NULs.

    With `nuls` those are left in. Returns the object, and for each of its keys that was concerned the key,
    the text as it is now, and what was done.
    """
    clean: dict[str, Any] = {}
    done: list[tuple[str, str, str]] = []
    for key, value in record.items():
        marks: set[str] = set()
        name, kept = _cleaned(key, nuls, marks), _cleaned(value, nuls, marks)
        clean[name] = kept
        if marks:
            shown = kept if isinstance(kept, str) else _as_json(kept)
            done += [(name, shown, mark) for mark in sorted(marks)]
    return clean, done


def _cleaned(value: Any, nuls: bool, marks: set[str]) -> Any:  # noqa: ANN401 - any value of JSON
    if isinstance(value, str):
        if "\0" in value and not nuls:
            marks.add("NUL characters were removed")
            value = value.replace("\0", "")
        if _NO_CHARACTER.search(value):
            marks.add("what is no character was replaced")
            value = _NO_CHARACTER.sub("\ufffd", value)
        return value
    if isinstance(value, dict):
        return {_cleaned(key, nuls, marks): _cleaned(part, nuls, marks) for key, part in value.items()}
    if isinstance(value, list):
        return [_cleaned(part, nuls, marks) for part in value]
    return value


def _cells(header: str, value: Any, depth: int) -> Cells:  # noqa: ANN401 - any value of JSON
    if not isinstance(value, dict | list):
        yield header, _text(value)
    elif depth > _DEEPEST:
        yield header, _as_json(value)
    elif isinstance(value, dict):
        yield from _of_object(header, value, depth)
    else:
        yield from _of_list(header, value, depth)


def _of_object(header: str, value: Mapping[str, Any], depth: int) -> Cells:
    if not value:
        yield header, ""
    elif _is_date(value):
        yield header, _date(value)
    elif (key := _value_key(field_of(header), value)) is not None:
        yield header, _text(value[key])
        yield from _beside(header, value, key, depth)
    else:
        for name, part in value.items():
            yield from _cells(_joined(header, shortened(name)), part, depth + 1)


def _of_list(header: str, values: Sequence[Any], depth: int) -> Cells:
    if not any(isinstance(value, dict | list) for value in values):
        yield from _of_texts(header, [text for value in values if (text := _text(value))])
        return
    one = header if field_of(header) else _singular(header)
    field = field_of(one)
    if field is None and all(map(is_named_value, values)):
        for value in values:
            name, part = named_value(value)
            yield from _cells(shortened(name), part, depth + 1)
        return
    keys = [_value_key(field, value) if isinstance(value, dict) else None for value in values]
    said = [_text(value[key]) for key, value in zip(keys, values, strict=True) if key is not None]
    said += [text for value in values if not isinstance(value, dict | list) and (text := _text(value))]
    if said:
        yield from _of_texts(one, said)
    for number, (key, value) in enumerate(zip(keys, values, strict=True), start=1):
        if key is not None:
            yield from _beside(_numbered(one, number), value, key, depth)
        elif isinstance(value, dict | list):
            yield from _cells(_numbered(one, number), value, depth + 1)


def _of_texts(header: str, texts: Sequence[str]) -> Cells:
    """Yield the texts of a list: each note by itself, of other fields all in one cell."""
    if field_of(header) == "note":
        yield from ((_numbered(header, number), text) for number, text in enumerate(texts, start=1))
    else:
        yield header, SEVERAL.join(texts)


def _beside(header: str, value: Mapping[str, Any], taken: str, depth: int) -> Cells:
    """Yield what an object says besides the value at `taken`; how it is labelled is passed over."""
    for key, part in value.items():
        if key != taken and part and key.lower() not in _LABELS:
            yield from _cells(_joined(header, shortened(key)), part, depth + 1)


def _value_key(field: str | None, value: Mapping[str, Any]) -> str | None:
    """Return the key under which an object has the one value of a field; None where it is of another form."""
    if field not in _VALUE_OF:
        return None
    simple = (key for key, part in value.items() if not isinstance(part, list | dict) or _is_date(part))
    candidates = {key.lower(): key for key in simple}
    for key in _VALUE_OF[field]:
        if key in candidates:
            return candidates[key]
    return next((key for key in candidates.values() if field_of(shortened(key)) == field), None)


def _text(value: Any) -> str:  # noqa: ANN401 - any value of JSON that is not nested
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return _date(value) if _is_date(value) else ""


def _as_json(value: object) -> str:
    try:
        return json.dumps(value, ensure_ascii=False)
    except RecursionError:
        return "(nested too deeply)"


def _is_date(value: object) -> bool:
    return isinstance(value, dict) and {"month", "day"} <= value.keys()


def _date(parts: Mapping[str, Any]) -> str:
    """Write year, month and day as one date; what is none is refused as birthdays are."""
    year, month, day = (str(parts.get(part) or "") for part in ("year", "month", "day"))
    if not (month or day):
        return ""
    return f"{year:0>4}-{month:0>2}-{day:0>2}" if year.strip("0") else f"--{month:0>2}-{day:0>2}"


@lru_cache(maxsize=4096)
def field_of(header: str) -> str | None:
    """Return the field that a header means, None where that is not known."""
    meaning = meaning_of(header)
    return meaning.field if meaning else None


@lru_cache(maxsize=4096)
def _joined(header: str, key: str) -> str:
    """Return the header of a key within an object."""
    if header.lower() in _CONTAINERS:
        return key
    whole = shortened(f"{header} {key}")
    if field_of(whole):
        return whole
    outer, inner = field_of(header), field_of(key)
    if outer in ADDRESS_PARTS and inner in ADDRESS_PARTS:
        return f"{header} {inner}"
    if outer and (outer == inner or (outer == "name" and inner in NAME_PARTS)):
        return key
    return header if outer and key.lower() in _PLAIN_NAMES else whole


def _singular(header: str) -> str:
    """Return `address` for `addresses`, `phone` for `phones`: good enough to be looked up."""
    for ending in ("es", "s"):
        shorter = header.removesuffix(ending)
        if shorter != header and field_of(shorter):
            return shorter
    return header


def _numbered(header: str, number: int) -> str:
    return header if number == 1 else f"{header} {number}"


def shortened(key: str) -> str:
    """Return a key as a header: what is very long is cut."""
    return key if len(key) <= LONGEST_HEADER else key[: LONGEST_HEADER - 1] + "…"
