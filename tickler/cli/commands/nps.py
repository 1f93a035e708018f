"""`tickler nps`: how likely clients are to recommend us, and whom to call about it."""

import datetime as dt
from typing import Annotated

import typer

from tickler.cli.desk import Desk
from tickler.cli.reading import past_day
from tickler.core.errors import UsageError
from tickler.core.loyalty import FORM, loyalty, opinion
from tickler.core.periods import understand_period
from tickler.core.review import Period, days_between
from tickler.show.loyalty import LoyaltyView
from tickler.store import knowing
from tickler.store.folder import Folder

app = typer.Typer()


@app.command("nps")
def nps(
    context: typer.Context,
    period: Annotated[
        str | None, typer.Option(metavar="PERIOD", help="quarter, last year, 2026-Q3, 2026-11, 2026.")
    ] = None,
    from_: Annotated[str | None, typer.Option("--from", metavar="DATE", help="From this day on.")] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Up to this day, or today.")] = None,
) -> None:
    """Say how likely clients are to recommend us.

    And whom to call about it. The answers are those to the form nps (tickler form fill
    CLIENT nps); without options all of them count.
    """
    desk: Desk = context.obj
    if period is not None and (from_ is not None or to is not None):
        raise UsageError("--from and --to are a period of their own.", "Leave out --period.")
    if to is not None and from_ is None:
        raise UsageError("--to needs the first day too.", f"tickler nps --from 2026-01-01 --to {to}")
    with desk.folder() as folder:
        days = _days(desk, folder, period, from_, to)
        first, last = (days.first, days.last) if days else (dt.date.min, dt.date.max)
        said = [opinion(filled) for filled in knowing.fillings(folder, FORM, first, last)]
    desk.surface.show(LoyaltyView(loyalty([one for one in said if one]), days))


def _days(desk: Desk, folder: Folder, period: str | None, from_: str | None, to: str | None) -> Period | None:
    """Return the days that are meant, None for all."""
    if period is not None:
        return understand_period(period, desk.today)
    if from_ is None:
        return None
    return days_between(past_day(desk, folder, from_), past_day(desk, folder, to))
