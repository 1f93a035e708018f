"""Completion of client names in the shell: whatever was typed, in any script, finds the client."""

import os
import sys
from collections.abc import Iterable

import typer

from tickler.cli import clock
from tickler.cli.desk import Desk, Options, World
from tickler.core.errors import TicklerError
from tickler.core.folding import fold
from tickler.store import clients

OFFERED = 30


def complete_client(context: typer.Context, incomplete: str) -> Iterable[tuple[str, str]]:
    """Offer the clients that the typed beginning may mean, each with its firm.

    A shell drops what does not begin with the letters typed. So a name that begins otherwise (in
    another script, or with another of its words) is offered in folded form, turned so that the
    word meant comes first: `petr` gives `petrov ivan`, which means the same client.
    """
    root = context.find_root().params
    world = World(sys.stdin, sys.stdout, sys.stderr, os.environ, clock.now)
    desk = Desk(world, Options(folder=root.get("folder")))
    try:
        with desk.folder() as folder:
            for found in clients.candidates(folder, incomplete, OFFERED):
                value = found.name if found.name.startswith(incomplete) else _turned(found, incomplete)
                yield _quoted(value), found.company or f"card {found.id}"
    except TicklerError:
        return  # a shell in the middle of a line is no place for an error


def _turned(found: clients.Candidate, incomplete: str) -> str:
    typed = fold(incomplete)
    for text in (found.name, found.company or ""):
        words = fold(text).split()
        for index in range(len(words)):
            turned = " ".join(words[index:] + words[:index])
            if turned.startswith(typed):
                return turned
    return str(found.id)


def _quoted(value: str) -> str:
    # zsh, fish and PowerShell quote what they insert; bash inserts it as it is.
    if not os.environ.get("_TICKLER_COMPLETE", "").endswith("bash"):
        return value
    return "".join(f"\\{letter}" if letter in " '\"\\()&;<>|$`!*?#~[]{}" else letter for letter in value)
