"""What a view consists of: lines and grids whose words have a role, not a colour.

A view says what is to be read; `lines` lays it out for the width of the window, and only the
last step differs between a terminal and a pipe.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from tickler.show.layout import Column

if TYPE_CHECKING:
    from rich.console import RenderableType

Role = Literal["plain", "strong", "faint", "alarm"]


class Span(NamedTuple):
    """A run of text with its role; the meaning never hangs on the role alone."""

    text: str
    role: Role = "plain"


BESIDE = Span(" · ", "faint")
"""With this in front, a line of a cell stands beside the line above it where there is room."""

Line = tuple[Span, ...]
Cell = tuple[Line, ...]


def cell(*lines: Line | Span | str | None) -> Cell:
    """Make a cell of what there is to say, one line each; None and empty text leave no line."""
    return tuple(line for line in map(_line, lines) if any(span.text for span in line))


def _line(said: Line | Span | str | None) -> Line:
    match said:
        case Span():
            return (said,)
        case str():
            return (Span(said),)
        case None:
            return ()
        case _:
            return said


class Paragraph(NamedTuple):
    """One line of text, broken at words where the window is narrower."""

    line: Line = ()


class Ends(NamedTuple):
    """A line with text at both ends; the right one goes below where there is no room beside."""

    left: Line
    right: Line


class Section(NamedTuple):
    """Rows of a grid under a title of their own."""

    title: str | None
    rows: Sequence[Sequence[Cell]]


class Grid(NamedTuple):
    """Aligned columns in sections; where no column has a title there is no heading line."""

    columns: tuple[Column, ...]
    sections: Sequence[Section]

    @property
    def headed(self) -> bool:
        return any(column.title for column in self.columns)


Block = Paragraph | Ends | Grid
BLANK = Paragraph()


def paragraph(text: str, role: Role = "plain") -> Paragraph:
    """Make a paragraph of one role."""
    return Paragraph((Span(text, role),))


class View(ABC):
    """An answer of a command: made once from core objects, shown in one of three ways."""

    __slots__ = ()

    @property
    def confirms(self) -> bool:
        """Tell whether it only confirms what was asked for, so that `--quiet` leaves it out."""
        return False

    @abstractmethod
    def as_json(self) -> dict[str, object]:
        """Return what scripts get: keys are a promise, absent values are None."""

    @abstractmethod
    def blocks(self, width: int) -> Iterable[Block]:
        """Return what people read, for a window of `width` cells."""

    def footer(self, long: bool) -> Iterable[Block]:
        """Return what ends the answer; `long` says that its beginning has left the window."""
        return ()

    def as_text(self, width: int) -> Iterator[str]:
        """Return plain lines for a pipe or a file."""
        from tickler.show.layout import cell_width
        from tickler.show.lines import lay_out

        for line in lay_out((*self.blocks(width), *self.footer(long=False)), width, cell_width):
            yield "".join(span.text for span in line).rstrip()

    def as_rich(self, width: int, height: int | None = None) -> "RenderableType":
        """Return what Rich prints on a terminal; `height` of the window in lines, where it is known."""
        from tickler.show.terminal.lines import styled

        body = styled(self.blocks(width), width)
        end = styled(self.footer(long=False), width)
        if height is not None and len(body) + len(end) >= height:  # the prompt takes a line too
            end = styled(self.footer(long=True), width)
        return body.followed_by(end)
