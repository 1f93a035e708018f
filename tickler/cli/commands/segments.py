"""`tickler segments`: who buys how often and how lately, who was lost, and who may be."""

from typing import Annotated

import typer

from tickler.cli import options
from tickler.cli.buyers import Buyers
from tickler.cli.desk import Desk
from tickler.cli.reading import past_day
from tickler.core.errors import DateRefused, UsageError
from tickler.core.places import say_date
from tickler.core.quarters import last_quarters, quarters_in
from tickler.core.review import Period
from tickler.show.blocks import View
from tickler.show.buyers import BuyersView
from tickler.show.early_warning import WarningsView
from tickler.store.folder import Folder

app = typer.Typer()

QUARTERS, MOST_QUARTERS = 4, 12


@app.command("segments")
def segments(
    context: typer.Context,
    from_: Annotated[str | None, typer.Option("--from", metavar="DATE", help="From this day on.")] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Up to this day, or today.")] = None,
    quarters: Annotated[
        int | None, typer.Option(min=1, max=MOST_QUARTERS, metavar="N", help="The last N quarters, else 4.")
    ] = None,
    abc: Annotated[bool, typer.Option("--abc", help="By turnover: who brings 80, 15 and 5 percent.")] = False,
    warnings: Annotated[bool, typer.Option("--warnings", help="Who may be slipping away.")] = False,
    group: Annotated[
        str | None, typer.Option(metavar="NAME", help="The clients of one group; with --abc A, B or C.")
    ] = None,
    ids: options.Ids = False,
    limit: options.Limit = None,
    remind: Annotated[
        bool, typer.Option("--remind", help="Lay a slip for each who nears a second purchase.")
    ] = False,
) -> None:
    """Show who buys how often and how lately, in five groups.

    Beside it: the usual time to a second purchase, and the clients lost.
    """
    desk: Desk = context.obj
    _check(abc=abc, warnings=warnings, group=group, remind=remind, listed=ids or limit is not None)
    most = limit or (options.ON_A_SCREEN if desk.surface.terminal and not ids else options.MOST)
    if remind and (from_, to, quarters) != (None, None, None):
        raise UsageError("--remind is for today, of all that was bought.", "Leave the period out.")
    with desk.folder() as folder:
        buyers = Buyers(desk, folder, _period(desk, folder, from_, to, quarters))
        if remind:
            view: View = buyers.remind()
        elif warnings:
            view = buyers.warnings(most)
        elif group is not None:
            view = buyers.of_class(group, most) if abc else buyers.of_group(group, most)
        else:
            view = buyers.turnover() if abc else buyers.segments()
    if ids and isinstance(view, BuyersView | WarningsView) and not desk.options.json:
        desk.surface.write("".join(f"{card.id}\n" for card in view.cards))
    else:
        desk.surface.show(view)


def _check(*, abc: bool, warnings: bool, group: str | None, remind: bool, listed: bool) -> None:
    """Refuse options that do not go together; `listed` says that clients are to be listed."""
    said = [flag for flag, on in (("--abc", abc), ("--warnings", warnings), ("--remind", remind)) if on]
    if len(said) > 1:
        raise UsageError(f"{' and '.join(said)} exclude each other.", "Say one of them.")
    if group is not None and (warnings or remind):
        raise UsageError(f"--group does not go with {said[0]}.", "Leave one of them out.")
    if listed and group is None and not warnings:
        raise UsageError("--ids and --limit are for a list of clients.", "Say which: --group lost --ids.")


def _period(desk: Desk, folder: Folder, from_: str | None, to: str | None, quarters: int | None) -> Period:
    """Return the days that are looked at. Raises DateRefused if there are none, or too many."""
    if from_ is not None and quarters is not None:
        raise UsageError("--from and --quarters exclude each other.", "Say one of them.")
    last = past_day(desk, folder, to)
    if from_ is None:
        return last_quarters(quarters or QUARTERS, last)
    period = Period(past_day(desk, folder, from_), last)
    if period.first > last:
        raise DateRefused(
            f"{say_date(period.first)} comes after {say_date(last)}", "Say the earlier day with --from."
        )
    if len(quarters_in(period)) > MOST_QUARTERS:
        raise DateRefused(
            f"{say_date(period.first)} is more than {MOST_QUARTERS} quarters before {say_date(last)}",
            f"Look at {MOST_QUARTERS} quarters at most.",
        )
    return period
