"""`tickler export`: cards out of the folder, as files that other programs and we ourselves read."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, TextIO

import typer

from tickler.cli import options
from tickler.cli.desk import Desk
from tickler.cli.filters import wanted_cards
from tickler.cli.reading import one_of
from tickler.core.errors import FileRefused
from tickler.core.reports import Receipt
from tickler.exchange.formats import WRITABLE, write_dossiers
from tickler.exchange.occasion import Occasion
from tickler.show.clean import visible
from tickler.show.receipt import ReceiptView
from tickler.store import dossier, pile
from tickler.store.custom_fields import custom_keys
from tickler.store.private import write_private
from tickler.store.settings import folder_id

app = typer.Typer()


@app.command("export")
def export(
    context: typer.Context,
    file_format: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="|".join(WRITABLE), help="By default that of the file's name, or csv."
        ),
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here, not to standard output.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")] = False,
    excel: Annotated[bool, typer.Option("--excel", help="Mark CSV as UTF-8, as Excel wants it.")] = False,
    tag: options.TagWanted = None,
    tab: options.TabWanted = None,
    kind: options.KindWanted = None,
    loose: options.LooseWanted = False,
    dropped: options.DroppedWanted = False,
    limit: options.Limit = None,
) -> None:
    """Write cards as CSV or JSON.

    Without filters all that are in the folder; dropped ones only with --dropped.
    """
    desk: Desk = context.obj
    ending = Path(output).suffix[1:].lower() if output else ""
    usual = "json" if desk.options.json and not output else "csv"
    chosen = one_of("format", file_format, WRITABLE) or (ending if ending in WRITABLE else usual)
    with desk.folder() as folder:
        wanted = wanted_cards(desk, folder, tag, tab, kind, loose=loose, dropped=dropped)
        # In the order of their numbers: a file changes little where the folder does.
        ids = sorted(pile.ids(folder, wanted, limit or pile.ALL)) if wanted else []
        dossiers = (dossier.dossier(folder, card_id) for card_id in ids)
        occasion = Occasion(desk.now, folder_id(folder), custom_keys(folder, ids), excel=excel)
        with _destination(desk, output, force=force) as out:
            write_dossiers(chosen, dossiers, out, occasion)
    if output and output != "-":
        desk.surface.show(ReceiptView(Receipt(f"{len(ids)} cards written to {output}"), desk.today))


def _standard_output(stdout: TextIO) -> Iterator[TextIO]:
    """Let a pipe have the very bytes of the file; a terminal gets nothing that it could obey."""
    if stdout.isatty():
        shown = io.StringIO()
        yield shown
        stdout.writelines(f"{visible(line)}\n" for line in shown.getvalue().splitlines())
        return
    if isinstance(stdout, io.TextIOWrapper):
        stdout.reconfigure(encoding="utf-8", newline="")
    yield stdout


@contextmanager
def _destination(desk: Desk, output: str | None, *, force: bool) -> Iterator[TextIO]:
    """Open where the export goes; a file appears under its name only when it is whole."""
    if output is None or output == "-":
        yield from _standard_output(desk.world.stdout)
        return
    path = Path(output)
    if path.exists() and not force:
        raise FileRefused(f"{path} exists already.", "Add --force to replace it, or name another file.")
    try:
        # What leaves the folder is as private as the folder.
        with write_private(path) as out:
            yield out
    except OSError as fault:
        raise FileRefused(
            f"{path} cannot be written: {fault.strerror}.", "Name another file with -o."
        ) from fault
