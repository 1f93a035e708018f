"""The journal: every command that changed the folder."""

from collections.abc import Iterator
from dataclasses import dataclass

from tickler.core.reports import JournalEntry
from tickler.show.blocks import Block, Grid, Section, Span, View, cell, paragraph
from tickler.show.layout import Column
from tickler.show.words import say_moment

COLUMNS = (
    Column("#", least=6, right=True),
    Column("when", least=17, most=17),
    Column("command", least=6, most=12),
    Column("what was done", least=12, stretch=True),
)


@dataclass(frozen=True, slots=True)
class JournalView(View):
    """Entries in the order in which they are handed in."""

    entries: tuple[JournalEntry, ...]

    def as_json(self) -> dict[str, object]:
        return {
            "entries": [
                {
                    "id": entry.id,
                    "at": entry.at.isoformat(),
                    "command": entry.command,
                    "summary": entry.summary,
                    "undone": entry.undone,
                }
                for entry in self.entries
            ]
        }

    def blocks(self, width: int) -> Iterator[Block]:
        if not self.entries:
            yield paragraph("The journal is empty.")
            return
        rows = [
            (
                cell(str(entry.id)),
                cell(say_moment(entry.at)),
                cell(entry.command),
                cell((Span(entry.summary), Span(" (undone)" if entry.undone else "", "faint"))),
            )
            for entry in self.entries
        ]
        yield Grid(COLUMNS, (Section(None, rows),))
