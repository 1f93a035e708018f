"""`tickler today`: the day's pile."""

from typing import Annotated

import typer

from tickler.cli import options
from tickler.cli.desk import Desk
from tickler.core.cards import KINDS
from tickler.core.errors import ValueRefused
from tickler.core.places import Day
from tickler.show.agenda import AgendaView
from tickler.store import pile, settings

app = typer.Typer()


@app.command("today")
def today(
    context: typer.Context,
    date: Annotated[str | None, typer.Option(metavar="WHEN", help="Look at another day.")] = None,
    kind: options.KindWanted = None,
    ids: options.Ids = False,
) -> None:
    """Show today's pile: what is due or carried over, and the slips."""
    show_today(context.obj, date, kind, ids=ids)


def show_today(desk: Desk, date: str | None = None, kind: str | None = None, *, ids: bool = False) -> None:
    """Show the pile of today, or of a day to come."""
    if kind is not None:
        from tickler.cli.reading import one_of

        one_of("kind of contact", kind, KINDS)
    with desk.folder() as folder:
        kept = settings.load(folder)
        if date is None:
            agenda = pile.agenda(folder, desk.today, kept.capacity_on(desk.today), kind)
        else:
            from tickler.cli.reading import place

            day = place(desk, folder, date).place
            if not isinstance(day, Day):
                raise ValueRefused(f'"{date}" is not a day.', f"tickler tab {date} shows what is behind it.")
            capacity = kept.capacity_on(day.date)
            agenda = pile.agenda_ahead(folder, desk.today, day.date, capacity, kind)
    if folder.has_copies:
        desk.surface.say("There is a second version of your folder beside it: tickler doctor tells which.")
    if ids and not desk.options.json:
        desk.surface.write("".join(f"{card.id}\n" for card in agenda.cards))
    else:
        desk.surface.show(AgendaView(agenda, ahead=agenda.date > desk.today, now=desk.now))
