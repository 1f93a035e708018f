"""Completion of client names in the shell: whatever was typed, in any script, finds the client."""

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from tickler.store.clients import Candidate

OFFERED = 30


def complete_client(context: typer.Context, incomplete: str) -> Iterable[tuple[str, str]]:
    """Offer the clients that the typed beginning may mean, each with its firm.

    A shell drops what does not begin with the letters typed. So a name is turned until the word
    meant comes first, and keeps the letters typed: `пет` gives `петров Иван`. A name in another
    script is offered in folded form: `petr` gives `petrov ivan`. Both mean the same client.
    """
    # Every command names this function, but only a shell that completes calls it.
    from tickler.cli import clock
    from tickler.cli.desk import Desk, Options, World
    from tickler.core.errors import TicklerError
    from tickler.store import clients

    root = context.find_root().params
    world = World(sys.stdin, sys.stdout, sys.stderr, os.environ, clock.now)
    desk = Desk(world, Options(folder=root.get("folder")))
    try:
        with desk.folder() as folder:
            for found in clients.candidates(folder, incomplete, OFFERED, scan=False):
                value = _turned(found, incomplete)
                if value.isprintable():  # a line break would make two completions of one
                    yield value, found.company or f"card {found.id}"
    except TicklerError:
        return  # a shell in the middle of a line is no place for an error


def _turned(found: "Candidate", incomplete: str) -> str:
    from tickler.core.folding import fold

    for text in (found.name, found.company or ""):
        for turned in _turns(text):
            if turned.lower().startswith(incomplete.lower()):
                return incomplete + turned[len(incomplete) :]
        for turned in _turns(fold(text)):
            if turned.startswith(fold(incomplete)):
                return turned
    return str(found.id)


def _turns(text: str) -> Iterable[str]:
    words = text.split()
    return (" ".join(words[index:] + words[:index]) for index in range(len(words)))
