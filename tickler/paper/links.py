"""What a tap on a telephone number, an address or a website opens, in a PDF and in a browser."""

import re
from urllib.parse import quote

LONGEST = 1000
"""In characters; nobody's address is longer, and Typst refuses what is far beyond."""


def link_of(label: str, text: str) -> str | None:
    """Return the link of a value of this name (`phone`, `e-mail`, `website`), or None.

    A website that does not say `http` or `https` is no link: a script would be one, too.
    """
    if len(text) > LONGEST:
        return None
    match label:
        case "phone" if digits := re.sub(r"[^\d]", "", text):
            return f"tel:{'+' if text.lstrip().startswith('+') else ''}{digits}"
        case "e-mail" if re.fullmatch(r"[^\s@]+@[^\s@]+", text):
            return f"mailto:{quote(text, safe='@')}"
        case "website" if re.match(r"https?://[^\s/]", text, re.IGNORECASE):
            return quote(text, safe="/:?#[]@!$&'()*+,;=%~-._")
    return None
