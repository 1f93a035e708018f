"""The settings, each with where its value comes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from tickler.show.blocks import Block, Grid, Section, Span, View, cell
from tickler.show.layout import Column

COLUMNS = (
    Column("setting", least=12, most=24),
    Column("value", least=8, most=40, share=2),
    Column("from", least=7, most=24),
    Column("meaning", least=16, share=2, stretch=True),
)


class SettingRow(NamedTuple):
    """A setting as it is in force: `source` is for example `folder`, `default` or a file's path."""

    key: str
    value: str
    source: str
    explanation: str


@dataclass(frozen=True, slots=True)
class SettingsView(View):
    """One setting or all of them."""

    rows: tuple[SettingRow, ...]

    def as_json(self) -> dict[str, object]:
        return {"settings": [row._asdict() for row in self.rows]}

    def blocks(self, width: int) -> Iterator[Block]:
        rows = [
            (
                cell(Span(row.key, "strong")),
                cell(row.value or Span("(empty)", "faint")),
                cell(row.source),
                cell(row.explanation),
            )
            for row in self.rows
        ]
        yield Grid(COLUMNS, (Section(None, rows),))
