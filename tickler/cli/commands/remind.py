"""`tickler remind` and `tickler done`: slips of paper behind the tabs."""

from collections.abc import Iterable
from typing import Annotated

import typer

from tickler.cli.completion import complete_client
from tickler.cli.desk import Desk
from tickler.cli.reading import client, one_of
from tickler.cli.slips import (
    named_slips_and_birthdays,
    see_that_it_is_a_day,
    slip_target,
    sum_up,
)
from tickler.core.cadence import parse_cadence
from tickler.core.cards import OUTCOMES, Card, Reminder
from tickler.core.errors import UsageError, ValueRefused
from tickler.core.reports import Receipt
from tickler.show.receipt import ReceiptView
from tickler.store import cards, dossier, reminders
from tickler.store.folder import Folder
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
        card = client(desk, folder, about) if about is not None else None
        goes = slip_target(desk, folder, on, [card] if card else [])
        cadence = parse_cadence(every) if every is not None else None
        if cadence:
            see_that_it_is_a_day(goes, on, "A slip that recurs begins on a day.")
        if promise:
            see_that_it_is_a_day(goes, on, "A promise is for a day.")
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
            entry.summary = sum_up(slip, goes)
        remarks = (goes.remark,) if goes.remark else ()
    desk.tell_where(folder)
    desk.surface.show(
        ReceiptView(Receipt(entry.summary, reminders=(slip,), remarks=remarks, journal=entry.id), desk.today)
    )


@app.command("done")
def done(
    context: typer.Context,
    ids: Annotated[
        list[str], typer.Argument(metavar="ID...", help="Slips, as s5 or 5, birthdays as b17; - reads them.")
    ],
    text: Annotated[
        str | None, typer.Option("--note", metavar="TEXT", help="Into the dossier: what came of it.")
    ] = None,
    outcome: Annotated[str | None, typer.Option(metavar="|".join(OUTCOMES), help="How it ended.")] = None,
) -> None:
    """Mark slips as done; one that recurs goes behind its next date.

    A birthday comes back next year by itself. With --note it is written down what came of it.
    """
    desk: Desk = context.obj
    one_of("outcome", outcome, OUTCOMES)
    if outcome is not None and text is None:
        raise UsageError("--outcome belongs to a note.", 'Say it: --note "what was said" --outcome reached.')
    if text is not None and not text.strip():
        raise ValueRefused("The note is empty; nothing was written down.", "Say what came of it.")
    words = list(desk.lines()) if ids == ["-"] else ids
    with desk.folder() as folder:
        open_slips = named_slips_and_birthdays(folder, words, desk.today)
        clients = _clients(folder, open_slips, noted=text is not None)
        with Entry(folder, "done", desk.now) as entry:
            slips = [
                reminders.finish_birthday(entry, slip, clients[slip.id])
                if slip.birthday
                else reminders.finish(entry, slip, desk.today)
                for slip in open_slips
            ]
            if text is not None:
                for card in clients.values():
                    cards.standing(entry, card)
                    cards.note(entry, card.id, text.strip(), card.kind, outcome)
            entry.summary = "done: " + ", ".join(map(_say_slip, slips))
    desk.surface.show(
        ReceiptView(Receipt(entry.summary, reminders=tuple(slips), journal=entry.id), desk.today)
    )


def _clients(folder: Folder, slips: Iterable[Reminder], *, noted: bool) -> dict[int, Card]:
    """Return the cards of the birthdays, and where a note is taken, of all slips."""
    concerned = dict.fromkeys(slip.client_id for slip in slips if noted or slip.birthday)
    if None in concerned:
        alone = next(slip for slip in slips if slip.client_id is None)
        raise ValueRefused(
            f'Slip {alone.sign} "{alone.text}" is for no client; there is no dossier for the note.',
            f"Leave --note out, or do it by itself: tickler done {alone.sign}",
        )
    return {card_id: dossier.card(folder, card_id) for card_id in concerned if card_id is not None}


def _say_slip(slip: Reminder) -> str:
    return f"birthday of {slip.client_name}" if slip.birthday else slip.text
