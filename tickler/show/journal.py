"""The journal: every command that changed the folder."""

from collections.abc import Iterator
from dataclasses import dataclass

from tickler.core.reports import JournalEntry
from tickler.show.blocks import Block, Cell, Grid, Section, Span, View, cell, paragraph
from tickler.show.layout import Column
from tickler.show.words import say_moment

COLUMNS = (
    Column("#", least=6, right=True),
    Column("when", least=17, most=17),
    Column("command", least=6, most=12),
    Column("what was done", least=12, stretch=True),
)
WHO = Column("who", least=6, most=24)


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
                    "who": entry.who,
                }
                for entry in self.entries
            ]
        }

    def blocks(self, width: int) -> Iterator[Block]:
        if not self.entries:
            yield paragraph("The journal is empty.")
            return
        # Who wrote is worth a column only where several did.
        several = len({entry.who for entry in self.entries}) > 1
        columns = (*COLUMNS[:-1], WHO, COLUMNS[-1]) if several else COLUMNS
        yield Grid(columns, (Section(None, [_row(entry, several) for entry in self.entries]),))


def _row(entry: JournalEntry, with_who: bool) -> tuple[Cell, ...]:
    what = cell((Span(entry.summary), Span(" (undone)" if entry.undone else "", "faint")))
    who = (cell(entry.who or Span("–", "faint")),) if with_who else ()
    return cell(str(entry.id)), cell(say_moment(entry.at)), cell(entry.command), *who, what
