"""A note as one text, for files in which a note has no fields of its own: CSV cells and vCard notes.

`2026-11-16T10:12:00+01:00 call/reached: wants three quotes` is when, what kind of contact, with what
outcome, and what was said. `private` and `imported` stand before the colon where they apply.
"""

import datetime as dt
import re

from tickler.core.cards import KINDS, OUTCOMES, Note

_LINE = re.compile(
    r"(?P<at>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d:\d\d) "
    rf"(?P<kind>{'|'.join(KINDS)})(?:/(?P<outcome>{'|'.join(OUTCOMES)}))?"
    r"(?P<private> private)?(?P<imported> imported)?: (?P<text>.*)",
    re.ASCII | re.DOTALL,
)


def note_line(note: Note) -> str:
    """Write a note as one text, from which `read_note_line` restores all but its id."""
    outcome = f"/{note.outcome}" if note.outcome else ""
    marks = (" private" if note.private else "") + (" imported" if note.imported else "")
    return f"{note.at.isoformat()} {note.kind}{outcome}{marks}: {note.text}"


def read_note_line(text: str) -> Note | None:
    """Read what `note_line` wrote; None where the text is of another form."""
    found = _LINE.fullmatch(text)
    if not found:
        return None
    try:
        at = dt.datetime.fromisoformat(found["at"])
    except ValueError:  # the 30th of February
        return None
    private, imported = found["private"] is not None, found["imported"] is not None
    return Note(0, at, found["kind"], found["outcome"], found["text"], private, imported)
