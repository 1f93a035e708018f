"""The command line: shared options, and commands that are loaded when they are called."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Annotated, Any, cast

import typer
from typer.core import TyperGroup, TyperOption
from typer.main import get_command_from_info, get_group

from tickler import __version__
from tickler.cli.desk import Desk, Options, World

MODULES = {
    "today": "today",
    "call": "call",
    "add": "add",
    "edit": "edit",
    "note": "note",
    "defer": "defer",
    "cadence": "cadence",
    "spread": "spread",
    "dossier": "dossier",
    "attach": "attach",
    "letter": "letter",
    "script": "script",
    "paper": "paper",
    "find": "find",
    "list": "find",
    "folder": "binder",
    "tab": "binder",
    "remind": "remind",
    "done": "remind",
    "slips": "slips",
    "drop": "drop",
    "restore": "drop",
    "purge": "drop",
    "merge": "merge",
    "form": "form",
    "nps": "nps",
    "sale": "sale",
    "segments": "segments",
    "review": "review",
    "import": "importing",
    "export": "exporting",
    "handover": "handover",
    "receive": "handover",
    "when": "when",
    "log": "journal",
    "undo": "journal",
    "redo": "journal",
    "config": "config",
    "backup": "backup",
    "doctor": "doctor",
    "demo": "demo",
}
"""The commands in the order of `--help`, each with its module in `tickler.cli.commands`."""

LATE_OPTIONS = {
    "--json": "Answer in JSON, errors too.",
    "--no-input": "Never ask; fail instead.",
    "--yes": "Answer yes to what a destructive command asks.",
}
"""The shared options that are accepted after the command too."""


class Commands(Mapping[str, Any]):
    """The commands by name; each module is imported when its command is looked up.

    Building all of them takes longer than the whole of `tickler today`.
    """

    def __iter__(self) -> Iterator[str]:
        return iter(MODULES)

    def __len__(self) -> int:
        return len(MODULES)

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - Typer's own type of command
        module = import_module(f"tickler.cli.commands.{MODULES[name]}")
        if module.app.registered_callback is not None:  # a command with commands of its own
            command: Any = get_group(module.app)
            parts = [command, *command.commands.values()]
        else:
            (info,) = (info for info in module.app.registered_commands if info.name == name)
            command = get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)
            parts = [command]
        for part in parts:
            part.params.extend(_late_option(flag, text) for flag, text in LATE_OPTIONS.items())
        return command


class OutputClosed(Exception):
    """The reader of the output (`head`, a pager) has seen enough."""


class Group(TyperGroup):
    """The program: a group whose commands are made on demand."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - handed on to Typer as they are
        super().__init__(**options)
        # Typer adds to this mapping nowhere once the group is made.
        self.commands = cast(Any, Commands())

    def invoke(self, context: Any) -> Any:  # noqa: ANN401 - Typer's own types
        try:
            return super().invoke(context)
        except BrokenPipeError as closed:
            # Typer would end the process with code 1; `main` knows that it is no fault.
            raise OutputClosed from closed


def _late_option(flag: str, text: str) -> TyperOption:
    def remember(context: typer.Context, _: object, value: bool) -> None:
        if value and isinstance(context.obj, Desk):
            setattr(context.obj.options, flag.strip("-").replace("-", "_"), True)

    return TyperOption(
        param_decls=[flag], is_flag=True, default=False, expose_value=False, callback=remember, help=text
    )


def _show_version(context: typer.Context, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        context.obj.stdout.write(f"tickler {__version__}\n")
        raise typer.Exit


def root(
    context: typer.Context,
    folder: Annotated[
        str | None, typer.Option(metavar="PATH", help="The folder to use (or TICKLER_FOLDER).")
    ] = None,
    today: Annotated[
        str | None, typer.Option(metavar="DATE", help="Act as on this day (or TICKLER_TODAY).")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help=LATE_OPTIONS["--json"])] = False,
    no_input: Annotated[bool, typer.Option("--no-input", help=LATE_OPTIONS["--no-input"])] = False,
    yes: Annotated[bool, typer.Option("--yes", help=LATE_OPTIONS["--yes"])] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say only what was asked for.")] = False,
    color: Annotated[
        str, typer.Option(metavar="auto|always|never", help="Colour and layout of a terminal.")
    ] = "auto",
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """A salesperson's tickler file: one dossier per client, each behind exactly one date.

    Without a command: today's pile.
    """
    world: World = context.obj
    options = Options(folder, today, quiet, color, json, no_input, yes)
    context.obj = desk = Desk(world, options)
    context.call_on_close(desk.close)
    if context.invoked_subcommand is None:
        from tickler.cli.commands.today import show_today

        show_today(desk)


def program(*, completion: bool) -> Any:  # noqa: ANN401 - Typer's own type of command
    """Return the program; `completion` adds what only shells and `--help` need."""
    app = typer.Typer(
        name="tickler",
        cls=Group,
        rich_markup_mode=None,
        add_completion=completion,
        context_settings={"help_option_names": ["-h", "--help"]},
        pretty_exceptions_enable=False,
    )
    app.callback(invoke_without_command=True)(root)
    command = typer.main.get_command(app)
    if completion:
        from tickler.cli import shells

        shells.register()
    return command
