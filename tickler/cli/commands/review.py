"""`tickler review`: what was done, moved and left, beside the days before."""

import datetime as dt
from typing import Annotated

import typer

from tickler.cli.desk import Desk
from tickler.core.errors import UsageError
from tickler.core.past import understand_past
from tickler.core.review import days_between, period_before, period_of
from tickler.show.review import ReviewView
from tickler.store import review as store
from tickler.store import rhythms, settings

app = typer.Typer()


@app.command("review")
def review(
    context: typer.Context,
    day: Annotated[
        str | None, typer.Option("--day", metavar="DATE", help="Another day: yesterday, mon, 16 nov.")
    ] = None,
    week: Annotated[bool, typer.Option("--week", help="The week, from Monday.")] = False,
    month: Annotated[bool, typer.Option("--month", help="The month.")] = False,
    from_: Annotated[str | None, typer.Option("--from", metavar="DATE", help="From this day on.")] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Up to this day, or today.")] = None,
) -> None:
    """Look back: what was done, moved and left, beside the days before.

    Without options today so far, beside the working day before it.
    """
    desk: Desk = context.obj
    if week and month:
        raise UsageError("--week and --month exclude each other.", "Say one of them.")
    if (from_ is not None or to is not None) and (day is not None or week or month):
        raise UsageError("--from and --to are days of their own.", "Leave out --day, --week and --month.")
    if to is not None and from_ is None:
        raise UsageError("--to needs the first day too.", f"tickler review --from mon --to {to}")
    with desk.folder() as folder:
        kept = settings.load(folder)
        # Those that are over count too: what today is held against is the last day that was worked.
        working = settings.working_days(folder, kept, dt.date.min)

        def past(said: str | None) -> dt.date:
            if said is None:
                return desk.today
            return understand_past(said, desk.today, working, kept.date_order)

        if from_ is not None:
            period = days_between(past(from_), past(to))
        else:
            period = period_of("week" if week else "month" if month else "day", past(day), desk.today)
        found = store.review(folder, period, period_before(period, working), working)
        overdue = rhythms.longest_overdue(folder, desk.today, working)
    desk.surface.show(ReviewView(found, desk.today, overdue))
