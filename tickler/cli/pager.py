"""What is longer than the window, read at leisure in the person's pager."""

import io
import os
import shlex
import shutil

from tickler.cli.desk import Desk
from tickler.cli.foreground import run_in_the_foreground
from tickler.show.blocks import View

DEFAULT_PAGER = "less"


def read_at_leisure(desk: Desk, view: View) -> None:
    """Show a view in $PAGER, else in `less`; plainly where there is none, or the window cannot have one."""
    pager = _pager(desk)
    if pager is None:
        desk.surface.show(view)
        return
    text = "".join(f"{line}\n" for line in view.as_text(desk.surface.width))
    # -F does not wait where all of it fits, -X leaves it on the screen; a LESS of one's own stands.
    run_in_the_foreground(pager, text=text, environ={"LESS": "-FX", **desk.world.environ})


def _pager(desk: Desk) -> list[str] | None:
    environ = desk.world.environ
    try:
        a_window = os.isatty(desk.world.stdout.fileno()) and environ.get("TERM") != "dumb"
        words = shlex.split(environ.get("PAGER", DEFAULT_PAGER))
    except (io.UnsupportedOperation, ValueError):
        return None
    program = shutil.which(words[0], path=environ.get("PATH")) if words and a_window else None
    return [program, *words[1:]] if program else None
