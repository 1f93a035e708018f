"""Content lines, of which vCards and calendars consist: `NAME;PARAMETER=value:value`, escaped and folded."""

import re

PRODUCT = "-//tickler//tickler-file//EN"
"""The PRODID by which our own files are known."""

LONGEST = 75
"""In octets of UTF-8, without the line break (RFC 6350, 3.2; RFC 5545, 3.1)."""

_UNWRITABLE = r"\x00-\x08\x0b-\x1f\x7f"
_LOST = re.compile(f"[{_UNWRITABLE}]")
_SPECIAL = re.compile(rf"[\\,;\n{_UNWRITABLE}]")
_ESCAPES = {"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"}
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_LINE_BREAK = "\r\n"


def is_writable(text: str) -> bool:
    """Tell whether a content line can hold a text exactly: no control character but tab and line feed."""
    return _LOST.search(text) is None


def escaped(text: str) -> str:
    """Return a text as a value of the type TEXT (RFC 6350, 4.1; RFC 5545, 3.3.11).

    A control character that no content line may have becomes a space.
    """
    return _SPECIAL.sub(lambda found: _ESCAPES.get(found[0], " "), text)


def unescaped(value: str) -> str:
    """Return the text of a value that `escaped` wrote; a backslash before any other character just goes."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def content_line(name: str, value: str) -> str:
    """Return a whole line with its CR LF, folded where it is too long; no character is split.

    `name` has its parameters with it; `value` is escaped where its type is TEXT.
    """
    line = f"{name}:{value}"
    octets = line.encode()
    if len(octets) <= LONGEST:
        return line + _LINE_BREAK
    pieces, start, room = [], 0, LONGEST
    while start < len(octets):
        end = start + room
        while end < len(octets) and _is_within_character(octets[end]):
            end -= 1
        pieces.append(octets[start:end].decode())
        start, room = end, LONGEST - 1  # the space with which a continuation begins counts too
    return f"{_LINE_BREAK} ".join(pieces) + _LINE_BREAK


def _is_within_character(octet: int) -> bool:
    """Tell whether an octet of UTF-8 is not the first one of its character (RFC 3629, 3)."""
    return octet & 0b1100_0000 == 0b1000_0000
