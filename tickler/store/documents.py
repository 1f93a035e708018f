"""Documents of the dossier: kept by content beside the database, the same file once.

A file is in the store before its row is; a row that goes leaves the file, which an undo may need. Files
that neither a row nor the journal names are orphans: `tidying` removes what a command left that was cut
short, `doctor --fix` everything.
"""

import datetime as dt
import hashlib
import mimetypes
import sqlite3
import stat
from pathlib import Path
from typing import BinaryIO

from tickler.core.cards import Document
from tickler.core.errors import FileRefused, FolderUnusable, NotFound
from tickler.store import purge_statements as purge_sql
from tickler.store import rows
from tickler.store import statements as sql
from tickler.store.derived import forget
from tickler.store.folder import Folder
from tickler.store.journal import Entry
from tickler.store.shelf import BLOCK, Content, Tampered, shelf
from tickler.store.tidying import FILES, lay_mark

LARGEST = 200_000_000
"""In bytes. A larger file is no letter or offer, and would make every backup slow."""


def keep(folder: Folder, entry: Entry, card_id: int, file: Path, kind: str) -> int:
    """Copy a file into the dossier of a client; return the document's id.

    Raises FileRefused if the file cannot be kept.
    """
    return add(entry, card_id, take_in(folder, file), kind, file.name)


def take_in(folder: Folder, file: Path) -> Content:
    """Copy a file into the store, in the course of an `Entry`: whole, once, for the owner alone.

    A symbolic link is followed. Raises FileRefused if it is no ordinary file, larger than `LARGEST`, or
    cannot be read or copied.
    """
    try:
        refuse_what_cannot_be_kept(file)
        with file.open("rb") as source:
            return _copy_in(folder, file, source)
    except OSError as fault:
        raise FileRefused(
            f"{file} cannot be kept: {fault.strerror}.",
            "Check the file, its rights, and the room on the disk.",
        ) from fault


def take_in_stream(folder: Folder, source: BinaryIO, name: str) -> Content:
    """Copy what a stream holds into the store, as `take_in` does; `name` is for messages.

    Raises FileRefused if it is larger than `LARGEST`, or cannot be copied.
    """
    try:
        return _copy_in(folder, Path(name), source)
    except OSError as fault:
        raise FileRefused(
            f"{name} cannot be kept: {fault.strerror}.", "Check the room on the disk."
        ) from fault


def refuse_what_cannot_be_kept(file: Path) -> None:
    """Raise FileRefused for what is no ordinary file, or too large; OSError where it cannot be reached."""
    state = file.stat()
    if stat.S_ISDIR(state.st_mode):
        raise FileRefused(f"{file} cannot be kept: it is a directory.", "Name the files in it.")
    if not stat.S_ISREG(state.st_mode):  # a pipe or a device may never end
        raise FileRefused(f"{file} cannot be kept: it is no ordinary file.", "Save it as a file first.")
    if state.st_size > LARGEST:
        raise _too_large(file)


def _copy_in(folder: Folder, file: Path, source: BinaryIO) -> Content:
    def refuse(size: int) -> None:
        if size > LARGEST:
            raise _too_large(file)

    folder.documents.mkdir(mode=0o700, exist_ok=True)
    lay_mark(folder, FILES)
    return shelf(folder).take_in(source, refuse=refuse)


def _too_large(file: Path) -> FileRefused:
    return FileRefused(
        f"{file} cannot be kept: it is larger than {LARGEST // 1_000_000} MB.",
        "Keep it elsewhere, and write down where with tickler note.",
    )


def add(
    entry: Entry, card_id: int, content: Content, kind: str, name: str, at: dt.datetime | None = None
) -> int:
    """Write down a document whose content is in the store; return its id.

    `at` is the document's own date (local time with its offset), else that of the entry.
    """
    # A file's name need not be text; what is none becomes a question mark.
    name = name.encode(errors="replace").decode()
    values = {
        "card_id": card_id,
        "at": at.isoformat() if at else entry.now,
        "kind": kind,
        "name": name,
        "media_type": _media_type(name),
        "size": content.size,
        "sha256": content.sha256,
    }
    return entry.insert("document", sql.ADD_DOCUMENT, values, card_id)


def _media_type(name: str) -> str:
    # The ending alone: a whole name may look like an address, and is then guessed by other rules.
    return mimetypes.guess_type(f"file{Path(name).suffix}")[0] or "application/octet-stream"


def with_content(folder: Folder, card_id: int, content: Content) -> Document | None:
    """Return the document of a client that has this content already, if there is one."""
    values = {"card_id": card_id, "sha256": content.sha256}
    row = folder.db.execute(sql.DOCUMENT_WITH_CONTENT, values).fetchone()
    return rows.document(row) if row else None


def document(folder: Folder, document_id: int) -> tuple[Document, int]:
    """Return a document and the id of its client's card. Raises NotFound if there is none with this id."""
    row = folder.db.execute(sql.DOCUMENT, {"id": document_id}).fetchone()
    if row is None:
        raise NotFound(
            f"There is no document {document_id}.",
            "tickler attach CLIENT --list shows the documents of a client.",
        )
    return rows.document(row), row["card_id"]


def of_client(folder: Folder, card_id: int) -> tuple[Document, ...]:
    """Return the documents of a client, in the order in which they were attached."""
    return tuple(map(rows.document, folder.db.execute(sql.DOCUMENTS, {"id": card_id})))


def remove(entry: Entry, document_id: int) -> bool:
    """Take a document out of the dossier, a letter with its note; tell whether a note went too.

    The file stays in the store, from where an undo brings it back.
    """
    row = entry.db.execute(sql.DOCUMENT, {"id": document_id}).fetchone()
    note_id = _note_of_letter(entry, row) if row else None
    entry.update("document", document_id, sql.REMOVE_DOCUMENT, {})
    if note_id is None:
        return False
    forget(entry.db, "note", note_id, note_id)
    entry.update("note", note_id, sql.REMOVE_NOTE, {})
    return True


def _note_of_letter(entry: Entry, document: sqlite3.Row) -> int | None:
    """Return the id of the note that says what a mail says, None where it cannot be told."""
    same_moment = {"card_id": document["card_id"], "at": document["at"]}
    letters = [row["id"] for row in entry.db.execute(sql.LETTERS_OF_MOMENT, same_moment)]
    notes = [row["id"] for row in entry.db.execute(sql.NOTES_OF_MOMENT, same_moment)]
    # Each letter was written down with its note, so they have the same order.
    if document["id"] in letters and len(letters) == len(notes):
        return int(notes[letters.index(document["id"])])
    return None


def named_in(db: sqlite3.Connection) -> set[str]:
    """Return the SHA-256 of all documents that a folder needs, those that an undo would bring back too."""
    return {row["sha256"] for row in db.execute(purge_sql.ALL_DOCUMENTS)}


def file_of(folder: Folder, wanted: Document) -> Path:
    """Return where a document's bytes lie, named after their SHA-256, whether they do or not."""
    return shelf(folder).file(wanted.sha256)


def copy_out(folder: Folder, wanted: Document, out: BinaryIO) -> None:
    """Copy a document's bytes, and see on the way that they are those that were kept.

    Raises FolderUnusable if its file is missing or damaged, OSError if it cannot be written.
    """
    digest = hashlib.sha256()
    try:
        with _opened(folder, wanted) as source:
            while block := source.read(BLOCK):
                digest.update(block)
                out.write(block)
    except Tampered as fault:
        raise _damaged(folder, wanted) from fault
    if digest.hexdigest() != wanted.sha256:
        raise _damaged(folder, wanted)


def _opened(folder: Folder, wanted: Document) -> BinaryIO:
    try:
        return shelf(folder).opened(wanted.sha256)
    except OSError as fault:
        raise FolderUnusable(
            f"Document {wanted.id}, {wanted.name}, cannot be read from {folder.documents}: {fault.strerror}.",
            "Put the file back from a backup; tickler doctor shows what else is wrong.",
        ) from fault


def _damaged(folder: Folder, wanted: Document) -> FolderUnusable:
    return FolderUnusable(
        f"Document {wanted.id}, {wanted.name}, is damaged: its file was changed in {folder.documents}.",
        "Put the file back from a backup; tickler doctor shows what else is wrong.",
    )
