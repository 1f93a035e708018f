"""`tickler log`, `undo` and `redo`: the journal."""

from typing import Annotated

import typer

from tickler.cli import options
from tickler.cli.completion import complete_client
from tickler.cli.desk import Desk
from tickler.cli.reading import client
from tickler.core.reports import Receipt
from tickler.show.journal import JournalView
from tickler.show.receipt import ReceiptView
from tickler.store import log as journal

app = typer.Typer()

ENTRIES_SHOWN = 20


@app.command("log")
def log(
    context: typer.Context,
    said: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CLIENT...]", autocompletion=complete_client, help="Only what concerned them."
        ),
    ] = None,
    limit: Annotated[
        int, typer.Option(min=1, max=options.MOST, metavar="N", help="Show so many at most.")
    ] = ENTRIES_SHOWN,
) -> None:
    """Show what was done, newest first."""
    desk: Desk = context.obj
    with desk.folder() as folder:
        card = client(desk, folder, " ".join(said), with_dropped=True) if said else None
        entries = journal.entries(folder, card.id if card else None, limit)
    desk.surface.show(JournalView(tuple(entries)))


@app.command("undo")
def undo(
    context: typer.Context,
    count: Annotated[
        int, typer.Argument(min=1, max=options.MOST, metavar="[N]", help="So many commands.")
    ] = 1,
) -> None:
    """Take back the last command, or the last N; an import is one. A purge is never taken back."""
    desk: Desk = context.obj
    with desk.folder() as folder:
        undone = journal.undo(folder, count, desk.now)
    _show(desk, "taken back", undone)


@app.command("redo")
def redo(context: typer.Context) -> None:
    """Do again what the last undo took back."""
    desk: Desk = context.obj
    with desk.folder() as folder:
        again = journal.redo(folder, desk.now)
    _show(desk, "done again", again)


def _show(desk: Desk, what: str, undone: journal.Undone) -> None:
    first, *more = [f"{what}: {entry.command}, {entry.summary}" for entry in undone.entries]
    if undone.ended:
        more.append(journal.NO_LONGER_KNOWN)
    desk.surface.show(ReceiptView(Receipt(first, remarks=tuple(more), journal=undone.by), desk.today))
