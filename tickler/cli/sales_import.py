"""`tickler import FILE --sales`: what clients bought, from a file."""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from tickler.cli.desk import Desk
from tickler.exchange.sales.reader import open_sales
from tickler.exchange.sales.taking import TakingSales
from tickler.show.import_report import ImportReportView
from tickler.show.progress import progress
from tickler.show.words import counted
from tickler.store import settings
from tickler.store.journal import Entry


def import_sales(
    desk: Desk,
    source: BinaryIO | Path,
    title: str,
    encoding: str | None,
    mapping: Mapping[str, str],
    *,
    dry_run: bool,
) -> None:
    """Read sales, write down those that are new, and report; `title` names the file in the journal."""
    with desk.folder() as folder:
        kept = settings.load(folder)
        reading = open_sales(source, encoding, mapping, kept, desk.today)
        with (
            closing(reading),
            progress(desk.surface, "importing", reading.size, "bytes") as tick,
            Entry(folder, "import", desk.now, rehearsal=dry_run) as entry,
        ):
            report = TakingSales(folder, entry).run(reading, tick)
            entry.summary = f"{counted(report.created, 'sale')} from {title}"
    remarks = (*reading.remarks, *report.remarks)
    desk.surface.show(ImportReportView(report._replace(batch=entry.id, dry_run=dry_run, remarks=remarks)))
