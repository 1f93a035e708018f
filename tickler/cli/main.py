"""The entry point and the one boundary at which errors become sentences and exit codes."""

import errno
import io
import os
import sys
from collections.abc import Mapping, Sequence

import typer
from typer._click.exceptions import ClickException, NoSuchOption

from tickler.cli import clock
from tickler.cli.app import OutputClosed, program
from tickler.cli.desk import World
from tickler.core.errors import ExitCode, FileRefused, TicklerError, UsageError, ValueRefused
from tickler.show.surface import Surface

COMPLETION_WORDS = ("--install-completion", "--show-completion", "--help", "-h")


def main(args: Sequence[str] | None = None, world: World | None = None) -> int:
    """Run one command and return the exit code of the process.

    `args` are the words after `tickler`, by default those of the process; `world` are its streams,
    variables and clock.
    """
    args = list(sys.argv[1:] if args is None else args)
    world = world or _world()
    try:
        return _run(args, world)
    except (OutputClosed, BrokenPipeError):
        # Nothing more may be written, not at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE
    except KeyboardInterrupt:
        world.stderr.write("\n")
        return ExitCode.INTERRUPTED
    except Exception as fault:  # noqa: BLE001 - the boundary: a bug becomes exit code 1, with its traceback kept
        error = _of_the_surroundings(fault) or _our_fault(fault, args, world)
        _surface(args, world).error(error)
        return error.code


def _world() -> World:
    # A stream that the caller has closed is None in Python: nothing is read there, and nobody listens.
    stdin, stdout, stderr = (
        stream or io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        for stream in (sys.stdin, sys.stdout, sys.stderr)
    )
    machine = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    return World(stdin, stdout, stderr, os.environ, clock.now, machine)


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
    hint = f"{command} --help shows how it is used."
    if isinstance(error, NoSuchOption) and not error.option_name.startswith("--"):
        hint = f"{hint} A text that begins with a dash goes behind --, as the last thing said."
    return UsageError(error.format_message(), hint)


def _surface(args: Sequence[str], world: World) -> Surface:
    # The words may be wrong themselves, so that no parser can tell whether JSON was asked for.
    return Surface(out=world.stdout, err=world.stderr, json="--json" in args)


def _of_the_surroundings(fault: Exception) -> TicklerError | None:
    """Say what is wrong outside the program, where that is known to raise such a fault."""
    match fault:
        case UnicodeEncodeError(reason="surrogates not allowed"):
            # Bytes of the command line that were no text come in as lone surrogates.
            return ValueRefused(
                "A word of the command is not text in the encoding of this system.",
                "Set the terminal to UTF-8 and say it again. Nothing was changed.",
            )
        case ValueError(args=(str(said),)) if "embedded null" in said:
            return ValueRefused(
                "The name of a file has a NUL character, which no file can have.",
                "Say another name, or mend it in config.toml. Nothing was changed.",
            )
        case OSError(errno=errno.ENOSPC):
            return FileRefused(
                "The output cannot be written: the disk is full.",
                "Make room, and see in tickler log whether it is done before you repeat it.",
            )
    return None


def _our_fault(fault: Exception, args: Sequence[str], world: World) -> TicklerError:
    report = _keep_traceback(fault, args, world.environ)
    # A fault in showing the answer comes after the folder has been written.
    whole = "A command is done whole or not at all; tickler log shows whether it was."
    return TicklerError(
        f"This is a fault of tickler, not yours: {type(fault).__name__}.",
        f"{whole} The details are in {report}" if report else whole,
    )


def _keep_traceback(fault: Exception, args: Sequence[str], environ: Mapping[str, str]) -> str | None:
    import traceback

    from tickler.cli.paths import directory
    from tickler.store.private import make_private_directory, write_private

    path = directory("state", environ) / "fault.log"
    try:
        make_private_directory(path.parent)
        with write_private(path) as log:
            # The command alone: its arguments may hold what a client said.
            log.write(f"tickler {args[0] if args else ''}\n")
            log.writelines(traceback.format_exception(fault))
    except OSError:
        return None
    return str(path)
