"""`tickler dossier`: everything on one client."""

from typing import Annotated

import typer

from tickler.cli import options
from tickler.cli.desk import Desk
from tickler.cli.reading import client
from tickler.show.dossier import DossierView
from tickler.store import dossier as store

app = typer.Typer()


@app.command("dossier")
def dossier(
    context: typer.Context,
    said: options.ClientWords,
    markdown: Annotated[bool, typer.Option("--md", help="Write it as Markdown.")] = False,
) -> None:
    """Show everything on one client.

    The card with its place, the notes newest first, the moves, documents and slips.
    """
    desk: Desk = context.obj
    with desk.folder() as folder:
        card = client(desk, folder, " ".join(said), with_dropped=True)
        view = DossierView(store.dossier(folder, card.id), desk.today)
    if markdown and not desk.options.json:
        desk.surface.write(view.as_markdown())
    else:
        desk.surface.show(view)
