"""Making text from the folder safe to print.

Names, notes and files come from strangers: an escape sequence in a name must not repaint the
terminal, a bidirectional override must not turn an amount around. What could do so is shown
instead of sent; zero-width joiners stay, since several scripts are written with them.
"""

import re

_FORMATTING = "\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff"
"""Bidirectional marks, overrides and isolates, line separators, halves of surrogate pairs."""

_UNSAFE = re.compile(rf"[\x00-\x1f\x7f-\x9f{_FORMATTING}]")
_CONTROL_PICTURES = 0x2400  # Unicode block of the visible signs for C0 controls: ␛ for ESC
_DELETE, _PICTURE_OF_DELETE = 0x7F, "\u2421"


def visible(text: str) -> str:
    """Replace every character that a terminal could obey by a visible sign: `␛`, `\\x9b`, `\\u202e`."""
    return _UNSAFE.sub(_sign, text)


def one_line(text: str) -> str:
    """Make text safe and put it on one line: line breaks become ` / `, tabs a space."""
    if _UNSAFE.search(text) is None:
        return text
    lines = (line.replace("\t", " ").strip() for line in text.splitlines())
    return visible(" / ".join(line for line in lines if line))


def safe_json(json_text: str) -> str:
    """Escape in finished JSON what a terminal could obey; a reader of the JSON gets the same text."""
    unsafe = rf"[\x7f-\x9f{_FORMATTING}]"  # C0 is escaped already
    return re.sub(unsafe, lambda found: f"\\u{ord(found[0]):04x}", json_text)


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < ord(" "):
        return chr(_CONTROL_PICTURES + code)
    if code == _DELETE:
        return _PICTURE_OF_DELETE
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
