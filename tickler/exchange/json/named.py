"""Objects that hold a field of the users' own, its name and its value, as the APIs of CRMs hand them out."""

from collections.abc import Mapping, Sequence
from typing import Any

_NAMES_OF_FIELDS = ("field_name", "fieldname", "name", "label", "title", "key")
_VALUES_OF_FIELDS = ("value", "values")
"""How an object says the name and the value of a field that the users of a program have made themselves."""


def is_named_value(value: object) -> bool:
    """Tell whether an object is a field of the users' own, as `{"field_name": "Tea", "values": [...]}`."""
    return isinstance(value, dict) and bool(
        _key_among(_NAMES_OF_FIELDS, value) and _key_among(_VALUES_OF_FIELDS, value)
    )


def named_value(field: Mapping[str, Any]) -> tuple[str, Any]:
    """Return the name and the value of such a field; of a list of objects with a value each, these."""
    name, value = field[_key_among(_NAMES_OF_FIELDS, field)], field[_key_among(_VALUES_OF_FIELDS, field)]
    if isinstance(value, list):
        value = [one["value"] if isinstance(one, dict) and "value" in one else one for one in value]
    return str(name), value


def _key_among(wanted: Sequence[str], record: Mapping[str, Any]) -> str:
    """Return the first of these keys that an object has with something under it; empty where it has none."""
    keys = {key.lower(): key for key, part in record.items() if part is not None}
    return next((keys[key] for key in wanted if key in keys), "")
