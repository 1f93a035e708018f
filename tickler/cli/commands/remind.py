"""`tickler remind` and `tickler done`: slips of paper behind the tabs."""

from typing import Annotated

import typer

from tickler.cli.completion import complete_client
from tickler.cli.desk import Desk
from tickler.cli.placing import target
from tickler.cli.reading import client
from tickler.core.cadence import parse_cadence
from tickler.core.errors import DateRefused, NotFound, UsageError, ValueRefused
from tickler.core.places import Day, Loose
from tickler.core.reports import Receipt
from tickler.show.receipt import ReceiptView
from tickler.store import reminders
from tickler.store.clients import LONGEST_ID
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
) -> None:
    """Lay a slip behind a date, for a client or without one."""
    desk: Desk = context.obj
    words = " ".join(text).strip()
    if not words:
        raise ValueRefused("The slip is empty.", 'tickler remind "send the offer" --on thu')
    with desk.folder() as folder:
        card = client(desk, folder, about) if about is not None else None
        goes = target(desk, folder, on, [card] if card else [])
        if isinstance(goes.place, Loose):
            raise DateRefused("A slip lies behind a date, it cannot be loose.", "Say for example --on thu.")
        cadence = parse_cadence(every) if every is not None else None
        if cadence and not isinstance(goes.place, Day):
            raise DateRefused("A slip that recurs begins on a day.", f'Say the first day, not "{on}".')
        with Entry(folder, "remind", desk.now) as entry:
            slip_id = reminders.add(
                entry, words, goes.place, card.id if card else None, cadence.text if cadence else None
            )
            whose = f", {card.name}" if card else ""
            entry.summary = f"s{slip_id} {words}{whose} → {goes.said_back}"
        slip = reminders.reminder(folder, slip_id)
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
        open_slips = [reminders.reminder(folder, number) for number in dict.fromkeys(map(_number, words))]
        with Entry(folder, "done", desk.now) as entry:
            slips = [reminders.finish(entry, slip, desk.today) for slip in open_slips]
            entry.summary = "done: " + ", ".join(slip.text for slip in slips)
    desk.surface.show(
        ReceiptView(Receipt(entry.summary, reminders=tuple(slips), journal=entry.id), desk.today)
    )


def _number(said: str) -> int:
    digits = said.lower().removeprefix("s")
    if not digits.isdecimal():
        raise UsageError(f'"{said}" is no slip.', "Slips have ids such as s5; tickler today shows them.")
    if len(digits) > LONGEST_ID:
        raise NotFound(f"There is no slip {said}.", "tickler today shows the slips that are due.")
    return int(digits)
