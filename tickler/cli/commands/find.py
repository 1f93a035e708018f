"""`tickler find` and `tickler list`: look through the cards."""

import datetime as dt
from typing import Annotated

import typer

from tickler.cli import options
from tickler.cli.desk import Desk
from tickler.cli.filters import wanted_cards
from tickler.core.errors import UsageError
from tickler.core.reports import JournalEntry
from tickler.show.birthdays import BirthdaysView
from tickler.show.cards import CardsView
from tickler.show.duplicates import PairsView
from tickler.store import birthdays as store
from tickler.store import log, pile, rhythms, search, settings
from tickler.store.folder import Folder

app = typer.Typer()

SHOWN_IN_A_PIPE = 1000

AnyView = CardsView | PairsView | BirthdaysView


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
    most = _most(desk, limit, SHOWN_IN_A_PIPE)
    with desk.folder() as folder:
        found = search.find(folder, words, most)
    view = CardsView(
        found.cards, desk.today, title=f'"{words}"', notes=found.notes, more=found.more, words=found.words
    )
    _show(desk, view, ids=ids)


@app.command("list")
def list_cards(
    context: typer.Context,
    tag: options.TagWanted = None,
    tab_said: options.TabWanted = None,
    kind: options.KindWanted = None,
    loose: options.LooseWanted = False,
    dropped: options.DroppedWanted = False,
    batch: options.BatchWanted = None,
    slipping: Annotated[
        bool, typer.Option("--slipping", help="Put off again and again, the longest first.")
    ] = False,
    cadence: Annotated[bool, typer.Option("--cadence", help="Those that have one.")] = False,
    overdue: Annotated[
        bool,
        typer.Option("--overdue", help="Not heard from for longer than their cadence, the longest first."),
    ] = False,
    duplicates: Annotated[
        bool, typer.Option("--duplicates", help="Pairs that are likely one client, the likeliest first.")
    ] = False,
    birthdays: Annotated[
        bool, typer.Option("--birthdays", help="Whose birthday is near, in the order of the days.")
    ] = False,
    limit: options.Limit = None,
    ids: options.Ids = False,
) -> None:
    """List cards in the order of their dates.

    With --duplicates the other filters choose cards too: pairs of which one card is among them are listed.
    """
    desk: Desk = context.obj
    if sum((birthdays, duplicates, overdue)) > 1:
        raise UsageError("--birthdays, --duplicates and --overdue exclude each other.", "Say one of them.")
    with desk.folder() as folder:
        wanted = wanted_cards(
            desk,
            folder,
            tag,
            tab_said,
            kind,
            loose=loose,
            dropped=dropped,
            batch=batch,
            slipping=slipping,
            cadence=cadence or overdue,
        )
        if duplicates:
            view: AnyView = _pairs(desk, folder, wanted, limit)
        elif birthdays:
            view = _birthdays(desk, folder, wanted, limit)
        elif overdue:
            view = _overdue(desk, folder, wanted, limit)
        else:
            most = _most(desk, limit, pile.ALL)
            cards, total = pile.listing(folder, wanted, most) if wanted else ((), 0)
            title = _say_entry(log.entry(folder, batch)) if batch else None
            view = CardsView(cards, desk.today, total=total, title=title, slipping=slipping, cadence=cadence)
    _show(desk, view, ids=ids)


def _overdue(desk: Desk, folder: Folder, wanted: pile.Wanted | None, limit: int | None) -> CardsView:
    # Holidays that are over count too: a day of contact may have given way to the day after one.
    working = settings.working_days(folder, settings.load(folder), dt.date.min)
    among = set(pile.ids(folder, wanted)) if wanted else ()
    since = {
        card_id: day
        for card_id, day in rhythms.overdue(folder, desk.today, working).items()
        if card_id in among
    }
    most = _most(desk, limit, len(since))
    cards = search.lines(folder, list(since)[:most])
    return CardsView(cards, desk.today, total=len(since), cadence=True, overdue=since)


def _pairs(desk: Desk, folder: Folder, wanted: pile.Wanted | None, limit: int | None) -> PairsView:
    # The library that compares names, and the one that asks for them, are for this option alone.
    from tickler.store.duplicates import duplicates

    most = _most(desk, limit, SHOWN_IN_A_PIPE)
    everyone = wanted == pile.Wanted()  # dropped ones too: they come back from every import
    among = None if everyone else pile.ids(folder, wanted) if wanted else ()
    found = duplicates(folder, most, among)
    concerned = dict.fromkeys(card_id for pair in found.pairs for card_id in (pair.keep, pair.other))
    return PairsView(found.pairs, search.lines(folder, concerned), found.total, desk.today)


def _birthdays(desk: Desk, folder: Folder, wanted: pile.Wanted | None, limit: int | None) -> BirthdaysView:
    everyone = wanted == pile.Wanted()
    found = store.near(folder, desk.today, store.EVERY_ONE).slips
    if not everyone:
        among = frozenset(pile.ids(folder, wanted) if wanted else ())
        found = tuple(slip for slip in found if slip.id in among)
    slips = found[: _most(desk, limit, SHOWN_IN_A_PIPE)]
    cards = search.lines(folder, [slip.id for slip in slips])
    return BirthdaysView(cards, slips, len(found), desk.today)


def _most(desk: Desk, limit: int | None, in_a_pipe: int) -> int:
    """Return how many are listed at most: a terminal gets what can be read."""
    return limit or (options.ON_A_SCREEN if desk.surface.terminal else in_a_pipe)


def _say_entry(entry: JournalEntry) -> str:
    return f"{entry.command}, {entry.summary}" + (" (undone)" if entry.undone else "")


def _show(desk: Desk, view: AnyView, *, ids: bool) -> None:
    if ids and not desk.options.json:
        desk.surface.write("".join(f"{card.id}\n" for card in view.cards))
    else:
        desk.surface.show(view)
