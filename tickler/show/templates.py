"""The templates of what is printed: the program's, and which of them the user has changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from tickler.show.blocks import BLANK, Block, Grid, Section, Span, View, cell, paragraph
from tickler.show.layout import UNBROKEN, Column

COLUMNS = (Column("template", least=12, most=24), Column("from", least=10, stretch=True))


class TemplateRow(NamedTuple):
    """A template: whether the user has one of this name, and whether it was copied just now."""

    name: str
    own: bool
    copied: bool = False

    @property
    def source(self) -> str:
        if self.copied:
            return "your directory, copied now"
        return "your directory" if self.own else "the program"


@dataclass(frozen=True, slots=True)
class TemplatesView(View):
    """Where the user's templates go, and each template with where it comes from."""

    directory: str
    rows: tuple[TemplateRow, ...]

    def as_json(self) -> dict[str, object]:
        return {"directory": self.directory, "templates": [row._asdict() for row in self.rows]}

    def as_text(self, width: int) -> Iterator[str]:
        """Return the lines as they are: a path that is broken is none."""
        return View.as_text(self, UNBROKEN)  # slots make a new class, which super() does not know

    def blocks(self, width: int) -> Iterator[Block]:
        yield paragraph(f"Your own templates go into {self.directory}")
        yield BLANK
        rows = [(cell(Span(row.name, "strong")), cell(row.source)) for row in self.rows]
        yield Grid(COLUMNS, (Section(None, rows),))
