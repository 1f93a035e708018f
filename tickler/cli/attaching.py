"""Taking files into a dossier: what was named becomes documents, saved mails become letters."""

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tickler.core.cards import Card, Document, Note
from tickler.core.errors import FileRefused
from tickler.core.file_names import safe_file_name
from tickler.show.words import counted
from tickler.store import cards, documents
from tickler.store.folder import Folder
from tickler.store.journal import Entry
from tickler.store.shelf import Content, shelf


class Attached(NamedTuple):
    """A document of the dossier, with what is to be known about it; `new` unless it was there already."""

    document: Document
    new: bool
    remarks: tuple[str, ...] = ()


class Meant(NamedTuple):
    """The files that were meant, and what was left out."""

    files: list[Path]
    remarks: tuple[str, ...]


def files_of(said: Iterable[str]) -> Meant:
    """Return the files that are meant: those named, and the mails of a directory in the order of their names.

    Raises FileRefused for what is no ordinary file and for a directory without mails.
    """
    files: list[Path] = []
    remarks: list[str] = []
    for path in map(Path, said):
        try:
            if path.is_dir():
                mails, left_out = _mails_in(path)
                files += mails
                remarks += left_out
            else:
                documents.refuse_what_cannot_be_kept(path)
                files.append(path)
        except OSError as fault:
            raise FileRefused(
                f"{path} cannot be read: {fault.strerror}.", "Check the name and the rights."
            ) from fault
    return Meant(files, tuple(remarks))


def _mails_in(directory: Path) -> tuple[list[Path], list[str]]:
    """Return the saved mails in a directory, and what is left out: links, too, which may lead anywhere."""
    from tickler.exchange.mail.reader import is_mail

    found = sorted(directory.iterdir())
    links = {path for path in found if path.is_symlink()}
    files = [path for path in found if path.is_file() and path not in links]
    directories = [path for path in found if path.is_dir() and path not in links]
    mails = list(filter(is_mail, files))
    if not mails:
        raise FileRefused(
            f"{directory} is a directory without mails.",
            "Of a directory the .eml files are taken, but no links; name other files one by one.",
        )
    left_out = {
        "other file": (len(files) - len(mails), "only mails are taken"),
        "link": (len(links), "name the file itself"),
        "subfolder": (len(directories), "name it too if there are mails in it"),
    }
    return mails, [
        f"{directory}: {counted(number, what)} left out, {why}"
        for what, (number, why) in left_out.items()
        if number
    ]


def attach(folder: Folder, entry: Entry, card: Card, file: Path, kind: str | None) -> Attached:
    """Put a file into the dossier of a client, a mail with a note of what it says.

    Without `kind` a mail is a letter, and anything else is other. A file that the client has already,
    by what is in it, is left at that. Raises FileRefused if the file cannot be kept.
    """
    from tickler.exchange.mail.reader import is_mail

    content = documents.take_in(folder, file)
    remarks = tuple(_where_from(file))
    if known := documents.with_content(folder, card.id, content):
        return Attached(known, new=False, remarks=remarks)
    if is_mail(file):
        document_id, more = _attach_letter(folder, entry, card, file, content, kind or "letter")
        remarks += more
    else:
        document_id = documents.add(entry, card.id, content, kind or "other", file.name)
    return Attached(documents.document(folder, document_id)[0], new=True, remarks=remarks)


def _where_from(file: Path) -> Iterator[str]:
    if file.is_symlink():
        yield f"{file.name} is a link to {file.resolve()}, which was copied"


def _attach_letter(
    folder: Folder, entry: Entry, card: Card, file: Path, content: Content, kind: str
) -> tuple[int, tuple[str, ...]]:
    from tickler.exchange.mail.reader import as_note, filed_at, read_letter

    # What was kept is read, not the file again: that may have changed meanwhile.
    with shelf(folder).opened(content.sha256) as kept:
        letter = read_letter(kept)
    at, remark = filed_at(letter, dt.datetime.fromisoformat(entry.now))
    name = safe_file_name(letter.file_name) if letter.file_name else file.name
    document_id = documents.add(entry, card.id, content, kind, name, at)
    note = Note(0, at, "email", None, as_note(letter, card.emails), imported=True)
    cards.restore_note(entry, card.id, note)
    return document_id, (f"{file.name}: {remark}",) if remark else ()
