"""Columns that belong together: a value, and the label that says what it is, as Google writes them."""

from collections.abc import Sequence
from itertools import pairwise

from tickler.exchange.columns.headers import CUSTOM, LEFT_OUT, Column

_LABELS = ("Service", "Label", "Type")
"""How the column is called that says what the value is; of several the first one says most."""


def labelled_phones(columns: Sequence[Column]) -> list[tuple[int, int]]:
    """Return where the label of a telephone number stands, before the number itself."""
    pairs = enumerate(pairwise(columns))
    return [
        (n, n + 1)
        for n, (label, phone) in pairs
        if phone.field == "phone" and label.field == LEFT_OUT and label.group == phone.group != ""
    ]


def labelled_values(columns: Sequence[Column]) -> list[tuple[int, list[int]]]:
    """Return where values stand that are no field of a card, each with the columns that may name it.

    `Event 1 - Label` names `Event 1 - Value`: the custom field is called `Anniversary`.
    """
    unknown = {column.header: n for n, column in enumerate(columns) if column.field == CUSTOM}
    found = []
    for header, position in unknown.items():
        stem = header.removesuffix("Value")
        labels = [unknown[stem + word] for word in _LABELS if stem + word in unknown]
        if stem not in {header, ""} and labels:
            found.append((position, labels))
    return found
