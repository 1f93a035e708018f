"""`tickler attach`: documents into the dossier, looked at, saved elsewhere, taken out."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from tickler.cli import attaching, options, paths
from tickler.cli.completion import complete_client
from tickler.cli.desk import Desk
from tickler.cli.destination import STANDARD_OUTPUT, binary_destination, refuse_destination
from tickler.cli.reading import client, one_of
from tickler.core.cards import DOCUMENT_KINDS, Card, Document
from tickler.core.errors import UsageError
from tickler.core.file_names import safe_file_name
from tickler.core.reports import Receipt
from tickler.show.documents import DocumentsReceiptView, DocumentsView, OpenedView
from tickler.show.layout import UNBROKEN
from tickler.show.words import counted, say_size
from tickler.store import documents, dossier
from tickler.store.folder import Folder
from tickler.store.journal import Entry

app = typer.Typer()


@app.command("attach")
def attach(
    context: typer.Context,
    said: Annotated[
        str | None,
        typer.Argument(metavar="CLIENT", autocompletion=complete_client, help="An id, or part of a name."),
    ] = None,
    files: Annotated[
        list[str] | None, typer.Argument(metavar="FILE...", help="Files, or directories of .eml mails.")
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--as", metavar="|".join(DOCUMENT_KINDS), help="By default letter for mails, else other."
        ),
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the documents of CLIENT.")] = False,
    opened: Annotated[
        int | None, typer.Option("--open", min=1, max=options.MOST, metavar="N", help="Open document N.")
    ] = None,
    removed: Annotated[
        int | None,
        typer.Option(
            "--remove", min=1, max=options.MOST, metavar="N", help="Take document N out of its dossier."
        ),
    ] = None,
    saved: Annotated[
        int | None,
        typer.Option(
            "--save", min=1, max=options.MOST, metavar="N", help="Copy document N to FILE; - prints it."
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="With --save, replace a file that exists.")] = False,
) -> None:
    """Put files into a client's dossier; saved mails become letters.

    What a mail says is found by find. The numbers of --open, --remove and --save are those that --list shows.
    """
    desk: Desk = context.obj
    words = [word for word in (said, *(files or ())) if word is not None]
    if kind is not None and (listed or (opened, removed, saved) != (None, None, None)):
        raise UsageError("--as is said of files that are attached.", "Leave it out.")
    if force and saved is None:
        raise UsageError("--force belongs to --save: attaching replaces nothing.", "Leave it out.")
    match listed, opened, removed, saved, words:
        case False, None, None, None, [who, _, *_]:
            _attach(desk, who, words[1:], one_of("kind of document", kind, DOCUMENT_KINDS))
        case True, None, None, None, [who]:
            _list(desk, who)
        case False, int(number), None, None, []:
            _open(desk, number)
        case False, None, int(number), None, []:
            _remove(desk, number)
        case False, None, None, int(number), [target]:
            _save(desk, number, target, force=force)
        case _:
            raise UsageError(
                "attach is said in one of five ways.",
                choices=(
                    "tickler attach CLIENT FILE... [--as KIND]",
                    "tickler attach CLIENT --list",
                    "tickler attach --open N",
                    "tickler attach --save N FILE",
                    "tickler attach --remove N",
                ),
            )


def _attach(desk: Desk, who: str, said: Sequence[str], kind: str | None) -> None:
    with desk.folder() as folder:
        card = client(desk, folder, who, with_dropped=True)
        meant = attaching.files_of(said)
        with Entry(folder, "attach", desk.now) as entry:
            card = dossier.card(folder, card.id)  # another program may have erased the client meanwhile
            attached = [attaching.attach(folder, entry, card, file, kind) for file in meant.files]
            new = [one.document for one in attached if one.new]
            what = _named(new[0]) if len(new) == 1 else counted(len(new), "document")
            entry.summary = f"{card.name}: {what}" if new else f"{card.name}: nothing new"
    receipt = Receipt(
        entry.summary, remarks=(*_remarks(attached, len(new)), *meant.remarks), journal=entry.id
    )
    desk.surface.show(DocumentsReceiptView(receipt, desk.today, tuple(one.document for one in attached)))


def _remarks(attached: Sequence[attaching.Attached], new: int) -> list[str]:
    said: list[str] = []
    for one in attached:
        if not one.new:
            known = f"document {one.document.id}, {one.document.name}"
            said.append(f"{known}, has the same content already, as {one.document.kind}")
        elif new > 1:
            said.append(_named(one.document))
        said += one.remarks
    return said


def _named(document: Document) -> str:
    size = say_size(document.size)
    return f"document {document.id}, {document.name}, {document.kind} of {document.at:%Y-%m-%d}, {size}"


def _list(desk: Desk, who: str) -> None:
    with desk.folder() as folder:
        card = client(desk, folder, who, with_dropped=True)
        view = DocumentsView(card, documents.of_client(folder, card.id))
    desk.surface.show(view)


def _open(desk: Desk, number: int) -> None:
    from tickler.cli import opener

    with desk.folder() as folder:
        document, _ = documents.document(folder, number)
        cache = paths.directory("cache", desk.world.environ)
        path = opener.copy_to_look_at(folder, document, cache, desk.today)
    watched = desk.world.stdout.isatty() and not desk.options.json
    opened = watched and opener.open_with_platform(path, desk.world.environ)
    view = OpenedView(document, path, opened)
    if opened or desk.options.json:
        desk.surface.show(view)
    else:  # written, not shown: a path that the window breaks cannot be copied
        desk.surface.write("\n".join(view.as_text(UNBROKEN)))


def _remove(desk: Desk, number: int) -> None:
    with desk.folder() as folder:
        with Entry(folder, "attach", desk.now) as entry:
            document, card = _document_of(folder, number)
            with_note = documents.remove(entry, number)
            entry.summary = f"{card.name}: document {number}, {document.name}, removed"
        remarks = ("its note was removed too",) if with_note else ()
    receipt = Receipt(entry.summary, remarks=remarks, journal=entry.id)
    desk.surface.show(DocumentsReceiptView(receipt, desk.today, (document,)))


def _document_of(folder: Folder, number: int) -> tuple[Document, Card]:
    document, card_id = documents.document(folder, number)
    return document, dossier.card(folder, card_id)


def _save(desk: Desk, number: int, target: str, *, force: bool) -> None:
    with desk.folder() as folder:
        document, _ = documents.document(folder, number)
        if Path(target).is_dir():
            target = str(Path(target) / safe_file_name(document.name))
        refuse_destination(desk, target, "document", force=force)
        with binary_destination(desk.world.stdout, target, force=force) as out:
            documents.copy_out(folder, document, out)
    if target != STANDARD_OUTPUT:
        receipt = Receipt(f"document {number}, {document.name}, saved as {target}")
        desk.surface.show(DocumentsReceiptView(receipt, desk.today, (document,)))
