"""On paper: which outputs were asked for, and making them."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tickler.cli import paths
from tickler.cli.desk import Desk
from tickler.cli.destination import STANDARD_OUTPUT, binary_destination, destination, refuse_destination
from tickler.core.errors import UsageError, ValueRefused
from tickler.show.printed import PrintedView, Written, say_missing

if TYPE_CHECKING:
    from tickler.paper.documents import Papers
    from tickler.paper.templates import Templates
    from tickler.paper.typeset import Press, Printed

SIZES = ("a4", "letter")

Pdf = Annotated[str | None, typer.Option("--pdf", metavar="FILE", help="Write it as PDF.")]
ToPrinter = Annotated[bool, typer.Option("--print", help="Send it to the printer.")]
Printer = Annotated[
    str | None, typer.Option("--printer", metavar="NAME", help="The printer, where not the usual one.")
]
PaperSize = Annotated[
    str | None,
    typer.Option("--paper", metavar="|".join(SIZES), help="The size of paper; else as configured."),
]


@dataclass(frozen=True, slots=True)
class Outputs:
    """What was asked for: files by their names (`-` is standard output), the printer, the size of paper."""

    pdf: str | None
    html: str | None
    to_printer: bool
    printer: str | None
    paper: str | None
    force: bool

    @property
    def wanted(self) -> bool:
        """Tell whether any was asked for; else the dossier is shown."""
        return bool(self.files) or self.to_printer

    @property
    def files(self) -> list[str]:
        return [file for file in (self.pdf, self.html) if file is not None]

    def check(self, desk: Desk) -> None:
        """Raise UsageError for options that contradict each other, FileRefused for a file that exists."""
        if self.printer is not None and not self.to_printer:
            raise UsageError("--printer belongs to --print.", "Say both, or --pdf FILE.")
        if self.paper is not None and not self.wanted:
            raise UsageError("--paper belongs to what is printed.", "Say --pdf FILE, or --print.")
        if self.force and not self.files:
            raise UsageError("--force belongs to a file that is replaced.", "Say --pdf FILE.")
        if self.pdf == self.html == STANDARD_OUTPUT:
            raise UsageError("Standard output takes one thing: a PDF, or a page.", "Name a file.")
        if self.pdf and self.html and Path(self.pdf).absolute() == Path(self.html).absolute():
            raise UsageError(f"{self.pdf} takes one thing: a PDF, or a page.", "Name two files.")
        if self.pdf is not None:
            refuse_destination(desk, self.pdf, "PDF", force=self.force)
        if self.html is not None:
            refuse_destination(desk, self.html, "page", force=self.force, is_text=True)


def templates_of(desk: Desk) -> "Templates":
    """Return the templates of this user."""
    from tickler.paper.templates import Templates

    return Templates(paths.directory("config", desk.world.environ) / "paper")


def print_papers(desk: Desk, outputs: Outputs, papers: "Papers") -> None:
    """Make what was asked for and say what was made; what no font has is named on standard error."""
    from tickler.paper import documents

    press = press_of(desk, outputs.paper)
    ids = tuple(sheet.id for sheet in papers.clients)
    on_paper = outputs.pdf is not None or outputs.to_printer
    printed = documents.as_pdf(press, papers) if on_paper else None
    page = documents.as_html(press, papers) if outputs.html is not None else None
    _hand_out(desk, outputs, press, printed, page)
    _say(desk, outputs, papers.title, printed, ids)


def print_sheets(
    desk: Desk,
    outputs: Outputs,
    template: str,
    data: Mapping[str, object],
    title: str,
    ids: tuple[int, ...] = (),
) -> None:
    """Print one template as PDF and say what was made; `ids` are those of the cards on it."""
    from tickler.paper.typeset import typeset

    press = press_of(desk, outputs.paper)
    printed = typeset(press, template, {"title": title, **data}, desk.now)
    _hand_out(desk, outputs, press, printed, None)
    _say(desk, outputs, title, printed, ids)


def _hand_out(
    desk: Desk, outputs: Outputs, press: "Press", printed: "Printed | None", page: str | None
) -> None:
    """Put what was made into files, down standard output, on the printer; if one refuses, no file is made."""
    with ExitStack() as files:
        if page is not None and outputs.html is not None:
            text = files.enter_context(destination(desk.world.stdout, outputs.html, force=outputs.force))
            text.write(page)
        if printed and outputs.pdf is not None:
            out = files.enter_context(binary_destination(desk.world.stdout, outputs.pdf, force=outputs.force))
            out.write(printed.pdf)
        if printed and outputs.to_printer:
            from tickler.paper.printer import send

            send(printed.pdf, press.paper, outputs.printer, desk.world.environ)


def _say(desk: Desk, outputs: Outputs, title: str, printed: "Printed | None", ids: tuple[int, ...]) -> None:
    missing = printed.missing if printed else ()
    if missing:
        desk.surface.say(say_missing(missing))
    if STANDARD_OUTPUT not in outputs.files:
        written = tuple(_written(outputs, printed.pages if printed else None, ids))
        desk.surface.show(PrintedView(title, written, missing))


def _written(outputs: Outputs, pages: int | None, ids: tuple[int, ...]) -> Iterator[Written]:
    if outputs.pdf is not None:
        yield Written(outputs.pdf, "pdf", pages, ids)
    if outputs.to_printer:
        yield Written(None, "pdf", pages, ids)
    if outputs.html is not None:
        yield Written(outputs.html, "html", None, ids)


def press_of(desk: Desk, paper: str | None = None) -> "Press":
    """Return the press of this user; `paper` is a size that was said, else the configured one.

    Raises ValueRefused if there is no such size.
    """
    from tickler.paper.typeset import PAPERS, Press

    size = paper or desk.config.get("paper") or SIZES[0]
    if size.lower() not in PAPERS:
        raise ValueRefused(f'"{size}" is no size of paper.', "Say one of these.", SIZES)
    return Press(templates_of(desk), paths.directory("cache", desk.world.environ), PAPERS[size.lower()])
