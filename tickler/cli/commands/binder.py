"""`tickler folder` and `tickler tab`: the binder with its dividers, and what is behind one."""

import datetime as dt
from typing import Annotated

import typer

from tickler.cli import options
from tickler.cli.desk import Desk
from tickler.cli.reading import calendar
from tickler.cli.reading import tab as read_tab
from tickler.core.errors import UsageError
from tickler.core.tabs import DayTab, Tab, span_of
from tickler.show.binder import BinderView
from tickler.show.tab import TabView
from tickler.store import binder as store
from tickler.store import birthdays, pile, settings
from tickler.store.birthdays import Birthdays
from tickler.store.folder import Folder

app = typer.Typer()


@app.command("folder")
def folder(
    context: typer.Context,
    dates: Annotated[
        bool, typer.Option("--dates", help="A tab for each working day of this month and the next.")
    ] = False,
    months: Annotated[
        int | None, typer.Option(min=1, max=3, metavar="N", help="With --dates, for the next N months.")
    ] = None,
) -> None:
    """Show all tabs with what is behind each, as bars."""
    desk: Desk = context.obj
    if months is not None and not dates:
        raise UsageError("--months belongs to --dates.", f"tickler folder --dates --months {months}")
    with desk.folder() as opened:
        if dates:
            kept, working = calendar(desk, opened)
            dated = store.dated_binder(opened, desk.today, kept.capacity, working, months or 1)
        else:
            kept, dated = settings.load(opened), None
        binder = store.binder(opened, desk.today, kept.capacity)
    desk.surface.show(BinderView(binder, dated))


@app.command("tab")
def tab(
    context: typer.Context,
    said: Annotated[list[str], typer.Argument(metavar="TAB", help="1 to 31, a month, a date, or loose.")],
    limit: options.Limit = None,
) -> None:
    """Show what is behind one tab."""
    desk: Desk = context.obj
    with desk.folder() as opened:
        meant = read_tab(desk, opened, " ".join(said))
        span = span_of(meant, desk.today)
        most = limit or (options.ON_A_SCREEN if desk.surface.terminal else pile.ALL)
        cards, total = pile.listing(opened, pile.Wanted(span), most) if span else ((), 0)
        reminders = pile.reminders_between(opened, span) if span else ()
        near = _birthdays(opened, desk.today, meant)
    desk.surface.show(TabView(meant, cards, reminders + near.slips, desk.today, total, near.total))


def _birthdays(opened: Folder, today: dt.date, meant: Tab) -> Birthdays:
    """Return the birthdays behind a day's tab: behind today's what the pile has, else those of the day."""
    match meant:
        case DayTab(date=dt.date() as day):
            return birthdays.near(opened, today) if day == today else birthdays.on(opened, today, day)
    return Birthdays()
