"""Dossiers as one document: a PDF, pictures of its pages, or a page for the browser."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from tickler.core.agenda import Agenda
from tickler.core.cards import Dossier
from tickler.core.errors import FileRefused
from tickler.paper import typeset
from tickler.paper.cover import Cover, cover_of
from tickler.paper.sheets import Sheet, sheet_of
from tickler.paper.typeset import Press, Printed
from tickler.show.words import counted, say_moment

TEMPLATE = "dossier"


@dataclass(frozen=True, slots=True)
class Papers:
    """What goes into one document: dossiers, behind the cover sheet of the day's pile where there is one."""

    at: dt.datetime
    clients: tuple[Sheet, ...]
    cover: Cover | None = None

    @property
    def title(self) -> str:
        """What the document is called."""
        if self.cover:
            return self.cover.title
        return self.clients[0].name if len(self.clients) == 1 else counted(len(self.clients), "dossier")

    @property
    def data(self) -> dict[str, object]:
        """What a template is given: plain lists, mappings and texts."""
        return {
            "title": self.title,
            "printed": say_moment(self.at),
            "cover": asdict(self.cover) if self.cover else None,
            "clients": [asdict(sheet) for sheet in self.clients],
        }


def papers_of(dossiers: Sequence[Dossier], now: dt.datetime, agenda: Agenda | None = None) -> Papers:
    """Write dossiers down for the moment `now` (local, with its offset), with the cover of the day's list.

    The cover shows of a client's notes no other than the dossier has: private ones may have been left out.
    """
    sheets = tuple(sheet_of(dossier, now) for dossier in dossiers)
    if agenda is None:
        return Papers(now, sheets)
    last = {dossier.card.id: dossier.notes[0] for dossier in dossiers if dossier.notes}
    return Papers(now, sheets, cover_of(agenda, last))


def as_pdf(press: Press, papers: Papers) -> Printed:
    """Print as PDF. Raises FileRefused for a template of the user's that is broken."""
    return typeset.typeset(press, TEMPLATE, papers.data, papers.at)


def as_pictures(press: Press, papers: Papers, ppi: int) -> list[bytes]:
    """Draw each page as PNG, with `ppi` dots an inch."""
    return typeset.draw(press, TEMPLATE, papers.data, ppi)


def as_html(press: Press, papers: Papers) -> str:
    """Write one page for the browser that needs no other file, and no network.

    Raises FileRefused for a template of the user's that is broken.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError

    with press.templates.directory() as directory:
        loader = FileSystemLoader(directory)
        environment = Environment(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        try:
            page = environment.get_template(f"{TEMPLATE}.html")
            return page.render(papers.data, paper="letter" if press.paper == "us-letter" else "a4")
        except TemplateError as fault:
            if not press.templates.own:
                raise
            line = f", line {fault.lineno}" if isinstance(fault, TemplateSyntaxError) else ""
            name = f"{TEMPLATE}.html"
            raise FileRefused(
                f"The template {name} cannot be used{line}: {fault.message}", press.templates.hint(name)
            ) from fault
