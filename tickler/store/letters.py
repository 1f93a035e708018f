"""Letters in the dossier: the sheet as a document, and a note that says what became of it.

A letter that is sent is filed before it leaves, and its note follows what happens, so that the folder says
the truth even where the program is cut short. All of it is one entry of the journal.
"""

import datetime as dt
from io import BytesIO
from typing import NamedTuple

from tickler.core.cards import Card, Document
from tickler.core.folding import fold
from tickler.core.letters import LATELY, LetterState, say_letter, say_letter_about
from tickler.store import cards, documents
from tickler.store import statements as sql
from tickler.store.folder import Folder
from tickler.store.journal import Entry


class Sheet(NamedTuple):
    """A letter as it is filed: who reads it, whom it is about, and its PDF under the name of a file."""

    reader: Card
    about: Card
    subject: str
    kind: str
    name: str
    pdf: bytes


class Filed(NamedTuple):
    """Where a letter is: its document, its notes (the reader's first), and the entry that put them there."""

    document: Document
    notes: tuple[int, ...]
    journal: int


def put_in(folder: Folder, sheet: Sheet, state: LetterState, now: dt.datetime) -> Filed:
    """Put a letter into the dossier of its reader, with a note; whom it is about gets a note, too.

    Raises NotFound if one of them is no longer in the folder, FileRefused if there is no room.
    """
    with Entry(folder, "letter", now) as entry:
        return _put_in(folder, entry, sheet, state)


def mark(folder: Folder, sheet: Sheet, filed: Filed, state: LetterState, now: dt.datetime) -> Filed:
    """Write down what became of a letter, in the entry that has filed it; return where it is now.

    Where somebody has taken the entry back meanwhile, a letter that left is filed anew.
    Raises NotFound if its note, or its reader, was erased.
    """
    with Entry(folder, "letter", now, continues=filed.journal) as entry:
        if entry.id is None:
            return filed if state == "unsent" else _put_in(folder, entry, sheet, state)
        for note_id, values in zip(filed.notes, _notes(entry, sheet, state), strict=True):
            entry.update("note", note_id, sql.CHANGE_NOTE_OF_LETTER, values)
        entry.summary = _summary(sheet.reader, sheet.subject, state)
    return filed


def sent_lately(folder: Folder, reader: Card, subject: str, now: dt.datetime) -> dt.datetime | None:
    """Return when a letter with this subject has gone to a reader, for sure or perhaps; None if it has not.

    Only the last `LATELY` days count; a letter counts although its entry was taken back.
    """
    if not folder.exists:
        return None
    values = {
        "card_id": reader.id,
        "since": (now - dt.timedelta(days=LATELY)).date().isoformat(),
        "sent": say_letter("sent", subject),
        "perhaps": say_letter("perhaps unsent", subject),
        "entered_sent": _summary(reader, subject, "sent"),
        "entered_perhaps": _summary(reader, subject, "perhaps unsent"),
    }
    row = folder.db.execute(sql.LETTER_SENT, values).fetchone()
    return dt.datetime.fromisoformat(row["at"]) if row["at"] else None


def _put_in(folder: Folder, entry: Entry, sheet: Sheet, state: LetterState) -> Filed:
    for card in {sheet.reader.id: sheet.reader, sheet.about.id: sheet.about}.values():
        cards.standing(entry, card)
    content = documents.take_in_stream(folder, BytesIO(sheet.pdf), sheet.name)
    document_id = documents.add(entry, sheet.reader.id, content, sheet.kind, sheet.name)
    notes = tuple(
        entry.insert(
            "note",
            sql.ADD_NOTE,
            {**values, "card_id": card.id, "at": entry.now, "outcome": None, "private": 0},
            card.id,
        )
        for card, values in zip((sheet.reader, sheet.about), _notes(entry, sheet, state), strict=False)
    )
    entry.summary = _summary(sheet.reader, sheet.subject, state)
    return Filed(documents.document(folder, document_id)[0], notes, entry.open())


def _notes(entry: Entry, sheet: Sheet, state: LetterState) -> list[dict[str, object]]:
    """Return what the notes say.

    Only what is in the hands of its reader counts as a contact; the others are marked, as notes are that came
    with a file.
    """
    theirs = say_letter(state, sheet.subject)
    in_hand = state in ("written", "sent")
    said: list[dict[str, object]] = [
        {
            "kind": "email" if state == "sent" else "other",
            "text": theirs,
            "folded": fold(theirs),
            "batch": None if in_hand else entry.open(),
        }
    ]
    if sheet.about.id != sheet.reader.id:
        about = say_letter_about(state, sheet.reader.id)
        said.append({"kind": "other", "text": about, "folded": fold(about), "batch": entry.open()})
    return said


def _summary(reader: Card, subject: str, state: LetterState) -> str:
    return f"{reader.name}: letter {state}, {subject}"
