"""`tickler merge`: two cards of one client become one."""

from typing import Annotated

import typer

from tickler.cli.completion import complete_client
from tickler.cli.desk import Desk
from tickler.cli.reading import client
from tickler.core.reports import Receipt
from tickler.show.receipt import ReceiptView
from tickler.show.words import counted
from tickler.store import merging
from tickler.store.journal import Entry

app = typer.Typer()

NOUNS = {
    "note": "note",
    "document": "document",
    "reminder": "slip",
    "move": "move",
    "filling": "form",
    "sale": "sale",
    "phone": "phone",
    "email": "e-mail",
    "tag": "tag",
    "field": "field",
}
"""What is said of what came over, in this order."""


@app.command("merge")
def merge(
    context: typer.Context,
    keep: Annotated[
        str,
        typer.Argument(
            metavar="KEEP", autocompletion=complete_client, help="The card that stays: id or name."
        ),
    ],
    other: Annotated[
        str,
        typer.Argument(metavar="OTHER", autocompletion=complete_client, help="The card that goes into it."),
    ],
) -> None:
    """Join two cards of one client: OTHER comes over into KEEP.

    KEEP says what it said, and is filled where it said nothing; what OTHER said otherwise is in a note.
    The client is in the earlier of the two places. tickler undo takes it back.
    """
    desk: Desk = context.obj
    with desk.folder() as folder:
        stays, goes = client(desk, folder, keep), client(desk, folder, other, with_dropped=True)
        with Entry(folder, "merge", desk.now) as entry:
            joined = merging.join(folder, entry, stays.id, goes.id)
            entry.summary = f"{goes.name} ({goes.id}) → {stays.name} ({stays.id})"
        receipt = Receipt(
            _say(entry.summary, joined),
            (joined.keep,),
            remarks=tuple(f"in the note: {said}" for said in joined.left),
            journal=entry.id,
        )
    desk.surface.show(ReceiptView(receipt, desk.today))


def _say(summary: str, joined: merging.Joined) -> str:
    counts = joined.counts
    came = [counted(counts[thing], noun) for thing, noun in NOUNS.items() if counts[thing]]
    return ": ".join(filter(None, (summary, ", ".join((*came, *joined.filled)))))
