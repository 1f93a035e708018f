"""Arguments and options that several commands share."""

from typing import Annotated

import typer

from tickler.cli.completion import complete_client
from tickler.core.cards import KINDS

_KINDS = "|".join(KINDS)

Client = Annotated[
    str, typer.Argument(metavar="CLIENT", autocompletion=complete_client, help="An id, or part of a name.")
]
ClientWords = Annotated[
    list[str],
    typer.Argument(metavar="CLIENT...", autocompletion=complete_client, help="An id, or part of a name."),
]
KindPlanned = Annotated[str | None, typer.Option(metavar=_KINDS, help="The kind of contact planned.")]
KindWanted = Annotated[str | None, typer.Option(metavar=_KINDS, help="Of this kind of contact.")]
TagWanted = Annotated[str | None, typer.Option(metavar="TAG", help="With this tag.")]
TabWanted = Annotated[str | None, typer.Option("--tab", metavar="TAB", help="Behind this tab.")]
LooseWanted = Annotated[bool, typer.Option("--loose", help="Not filed yet.")]
DroppedWanted = Annotated[bool, typer.Option("--dropped", help="Taken out of the folder.")]
ON_A_SCREEN = 50
"""So many cards are listed on a terminal where nothing else is said; a pipe gets all."""

MOST = 1_000_000_000
"""More cards than any folder holds, and still a number that SQLite takes."""

BatchWanted = Annotated[
    int | None,
    typer.Option("--batch", min=1, max=MOST, metavar="N", help="Made or changed by this journal entry."),
]
Limit = Annotated[int | None, typer.Option(min=1, max=MOST, metavar="N", help="So many at most.")]
Ids = Annotated[bool, typer.Option("--ids", help="Print the ids alone, one a line.")]
