"""What is measured of an import: its time, the memory of its two processes, and its undo."""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.folders import Tickler
from benchmarks.make_contacts import write_file
from benchmarks.timing import peak_of_children

LAYOUTS = {"CSV": "google", "vCard": "vcard", "JSON": "json"}
"""Which file of `make_contacts` stands for a format."""

EVERY_FORMAT_AT = 100_000
"""At this size all formats are read, at the others CSV."""

ROUNDS = 3
"""So many imports up to that size are measured, and the one in the middle counts; a larger one once."""


@dataclass(frozen=True, slots=True)
class ImportFigures:
    """An import into an empty folder: of how many contacts, the peak memory of both processes in bytes, and
    its undo."""

    format_name: str
    size: int
    seconds: float
    writer_peak: int
    reader_peak: int
    undo_seconds: float

    @property
    def what(self) -> str:
        return f"{self.size:,} from {self.format_name}"

    @property
    def a_second(self) -> float:
        return self.size / self.seconds

    @property
    def peak(self) -> int:
        return self.writer_peak + self.reader_peak


def planned(sizes: Sequence[int]) -> Iterator[tuple[str, int]]:
    """Yield the imports to measure: the format and the number of contacts."""
    for size in sizes:
        yield from ((name, size) for name in LAYOUTS if name == "CSV" or size == EVERY_FORMAT_AT)


def median_import(format_name: str, size: int, work: Path, today: dt.date) -> ImportFigures:
    """Import and undo several times; return the figures of the import that took the time in the middle."""
    rounds = ROUNDS if size <= EVERY_FORMAT_AT else 1
    done = [import_and_undo(format_name, size, work, today) for _ in range(rounds)]
    return sorted(done, key=lambda one: one.seconds)[rounds // 2]


def import_and_undo(
    format_name: str,
    size: int,
    work: Path,
    today: dt.date,
    prepare: Callable[[Tickler], None] | None = None,
) -> ImportFigures:
    """Import a file of this many contacts, normalised and searched for duplicates, and undo it.

    The folder is empty, and not there yet unless `prepare` makes it.
    """
    source = work / "import.file"  # what it is, is recognised
    write_file(source, size, layout=LAYOUTS[format_name])
    tickler = Tickler(work / "import" / "folder.db", today)
    remove_folder(tickler.folder)
    if prepare is not None:
        prepare(tickler)
    imported = tickler.run("import", str(source), "--json", "--no-input", look=peak_of_children)
    created = json.loads(imported.output)["created"]
    if created != size:
        raise AssertionError(f"the import made {created:,} cards of {size:,} contacts")
    undone = tickler.run("undo", "--json", "--no-input")
    remove_folder(tickler.folder)
    source.unlink()
    return ImportFigures(
        format_name, size, imported.seconds, imported.peak, imported.helper_peak, undone.seconds
    )


def remove_folder(folder: Path) -> None:
    """Remove a folder's database with the files SQLite keeps beside it."""
    for file in folder.parent.glob(folder.name + "*"):
        file.unlink()
