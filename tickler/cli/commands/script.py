"""`tickler script`: wording for typical situations on the telephone."""

from typing import Annotated

import typer

from tickler.cli.completion import complete_client
from tickler.cli.desk import Desk
from tickler.cli.own_wording import config_directory, languages_for_client, own_name
from tickler.cli.reading import client, one_of
from tickler.cli.shelves import copy_to_change, show_templates
from tickler.core.errors import UsageError
from tickler.show.scripts import ScriptView

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
    language: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Instead of that of the card: en, de, hr, ka, ru.")
    ] = None,
) -> None:
    """Wording for typical situations on the telephone.

    list the scripts, show one, filled in for a client, or copy one to your own, to change it.
    """
    desk: Desk = context.obj
    match one_of("thing to do with scripts", action, ACTIONS), name:
        case "list", None if language is None:
            from tickler.wording import scripts

            show_templates(desk, scripts.shelf(config_directory(desk)), scripts.CHOSEN_BY)
        case "show", str():
            _show(desk, name, said, language)
        case "copy", str() if said is None:
            from tickler.wording import scripts

            copy_to_change(desk, scripts.shelf(config_directory(desk)), name, language)
        case "show" | "copy", None:
            raise UsageError("Which script?", "tickler script list names them.")
        case _:
            raise UsageError(f"{action} takes nothing more.", f"Say tickler script show {name or 'NAME'}.")


def _show(desk: Desk, name: str, said: str | None, language: str | None) -> None:
    from tickler.wording import scripts

    shelf = scripts.shelf(config_directory(desk))
    with desk.folder() as folder:
        card = client(desk, folder, said) if said is not None else None
        script = shelf.template(name, languages_for_client(desk, folder, card, language))
        if card is None:
            desk.surface.show(ScriptView(script.base, script.title, script.text, script.language or None))
            return
        words = scripts.wording(script, card, own_name(desk, folder))
    desk.surface.show(ScriptView(script.base, words.title, words.text, script.language or None, card))
