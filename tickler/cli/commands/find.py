"""`tickler find` and `tickler list`: look through the cards."""

from typing import Annotated

import typer

from tickler.cli import options
from tickler.cli.desk import Desk
from tickler.cli.reading import one_of, tab
from tickler.core.cards import KINDS
from tickler.core.errors import UsageError
from tickler.core.tabs import EVERYWHERE, LooseTab, Span, span_of
from tickler.show.cards import CardsView
from tickler.store import pile, search
from tickler.store.folder import Folder

app = typer.Typer()

SHOWN_ON_A_SCREEN = 50
SHOWN_IN_A_PIPE = 1000


@app.command("find")
def find(
    context: typer.Context,
    text: Annotated[list[str], typer.Argument(metavar="TEXT...", help="Words, or parts of them.")],
    limit: options.Limit = None,
) -> None:
    """Look for words in cards and notes, in any script.

    Names are found from any keyboard: zeljko finds Željko, ivan finds Иван.
    """
    desk: Desk = context.obj
    words = " ".join(text)
    most = limit or (SHOWN_ON_A_SCREEN if desk.surface.terminal else SHOWN_IN_A_PIPE)
    with desk.folder() as folder:
        found = search.find(folder, words, most)
    desk.surface.show(
        CardsView(found.cards, desk.today, title=f'"{words}"', snippets=found.notes, more=found.more)
    )


@app.command("list")
def list_cards(
    context: typer.Context,
    tag: options.TagWanted = None,
    tab_said: options.TabWanted = None,
    kind: options.KindWanted = None,
    loose: options.LooseWanted = False,
    dropped: options.DroppedWanted = False,
    limit: options.Limit = None,
) -> None:
    """List cards in the order of their dates."""
    desk: Desk = context.obj
    with desk.folder() as folder:
        wanted = wanted_cards(desk, folder, tag, tab_said, kind, loose=loose, dropped=dropped)
        most = limit or (SHOWN_ON_A_SCREEN if desk.surface.terminal else pile.ALL)
        cards, total = pile.listing(folder, wanted, most) if wanted else ((), 0)
    desk.surface.show(CardsView(cards, desk.today, total=total))


def wanted_cards(
    desk: Desk,
    folder: Folder,
    tag: str | None,
    tab_said: str | None,
    kind: str | None,
    *,
    loose: bool,
    dropped: bool,
) -> pile.Wanted | None:
    """Return which cards the filters of `list` and `export` ask for; None if there can be none.

    Raises UsageError if they contradict each other.
    """
    if sum((tab_said is not None, loose, dropped)) > 1:
        raise UsageError("--tab, --loose and --dropped exclude each other.", "Say one of them.")
    one_of("kind of contact", kind, KINDS)
    span: Span | None = EVERYWHERE
    if loose:
        span = span_of(LooseTab(), desk.today)
    elif tab_said is not None:
        span = span_of(tab(desk, folder, tab_said), desk.today)
    return pile.Wanted(span, kind, tag, dropped) if span else None
