"""A progress bar with rate and time left."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TaskProgressColumn, TimeRemainingColumn
from rich.text import Text

from tickler.show.clean import one_line
from tickler.show.words import say_size


class Title(ProgressColumn):
    """What is being done, as it stands: a file's name is not markup."""

    def render(self, task: Task) -> Text:
        return Text(task.description)


class Rate(ProgressColumn):
    """How much is done in a second."""

    def __init__(self, unit: str) -> None:
        super().__init__()
        self.unit = unit

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        if speed is None:
            return Text()
        amount = say_size(int(speed)) if self.unit == "bytes" else f"{speed:,.0f} {self.unit}"
        return Text(f"{amount}/s", "dim")


@contextmanager
def bar(
    stream: TextIO, title: str, total: int | None, unit: str, *, color: bool
) -> Iterator[Callable[[int], None]]:
    """Run a bar on a stream; the function handed out takes how much is done so far."""
    console = Console(
        file=stream, color_system="standard" if color else None, markup=False, highlight=False, emoji=False
    )
    columns = (Title(), BarColumn(), TaskProgressColumn(), Rate(unit), TimeRemainingColumn())
    with Progress(*columns, console=console) as running:
        task = running.add_task(one_line(title), total=total)
        yield lambda done: running.update(task, completed=done)
