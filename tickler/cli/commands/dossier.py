"""`tickler dossier`: everything on one client, on the screen, in a file or on paper."""

from typing import Annotated

import typer

from tickler.cli.completion import complete_client
from tickler.cli.desk import Desk
from tickler.cli.printing import Outputs, PaperSize, Pdf, Printer, ToPrinter, print_papers
from tickler.cli.private_notes import Discretion, WithPrivate
from tickler.cli.reading import clients, names_several
from tickler.core.agenda import Agenda
from tickler.core.cards import Dossier
from tickler.core.errors import UsageError
from tickler.show.dossier import DossiersView, DossierView
from tickler.store import dossier as store
from tickler.store import pile, settings
from tickler.store.folder import Folder

app = typer.Typer()


@app.command("dossier")
def dossier(
    context: typer.Context,
    said: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="CLIENT...",
            autocompletion=complete_client,
            help="An id, part of a name, several ids as 12,15,18, or - to read them.",
        ),
    ] = None,
    pile_of_today: Annotated[
        bool, typer.Option("--today", help="All of today's pile; on paper with a list to tick off.")
    ] = False,
    pdf: Pdf = None,
    html: Annotated[
        str | None, typer.Option("--html", metavar="FILE", help="Write it as one page for a browser.")
    ] = None,
    markdown: Annotated[bool, typer.Option("--md", help="Write it as Markdown.")] = False,
    to_printer: ToPrinter = False,
    printer: Printer = None,
    paper: PaperSize = None,
    private: WithPrivate = None,
    force: Annotated[bool, typer.Option("--force", help="Replace files that exist.")] = False,
) -> None:
    """Show everything on one client, or print it for a meeting.

    The card with its place, the notes newest first, the moves, documents and slips. Several clients, or
    today's pile, go into one file; - as a FILE is standard output. What is written or printed goes without
    private notes.
    """
    desk: Desk = context.obj
    words = " ".join(said or ())
    if not words and not pile_of_today:
        raise UsageError("Whose dossier?", "Say a CLIENT, several ids as 12,15,18, or --today.")
    if words and pile_of_today:
        raise UsageError("--today is the whole pile, without a CLIENT.", "Leave one of them out.")
    outputs = Outputs(pdf, html, to_printer, printer, paper, force)
    if outputs.wanted and markdown:
        raise UsageError("--md goes to standard output, without the other outputs.", "Leave one of them out.")
    outputs.check(desk)
    discretion = Discretion(private, leaves=outputs.wanted or (markdown and not desk.options.json))
    with desk.folder() as folder:
        agenda = _agenda(desk, folder) if pile_of_today else None
        chosen = agenda.cards if agenda else clients(desk, folder, words, with_dropped=True)
        dossiers = [discretion.of(store.dossier(folder, card.id)) for card in chosen]
    discretion.tell(desk)
    if outputs.wanted:
        from tickler.paper.documents import papers_of

        print_papers(desk, outputs, papers_of(dossiers, desk.now, agenda))
    else:
        _show(desk, dossiers, several=pile_of_today or names_several(words), markdown=markdown)


def _agenda(desk: Desk, folder: Folder) -> Agenda:
    return pile.agenda(folder, desk.today, settings.load(folder).capacity_on(desk.today))


def _show(desk: Desk, dossiers: list[Dossier], *, several: bool, markdown: bool) -> None:
    views = tuple(DossierView(known, desk.today, desk.now) for known in dossiers)
    if markdown and not desk.options.json:
        desk.surface.write("\n---\n\n".join(view.as_markdown() for view in views))
    else:
        desk.surface.show(DossiersView(views) if several else views[0])
