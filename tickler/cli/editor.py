"""The person's own editor, for what is longer than a line."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from tickler.cli.desk import Desk
from tickler.core.errors import FileRefused


def edit(desk: Desk, text: str, suffix: str) -> str:
    """Open the text in the person's editor and return what they saved.

    The editor is `editor` of config.toml, $VISUAL or $EDITOR, else `vi` (`notepad` on Windows). The
    file lies in a directory that its owner alone can read, and is removed afterwards.

    Raises FileRefused if the editor cannot be run or reports a failure.
    """
    environ = desk.world.environ
    default = "notepad" if os.name == "nt" else "vi"
    editor = desk.config.get("editor") or environ.get("VISUAL") or environ.get("EDITOR") or default
    with tempfile.TemporaryDirectory(prefix="tickler-") as directory:  # made with mode 0700
        path = Path(directory) / f"tickler{suffix}"
        path.write_text(text, encoding="utf-8")
        try:
            subprocess.run([*shlex.split(editor), str(path)], check=True)
        except (OSError, subprocess.CalledProcessError, ValueError) as fault:
            raise FileRefused(
                f'The editor "{editor}" could not be run, or gave up; nothing was changed.',
                "Set EDITOR, or tickler config editor nano.",
            ) from fault
        return path.read_text(encoding="utf-8")
