"""`tickler doctor`: is the folder sound?"""

from typing import Annotated

import typer

from tickler.cli.desk import Desk
from tickler.core.errors import ExitCode
from tickler.show.doctor import CheckupView
from tickler.store.health import examine

app = typer.Typer()


@app.command("doctor")
def doctor(
    context: typer.Context,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can safely be mended.")] = False,
) -> None:
    """Check the folder: its file, its cards, its documents, its journal, its backups, its rights.

    The exit code is 0 where all is sound, and 6 where something is not.
    """
    desk: Desk = context.obj
    with desk.folder() as folder:
        checks = examine(folder, desk.now, fix=fix) if folder.exists else ()
        view = CheckupView(folder.path, folder.exists, checks, mended=fix)
    desk.surface.show(view)
    if not view.sound:
        raise typer.Exit(ExitCode.FOLDER)
