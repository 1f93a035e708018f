"""Notes for the salesperson's eyes alone: what leaves the folder goes without them, unless asked for."""

from typing import Annotated

import typer

from tickler.cli.desk import Desk
from tickler.core.cards import Dossier
from tickler.show.words import counted

WithPrivate = Annotated[
    bool | None,
    typer.Option("--with-private/--private", help="Take notes marked private along, or leave them out."),
]


class Discretion:
    """What is done with the private notes of the dossiers of one command; it counts those it leaves out."""

    def __init__(self, said: bool | None, *, leaves: bool) -> None:
        """Keep to what was `said`; where nothing was, what `leaves` the folder goes without private notes."""
        self._keeps = not leaves if said is None else said
        self._unsaid = said is None
        self._left_out = 0

    def of(self, known: Dossier) -> Dossier:
        """Return a dossier as it may be seen there."""
        if self._keeps:
            return known
        shared = known.without_private()
        self._left_out += len(known.notes) - len(shared.notes)
        return shared

    def tell(self, desk: Desk) -> None:
        """Say how many notes were left out without anybody having asked for that."""
        if self._unsaid and self._left_out:
            stay = "stays" if self._left_out == 1 else "stay"
            desk.surface.say(
                f"{counted(self._left_out, 'private note')} {stay} here; --with-private takes them along."
            )
