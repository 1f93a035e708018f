"""`tickler when`: what a phrase stands for, without touching anything."""

from typing import Annotated

import typer

from tickler.cli.desk import Desk
from tickler.cli.reading import calendar, place
from tickler.core.places import Day
from tickler.show.when import WhenView

app = typer.Typer()


@app.command("when")
def when(
    context: typer.Context,
    phrase: Annotated[list[str], typer.Argument(metavar="PHRASE...", help="As you would say it to defer.")],
) -> None:
    """Show what a date phrase stands for."""
    desk: Desk = context.obj
    with desk.folder() as folder:
        resolved = place(desk, folder, " ".join(phrase))
        _, working = calendar(desk, folder)
    worked = working.includes(resolved.place.date) if isinstance(resolved.place, Day) else None
    desk.surface.show(WhenView(resolved.place, resolved.remark, desk.today, worked))
