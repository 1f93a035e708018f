"""`tickler defer`: take cards out and put them behind another tab."""

from typing import Annotated

import typer

from tickler.cli import options
from tickler.cli.completion import complete_client
from tickler.cli.desk import Desk
from tickler.cli.placing import Target, target
from tickler.cli.reading import clients, one_of
from tickler.cli.slip_ids import slip_words
from tickler.core.cards import KINDS, Card
from tickler.core.errors import DateNotUnderstood, UsageError
from tickler.core.places import say_date
from tickler.core.reports import Receipt
from tickler.core.when_tokens import says_theirs
from tickler.core.workdays import WorkingDays
from tickler.show.receipt import ReceiptView
from tickler.store import cards, dossier
from tickler.store.clients import candidates
from tickler.store.folder import Folder
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
            help="An id, part of a name, several ids as 12,15,18, or - to read them; slips as s5.",
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
    """Put a card, or several, behind the agreed date.

    A slip goes behind another date in the same way: defer s5 WHEN.
    """
    desk: Desk = context.obj
    if ids := slip_words(said):
        if (kind, why, note) != (None, None, None):
            raise UsageError("--kind, --why and --note are for cards, not for slips.", "Leave them out.")
        _defer_slips(desk, ids, " ".join(when))
        return
    one_of("kind of contact", kind, KINDS)
    with desk.folder() as folder:
        # Whose clock it is has to be known first; else a date that is wrong is said before anybody is asked.
        theirs = says_theirs(" ".join(when))
        moved = clients(desk, folder, said) if theirs else []
        goes = _target(desk, folder, said, when, moved)
        moved = moved or clients(desk, folder, said)
        with Entry(folder, "defer", desk.now) as entry:
            for card in moved:
                if note:
                    cards.note(entry, card.id, note, card.kind, None)
                    if card.every:
                        from tickler.store import rhythms

                        rhythms.heard_from(folder, entry, card, None, WorkingDays(), stays=True)
                cards.move(entry, card, goes.place, kind, why)
            names = moved[0].name if len(moved) == 1 else f"{len(moved)} cards"
            entry.summary = f"{names} → {goes.said_back}"
        receipt = Receipt(
            entry.summary,
            tuple(dossier.card(folder, card.id) for card in moved),
            remarks=goes.remarks(folder),
            journal=entry.id,
        )
    desk.surface.show(ReceiptView(receipt, desk.today))


def _defer_slips(desk: Desk, ids: list[str], when: str) -> None:
    """Lay slips behind another date."""
    from tickler.cli.slips import clients_of, named_slips, see_that_it_is_a_day, slip_target, sum_up
    from tickler.store import reminders

    with desk.folder() as folder:
        slips = named_slips(folder, ids)
        goes = slip_target(desk, folder, when, clients_of(folder, slips) if says_theirs(when) else [])
        if any(slip.every for slip in slips):
            see_that_it_is_a_day(goes, when, "A slip that recurs lies behind a day.")
        with Entry(folder, "defer", desk.now) as entry:
            moved = tuple(reminders.move(entry, slip, goes.place) for slip in slips)
            several = f"{len(moved)} slips → {goes.said_back}"
            entry.summary = sum_up(moved[0], goes) if len(moved) == 1 else several
    remarks = [goes.remark] if goes.remark else []
    remarks += [
        f"s{slip.id} stays promised for {say_date(slip.promised_for)}" for slip in moved if slip.promised_for
    ]
    receipt = Receipt(entry.summary, reminders=moved, remarks=tuple(remarks), journal=entry.id)
    desk.surface.show(ReceiptView(receipt, desk.today))


def _target(desk: Desk, folder: Folder, said: str, when: list[str], moved: list[Card]) -> Target:
    """Read the date; where its first word belongs to the name, say how the two are told apart."""
    try:
        return target(desk, folder, " ".join(when), moved)
    except DateNotUnderstood as refusal:
        name = f"{said} {when[0]}"
        if len(when) > 1 and candidates(folder, name, 1):
            raise DateNotUnderstood(
                refusal.message, f'A name of several words goes in quotes: tickler defer "{name}" WHEN'
            ) from refusal
        raise
