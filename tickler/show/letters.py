"""A letter that was written, and the templates of letters and scripts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from tickler.core.cards import Card, Document
from tickler.core.errors import TicklerError
from tickler.core.letters import LetterState
from tickler.show.blocks import BLANK, Block, Grid, Section, Span, View, cell, paragraph
from tickler.show.dossier_json import document_as_json
from tickler.show.layout import UNBROKEN, Column
from tickler.show.words import counted

NAME = Column("name", least=10, most=24)
SHOWN = Column("shown with", least=10, most=30)
LANGUAGES = Column("languages", least=9, most=24)
WHOSE = Column("from", least=6, most=8)
TITLE = Column("what it is for", least=20, stretch=True)


EVERY_LANGUAGE = "all"


class TemplateRow(NamedTuple):
    """A template: its name, what it is for, whether it is the user's own, and for which cards it is shown.

    One that says no language is for `EVERY_LANGUAGE`.
    """

    name: str
    title: str
    own: bool
    shown: Mapping[str, str]
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TemplatesView(View):
    """The templates of one sort (`letters`), where the user's own go, and what is wrong with broken ones."""

    sort: str
    directory: str
    rows: tuple[TemplateRow, ...]
    broken: tuple[TicklerError, ...] = ()

    def as_json(self) -> dict[str, object]:
        return {
            "directory": self.directory,
            self.sort: [
                {**row._asdict(), "shown": dict(row.shown), "languages": list(row.languages)}
                for row in self.rows
            ],
            "broken": [refusal.sentence for refusal in self.broken],
        }

    def as_text(self, width: int) -> Iterator[str]:
        """Return the lines as they are: a path that is broken is none."""
        return View.as_text(self, UNBROKEN)  # slots make a new class, which super() does not know

    def blocks(self, width: int) -> Iterator[Block]:
        shown = any(row.shown for row in self.rows)
        rows = [
            (
                cell(Span(row.name, "strong")),
                *([cell(", ".join(f"{key} {value}" for key, value in row.shown.items()))] if shown else []),
                cell(", ".join(row.languages)),
                cell("you" if row.own else "program"),
                cell(row.title),
            )
            for row in self.rows
        ]
        yield Grid((NAME, *((SHOWN,) if shown else ()), LANGUAGES, WHOSE, TITLE), (Section(None, rows),))
        yield BLANK
        yield paragraph(f"Your own {self.sort} go into {self.directory}")
        yield from (paragraph(refusal.sentence, "alarm") for refusal in self.broken)


@dataclass(frozen=True, slots=True)
class LetterView(View):
    """A letter that was written, and perhaps sent; a draft has no document."""

    template: str
    subject: str
    to: Card
    state: LetterState
    pages: int
    language: str
    document: Document | None = None
    journal: int | None = None
    text: str = ""
    plain: str = ""
    files: tuple[str, ...] = ()

    def filed(self, document: Document, journal: int, state: LetterState) -> "LetterView":
        """Return it with its place in the dossier, and what became of it."""
        return replace(self, document=document, journal=journal, state=state)

    def with_text(self, text: str, plain: str, files: tuple[str, ...]) -> "LetterView":
        """Return it with its Markdown, its plain text, and the files that were written."""
        return replace(self, text=text, plain=plain, files=files)

    @property
    def confirms(self) -> bool:
        return self.document is not None

    def as_json(self) -> dict[str, object]:
        return {
            "template": self.template,
            "client_id": self.to.id,
            "to": self.to.emails[0] if self.to.emails else None,
            "subject": self.subject,
            "state": self.state,
            "text": self.text,
            "language": self.language or None,
            "pages": self.pages,
            "files": list(self.files),
            "document": document_as_json(self.document) if self.document else None,
            "journal": self.journal,
        }

    def as_text(self, width: int) -> Iterator[str]:
        """Return the lines as they are: a path that is broken is none."""
        return View.as_text(self, UNBROKEN)  # slots make a new class, which super() does not know

    def blocks(self, width: int) -> Iterator[Block]:
        if self.document is None:
            yield paragraph(self.subject, "strong")
            yield BLANK
            yield from map(paragraph, self.plain.splitlines())
        else:
            kept = f"document {self.document.id}, {self.document.name}, {self.document.kind}"
            yield paragraph(f"{self.to.name}: letter {self.state}, {self.subject}")
            yield paragraph(f"  {kept}, {counted(self.pages, 'page')}")
        yield from (paragraph(f"  written to {file}") for file in self.files)
