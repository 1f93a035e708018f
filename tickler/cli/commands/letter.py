"""`tickler letter`: a letter to a client, written, filed in the dossier, and sent if that is wanted."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from tickler.cli.completion import complete_client
from tickler.cli.desk import Desk
from tickler.cli.own_wording import (
    config_directory,
    languages_for_client,
    letterhead,
    own_name,
)
from tickler.cli.particulars import custom_fields
from tickler.cli.posting import Post
from tickler.cli.reading import client
from tickler.cli.shelves import copy_to_change, show_templates
from tickler.core.errors import UsageError
from tickler.store import settings
from tickler.store.folder import Folder

if TYPE_CHECKING:
    from decimal import Decimal

    from tickler.core.offers import Item
    from tickler.wording.letters import Sender
    from tickler.wording.templates import Shelf

app = typer.Typer()

ONE_BY_DEFAULT = "EUR"


@app.command("letter")
def letter(
    context: typer.Context,
    said: Annotated[
        str | None,
        typer.Argument(metavar="CLIENT", autocompletion=complete_client, help="An id, or part of a name."),
    ] = None,
    template: Annotated[
        str | None, typer.Argument(metavar="TEMPLATE", help="offer, thanks, apology, ... see --list.")
    ] = None,
    item: Annotated[
        list[str] | None,
        typer.Option("--item", metavar="TEXT", help='"TEXT; QUANTITY; PRICE; VAT%"; may be repeated.'),
    ] = None,
    items: Annotated[
        str | None, typer.Option("--items", metavar="FILE", help="CSV with text,quantity,price,vat.")
    ] = None,
    currency: Annotated[
        str | None,
        typer.Option(metavar="CODE", help=f"Of the prices; else that of the folder, or {ONE_BY_DEFAULT}."),
    ] = None,
    discount: Annotated[
        str | None, typer.Option(metavar="PERCENT", help="Off all items, before tax: 5%.")
    ] = None,
    to: Annotated[
        str | None, typer.Option(metavar="CLIENT", help="Who reads it, where that is another client.")
    ] = None,
    values: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help="A value of the template; may be repeated."),
    ] = None,
    language: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Instead of that of the card: en, de, hr, ka, ru.")
    ] = None,
    pdf: Annotated[str | None, typer.Option("--pdf", metavar="FILE", help="Write it as PDF.")] = None,
    eml: Annotated[str | None, typer.Option("--eml", metavar="FILE", help="Write it as a mail.")] = None,
    markdown: Annotated[bool, typer.Option("--md", help="Print its text.")] = False,
    draft: Annotated[bool, typer.Option("--draft", help="Only look at it: file and send nothing.")] = False,
    send: Annotated[bool, typer.Option("--send", help="Send it by the mail server of config.toml.")] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Send it although one like it went out lately.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace files that exist.")] = False,
    listed: Annotated[bool, typer.Option("--list", help="List the templates.")] = False,
    copied: Annotated[
        str | None,
        typer.Option("--copy", metavar="TEMPLATE", help="Copy one to your own, to change it."),
    ] = None,
) -> None:
    """Write a letter to a client and file it in the dossier.

    An offer needs --item or --items; a recommendation of CLIENT goes --to another one. Without --send nothing
    leaves this machine.
    """
    desk: Desk = context.obj
    if said is None and (listed or copied):
        _templates(desk, copied, language)
        return
    if listed or copied or said is None or template is None:
        raise UsageError(
            "To whom, and which letter?", "tickler letter CLIENT TEMPLATE, or tickler letter --list."
        )
    post = Post(pdf, eml, markdown=markdown, draft=draft, send=send, again=again, force=force)
    post.check(desk)
    from tickler.cli.letter_items import items_of
    from tickler.core.offers import offer_of
    from tickler.wording import letters

    priced = items_of(item or (), items)
    off = _discount(discount, currency, priced)
    with desk.folder() as folder:
        card = client(desk, folder, said)
        reader = client(desk, folder, to) if to else card
        languages = languages_for_client(desk, folder, reader, language)
        chosen = letters.shelf(config_directory(desk)).template(template, languages)
        usual = chosen.head.get("currency") or settings.load(folder).currency or ONE_BY_DEFAULT
        offer = offer_of(priced, currency or usual, off) if priced else None
        matter = letters.Matter(card, reader, offer, custom_fields(values) or {})
        written = letters.write(chosen, matter, sender_of(desk, folder), desk.now)
        post.deliver(desk, folder, written, card)


def _discount(said: str | None, currency: str | None, priced: "Sequence[Item]") -> "Decimal":
    """Return the discount that was said, in percent. Raises UsageError for what only items have."""
    from tickler.core.offers import NOTHING, read_discount

    for option, value in (("--currency", currency), ("--discount", said)):
        if value and not priced:
            raise UsageError(f"{option} is that of items.", 'Say --item "TEXT; QUANTITY; PRICE; VAT%".')
    return read_discount(said) if said else NOTHING


def _templates(desk: Desk, copied: str | None, language: str | None) -> None:
    """Copy a template, or show those that can be used and what is wrong with the others."""
    from tickler.wording import letters

    shelf: Shelf = letters.shelf(config_directory(desk))
    if copied:
        copy_to_change(desk, shelf, copied, language)
        return
    if language:
        raise UsageError("The list has all languages.", "Say tickler letter --list.")
    show_templates(desk, shelf)


def sender_of(desk: Desk, folder: Folder) -> "Sender":
    """Return who writes, and the letterhead. Raises UsageError where neither is said."""
    from tickler.wording.letters import Sender

    name = own_name(desk, folder)
    if name is None:
        raise UsageError(
            "Who writes the letter?", 'tickler config sender "Ana Kralj / Kava d.o.o. / Obala 1, Split"'
        )
    return Sender(name, letterhead(desk))
