"""`tickler note`: what was said, and where the card goes next."""

from typing import Annotated

import typer

from tickler.cli import options
from tickler.cli.desk import Desk
from tickler.cli.placing import target
from tickler.cli.reading import client, one_of
from tickler.core.cards import KINDS, OUTCOMES
from tickler.core.errors import UsageError, ValueRefused
from tickler.core.reports import Receipt
from tickler.show.receipt import ReceiptView
from tickler.store import cards, dossier
from tickler.store.journal import Entry

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
    private: Annotated[
        bool, typer.Option("--private", help="For your eyes: dossier --private omits it.")
    ] = False,
) -> None:
    """Write down what was said, and --defer the card.

    The card stays where it is unless --defer says the agreed date.
    """
    desk: Desk = context.obj
    one_of("kind of contact", kind, KINDS)
    one_of("outcome", outcome, OUTCOMES)
    if why is not None and defer is None:
        raise UsageError("--why belongs to --defer.", 'Say when: --defer thu --why "asks for a discount".')
    with desk.folder() as folder:
        card = client(desk, folder, said)
        goes = target(desk, folder, defer, [card]) if defer is not None else None
        words = _words(desk, text or [])
        with Entry(folder, "note", desk.now) as entry:
            cards.standing(entry, card)
            cards.note(entry, card.id, words, kind or card.kind, outcome, private=private)
            if goes:
                cards.move(entry, card, goes.place, why=why)
            entry.summary = f"{card.name}: {outcome.replace('-', ' ') if outcome else 'noted'}"
            if goes:
                entry.summary += f" → {goes.said_back}"
        card = dossier.card(folder, card.id)
        remarks = goes.remarks(folder) if goes else ()
    receipt = Receipt(entry.summary, (card,), remarks=remarks, journal=entry.id)
    desk.surface.show(ReceiptView(receipt, desk.today))


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
