"""`tickler demo`: the main job on a folder of its own, in a temporary place."""

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import typer

from tickler.cli.desk import Desk
from tickler.cli.sample import fill, sample_file
from tickler.core.errors import ExitCode
from tickler.show.demo import DemoView
from tickler.show.layout import UNBROKEN
from tickler.store.folder import Folder

app = typer.Typer()

STEPS: Sequence[tuple[str, Sequence[str]]] = (
    ("The morning: today's pile.", ["today"]),
    (
        "Ivan Petrov was reached: write down what was said, put his card behind the agreed day.",
        ("note", "petrov", "5 % is enough, decides Thursday", "--outcome", "reached", "--defer", "fri 10:00"),
    ),
    ("Any part of a name finds a client, in any script; any words say a date.", ["defer", "saric", "+2w"]),
    ("The whole folder: how thick each tab is.", ["folder"]),
    ("Everything on one client, before the meeting.", ["dossier", "beridze"]),
)


@app.command("demo")
def demo(context: typer.Context) -> None:
    """Show a worked morning on sample clients, in a folder of its own."""
    desk: Desk = context.obj
    path = Path(tempfile.mkdtemp(prefix="tickler-demo-")) / "folder.db"
    with Folder(path) as folder:
        fill(folder, desk.now)
    farewell = DemoView(path, sample_file("contacts.csv"))
    if desk.options.json:
        desk.surface.show(farewell)
        return
    for sentence, args in STEPS:
        _step(desk, path, sentence, args)
    # Written, not shown: the lines are there to be copied, so the window must not break them.
    desk.surface.write("\n".join(farewell.as_text(UNBROKEN)))


def _step(desk: Desk, path: Path, sentence: str, args: Sequence[str]) -> None:
    from tickler.cli.main import main

    shown = " ".join(f'"{word}"' if " " in word else word for word in args)
    desk.surface.write(f"\n# {sentence}\n$ tickler {shown}\n")
    code = main([*_looks(desk), *args], desk.world._replace(environ=_environ(desk, path)))
    if code != ExitCode.DONE:
        raise typer.Exit(code)


def _looks(desk: Desk) -> list[str]:
    return ["--color", desk.options.color, "--today", desk.now.strftime("%Y-%m-%dT%H:%M")]


def _environ(desk: Desk, path: Path) -> Mapping[str, str]:
    backups = path.parent / "backups"
    return {**desk.world.environ, "TICKLER_FOLDER": str(path), "TICKLER_BACKUPS": str(backups)}
