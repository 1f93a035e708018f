"""Sending a PDF to a printer, through the program that the system has for it."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence

from tickler.core.errors import FileRefused
from tickler.paper.typeset import Paper

_MEDIA: dict[Paper, str] = {"a4": "A4", "us-letter": "Letter"}
_PRINTER_OPTION = {} if os.name == "nt" else {"lp": "-d", "lpr": "-P"}
"""The programs, the better one first, each with the option that names a printer (CUPS has both).

Windows may have an `lpr`, but one with other options, which takes no PDF.
"""
_OTHERWISE = "Say --pdf FILE, and print the file with another program."


def send(pdf: bytes, paper: Paper, printer: str | None, environ: Mapping[str, str]) -> None:
    """Print a PDF.

    `printer` is its name, None for the usual one. The job has no client's name in its title, because
    everybody sees the queue. Raises FileRefused if there is no such program, or it refuses.
    """
    command = _command(paper, printer, environ)
    try:
        done = subprocess.run(command, input=pdf, capture_output=True, check=False, env=dict(environ))
    except OSError as fault:
        raise FileRefused(f"{command[0]} cannot be run: {fault.strerror}.", _OTHERWISE) from fault
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip() or f"it ended with code {done.returncode}"
        raise FileRefused(f"The printer does not take it: {said}", "lpstat -p -d shows the printers.")


def _command(paper: Paper, printer: str | None, environ: Mapping[str, str]) -> Sequence[str]:
    for program, option in _PRINTER_OPTION.items():
        if found := shutil.which(program, path=environ.get("PATH")):
            chosen = (option, printer) if printer else ()
            return (found, *chosen, "-o", f"media={_MEDIA[paper]}")
    raise FileRefused("This system has no print program (lp or lpr).", _OTHERWISE)
