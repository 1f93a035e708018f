"""What a tap on a telephone number, an address or a website opens, in a PDF and in a browser."""

import re
from urllib.parse import quote

LONGEST = 1000
"""In characters; nobody's address is longer, and Typst refuses what is far beyond."""


SHORTEST = 5
"""In signs; a shorter number beside words, `room 12`, may be anything."""

_NUMBER = re.compile(r"(\+?)\s*((?:\(?[0-9])(?:[\s()./-]*[0-9])*)")


def link_of(label: str, text: str) -> str | None:
    """Return the link of a value of this name (`phone`, `e-mail`, `website`), or None.

    A website that does not say `http` or `https` is no link: a script would be one, too.
    """
    if len(text) > LONGEST:
        return None
    match label:
        case "phone" if number := _number_in(text):
            return f"tel:{number}"
        case "e-mail" if re.fullmatch(r"[^\s@]+@[^\s@]+", text):
            return f"mailto:{quote(text, safe='@')}"
        case "website" if re.match(r"https?://[^\s/]", text, re.IGNORECASE):
            return quote(text, safe="/:?#[]@!$&'()*+,;=%~-._")
    return None


def _number_in(text: str) -> str | None:
    """Return what is dialled: the number without what is written behind it, an extension or a name."""
    found = _NUMBER.search(text)
    if not found or (len(found[0]) < SHORTEST and found[0] != text.strip()):
        return None
    plus, written = found.groups()
    # In `+44 (0)20` the zero is for those who call from there; in `(0)20` it is part of the number.
    digits = re.sub(r"[^0-9]", "", written.replace("(0)", "") if plus else written)
    return plus + digits
