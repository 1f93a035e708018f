"""The guard that keeps a spreadsheet from reading a cell as a formula, and the way back."""

import re

GUARD = "'"

SIGNS = "=+\\-@\t\r\n＝＋－＠"
"""What begins a formula, as the inside of a regular expression's character class.

These are `=`, `+`, `-`, `@`, tab and carriage return (OWASP, "CSV Injection"), and here also the line
feed and the full-width forms, which some spreadsheets read alike.
"""

_BEGINS = re.compile(f"'*(?:[{SIGNS}]|\\Z)")
_BEGINS_GUARDED = re.compile(f"'+(?:[{SIGNS}]|\\Z)")
# A spreadsheet that splits at semicolons or tabs takes no notice of quotation marks within a line.
_AFTER_SEPARATOR = f"(?=[\"']*(?:[{SIGNS}]|\\Z))"
_WITHIN = re.compile(f"([;|\t\r\n]){_AFTER_SEPARATOR}")
_WITHIN_GUARDED = re.compile(f"([;|\t\r\n])'{_AFTER_SEPARATOR}")


def guarded(text: str) -> str:
    """Put an apostrophe wherever a spreadsheet could begin a cell with a sign that starts a formula.

    That is before the text, and within it after a semicolon, vertical bar, tab or line break, whichever
    of them the spreadsheet takes for a separator. What is such a place behind apostrophes gets one more,
    so that `unguarded` restores every text exactly; and so does an empty text, which a reader could not
    tell from an absent one otherwise.
    """
    text = _WITHIN.sub(rf"\1{GUARD}", text)
    return GUARD + text if _BEGINS.match(text) else text


def unguarded(cell: str) -> str:
    """Take all guards away again; any other text is returned as it is."""
    return _WITHIN_GUARDED.sub(r"\1", without_first_guard(cell))


def without_first_guard(cell: str) -> str:
    """Take away the guard before a text, which other programs put there too."""
    return cell[1:] if cell[:1] == GUARD and _BEGINS_GUARDED.match(cell) else cell
