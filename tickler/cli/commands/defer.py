"""`tickler defer`: take cards out and put them behind another tab."""

from typing import Annotated

import typer

from tickler.cli import options
from tickler.cli.completion import complete_client
from tickler.cli.desk import Desk
from tickler.cli.placing import target
from tickler.cli.reading import clients, one_of
from tickler.core.cards import KINDS
from tickler.core.reports import Receipt
from tickler.core.tabs import say_place
from tickler.show.receipt import ReceiptView
from tickler.store import cards, dossier
from tickler.store.journal import Entry

app = typer.Typer()


@app.command("defer")
def defer(
    context: typer.Context,
    said: Annotated[
        str,
        typer.Argument(
            metavar="CLIENT",
            autocompletion=complete_client,
            help="An id, part of a name, several ids as 12,15,18, or - to read them.",
        ),
    ],
    when: Annotated[
        list[str], typer.Argument(metavar="WHEN...", help="25, mon, 5 jul, +2w, tomorrow 14:30, jul, loose.")
    ],
    kind: options.KindPlanned = None,
    why: Annotated[str | None, typer.Option(metavar="TEXT", help="Why the card will be due.")] = None,
    note: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Write down what was said as well.")
    ] = None,
) -> None:
    """Put a card, or several, behind the agreed date."""
    desk: Desk = context.obj
    one_of("kind of contact", kind, KINDS)
    with desk.folder() as folder:
        goes = target(desk, folder, " ".join(when))
        moved = clients(desk, folder, said)
        with Entry(folder, "defer", desk.now) as entry:
            for card in moved:
                if note:
                    cards.note(entry, card.id, note, card.kind, None)
                cards.move(entry, card, goes.place, kind, why)
            names = moved[0].name if len(moved) == 1 else f"{len(moved)} cards"
            entry.summary = f"{names} → {say_place(goes.place, desk.today)}"
        receipt = Receipt(
            entry.summary,
            tuple(dossier.card(folder, card.id) for card in moved),
            remarks=goes.remarks(folder),
            journal=entry.id,
        )
    desk.surface.show(ReceiptView(receipt, desk.today))
