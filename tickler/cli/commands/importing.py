"""`tickler import`: contacts from a file into the folder."""

from contextlib import closing
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from tickler.cli import options
from tickler.cli.desk import Desk
from tickler.cli.placing import Target
from tickler.cli.reading import calendar, one_of, place
from tickler.core.cards import KINDS
from tickler.core.errors import UsageError, ValueRefused
from tickler.core.places import Day
from tickler.core.tabs import say_place
from tickler.exchange.ahead import ReadingAhead
from tickler.exchange.formats import READABLE, open_contacts
from tickler.exchange.taking_in import Placing, TakingIn
from tickler.show.import_report import ImportReportView
from tickler.show.progress import progress
from tickler.store.folder import Folder
from tickler.store.journal import Entry

app = typer.Typer()


@app.command("import")
def import_contacts(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The file; - reads standard input.")],
    file_format: Annotated[
        str | None,
        typer.Option("--format", metavar="|".join(READABLE), help="The format; by default it is recognised."),
    ] = None,
    mapping: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="HEADER=FIELD", help="What a column or key means; may be repeated."),
    ] = None,
    encoding: Annotated[
        str | None, typer.Option(metavar="E", help="The encoding, where the guess is wrong.")
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="WHEN", help="File the new cards behind this date.")
    ] = None,
    spread: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="File N new cards a working day, from --on on.")
    ] = None,
    kind: options.KindPlanned = None,
    tag: Annotated[str | None, typer.Option(metavar="T", help="Put this tag on the new cards.")] = None,
    update: Annotated[bool, typer.Option("--update", help="Fill and change cards already there.")] = False,
    sales: Annotated[
        bool, typer.Option("--sales", help="What clients bought, from CSV; no card is made.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Report only; change nothing.")] = False,
) -> None:
    """Import contacts from a file.

    What is there already is recognised, and undo takes the whole import back.
    """
    desk: Desk = context.obj
    one_of("kind of contact", kind, KINDS)
    one_of("format", file_format, READABLE)
    if sales:
        _refuse_what_makes_cards(file_format, on=on, spread=spread, kind=kind, tag=tag, update=update or None)
        from tickler.cli.sales_import import import_sales

        columns = _mapping(mapping or [])
        import_sales(desk, _source(desk, file), _title(file), encoding, columns, dry_run=dry_run)
        return
    with desk.folder() as folder:
        settings, working = calendar(desk, folder)
        start, said = _start(desk, folder, on, spread)
        placing = Placing(start=start.place if start else None, per_day=spread, kind=kind, tag=tag)
        reading = open_contacts(
            _source(desk, file),
            file_format,
            encoding=encoding,
            mapping=_mapping(mapping or []),
            country=settings.country,
            date_order=settings.date_order,
        )
        with (
            closing(reading),
            ReadingAhead(reading) as chunks,
            progress(desk.surface, "importing", reading.size, "bytes") as tick,
            Entry(folder, "import", desk.now, rehearsal=dry_run) as entry,
        ):
            report = TakingIn(folder, entry, placing, update=update).run(chunks, working, tick)
            entry.summary = f"{report.created} new and {report.updated} changed from {_title(file)}"
        placed = (*said, *(start.remarks(folder) if start else ())) if report.created else ()
    desk.tell_where(folder)
    remarks = (*chunks.remarks, *placed, *report.remarks)
    desk.surface.show(ImportReportView(report._replace(batch=entry.id, dry_run=dry_run, remarks=remarks)))


def _refuse_what_makes_cards(file_format: str | None, **options: object) -> None:
    """Refuse what does not go with --sales, by which no card is made or changed."""
    said = [f"--{name}" for name, value in options.items() if value is not None]
    if said:
        raise UsageError(f"{' and '.join(said)} does not go with --sales.", "Sales change no card.")
    if file_format not in (None, "csv"):
        raise UsageError(f"Sales are read from CSV, not from {file_format}.", "Leave --format out.")


def _source(desk: Desk, file: str) -> BinaryIO | Path:
    return desk.world.stdin.buffer if file == "-" else Path(file)


def _title(file: str) -> str:
    return "standard input" if file == "-" else Path(file).name


def _start(desk: Desk, folder: Folder, on: str | None, spread: int | None) -> tuple[Target | None, list[str]]:
    """Return where the first new card goes, and what is to be said about it."""
    if on is None and spread is None:
        return None, []
    start, remark, _ = place(desk, folder, "+1wd" if on is None else on)
    if spread is None:
        said = f"new cards → {say_place(start, desk.today)}"
        return Target(start, remark, desk.today), [said]
    if not isinstance(start, Day):
        raise ValueRefused(f'--spread begins on a day, not at "{on}".', "Say the first day: --on mon.")
    _, working = calendar(desk, folder)
    first = Day(working.on_or_after(start.date))
    return Target(first, None, desk.today), [
        f"new cards → {spread} a working day from {say_place(first, desk.today)} on"
    ]


def _mapping(pairs: list[str]) -> dict[str, str]:
    mapping = {}
    for pair in pairs:
        header, separator, field = pair.rpartition("=")
        if not separator or not header or not field:
            raise UsageError(
                f'--map takes HEADER=FIELD, not "{pair}".', 'For example: --map "Firma=company".'
            )
        mapping[header] = field
    return mapping
