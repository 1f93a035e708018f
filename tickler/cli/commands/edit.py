"""`tickler edit`: change a card, by options or in the editor."""

from typing import Annotated

import typer

from tickler.cli import options
from tickler.cli import particulars as fields
from tickler.cli.desk import Desk
from tickler.cli.placing import target
from tickler.cli.reading import calendar, client, one_of
from tickler.core.cards import KINDS, Card
from tickler.core.errors import UsageError, ValueRefused
from tickler.core.reports import Receipt
from tickler.show.receipt import ReceiptView
from tickler.store import cards, dossier, particulars
from tickler.store.journal import Entry

app = typer.Typer()


@app.command("edit")
def edit(
    context: typer.Context,
    said: options.Client,
    name: Annotated[str | None, typer.Option(metavar="TEXT", help="The name.")] = None,
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
    service: fields.Service = None,
    channel: fields.Channel = None,
    hours: fields.Hours = None,
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
        goes = target(desk, folder, on, [_where(card, timezone)]) if on is not None else None
        if told.empty and on is None and kind is None and why is None:
            told = _in_editor(desk, card)
        settings, _ = calendar(desk, folder)
        with Entry(folder, "edit", desk.now) as entry:
            # Read again: the editor may have been open for an hour.
            card = dossier.card(folder, card.id)
            contact = particulars.contact(folder, card)
            told.write_on(contact, settings.country)
            particulars.change(entry, card, contact, kind, why)
            if goes:
                cards.move(entry, card, goes.place)
            entry.summary = f"{contact.name}: changed"
        card = dossier.card(folder, card.id)
        remarks = goes.remarks(folder) if goes else ()
    message = entry.summary if entry.id else f"{card.name}: nothing to change"
    desk.surface.show(ReceiptView(Receipt(message, (card,), remarks=remarks, journal=entry.id), desk.today))


def _where(card: Card, timezone: str | None) -> Card:
    """Return the card with the time zone that it is about to have."""
    return card if timezone is None else card._replace(timezone=timezone)


def _in_editor(desk: Desk, card: Card) -> fields.Particulars:
    if not desk.may_ask:
        raise UsageError("Nothing to change was said.", "tickler edit --help shows what can be changed.")
    from tickler.cli.card_text import read_card, write_card
    from tickler.cli.editor import edit as in_editor

    return read_card(in_editor(desk, write_card(card), ".toml"), card)
