"""`tickler export`: cards out of the folder, as files that other programs and we ourselves read."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from tickler.cli import options
from tickler.cli.desk import Desk
from tickler.cli.destination import STANDARD_OUTPUT, destination, make_directory, refuse_existing
from tickler.cli.filters import wanted_cards
from tickler.cli.private_notes import Discretion, WithPrivate
from tickler.cli.reading import one_of
from tickler.core.cards import Card, Dossier
from tickler.core.errors import UsageError
from tickler.core.folding import fold
from tickler.core.reports import Receipt
from tickler.exchange.formats import WRITABLE, write_dossiers
from tickler.exchange.occasion import Occasion
from tickler.show.dossier import DossierView
from tickler.show.receipt import ReceiptView
from tickler.show.words import counted
from tickler.store import dossier, pile, reminders
from tickler.store.custom_fields import custom_keys
from tickler.store.settings import folder_id

app = typer.Typer()

MARKDOWN = "md"
FORMATS = (*WRITABLE, MARKDOWN)
LONGEST_NAME = 60
"""In characters; so that a file's name fits every file system and still tells whose it is."""


@app.command("export")
def export(
    context: typer.Context,
    file_format: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="|".join(FORMATS), help="By default that of the file's name, or csv."
        ),
    ] = None,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            show_default=False,
            help="Write here, not to standard output; with --format md into this directory.",
        ),
    ] = STANDARD_OUTPUT,
    force: Annotated[bool, typer.Option("--force", help="Replace files that exist.")] = False,
    excel: Annotated[bool, typer.Option("--excel", help="Mark CSV as UTF-8, as Excel wants it.")] = False,
    private: WithPrivate = None,
    tag: options.TagWanted = None,
    tab: options.TabWanted = None,
    kind: options.KindWanted = None,
    loose: options.LooseWanted = False,
    dropped: options.DroppedWanted = False,
    batch: options.BatchWanted = None,
    limit: options.Limit = None,
) -> None:
    """Write cards as CSV, JSON, vCard, a calendar or Markdown.

    Without filters all that are in the folder; dropped ones only with --dropped. vcf is vCard 4.0 and
    vcf3 vCard 3.0; ics has places and slips, for a calendar to subscribe to; md is a page for a dossier.
    Files for programs are whole, so that nothing is lost on the way back; pages to read go without notes
    marked private unless --with-private takes them along, and a calendar never has them.
    """
    desk: Desk = context.obj
    chosen = _format(desk, file_format, output)
    if excel and chosen != "csv":
        raise UsageError(f"--excel marks CSV, not {chosen}.", "Leave it out, or say --format csv.")
    if private and chosen == "ics":
        raise UsageError("A calendar never has private notes.", "Leave --with-private out.")
    discretion = Discretion(private, leaves=chosen == MARKDOWN)
    with desk.folder() as folder, folder.standing_still():
        wanted = wanted_cards(desk, folder, tag, tab, kind, loose=loose, dropped=dropped, batch=batch)
        # In the order of their numbers: a file changes little where the folder does.
        ids = sorted(pile.ids(folder, wanted, limit or pile.ALL)) if wanted else []
        dossiers = (discretion.of(dossier.dossier(folder, card_id)) for card_id in ids)
        if chosen == MARKDOWN:
            cards = (dossier.card(folder, card_id) for card_id in ids)
            _write_markdown(desk, dossiers, cards, output, force=force)
        else:
            everything = wanted == pile.Wanted() and limit is None
            occasion = Occasion(
                desk.now,
                folder_id(folder),
                custom_keys(folder, ids) if chosen == "csv" else (),
                excel=excel,
                slips=reminders.of_no_card(folder) if everything else (),
            )
            with destination(desk.world.stdout, output, force=force) as out:
                write_dossiers(chosen, dossiers, out, occasion)
    if chosen != "ics":
        discretion.tell(desk)
    if output != STANDARD_OUTPUT:
        what = "calendar" if chosen == "ics" else counted(len(ids), "card")
        desk.surface.show(ReceiptView(Receipt(f"{what} written to {output}"), desk.today))


def _format(desk: Desk, said: str | None, output: str) -> str:
    """Return the format that was said, or else that of the file's name."""
    ending = Path(output).suffix[1:].lower()
    usual = "json" if desk.options.json and output == STANDARD_OUTPUT else "csv"
    return one_of("format", said, FORMATS) or (ending if ending in FORMATS else usual)


def _write_markdown(
    desk: Desk, dossiers: Iterable[Dossier], cards: Iterable[Card], output: str, *, force: bool
) -> None:
    """Write a file for each dossier into a directory, or all into one file whose name ends in `.md`.

    `cards` are those of the dossiers: no file is written where one of them exists.
    """
    pages = ((known.card, DossierView(known, desk.today).as_markdown()) for known in dossiers)
    directory = Path(output)
    if output == STANDARD_OUTPUT or (directory.suffix.lower() == f".{MARKDOWN}" and not directory.is_dir()):
        with destination(desk.world.stdout, output, force=force) as out:
            for position, (_, page) in enumerate(pages):
                out.write(f"\n---\n\n{page}" if position else page)
        return
    refuse_existing((directory / _file_name(card) for card in cards), force=force)
    make_directory(directory)
    for card, page in pages:
        with destination(desk.world.stdout, str(directory / _file_name(card)), force=True) as out:
            out.write(page)


def _file_name(card: Card) -> str:
    """Return a name that every file system takes: `17-ivan-petrov.md`."""
    words = re.findall(r"[a-z0-9]+", fold(card.name))
    return f"{'-'.join((str(card.id), *words))[:LONGEST_NAME].rstrip('-')}.{MARKDOWN}"
