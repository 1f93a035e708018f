"""Objects that are no contact but have a list of them: `{"results": [...], "total": 3}`."""

from collections.abc import Mapping
from itertools import islice
from typing import Any

from tickler.exchange.columns.headers import IDENTIFYING
from tickler.exchange.json.keys import MOST_CELLS, field_of, shortened
from tickler.exchange.json.own import card_in

WRAPPERS = frozenset(
    {
        "cards", "contacts", "people", "persons", "members", "users", "clients", "customers", "leads",
        "connections", "entries", "elements", "items", "results", "result", "records", "rows", "data",
        "value", "values", "list", "response", "payload", "content", "body", "_embedded",
    }
)  # fmt: skip
"""The keys under which programs hand out a list of contacts, in lower case."""

DEEPEST_WRAPPER = 4


class Wrappers:
    """Tells lists of contacts from the other lists that an object may have.

    `mapping` is key to field, as with `--map`. An object may be the beginning of one: what is not known of
    it yet, it has not.
    """

    def __init__(self, mapping: Mapping[str, str]) -> None:
        self._mapping = mapping

    def is_known(self, key: str) -> bool:
        """Tell whether a key is a field of a contact."""
        return key in self._mapping or field_of(shortened(key)) is not None

    def is_contact(self, record: Mapping[str, Any]) -> bool:
        """Tell whether an object has what a contact is called or reached by."""
        return card_in(record) is not None or any(
            key in self._mapping or field_of(shortened(key)) in IDENTIFYING
            for key in islice(record, MOST_CELLS)
        )

    @staticmethod
    def may_hold(key: str) -> bool:
        """Tell whether an object under this key may be looked through for a list of contacts."""
        return key.lower() in WRAPPERS

    def wraps(self, record: Mapping[str, Any], depth: int = 0) -> bool:
        """Tell whether an object is no contact, but has a list of them."""
        for key, value in record.items():
            if type(value) is list:
                if self.is_list_of_contacts(key, value[0] if value else None, record):
                    return True
            elif (
                type(value) is dict
                and depth < DEEPEST_WRAPPER
                and self.may_hold(key)
                and self.wraps(value, depth + 1)
            ):
                return True
        return False

    def is_list_of_contacts(self, key: str, first: object, around: Mapping[str, Any]) -> bool:
        """Tell by its first object, None if it is empty, whether a list is one of contacts.

        `key` is that of the list, `around` the object in which it is, as far as it was read.
        """
        if first is None:
            return self.may_hold(key) and not self.is_contact(around)
        if not isinstance(first, dict):
            return False
        if self.may_hold(key):
            return self.is_contact(first) or not self.is_contact(around)
        return not self.is_known(key) and self.is_contact(first) and not self.is_contact(around)
