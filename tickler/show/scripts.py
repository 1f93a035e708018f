"""A script for a call, as it is read while one speaks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tickler.core.cards import Card
from tickler.core.service import service_lines
from tickler.show.blocks import BLANK, Block, Ends, Span, View, paragraph


@dataclass(frozen=True, slots=True)
class ScriptView(View):
    """The words for a client; without one, with the places that are to be filled in."""

    name: str
    title: str
    text: str
    card: Card | None = None

    def as_json(self) -> dict[str, object]:
        return {
            "name": self.name,
            "title": self.title,
            "client_id": self.card.id if self.card else None,
            "text": self.text,
        }

    def blocks(self, width: int) -> Iterator[Block]:
        who = (Span(self.card.name, "strong"),) if self.card else ()
        yield Ends((Span(self.title, "strong"),), who)
        if self.card and (manner := " · ".join(f"{key}: {value}" for key, value in service_lines(self.card))):
            yield paragraph(manner, "faint")
        yield BLANK
        yield from script_lines(self.text)


def script_lines(text: str) -> Iterable[Block]:
    """Lay out the lines of a script: its headings stand out, all else is as it was written."""
    for line in text.splitlines():
        heading = line.lstrip("#")
        if heading != line and heading[:1] == " ":
            yield paragraph(heading.strip(), "strong")
        else:
            yield paragraph(line)
