"""The entry point and the one boundary at which errors become sentences and exit codes."""

import os
import sys
from collections.abc import Mapping, Sequence

import typer
from typer._click.exceptions import ClickException

from tickler.cli import clock
from tickler.cli.app import OutputClosed, program
from tickler.cli.desk import World
from tickler.core.errors import ExitCode, TicklerError, UsageError, ValueRefused
from tickler.show.surface import Surface

COMPLETION_WORDS = ("--install-completion", "--show-completion", "--help", "-h")


LONE_SURROGATE = "surrogates not allowed"
"""How Python refuses to write bytes of the command line that were no text in the first place."""

NOT_TEXT = ValueRefused(
    "A word of the command is not text in the encoding of this system.",
    "Set the terminal to UTF-8 and say it again. Nothing was changed.",
)


def main(args: Sequence[str] | None = None, world: World | None = None) -> int:
    """Run one command and return the exit code of the process.

    `args` are the words after `tickler`, by default those of the process; `world` are its streams,
    variables and clock.
    """
    args = list(sys.argv[1:] if args is None else args)
    world = world or World(sys.stdin, sys.stdout, sys.stderr, os.environ, clock.now)
    try:
        return _run(args, world)
    except (OutputClosed, BrokenPipeError):
        # Nothing more may be written, not at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE
    except UnicodeEncodeError as fault:
        if fault.reason != LONE_SURROGATE:
            return _our_fault(fault, args, world)
        _surface(args, world).error(NOT_TEXT)
        return NOT_TEXT.code
    except KeyboardInterrupt:
        world.stderr.write("\n")
        return ExitCode.INTERRUPTED
    except Exception as fault:  # noqa: BLE001 - the boundary: a bug becomes exit code 1, with its traceback kept
        return _our_fault(fault, args, world)


def _run(args: list[str], world: World) -> int:
    completion = "_TICKLER_COMPLETE" in world.environ or any(word in COMPLETION_WORDS for word in args)
    try:
        code = program(completion=completion).main(
            args, prog_name="tickler", standalone_mode=False, obj=world
        )
        world.stdout.flush()
    except TicklerError as error:
        _surface(args, world).error(error)
        return error.code
    except ClickException as error:
        _surface(args, world).error(_usage(error))
        return ExitCode.USAGE
    except typer.Abort:
        return ExitCode.INTERRUPTED
    return code if isinstance(code, int) else ExitCode.DONE


def _usage(error: ClickException) -> UsageError:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "tickler"
    return UsageError(error.format_message(), f"{command} --help shows how it is used.")


def _surface(args: Sequence[str], world: World) -> Surface:
    # The words may be wrong themselves, so that no parser can tell whether JSON was asked for.
    return Surface(out=world.stdout, err=world.stderr, json="--json" in args)


def _our_fault(fault: Exception, args: Sequence[str], world: World) -> int:
    report = _keep_traceback(fault, args, world.environ)
    # A fault in showing the answer comes after the folder has been written.
    whole = "A command is done whole or not at all; tickler log shows whether it was."
    error = TicklerError(
        f"This is a fault of tickler, not yours: {type(fault).__name__}.",
        f"{whole} The details are in {report}" if report else whole,
    )
    _surface(args, world).error(error)
    return ExitCode.FAULT


def _keep_traceback(fault: Exception, args: Sequence[str], environ: Mapping[str, str]) -> str | None:
    import traceback

    from tickler.cli.paths import directory
    from tickler.store.private import write_private

    path = directory("state", environ) / "fault.log"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with write_private(path) as log:
            # The command alone: its arguments may hold what a client said.
            log.write(f"tickler {args[0] if args else ''}\n")
            log.writelines(traceback.format_exception(fault))
    except OSError:
        return None
    return str(path)
