"""`tickler remind` and `tickler done`: slips of paper behind the tabs."""

from typing import Annotated

import typer

from tickler.cli.completion import complete_client
from tickler.cli.desk import Desk
from tickler.cli.reading import client
from tickler.cli.slips import named_slips, see_that_it_is_a_day, slip_target, sum_up
from tickler.core.cadence import parse_cadence
from tickler.core.errors import UsageError, ValueRefused
from tickler.core.reports import Receipt
from tickler.show.receipt import ReceiptView
from tickler.store import reminders
from tickler.store.journal import Entry

app = typer.Typer()


@app.command("remind")
def remind(
    context: typer.Context,
    text: Annotated[list[str], typer.Argument(metavar="TEXT...", help="What is to be done.")],
    on: Annotated[str, typer.Option(metavar="WHEN", help="Behind which date the slip goes.")],
    about: Annotated[
        str | None,
        typer.Option("--for", metavar="CLIENT", autocompletion=complete_client, help="For which client."),
    ] = None,
    every: Annotated[
        str | None, typer.Option(metavar="CADENCE", help='Again and again: "2 weeks", monthly, "every 31st".')
    ] = None,
    promise: Annotated[
        bool, typer.Option("--promise", help="It was promised to the client for that day.")
    ] = False,
) -> None:
    """Lay a slip behind a date, for a client or without one."""
    desk: Desk = context.obj
    words = " ".join(text).strip()
    if not words:
        raise ValueRefused("The slip is empty.", 'tickler remind "send the offer" --on thu')
    if promise and (about is None or every is not None):
        raise UsageError(
            "A promise is given to a client, and for one day.", "Say --for CLIENT, and leave out --every."
        )
    with desk.folder() as folder:
        goes = slip_target(desk, folder, on)
        cadence = parse_cadence(every) if every is not None else None
        if cadence:
            see_that_it_is_a_day(goes, on, "A slip that recurs begins on a day.")
        if promise:
            see_that_it_is_a_day(goes, on, "A promise is for a day.")
        card = client(desk, folder, about) if about is not None else None
        with Entry(folder, "remind", desk.now) as entry:
            slip_id = reminders.add(
                entry,
                words,
                goes.place,
                card.id if card else None,
                cadence.text if cadence else None,
                promise=promise,
            )
            slip = reminders.reminder(folder, slip_id)
            entry.summary = sum_up(slip, desk.today)
        remarks = (goes.remark,) if goes.remark else ()
    desk.tell_where(folder)
    desk.surface.show(
        ReceiptView(Receipt(entry.summary, reminders=(slip,), remarks=remarks, journal=entry.id), desk.today)
    )


@app.command("done")
def done(
    context: typer.Context,
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Slips, as s5 or 5; - reads them.")],
) -> None:
    """Mark slips as done; one that recurs goes behind its next date."""
    desk: Desk = context.obj
    words = list(desk.lines()) if ids == ["-"] else ids
    with desk.folder() as folder:
        open_slips = named_slips(folder, words)
        with Entry(folder, "done", desk.now) as entry:
            slips = [reminders.finish(entry, slip, desk.today) for slip in open_slips]
            entry.summary = "done: " + ", ".join(slip.text for slip in slips)
    desk.surface.show(
        ReceiptView(Receipt(entry.summary, reminders=tuple(slips), journal=entry.id), desk.today)
    )
