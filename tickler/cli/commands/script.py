"""`tickler script`: wording for typical situations on the telephone."""

from typing import Annotated

import typer

from tickler.cli.completion import complete_client
from tickler.cli.desk import Desk
from tickler.cli.own_wording import config_directory, copy_to_change
from tickler.cli.reading import client, one_of
from tickler.core.errors import UsageError
from tickler.show.letters import TemplateRow, TemplatesView
from tickler.show.scripts import ScriptView
from tickler.store import settings

app = typer.Typer()

ACTIONS = ("list", "show", "copy")


@app.command("script")
def script(
    context: typer.Context,
    action: Annotated[str, typer.Argument(metavar="|".join(ACTIONS), help="What to do.")] = "list",
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="A script, as list names it.")] = None,
    said: Annotated[
        str | None,
        typer.Argument(metavar="[CLIENT]", autocompletion=complete_client, help="With whom it is spoken."),
    ] = None,
) -> None:
    """Wording for typical situations on the telephone.

    list the scripts, show one, filled in for a client, or copy one to your own, to change it.
    """
    desk: Desk = context.obj
    match one_of("thing to do with scripts", action, ACTIONS), name:
        case "list", None:
            _list(desk)
        case "show", str():
            _show(desk, name, said)
        case "copy", str() if said is None:
            from tickler.wording import scripts

            copy_to_change(desk, scripts.shelf(config_directory(desk)), name)
        case "show" | "copy", None:
            raise UsageError("Which script?", "tickler script list names them.")
        case _:
            raise UsageError(f"{action} takes nothing more.", f"Say tickler script show {name}.")


def _list(desk: Desk) -> None:
    from tickler.wording import scripts

    shelf = scripts.shelf(config_directory(desk))
    read, broken = shelf.all()
    rows = tuple(
        TemplateRow(
            one.name,
            one.title,
            one.own,
            {key: one.head[key] for key in scripts.CHOSEN_BY if one.head.get(key)},
        )
        for one in read
    )
    desk.surface.show(TemplatesView("scripts", str(shelf.own), rows, tuple(broken)))


def _show(desk: Desk, name: str, said: str | None) -> None:
    from tickler.wording import scripts

    shelf = scripts.shelf(config_directory(desk))
    if said is None:
        blank = shelf.template(name)
        desk.surface.show(ScriptView(blank.name, blank.title, blank.text))
        return
    with desk.folder() as folder:
        card = client(desk, folder, said)
        words = scripts.wording(shelf.template(name, card.language), card, settings.load(folder).owner)
    desk.surface.show(ScriptView(words.name, words.title, words.text, card))
