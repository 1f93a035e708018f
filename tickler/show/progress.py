"""How far a long piece of work has come, on a terminal; nothing elsewhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tickler.show.surface import Surface

Report = Callable[[int], None]


@contextmanager
def progress(surface: Surface, title: str, total: int | None, unit: str = "rows") -> Iterator[Report]:
    """Show a bar on standard error while the block runs, and hand out the function that moves it.

    The function takes how much is done so far, counted in the same `unit` as `total`; a total of
    None is for work whose size is not known. In a pipe, with `--json` and `--quiet` it does nothing.
    """
    if surface.json or surface.quiet or not surface.err.isatty():
        yield lambda done: None
        return
    from tickler.show.terminal.progress import bar

    with bar(surface.err, title, total, unit, color=surface.color) as report:
        yield report
