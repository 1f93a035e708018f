"""On paper: which outputs were asked for, and making them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
    press = press_of(desk, outputs.paper)
    ids = tuple(sheet.id for sheet in papers.clients)
    written: list[Written] = []
    missing: tuple[str, ...] = ()
    if outputs.pdf is not None or outputs.to_printer:
        from tickler.paper.documents import as_pdf

        printed = as_pdf(press, papers)
        missing = printed.missing
        written += _hand_out(desk, outputs, press, printed, ids)
    if outputs.html is not None:
        from tickler.paper.documents import as_html

        page = as_html(press, papers)
        with destination(desk.world.stdout, outputs.html, force=outputs.force) as out:
            out.write(page)
        written.append(Written(outputs.html, "html", None, ids))
    _say(desk, outputs, PrintedView(papers.title, tuple(written), missing))


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
    written = _hand_out(desk, outputs, press, printed, ids)
    _say(desk, outputs, PrintedView(title, tuple(written), printed.missing))


def _hand_out(
    desk: Desk, outputs: Outputs, press: "Press", printed: "Printed", ids: tuple[int, ...]
) -> Iterator[Written]:
    """Put a PDF where it was asked for: into a file, down standard output, on the printer."""
    if outputs.pdf is not None:
        with binary_destination(desk.world.stdout, outputs.pdf, force=outputs.force) as out:
            out.write(printed.pdf)
        yield Written(outputs.pdf, "pdf", printed.pages, ids)
    if outputs.to_printer:
        from tickler.paper.printer import send

        send(printed.pdf, press.paper, outputs.printer, desk.world.environ)
        yield Written(None, "pdf", printed.pages, ids)


def _say(desk: Desk, outputs: Outputs, view: PrintedView) -> None:
    if view.missing:
        desk.surface.say(say_missing(view.missing))
    if STANDARD_OUTPUT not in outputs.files:
        desk.surface.show(view)


def press_of(desk: Desk, paper: str | None = None) -> "Press":
    """Return the press of this user; `paper` is a size that was said, else the configured one.

    Raises ValueRefused if there is no such size.
    """
    from tickler.paper.typeset import PAPERS, Press

    size = paper or desk.config.get("paper") or SIZES[0]
    if size not in PAPERS:
        raise ValueRefused(f'"{size}" is no size of paper.', "Say one of these.", SIZES)
    return Press(templates_of(desk), paths.directory("cache", desk.world.environ), PAPERS[size])
