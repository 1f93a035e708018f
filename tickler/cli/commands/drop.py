"""`tickler drop`, `restore` and `purge`: out of the folder, back into it, erased."""

from typing import Annotated

import typer

from tickler.cli import options, paths
from tickler.cli.desk import Desk
from tickler.cli.placing import target
from tickler.cli.reading import client
from tickler.cli.slip_ids import slip_words
from tickler.cli.slips import named_slips
from tickler.core.cards import Dossier
from tickler.core.errors import NotFound, UsageError, ValueRefused
from tickler.core.places import LOOSE
from tickler.core.reports import Receipt
from tickler.core.tabs import say_place
from tickler.show.receipt import ReceiptView
from tickler.show.words import counted
from tickler.store import cards, dossier, reminders
from tickler.store import purge as store
from tickler.store.journal import Entry

app = typer.Typer()


@app.command("drop")
def drop(
    context: typer.Context,
    said: options.ClientWords,
    why: Annotated[str | None, typer.Option(metavar="TEXT", help="Why the client is lost.")] = None,
) -> None:
    """Take a card out of the folder for good, but keep its dossier.

    A slip that will not be done is taken away in the same way: drop s5.
    """
    desk: Desk = context.obj
    if ids := slip_words(" ".join(said)):
        if why is not None:
            raise UsageError("--why is for cards, not for slips.", "Leave it out.")
        _drop_slips(desk, ids)
        return
    with desk.folder() as folder:
        card = client(desk, folder, " ".join(said))
        with Entry(folder, "drop", desk.now) as entry:
            cards.drop(entry, card, why)
            entry.summary = f"{card.name}: dropped" + (f", {why}" if why else "")
        receipt = Receipt(
            entry.summary,
            (dossier.card(folder, card.id),),
            remarks=(f"tickler restore {card.id} puts the card back",),
            journal=entry.id,
        )
    desk.surface.show(ReceiptView(receipt, desk.today))


def _drop_slips(desk: Desk, ids: list[str]) -> None:
    """Take slips away though what is on them was not done."""
    with desk.folder() as folder:
        slips = named_slips(folder, ids)
        with Entry(folder, "drop", desk.now) as entry:
            for slip in slips:
                reminders.remove(entry, slip)
            entry.summary = "taken away: " + ", ".join(f"s{slip.id} {slip.text}" for slip in slips)
    remarks = ("tickler undo takes this back",)
    desk.surface.show(ReceiptView(Receipt(entry.summary, remarks=remarks, journal=entry.id), desk.today))


@app.command("restore")
def restore(
    context: typer.Context,
    said: options.ClientWords,
    on: Annotated[str | None, typer.Option(metavar="WHEN", help="Behind which date; else loose.")] = None,
) -> None:
    """Put a dropped card back into the folder."""
    desk: Desk = context.obj
    with desk.folder() as folder:
        card = client(desk, folder, " ".join(said), with_dropped=True)
        if card.place is not None:
            raise ValueRefused(
                f"{card.name} is in the folder: {say_place(card.place, desk.today)}.",
                f"tickler defer {card.id} WHEN puts the card elsewhere.",
            )
        goes = target(desk, folder, on, [card]) if on is not None else None
        place = goes.place if goes else LOOSE
        with Entry(folder, "restore", desk.now) as entry:
            cards.restore(entry, card, place)
            entry.summary = f"{card.name} → {goes.said_back if goes else say_place(place, desk.today)}"
        receipt = Receipt(
            entry.summary,
            (dossier.card(folder, card.id),),
            remarks=goes.remarks(folder) if goes else (),
            journal=entry.id,
        )
    desk.surface.show(ReceiptView(receipt, desk.today))


@app.command("purge")
def purge(
    context: typer.Context,
    said: options.ClientWords,
    backups: Annotated[bool, typer.Option("--backups", help="Erase them in the backups too.")] = False,
) -> None:
    """Erase a client and every trace of them; this cannot be undone.

    The answer names the backups that still hold them.
    """
    from tickler.cli import purging
    from tickler.cli.opener import remove_copies
    from tickler.store.backups.purging import trace_of

    desk: Desk = context.obj
    with desk.folder() as folder:
        words = " ".join(said)
        try:
            card = client(desk, folder, words, with_dropped=True)
        except NotFound:
            if not (backups and words.isdecimal() and int(words) <= options.MOST):
                raise
            purging.purge_backups_alone(desk, folder, int(words))
            return
        whole = dossier.dossier(folder, card.id)
        if not desk.confirm(
            f"{_all_of(whole)} will be erased. This cannot be undone. Erase?",
            f"Purging {card.name} cannot be undone, and nobody can be asked.",
        ):
            desk.surface.show(ReceiptView(Receipt("Nothing was erased."), desk.today))
            return
        # First: a purge that is cut short later on is brought to its end by the next command.
        left = remove_copies(paths.directory("cache", desk.world.environ))
        trace = trace_of(folder.db, card.id)
        with Entry(folder, "purge", desk.now) as entry:
            store.purge(entry, card.id)
            entry.summary = store.HUSHED
        waiting = folder.unfinished.exists()
        in_backups = purging.in_backups(folder, trace, card.id, erase=backups)
    remarks = [f"copies of documents in {path} could not be removed: remove them yourself" for path in left]
    if waiting:
        remarks.append(
            f"{folder.path} still holds traces: close what else has it open, then run tickler doctor"
        )
    remarks += in_backups
    # A traceback can quote what was in the folder.
    (paths.directory("state", desk.world.environ) / "fault.log").unlink(missing_ok=True)
    elsewhere = left or waiting or (in_backups and not backups)
    erased = f"{card.name} was erased, with every trace{' but those below' if elsewhere else ''}."
    desk.surface.show(ReceiptView(Receipt(erased, remarks=tuple(remarks), journal=entry.id), desk.today))


def _all_of(whole: Dossier) -> str:
    """Name the client and all that there is of them."""
    card = whole.card
    said = [card.name, card.company or ""]
    parts = {"note": whole.notes, "move": whole.moves, "slip": whole.reminders, "document": whole.documents}
    said += [counted(len(things), noun) for noun, things in parts.items() if things]
    return ", ".join(part for part in said if part)
