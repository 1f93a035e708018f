"""Printing a view into a string, the way a pipe, a terminal or a script gets it."""

import io
import json
from typing import Any

from tickler.show.blocks import View
from tickler.show.surface import Surface


def printed(view: View, width: int = 80, **how: bool) -> str:
    out = io.StringIO()
    Surface(out, io.StringIO(), width=width, **how).show(view)
    return out.getvalue()


def on_terminal(view: View, width: int = 80) -> str:
    """Return what a terminal without colour shows: the layout with no escape sequence in it."""
    return printed(view, width, terminal=True)


def as_data(view: View) -> dict[str, Any]:
    """Return what a script reads."""
    return json.loads(printed(view, json=True))


def screen(text: str) -> str:
    """Take a picture out of a test: without the line breaks that make it readable there."""
    return text.removeprefix("\n")
