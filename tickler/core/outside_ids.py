"""The ids by which the cards of a folder are known outside of it, and again when they come back."""

import re

_ID = re.compile(r"(\d{1,18})@(.+)\.tickler", re.ASCII | re.DOTALL)


def outside_id(card_id: int, folder_id: str) -> str:
    """Return the id by which a card is known outside of the folder with this id."""
    return f"{card_id}@{folder_id}.tickler"


def card_of(text: str, folder_id: str) -> int | None:
    """Return the number of the card of this folder that an id means; None for any other id."""
    found = _ID.fullmatch(text)
    return int(found[1]) if found and found[2] == folder_id else None


def is_outside_id(text: str) -> bool:
    """Tell whether an id was made up by a folder, this one or another, and says nothing to people."""
    return _ID.fullmatch(text) is not None
