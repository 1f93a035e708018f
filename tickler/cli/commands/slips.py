"""`tickler slips`: all slips that are open, whatever tab they lie behind."""

from typing import Annotated

import typer

from tickler.cli.completion import complete_client
from tickler.cli.desk import Desk
from tickler.cli.reading import client
from tickler.show.slips import SlipsView
from tickler.store import reminders

app = typer.Typer()


@app.command("slips")
def slips(
    context: typer.Context,
    about: Annotated[
        str | None,
        typer.Option("--for", metavar="CLIENT", autocompletion=complete_client, help="Of this client."),
    ] = None,
    promises: Annotated[
        bool, typer.Option("--promises", help="What you promised, the oldest promise first.")
    ] = False,
    ids: Annotated[bool, typer.Option("--ids", help="Print the ids alone, as s5, one a line.")] = False,
) -> None:
    """List the slips that are open, in the order of their dates."""
    desk: Desk = context.obj
    with desk.folder() as folder:
        card = client(desk, folder, about, with_dropped=True) if about is not None else None
        found = reminders.open_slips(folder, card.id if card else None, promises=promises)
    if ids and not desk.options.json:
        desk.surface.write("".join(f"s{slip.id}\n" for slip in found))
    else:
        desk.surface.show(SlipsView(found, desk.today))
