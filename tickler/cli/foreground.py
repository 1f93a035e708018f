"""Programs that have the terminal to themselves for a while: the editor, the pager."""

import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager


def run_in_the_foreground(
    command: Sequence[str], *, text: str | None = None, environ: Mapping[str, str] | None = None
) -> int:
    """Run a program and return its exit code; `text` is its standard input.

    Ctrl-C belongs to that program while it runs, and does not end this one. Raises OSError if it cannot be
    run.
    """
    with _deaf_to_interrupts():
        done = subprocess.run(
            command, input=text.encode() if text is not None else None, env=environ, check=False
        )
    return done.returncode


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    # A handler of our own, unlike SIG_IGN, is not handed down to the program.
    before = signal.signal(signal.SIGINT, lambda number, frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
