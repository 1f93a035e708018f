"""`tickler edit`: change a card, by options or in the editor."""

from typing import Annotated

import typer

from tickler.cli import options
from tickler.cli.commands import particulars as fields
from tickler.cli.desk import Desk
from tickler.cli.placing import Target, target
from tickler.cli.reading import calendar, client, one_of
from tickler.core.cards import KINDS, Card
from tickler.core.contacts import Contact
from tickler.core.errors import UsageError, ValueRefused
from tickler.core.reports import Receipt
from tickler.show.receipt import ReceiptView
from tickler.store import cards, dossier, particulars
from tickler.store.folder import Folder
from tickler.store.journal import Entry

app = typer.Typer()


@app.command("edit")
def edit(
    context: typer.Context,
    said: options.Client,
    name: Annotated[str | None, typer.Option(help="The name.")] = None,
    company: fields.Company = None,
    position: fields.Position = None,
    phone: fields.Phone = None,
    email: fields.Email = None,
    address: fields.Address = None,
    website: fields.Website = None,
    birthday: fields.Birthday = None,
    tag: fields.Tag = None,
    source: fields.Source = None,
    address_as: fields.AddressAs = None,
    say: fields.Say = None,
    language: fields.Language = None,
    timezone: fields.Timezone = None,
    custom: fields.Custom = None,
    on: Annotated[
        str | None, typer.Option(metavar="WHEN", help="Put the card behind this date as well.")
    ] = None,
    kind: options.KindPlanned = None,
    why: fields.Why = None,
) -> None:
    """Change a card by options, or without any in your editor.

    What is given replaces what was there; "" removes it.
    """
    desk: Desk = context.obj
    one_of("kind of contact", kind, KINDS)
    told = fields.told(context.params)
    with desk.folder() as folder:
        card = client(desk, folder, said, with_dropped=True)
        if card.place is None and on is not None:
            raise ValueRefused(
                f"{card.name} was dropped from the folder.", f"tickler restore {card.id} --on {on}"
            )
        goes = target(desk, folder, on) if on is not None else None
        contact = particulars.contact(folder, card)
        settings, _ = calendar(desk, folder)
        if told.empty and on is None and kind is None and why is None:
            told = _in_editor(desk, card)
        told.write_on(contact, settings.country)
        receipt = _write(
            desk, folder, card, contact, goes, kind or card.kind, card.why if why is None else why
        )
    desk.surface.show(ReceiptView(receipt, desk.today))


def _in_editor(desk: Desk, card: Card) -> fields.Particulars:
    if not desk.may_ask:
        raise UsageError("Nothing to change was said.", "tickler edit --help shows what can be changed.")
    from tickler.cli.card_text import read_card, write_card
    from tickler.cli.editor import edit as in_editor

    return read_card(in_editor(desk, write_card(card), ".toml"), card)


def _write(
    desk: Desk, folder: Folder, card: Card, contact: Contact, goes: Target | None, kind: str, why: str | None
) -> Receipt:
    with Entry(folder, "edit", desk.now) as entry:
        particulars.change(entry, card, contact, kind, why or None)
        if goes:
            cards.move(entry, dossier.card(folder, card.id), goes.place)
        entry.summary = f"{contact.name}: changed"
    return Receipt(
        entry.summary if entry.id else f"{contact.name}: nothing to change",
        (dossier.card(folder, card.id),),
        remarks=goes.remarks(folder) if goes else (),
        journal=entry.id,
    )
