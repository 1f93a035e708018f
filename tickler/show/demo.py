"""The end of the demo: where its folder is, and what to try."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tickler.show.blocks import BLANK, Block, View, paragraph

TRIES = (
    "today",
    'note giorgi "the machine leaks" --outcome reached --defer tomorrow',
    "find discount",
    "tab loose",
    "undo",
)


@dataclass(frozen=True, slots=True)
class DemoView(View):
    """The demo's folder, and commands to try on it by hand."""

    folder: Path
    contacts: Path

    def as_json(self) -> dict[str, object]:
        return {"folder": str(self.folder), "contacts": str(self.contacts), "commands": self._commands()}

    def blocks(self, width: int) -> Iterator[Block]:
        yield BLANK
        yield paragraph("Your own folder was not touched. Try the demo's by hand:")
        for command in self._commands():
            yield paragraph(f"  {command}")
        yield paragraph("The contacts came from a Google export; import your own the same way:")
        yield paragraph(f"  tickler import {self.contacts} --dry-run")

    def _commands(self) -> list[str]:
        return [f"export TICKLER_FOLDER={self.folder}", *(f"tickler {words}" for words in TRIES)]
