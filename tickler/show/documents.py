"""Documents of a dossier: listed, attached, opened."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tickler.core.cards import Card, Document
from tickler.show.blocks import Block, Grid, Section, Span, View, cell, paragraph
from tickler.show.dossier_json import document_as_json
from tickler.show.layout import Column
from tickler.show.receipt import ReceiptView
from tickler.show.words import say_moment, say_size

COLUMNS = (
    Column("#", least=4, right=True),
    Column("when", least=11, most=17),
    Column("kind", least=6, most=10),
    Column("size", least=8, most=10, right=True),
    Column("name", least=16, stretch=True),
)


@dataclass(frozen=True, slots=True)
class DocumentsView(View):
    """The documents of one client, with the numbers by which they are opened."""

    card: Card
    documents: tuple[Document, ...]

    def as_json(self) -> dict[str, object]:
        return {"client_id": self.card.id, "documents": list(map(document_as_json, self.documents))}

    def blocks(self, width: int) -> Iterator[Block]:
        yield paragraph(self.card.name, "strong")
        if not self.documents:
            yield paragraph("No documents.")
            return
        rows = [
            (
                cell(str(one.id)),
                cell(say_moment(one.at)),
                cell(one.kind),
                cell(say_size(one.size)),
                cell(Span(one.name, "strong")),
            )
            for one in self.documents
        ]
        yield Grid(COLUMNS, (Section(None, rows),))


@dataclass(frozen=True, slots=True)
class DocumentsReceiptView(ReceiptView):
    """What happened to documents; scripts get them as they are now, or were before they went."""

    documents: tuple[Document, ...] = ()

    def as_json(self) -> dict[str, object]:
        return {
            **ReceiptView.as_json(self),  # slots make a new class, which super() does not know
            "documents": list(map(document_as_json, self.documents)),
        }


@dataclass(frozen=True, slots=True)
class OpenedView(View):
    """Where the copy of a document lies, and whether a program shows it; people get one or the other."""

    document: Document
    path: Path
    opened: bool

    @property
    def confirms(self) -> bool:
        return self.opened

    def as_json(self) -> dict[str, object]:
        return {
            "document": document_as_json(self.document),
            "path": str(self.path),
            "opened": self.opened,
        }

    def as_text(self, width: int) -> Iterator[str]:
        """Return the path alone and whole, for another command."""
        from tickler.show.clean import visible

        yield visible(str(self.path))

    def blocks(self, width: int) -> Iterator[Block]:
        yield paragraph(f"{self.document.name}: opened")
