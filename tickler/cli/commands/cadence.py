"""`tickler cadence`: how often a client is to be heard from."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from tickler.cli.completion import complete_client
from tickler.cli.desk import Desk
from tickler.cli.placing import Target, target
from tickler.cli.reading import calendar, clients
from tickler.core.cadence import Cadence, parse_cadence
from tickler.core.cards import Card
from tickler.core.errors import DateRefused, UsageError, ValueRefused
from tickler.core.places import Day
from tickler.core.reports import Receipt
from tickler.core.rhythm import rhythm_of
from tickler.core.tabs import say_place
from tickler.core.workdays import WorkingDays
from tickler.show.receipt import ReceiptView
from tickler.show.words import counted
from tickler.store import dossier, rhythms
from tickler.store.clients import candidates
from tickler.store.folder import Folder
from tickler.store.journal import Entry
from tickler.store.rhythms import Following, Wish

app = typer.Typer()

OFF = ["off"]


@app.command("cadence")
def cadence(
    context: typer.Context,
    said: Annotated[
        str,
        typer.Argument(
            metavar="CLIENT",
            autocompletion=complete_client,
            help="An id, part of a name, several ids as 12,15,18, or - to read them.",
        ),
    ],
    every: Annotated[
        list[str] | None,
        typer.Argument(metavar="EVERY...", help="every 2 weeks, monthly, every 31st, yearly on 5 may; off."),
    ] = None,
    fixed: Annotated[
        bool, typer.Option("--fixed", help="Fixed in the calendar, whenever the last contact was.")
    ] = False,
    from_: Annotated[
        str | None, typer.Option("--from", metavar="WHEN", help="Fixed, and counted from this day.")
    ] = None,
) -> None:
    """Say how often a client, or several, are to be heard from; without EVERY show it.

    It is counted from the last contact, which a note resets; every monday, every 31st and yearly on 5 may are
    fixed in the calendar. A loose card goes behind the next date.
    """
    desk: Desk = context.obj
    if (fixed or from_ is not None) and every in (None, OFF):
        raise UsageError(
            "--fixed and --from belong to a cadence.", "tickler cadence CLIENT every 2 weeks --fixed"
        )
    with desk.folder() as folder:
        if not every:
            receipt = _shown(desk, folder, clients(desk, folder, said))
        elif every == OFF:
            receipt = _taken_off(desk, folder, clients(desk, folder, said))
        else:
            wish = Wish(_understood(folder, said, every), fixed, _first_day(desk, folder, from_))
            receipt = _given(desk, folder, clients(desk, folder, said), wish)
    desk.surface.show(ReceiptView(receipt, desk.today))


def _understood(folder: Folder, said: str, every: list[str]) -> Cadence:
    """Read the cadence; where its first word belongs to the name, say how the two are told apart."""
    try:
        return parse_cadence(" ".join(every))
    except ValueRefused as refusal:
        name = f"{said} {every[0]}"
        if candidates(folder, name, 1):
            raise ValueRefused(
                refusal.message, f'A name of several words goes in quotes: tickler cadence "{name}" EVERY'
            ) from refusal
        raise


def _first_day(desk: Desk, folder: Folder, said: str | None) -> dt.date | None:
    if said is None:
        return None
    place = target(desk, folder, said).place
    if not isinstance(place, Day) or place.time:
        raise DateRefused(f'A cadence runs from a day, not from "{said}".', "Say for example --from mon.")
    return place.date


def _given(desk: Desk, folder: Folder, meant: Sequence[Card], wish: Wish) -> Receipt:
    _, working = calendar(desk, folder)
    with Entry(folder, "cadence", desk.now) as entry:
        given = [rhythms.give(folder, entry, card.id, wish, desk.today, working) for card in meant]
        entry.summary = f"{_whose(meant)}: {given[0].rhythm}"
        if len(given) == 1:
            entry.summary += f", next {say_place(given[0].next.place, desk.today)}"
    return Receipt(
        entry.summary,
        tuple(dossier.card(folder, card.id) for card in meant),
        remarks=tuple(_remarks(folder, given, desk.today)),
        journal=entry.id,
    )


def _remarks(folder: Folder, given: Sequence[Following], today: dt.date) -> Iterator[str]:
    """Say why a date is another one, which days are too full now, and which cards stay where they are."""
    several = len(given) > 1
    for place, why, _ in dict.fromkeys(one.next for one in given if one.filed):
        for said in Target(place, None if several else why, today).remarks(folder):
            yield f"{place}: {said}" if several else said
    staying = [one.next.remark for one in given if not one.filed]
    if several and staying:
        yield f"{counted(len(staying), 'card')} kept the place that was agreed"
    elif staying:
        (why,) = staying
        yield f"stays as agreed; the next is {why}" if why else "stays as agreed"


def _taken_off(desk: Desk, folder: Folder, meant: Sequence[Card]) -> Receipt:
    had = [card for card in meant if card.every is not None]
    if not had:
        return _shown(desk, folder, meant)
    with Entry(folder, "cadence", desk.now) as entry:
        for card in had:
            rhythms.take_off(entry, card)
        entry.summary = f"{_whose(had)}: no cadence any more"
    changed = tuple(dossier.card(folder, card.id) for card in had)
    return Receipt(entry.summary, changed, journal=entry.id)


def _shown(desk: Desk, folder: Folder, meant: Sequence[Card]) -> Receipt:
    _, working = calendar(desk, folder)
    lines = [_line(card, desk.today, working) for card in meant]
    if len(meant) == 1:
        return Receipt(lines[0], tuple(meant))
    return Receipt(_whose(meant), tuple(meant), remarks=tuple(lines))


def _line(card: Card, today: dt.date, working: WorkingDays) -> str:
    rhythm = rhythm_of(card)
    if rhythm is None:
        return f"{card.name}: no cadence"
    return f"{card.name}: {rhythm}, next {say_place(Day(rhythm.next_contact(today, working)), today)}"


def _whose(meant: Sequence[Card]) -> str:
    return meant[0].name if len(meant) == 1 else f"{len(meant)} cards"
