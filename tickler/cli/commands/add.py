"""`tickler add`: a new card."""

from typing import Annotated

import typer

from tickler.cli import options
from tickler.cli import particulars as fields
from tickler.cli.desk import Desk
from tickler.cli.placing import Target, target
from tickler.cli.reading import calendar, one_of
from tickler.core.cadence import parse_cadence
from tickler.core.cards import KINDS, Card
from tickler.core.contacts import Contact
from tickler.core.errors import ValueRefused
from tickler.core.places import LOOSE
from tickler.core.reports import Receipt
from tickler.show.receipt import ReceiptView
from tickler.store import dossier, particulars, recognition, rhythms
from tickler.store.folder import Folder
from tickler.store.journal import Entry
from tickler.store.rhythms import Wish

app = typer.Typer()


@app.command("add")
def add(
    context: typer.Context,
    name: Annotated[list[str], typer.Argument(metavar="NAME...", help="The name, in any script.")],
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
    on: Annotated[str | None, typer.Option(metavar="WHEN", help="File the card behind this date.")] = None,
    kind: options.KindPlanned = None,
    why: fields.Why = None,
    every: Annotated[
        str | None, typer.Option(metavar="EVERY", help='Its cadence: "2 weeks", monthly, "every 31st".')
    ] = None,
) -> None:
    """Make a new card; without --on or --every it is loose."""
    desk: Desk = context.obj
    one_of("kind of contact", kind, KINDS)
    contact = Contact(name=" ".join(name).strip())
    if not contact.name:
        raise ValueRefused("A card needs a name.", "tickler add NAME, or the firm's name.")
    said = fields.told(context.params)
    with desk.folder() as folder:
        settings, working = calendar(desk, folder)
        said.write_on(contact, settings.country)
        their_card = Card(0, contact.name, timezone=contact.timezone)
        goes = target(desk, folder, on, [their_card]) if on is not None else None
        wish = Wish(parse_cadence(every)) if every is not None else None
        place = goes.place if goes else LOOSE
        twins = _twins(folder, contact)
        with Entry(folder, "add", desk.now) as entry:
            card_id = particulars.add(entry, contact, place, kind or "call", why)
            following = wish and rhythms.give(folder, entry, card_id, wish, desk.today, working)
            if following and following.filed:
                goes = Target(following.next.place, following.next.remark, desk.today)
            entry.summary = f"{contact.name} → {goes.said_back if goes else place}"
            if following:
                entry.summary += f" ({following.rhythm.cadence})"
        remarks = (*(goes.remarks(folder) if goes else ()), *twins)
        card = dossier.card(folder, card_id)
    desk.tell_where(folder)
    desk.surface.show(
        ReceiptView(Receipt(entry.summary, (card,), remarks=remarks, journal=entry.id), desk.today)
    )


def _twins(folder: Folder, contact: Contact) -> list[str]:
    """Name the cards that are probably the same client: same address, number, or name and firm."""
    cards = [(twin.by, dossier.card(folder, twin.card_id)) for twin in recognition.twins(folder.db, contact)]
    return [
        f"card {card.id}, {card.name}, has the same {by}; tickler undo takes the new one back"
        for by, card in cards
    ]
