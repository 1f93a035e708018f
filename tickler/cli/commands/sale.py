"""`tickler sale`: what a client bought, or brought back."""

from typing import Annotated

import typer

from tickler.cli.completion import complete_client
from tickler.cli.desk import Desk
from tickler.cli.reading import client, past_day
from tickler.core.cards import Card, Sale
from tickler.core.errors import UsageError, ValueRefused
from tickler.core.money import parse_money
from tickler.show.sales import SaleView
from tickler.store import cards, dossier, knowing, settings
from tickler.store.folder import Folder
from tickler.store.journal import Entry

app = typer.Typer()

LONGEST_WHAT = 500


@app.command("sale", context_settings={"ignore_unknown_options": True})  # -50 is an amount
def sale(
    context: typer.Context,
    said: Annotated[
        str | None,
        typer.Argument(metavar="CLIENT", autocompletion=complete_client, help="An id, or part of a name."),
    ] = None,
    amount: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="AMOUNT [CURRENCY]", help="1200,50 EUR; -50 was taken back. Else the folder's currency."
        ),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="When: today, yesterday, 16 nov, 8.12.")
    ] = None,
    what: Annotated[str | None, typer.Option("--what", metavar="TEXT", help="What was bought.")] = None,
    remove: Annotated[
        int | None, typer.Option("--remove", min=1, metavar="ID", help="Strike out this sale instead.")
    ] = None,
) -> None:
    """Write down what a client bought, or brought back.

    The dossier shows it, and segments counts it.
    """
    desk: Desk = context.obj
    if remove is not None:
        if said or amount or on is not None or what is not None:
            raise UsageError("--remove takes the sale's id alone.", f"tickler sale --remove {remove}")
        _strike_out(desk, remove)
        return
    for word in (said or "", *(amount or ())):
        if word.startswith("--"):
            raise UsageError(f"No such option: {word}", "tickler sale --help shows all.")
    if said is None or not amount:
        raise UsageError(
            "A sale needs a client and an amount.", 'tickler sale ivan 1200.50 EUR --what "tiles"'
        )
    with desk.folder() as folder:
        card = client(desk, folder, said)
        number, currency = parse_money(" ".join(amount))
        sold = Sale(0, past_day(desk, folder, on), number, currency or _usual_currency(folder), _what(what))
        with Entry(folder, "sale", desk.now) as entry:
            cards.standing(entry, card)
            sold = sold._replace(id=knowing.add_sale(entry, card.id, sold))
            view = _view(desk, folder, card, sold)
            entry.summary = view.message
    desk.surface.show(view.in_entry(entry.id))


def _strike_out(desk: Desk, sale_id: int) -> None:
    with desk.folder() as folder:
        card_id, sold = knowing.sale(folder, sale_id)
        card = dossier.card(folder, card_id)
        with Entry(folder, "sale", desk.now) as entry:
            knowing.remove_sale(entry, sale_id)
            view = _view(desk, folder, card, sold, removed=True)
            entry.summary = view.message
    desk.surface.show(view.in_entry(entry.id))


def _view(desk: Desk, folder: Folder, card: Card, sold: Sale, *, removed: bool = False) -> SaleView:
    return SaleView(card, sold, tuple(knowing.sales(folder, card.id)), desk.today, removed)


def _usual_currency(folder: Folder) -> str:
    kept = settings.load(folder).currency
    if kept is None:
        raise ValueRefused(
            "The amount has no currency.",
            "Say it after the amount, EUR for example, or once for all sales: tickler config currency EUR",
        )
    return kept


def _what(said: str | None) -> str | None:
    words = " ".join((said or "").split())
    if len(words) > LONGEST_WHAT:
        raise ValueRefused(
            f"--what is a text of {LONGEST_WHAT} characters at most, not of {len(words):,}.",
            "Attach the order or invoice: tickler attach CLIENT FILE",
        )
    return words or None
