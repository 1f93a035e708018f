"""Where everything that is printed leaves the program: one surface for people, pipes and scripts."""

import io
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TextIO

from tickler.core.errors import TicklerError
from tickler.show.blocks import Block, View
from tickler.show.clean import one_line, safe_json

if TYPE_CHECKING:
    from rich.console import RenderableType

WIDTH_OF_PIPES = 100
WIDTH_OF_UNKNOWN_TERMINALS = 80
NARROWEST, WIDEST = 20, 120  # eyes lose their row in lines longer than that

ColorChoice = Literal["auto", "always", "never"]


@dataclass(slots=True, eq=False)
class Surface:
    """The streams and how to write on them.

    `terminal` asks for the layout of a terminal, `color` for styles in it; `width` is in cells,
    `height` in lines, None where nothing scrolls out of sight.
    With `json`, answers and errors are one JSON object each; with `quiet`, only what was asked
    for and errors are shown.
    """

    out: TextIO
    err: TextIO
    json: bool = False
    quiet: bool = False
    terminal: bool = False
    color: bool = False
    width: int = WIDTH_OF_PIPES
    height: int | None = None

    def show(self, view: View) -> None:
        """Print the answer of a command to standard output."""
        if self.json:
            self.out.write(self._json(self.out, view.as_json()))
        elif self.quiet and view.confirms:
            return
        elif self.terminal:
            self._print_styled(view.as_rich(self.width, self.height))
        else:
            self.out.writelines(f"{line}\n" for line in view.as_text(self.width))

    def tell(self, *blocks: Block) -> None:
        """Print what belongs to a conversation with the person at the terminal."""
        if self.terminal:
            from tickler.show.terminal.lines import styled

            self._print_styled(styled(blocks, self.width))
        else:
            from tickler.show.layout import cell_width
            from tickler.show.lines import lay_out

            lines = lay_out(blocks, self.width, cell_width)
            self.out.writelines("".join(span.text for span in line).rstrip() + "\n" for line in lines)

    def write(self, text: str) -> None:
        """Print finished text, such as Markdown or ids, as it is to standard output."""
        self.out.write(text if text.endswith("\n") or not text else f"{text}\n")

    def say(self, sentence: str) -> None:
        """Print a remark for people to standard error, so that it never mixes with the answer."""
        if not (self.json or self.quiet):
            self.err.write(f"{one_line(sentence)}\n")

    def warn(self, fault: TicklerError) -> None:
        """Print to standard error what failed beside the command, which is done; `--quiet` leaves it in."""
        if self.json:
            warning = {"message": fault.sentence, "hint": fault.hint}
            self.err.write(self._json(self.err, {"warning": warning}))
        else:
            hint = f" {fault.hint}" if fault.hint else ""
            self.err.write(f"tickler: {one_line(fault.sentence)}{one_line(hint)}\n")

    def error(self, error: TicklerError) -> None:
        """Print what went wrong, with the choices where there are some, and what to do next."""
        if self.json:
            self.err.write(self._json(self.err, _error_as_json(error)))
            return
        self.err.write(f"tickler: {one_line(error.sentence)}\n")
        self.err.writelines(f"    {one_line(choice)}\n" for choice in error.choices)
        if error.hint:
            self.err.write(f"  {one_line(error.hint)}\n")

    def _print_styled(self, lines: "RenderableType") -> None:
        from rich.console import Console

        # All is said explicitly: finding out costs time, and data must not be read as markup.
        console = Console(
            file=self.out,
            width=self.width,
            force_terminal=True,
            color_system="standard" if self.color else None,
            markup=False,
            highlight=False,
            emoji=False,
        )
        console.print(lines, end="")

    def _json(self, stream: TextIO, data: dict[str, object]) -> str:
        import json

        indent = 2 if self.terminal else None
        from tickler.core.card_json import SCHEMA

        text = json.dumps({"schema": SCHEMA, **data}, ensure_ascii=not _knows_unicode(stream), indent=indent)
        return f"{safe_json(text)}\n"


def surface_for(
    stdout: TextIO,
    stderr: TextIO,
    *,
    json: bool = False,
    quiet: bool = False,
    color: ColorChoice = "auto",
    environ: Mapping[str, str],
) -> Surface:
    """Decide how to print on two streams.

    `color` set to `always` styles a pipe too, `never` takes colour and bold off a terminal, as
    NO_COLOR (no-color.org) and TERM=dumb do. COLUMNS and LINES overrule the size of the window. A
    stream that cannot hold a letter gets it as an escape (`\\u10d2`) instead of failing.
    """
    for stream in (stdout, stderr):
        if isinstance(stream, io.TextIOWrapper) and not _knows_unicode(stream):
            stream.reconfigure(errors="backslashreplace")
    plain_window = bool(environ.get("NO_COLOR")) or environ.get("TERM") == "dumb"
    terminal = color == "always" or stdout.isatty()
    columns, lines = _size(stdout)
    return Surface(
        out=stdout,
        err=stderr,
        json=json,
        quiet=quiet,
        terminal=terminal,
        color=color == "always" or (terminal and color == "auto" and not plain_window),
        width=min(max(_said(environ, "COLUMNS") or columns, NARROWEST), WIDEST),
        height=(_said(environ, "LINES") or lines) if stdout.isatty() else None,
    )


def _said(environ: Mapping[str, str], name: str) -> int | None:
    said = environ.get(name, "")
    return int(said) if said.isdecimal() and int(said) > 0 else None


def _size(stream: TextIO) -> tuple[int, int | None]:
    """Return the columns and lines of the window that a stream leads to."""
    if not stream.isatty():
        return WIDTH_OF_PIPES, None
    try:
        size = os.get_terminal_size(stream.fileno())
    except OSError:
        return WIDTH_OF_UNKNOWN_TERMINALS, None
    return size.columns or WIDTH_OF_UNKNOWN_TERMINALS, size.lines or None


def _knows_unicode(stream: TextIO) -> bool:
    return (getattr(stream, "encoding", None) or "utf-8").lower().startswith("utf")


def _error_as_json(error: TicklerError) -> dict[str, object]:
    return {
        "error": {
            "code": int(error.code),
            "kind": error.kind,
            "message": error.sentence,
            "hint": error.hint,
            "choices": list(error.choices),
        }
    }
