"""`tickler spread`: full days relieved, months dealt out, loose cards filed."""

import datetime as dt
from dataclasses import replace
from typing import Annotated

import typer

from tickler.cli import options
from tickler.cli.desk import YES, Desk
from tickler.cli.reading import calendar, one_of, place
from tickler.core.cards import KINDS
from tickler.core.errors import UsageError, ValueRefused
from tickler.core.places import LOOSE, Day
from tickler.core.reports import Receipt
from tickler.core.settings import Capacity
from tickler.core.workdays import WorkingDays
from tickler.show.receipt import ReceiptView
from tickler.show.spread import TAKEN_BACK, SpreadView, sum_up
from tickler.store import spreading as store
from tickler.store.derived import count_in
from tickler.store.folder import Folder
from tickler.store.journal import Entry

app = typer.Typer()


@app.command("spread")
def spread(
    context: typer.Context,
    per_day: Annotated[
        int | None,
        typer.Option(min=1, max=options.MOST, metavar="N", help="Deal out and file N cards a day."),
    ] = None,
    start: Annotated[
        str | None, typer.Option("--from", metavar="WHEN", help="The first day; by default today.")
    ] = None,
    kind: options.KindWanted = None,
    loose: Annotated[bool, typer.Option("--loose", help="File loose cards too.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the plan only.")] = False,
) -> None:
    """Relieve full days, deal out months, and file loose cards.

    What is too much goes to later days with room; a month that has begun is dealt out over what is left of
    it. What was agreed stays: contacts with a time, meetings, visits. On a terminal you are asked first.
    """
    desk: Desk = context.obj
    one_of("kind of contact", kind, KINDS)
    with desk.folder() as folder:
        kept, working = calendar(desk, folder)
        if loose and per_day is None:
            _see_that_days_are_limited(kept.capacity, working)
        wish = store.Wish(_first_day(desk, folder, start), kind, loose, per_day)
        plan = store.plan(folder, desk.today, kept.capacity, working, wish)
        can_be_filed = 0 if loose else count_in(folder, LOOSE.key)
        view = SpreadView(plan, desk.today, None, dry_run, can_be_filed, brief=desk.surface.terminal)
        if dry_run or not plan.moves:
            desk.surface.show(view)
            return
        asks = desk.may_ask and not desk.options.yes
        if asks:
            desk.surface.show(view)
            if desk.ask("Move them? [y/N] ").lower() not in YES:
                desk.surface.show(ReceiptView(Receipt("Nothing was moved."), desk.today))
                return
        with Entry(folder, "spread", desk.now) as entry:
            if store.plan(folder, desk.today, kept.capacity, working, wish) != plan:
                raise ValueRefused(
                    "The folder has just been changed, and nothing was moved.", "Say it again."
                )
            store.carry_out(entry, plan)
            entry.summary = sum_up(plan)
    if asks:
        receipt = Receipt(entry.summary, remarks=(TAKEN_BACK,), journal=entry.id)
        desk.surface.show(ReceiptView(receipt, desk.today))
    else:
        desk.surface.show(replace(view, journal=entry.id))


def _first_day(desk: Desk, folder: Folder, said: str | None) -> dt.date:
    if said is None:
        return desk.today
    start = place(desk, folder, said).place
    if not isinstance(start, Day):
        raise ValueRefused(f'--from is a day, not "{said}".', "Say the first day: --from mon.")
    return start.date


def _see_that_days_are_limited(capacity: Capacity, working: WorkingDays) -> None:
    """See that something says how many loose cards a day can take."""
    if any(capacity.weekdays[number] is None for number in working.weekdays):
        raise UsageError(
            "No capacity says how many cards a day can hold.",
            "Say how many a day: tickler spread --loose --per-day 5",
        )
