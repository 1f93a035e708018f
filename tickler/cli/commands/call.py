"""`tickler call`: through the pile, call after call."""

from typing import Annotated

import typer

from tickler.cli.completion import complete_client
from tickler.cli.desk import Desk
from tickler.core.agenda import Agenda
from tickler.core.cards import OUTCOMES
from tickler.core.round import round_of
from tickler.show.agenda import AgendaView
from tickler.show.call import CallView, NextCallView
from tickler.store import calls, pile, settings
from tickler.store.folder import Folder

app = typer.Typer()


@app.command("call")
def call(
    context: typer.Context,
    said: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CLIENT...]", autocompletion=complete_client, help="This one alone, due or not."
        ),
    ] = None,
) -> None:
    """Go through today's pile, call after call: outcome, note, next date.

    Without a terminal the next card is shown.
    """
    desk: Desk = context.obj
    with desk.folder() as folder:
        if said:
            from tickler.cli.reading import client

            ids: tuple[int, ...] = (client(desk, folder, " ".join(said)).id,)
        else:
            agenda = _agenda(desk, folder)
            ids = tuple(card.id for card in agenda.cards)
            if not ids and not desk.options.json:
                desk.surface.show(AgendaView(agenda))
                return
        if desk.may_ask and desk.world.stdout.isatty():
            from tickler.cli.calling import Calls
            from tickler.cli.keyboard import keyboard_of

            with keyboard_of(desk.world) as keyboard:
                Calls(desk, folder, keyboard, round_of(ids), named=bool(said)).run()
        else:
            desk.surface.show(_next_card(desk, folder, ids))


def _agenda(desk: Desk, folder: Folder) -> Agenda:
    return pile.agenda(folder, desk.today, settings.load(folder).capacity_on(desk.today))


def _next_card(desk: Desk, folder: Folder, ids: tuple[int, ...]) -> CallView:
    if not ids:
        return CallView(None)
    from tickler.cli.call_dates import outlook
    from tickler.cli.own_wording import script_for

    call = calls.call_card(folder, ids[0], desk.now)
    ahead = outlook(desk, folder)
    proposals = {outcome: call.proposals(outcome, ahead) for outcome in OUTCOMES}
    script, _ = script_for(desk, folder, call.card)
    return NextCallView(call, f"1 of {len(ids)}", len(ids), proposals, script)
