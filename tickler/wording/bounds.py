"""Bounds for what filling in a template may cost: a template is a program, and may be somebody else's."""

import signal
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType

SECONDS = 2.0
"""Of processor time; a letter takes a few hundredths of one."""

MEMORY = 500_000_000
"""In bytes, beyond what the program has already."""


@contextmanager
def bounded() -> Iterator[None]:
    """Let the block end with TimeoutError after `SECONDS`, and with MemoryError where it wants `MEMORY`.

    Only the main thread of a POSIX system can be bounded, its memory on Linux; elsewhere the block
    runs as it is.
    """
    with ExitStack() as bounds:
        if threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer"):
            bounds.enter_context(_within_time())
        if Path("/proc/self/statm").exists():
            bounds.enter_context(_within_memory())
        yield


@contextmanager
def _within_time() -> Iterator[None]:
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _stop(number: int, frame: FrameType | None) -> None:
    raise TimeoutError


@contextmanager
def _within_memory() -> Iterator[None]:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    wanted = pages * resource.getpagesize() + MEMORY
    # No bound that somebody has set is widened.
    resource.setrlimit(resource.RLIMIT_AS, (wanted if soft < 0 else min(soft, wanted), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
