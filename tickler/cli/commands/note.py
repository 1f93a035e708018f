"""`tickler note`: what was said, and where the card goes next."""

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from tickler.cli import options
from tickler.cli.desk import Desk
from tickler.cli.placing import Target, remarks_on, target
from tickler.cli.reading import calendar, client, one_of
from tickler.core.cards import KINDS, OUTCOMES
from tickler.core.errors import UsageError, ValueRefused
from tickler.core.reports import Receipt
from tickler.core.tabs import say_place
from tickler.core.workdays import WorkingDays
from tickler.show.receipt import ReceiptView
from tickler.store import cards, dossier
from tickler.store.journal import Entry

if TYPE_CHECKING:  # most notes promise nothing, and are of a client without a cadence
    from tickler.cli.promising import Promised
    from tickler.core.cards import Card
    from tickler.store.folder import Folder
    from tickler.store.rhythms import Following

app = typer.Typer()


@app.command("note")
def note(
    context: typer.Context,
    said: options.Client,
    text: Annotated[
        list[str] | None, typer.Argument(metavar="TEXT...", help="What was said; - reads it.")
    ] = None,
    kind: Annotated[str | None, typer.Option(metavar="|".join(KINDS), help="The kind of contact.")] = None,
    outcome: Annotated[str | None, typer.Option(metavar="|".join(OUTCOMES), help="How it ended.")] = None,
    defer: Annotated[
        str | None, typer.Option(metavar="WHEN", help="Put the card behind this date as well.")
    ] = None,
    why: Annotated[str | None, typer.Option(metavar="TEXT", help="Why it will be due then.")] = None,
    promise: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What you promised; --by says for when.")
    ] = None,
    by: Annotated[str | None, typer.Option(metavar="WHEN", help="The day it was promised for.")] = None,
    stay: Annotated[
        bool, typer.Option("--stay", help="Leave the card where it is, also one with a cadence.")
    ] = False,
    private: Annotated[
        bool, typer.Option("--private", help="For your eyes: it leaves the folder only if you say so.")
    ] = False,
) -> None:
    """Write down what was said, and --defer the card.

    The card stays where it is unless --defer says the agreed date, or it has a cadence. A --promise becomes a
    slip.
    """
    desk: Desk = context.obj
    one_of("kind of contact", kind, KINDS)
    one_of("outcome", outcome, OUTCOMES)
    if why is not None and defer is None:
        raise UsageError("--why belongs to --defer.", 'Say when: --defer thu --why "asks for a discount".')
    if stay and defer is not None:
        raise UsageError("--stay and --defer exclude each other.", "Say one of them.")
    with desk.folder() as folder:
        card = client(desk, folder, said)
        goes = target(desk, folder, defer, [card]) if defer is not None else None
        promised = _promised(desk, folder, promise, by, card)
        words = _words(desk, text or [])
        working = calendar(desk, folder)[1] if card.every else WorkingDays()
        with Entry(folder, "note", desk.now) as entry:
            cards.standing(entry, card)
            cards.note(entry, card.id, words, kind or card.kind, outcome, private=private)
            stays = stay or goes is not None
            following = _heard_from(folder, entry, card, outcome, working, stays=stays)
            if goes:
                cards.move(entry, card, goes.place, why=why)
            entry.summary = f"{card.name}: {outcome.replace('-', ' ') if outcome else 'noted'}"
            entry.summary += _say_where(goes, following, desk.today)
            message = entry.summary
            slips = (promised.lay(entry, card),) if promised else ()
        card = dossier.card(folder, card.id)
        remarks = goes.remarks(folder) if goes else ()
        if following and not stays:
            remarks = remarks_on(folder, following, desk.today)
        remarks += promised.remarks if promised else ()
    receipt = Receipt(message, (card,), slips, remarks, entry.id)
    desk.surface.show(ReceiptView(receipt, desk.today))


def _promised(
    desk: Desk, folder: "Folder", promise: str | None, by: str | None, card: "Card"
) -> "Promised | None":
    if promise is None and by is None:
        return None
    from tickler.cli.promising import read_promise

    return read_promise(desk, folder, promise, by, card)


def _heard_from(
    folder: "Folder", entry: Entry, card: "Card", outcome: str | None, working: WorkingDays, *, stays: bool
) -> "Following | None":
    if card.every is None:
        return None
    from tickler.store import rhythms

    return rhythms.heard_from(folder, entry, card, outcome, working, stays=stays)


def _say_where(goes: Target | None, following: "Following | None", today: dt.date) -> str:
    """Say where the card was put: behind the agreed date, or by its cadence."""
    if goes:
        return f" → {goes.said_back}"
    if following and following.filed:
        return f" → {say_place(following.next.place, today)} ({following.rhythm.cadence})"
    return ""


def _words(desk: Desk, text: list[str]) -> str:
    """Return what was said: the words of the command, standard input, or what the editor gives back."""
    if text == ["-"]:
        words = desk.standard_input()
    elif text:
        words = " ".join(text)
    elif desk.may_ask:
        from tickler.cli import editor

        words = editor.edit(desk, "", ".txt")
    else:
        raise UsageError("A note needs a text.", 'tickler note CLIENT "what was said", or - to read it.')
    if not words.strip():
        raise ValueRefused("The note is empty; nothing was written down.", "Say what was said.")
    return words.strip("\n")
