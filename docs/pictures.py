"""Draw the pictures of the documents from real output: `python -m docs.pictures`."""

import io
import re
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from docs.tool.shell import Shell

COLUMNS = 100
PICTURES = {
    "today": ("today",),
    "folder": ("folder",),
    "dossier": ("dossier", "petrov"),
}
"""The commands that are drawn, each by the name of its picture."""

NIGHT = TerminalTheme(
    background=(24, 27, 33),
    foreground=(208, 212, 220),
    normal=[
        (60, 66, 78), (224, 108, 117), (140, 194, 101), (214, 174, 92),
        (97, 163, 232), (190, 132, 222), (86, 182, 194), (208, 212, 220),
    ],
    bright=[
        (118, 126, 140), (240, 140, 146), (168, 214, 132), (232, 200, 124),
        (134, 188, 244), (210, 162, 236), (124, 208, 218), (244, 246, 250),
    ],
)  # fmt: skip

# Rich's own template fetches a font from the network; this one takes what the reader has.
FRAME = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px; line-height: {line_height}px; white-space: pre }}
.{unique_id}-title {{ font-family: system-ui, sans-serif; font-size: 18px; font-weight: bold }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""

END_OF_ROW = re.compile("<text [^>]*>\n</text>")
"""Rich draws the end of a row as a text of its own, outside of the picture."""


def picture_file(name: str) -> Path:
    """Return where a picture is kept."""
    return Path(__file__).parent / "pictures" / f"{name}.svg"


def screen(name: str) -> str:
    """Return what the command of a picture prints on a terminal, with its escape sequences."""
    with tempfile.TemporaryDirectory(prefix="tickler-docs-") as home:
        return Shell(Path(home), sample=True, columns=COLUMNS).tickler("--color", "always", *PICTURES[name])


def draw(name: str) -> str:
    """Return a picture as SVG; the same output gives the same bytes."""
    console = Console(
        record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor"
    )
    text = Text.from_ansi(screen(name))
    # Each word gets a place of its own, so that the columns stay straight whatever font is found.
    text.highlight_regex(" +", "default")
    console.print(text, no_wrap=True, crop=False)
    title = f"tickler {' '.join(PICTURES[name])}"
    drawn = console.export_svg(title=title, theme=NIGHT, code_format=FRAME, unique_id=name)
    rows = END_OF_ROW.sub("\n", drawn).splitlines()
    return "".join(f"{row.strip()}\n" for row in rows if row.strip())


if __name__ == "__main__":
    for each in PICTURES:
        picture_file(each).write_text(draw(each), encoding="utf-8")
