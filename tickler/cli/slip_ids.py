"""The ids of slips, as people write them; whoever names a client needs no more than this to know."""

import re

SLIP, BIRTHDAY = "s", "b"
"""With what the ids begin that people write: a slip's with its own number, a birthday's with the card's."""

_ID = re.compile(r"[sb]\d+", re.ASCII | re.IGNORECASE)


def slip_words(said: str) -> list[str]:
    """Return the ids where slips are named in the place of a client, `s5` or `s5,b7`; else nothing."""
    words = said.replace(",", " ").split()
    return words if all(map(_ID.fullmatch, words)) else []
