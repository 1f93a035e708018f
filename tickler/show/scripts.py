"""A script for a call, as it is read while one speaks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tickler.core.cards import Card
from tickler.core.service import service_lines
from tickler.show.blocks import BLANK, Block, Ends, Span, View, paragraph

_HEADING = re.compile(r"#{1,6}\s+")
_BEGINS = re.compile(r"\s*([-*+>]|\d+[.)])\s")
"""What begins an item of a list, or a quotation, and so never goes on with the line above."""


@dataclass(frozen=True, slots=True)
class ScriptView(View):
    """The words for a client; without one, with the places that are to be filled in."""

    name: str
    title: str
    text: str
    language: str | None = None
    card: Card | None = None

    def as_json(self) -> dict[str, object]:
        return {
            "name": self.name,
            "title": self.title,
            "client_id": self.card.id if self.card else None,
            "text": self.text,
            "language": self.language,
        }

    def blocks(self, width: int) -> Iterator[Block]:
        who = (Span(self.card.name, "strong"),) if self.card else ()
        yield Ends((Span(self.title, "strong"),), who)
        if self.card and (manner := " · ".join(f"{key}: {value}" for key, value in service_lines(self.card))):
            yield paragraph(manner, "faint")
        yield BLANK
        yield from script_lines(self.text)


def script_lines(text: str) -> Iterator[Block]:
    """Lay out a script: its headings stand out, and the lines of a paragraph become one for the window."""
    waiting = ""
    for line in text.splitlines():
        heading = _HEADING.match(line)
        if waiting and (not line.strip() or heading or _BEGINS.match(line)):
            yield paragraph(waiting)
            waiting = ""
        if heading:
            yield paragraph(line[heading.end() :], "strong")
        elif not line.strip():
            yield BLANK
        else:
            waiting = f"{waiting} {line.strip()}".strip()
    if waiting:
        yield paragraph(waiting)
