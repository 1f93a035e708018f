"""The person's own editor, for what is longer than a line."""

import os
import shlex
import tempfile
from pathlib import Path

from tickler.cli.desk import Desk
from tickler.cli.foreground import run_in_the_foreground
from tickler.core.errors import FileRefused
from tickler.store.private import make_private


def default_editor() -> str:
    """Return the editor that every system has."""
    return "notepad" if os.name == "nt" else "vi"


def edit(desk: Desk, text: str, suffix: str) -> str:
    """Open the text in the person's editor and return what they saved.

    The editor is `editor` of config.toml, $VISUAL or $EDITOR, else `vi` (`notepad` on Windows). The
    file lies in a directory that its owner alone can read, and is removed afterwards.

    Raises FileRefused if the editor cannot be run, reports a failure, or leaves no text in UTF-8.
    """
    environ = desk.world.environ
    editor = desk.config.get("editor") or environ.get("VISUAL") or environ.get("EDITOR") or default_editor()
    with tempfile.TemporaryDirectory(prefix="tickler-") as directory:  # made with mode 0700
        path = Path(directory) / f"tickler{suffix}"
        make_private(path)
        path.write_text(text, encoding="utf-8")
        gave_up = FileRefused(
            f'The editor "{editor}" could not be run, or gave up; nothing was changed.',
            "Set EDITOR, or tickler config editor nano.",
        )
        try:
            code = run_in_the_foreground([*shlex.split(editor), str(path)])
        except (OSError, ValueError) as fault:
            raise gave_up from fault
        if code != 0:
            raise gave_up
        try:
            return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as fault:
            raise FileRefused(
                f'What the editor "{editor}" has left cannot be read: {fault}.',
                "Save it as UTF-8, under the name it has. Nothing was changed.",
            ) from fault
