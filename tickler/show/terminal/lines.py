"""Lines with styles, for Rich to print.

The layout is the one of the plain text, so that both say the same; Rich knows the terminal. The
styles use no background and neither black nor white: they can be read in dark and light windows.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.segment import Segment
from rich.style import Style

from tickler.show.blocks import Block, Line, Role
from tickler.show.lines import lay_out

STYLES: dict[Role, Style | None] = {
    "plain": None,
    "strong": Style(bold=True),
    "faint": Style(dim=True),
    "alarm": Style(color="red"),
}


class StyledLines(NamedTuple):
    """A renderable of finished lines: text in it is never read as markup."""

    lines: tuple[Line, ...]

    def __len__(self) -> int:
        return len(self.lines)

    def followed_by(self, more: "StyledLines") -> "StyledLines":
        """Return these lines with others below them."""
        return StyledLines(self.lines + more.lines)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        for line in self.lines:
            for text, role in line:
                yield Segment(text, STYLES[role])
            yield Segment.line()


def styled(blocks: Iterable[Block], width: int) -> StyledLines:
    """Lay blocks out for a window of `width` cells, with wide signs measured as Rich measures them."""
    return StyledLines(tuple(lay_out(blocks, width, cell_len)))
