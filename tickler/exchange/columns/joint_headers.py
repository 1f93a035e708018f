"""Headers that name several things at once, as `PLZ/Ort` or `Straße, Nr.` in a sheet made by hand."""

import re
from collections.abc import Sequence

from tickler.exchange.columns.names import ADDRESS_PARTS

JOINTS = "and | und | и | i | და | или | oder | ili | or"
"""Words that join two headers: `Postleitzahl und Ort`."""
MOST_PIECES = 6

_JOINED_BY = re.compile(rf"[/,&+]|\s(?:{JOINTS.replace(' ', '')})\s", re.IGNORECASE)
_PERSONS = frozenset({"first-name", "middle-name", "last-name"})
_LEADING = ("street", "city", "postal-code", "region", "country")
"""Which part of an address stands for those that share its column."""


def pieces_of(header: str) -> Sequence[str]:
    """Return the headers that one is put together of; none where it is a single one."""
    pieces = [piece for piece in _JOINED_BY.split(header) if piece.strip()]
    if len(pieces) < 2:
        pieces = header.split()
    return pieces if 2 <= len(pieces) <= MOST_PIECES else ()


def joint_field(fields: Sequence[str]) -> str | None:
    """Tell what a column holds whose pieces mean these fields; None where they do not go together."""
    said = set(fields)
    if len(said) == 1:
        return fields[0]
    if said <= _PERSONS:
        return "name"
    if not said <= set(ADDRESS_PARTS):
        return None
    if {"street", "city"} <= said:
        return "address"
    return next((part for part in _LEADING if part in said), "address")
