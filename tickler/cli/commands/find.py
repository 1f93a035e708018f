"""`tickler find` and `tickler list`: look through the cards."""

from typing import Annotated

import typer

from tickler.cli import options
from tickler.cli.desk import Desk
from tickler.cli.filters import wanted_cards
from tickler.show.cards import CardsView
from tickler.store import pile, search

app = typer.Typer()

SHOWN_IN_A_PIPE = 1000


@app.command("find")
def find(
    context: typer.Context,
    text: Annotated[list[str], typer.Argument(metavar="TEXT...", help="Words, or parts of them.")],
    limit: options.Limit = None,
    ids: options.Ids = False,
) -> None:
    """Look for words in cards and notes, in any script.

    Names are found from any keyboard: zeljko finds Željko, ivan finds Иван.
    """
    desk: Desk = context.obj
    words = " ".join(text)
    most = limit or (options.ON_A_SCREEN if desk.surface.terminal else SHOWN_IN_A_PIPE)
    with desk.folder() as folder:
        found = search.find(folder, words, most)
    view = CardsView(found.cards, desk.today, title=f'"{words}"', snippets=found.notes, more=found.more)
    _show(desk, view, ids=ids)


@app.command("list")
def list_cards(
    context: typer.Context,
    tag: options.TagWanted = None,
    tab_said: options.TabWanted = None,
    kind: options.KindWanted = None,
    loose: options.LooseWanted = False,
    dropped: options.DroppedWanted = False,
    limit: options.Limit = None,
    ids: options.Ids = False,
) -> None:
    """List cards in the order of their dates."""
    desk: Desk = context.obj
    with desk.folder() as folder:
        wanted = wanted_cards(desk, folder, tag, tab_said, kind, loose=loose, dropped=dropped)
        most = limit or (options.ON_A_SCREEN if desk.surface.terminal else pile.ALL)
        cards, total = pile.listing(folder, wanted, most) if wanted else ((), 0)
    _show(desk, CardsView(cards, desk.today, total=total), ids=ids)


def _show(desk: Desk, view: CardsView, *, ids: bool) -> None:
    if ids and not desk.options.json:
        desk.surface.write("".join(f"{card.id}\n" for card in view.cards))
    else:
        desk.surface.show(view)
