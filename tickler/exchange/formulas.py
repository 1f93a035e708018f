"""The guard that keeps a spreadsheet from reading a cell as a formula, and the way back."""

import re

GUARD = "'"

_DANGEROUS = re.compile("'*[=+\\-@\t\r\n＝＋－＠]|'*\\Z")
_GUARDED = re.compile("'+[=+\\-@\t\r\n＝＋－＠]|'+\\Z")


def guarded(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would take for a formula.

    Dangerous at the beginning are `=`, `+`, `-`, `@`, tab and carriage return (OWASP, "CSV Injection"),
    and here also the line feed and the full-width forms, which some spreadsheets read alike. A text
    that is such a one behind apostrophes gets one more, so that `unguarded` restores every text exactly;
    and so does an empty text, which a reader could not tell from an absent one otherwise.
    """
    return GUARD + text if _DANGEROUS.match(text) else text


def unguarded(cell: str) -> str:
    """Take the guard away again; any other text is returned as it is."""
    return cell[1:] if cell[:1] == GUARD and _GUARDED.match(cell) else cell
