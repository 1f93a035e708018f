"""`tickler paper`: the binder itself, for those who keep one beside the screen."""

from collections.abc import Iterable
from typing import Annotated

import typer

from tickler.cli import options
from tickler.cli.desk import Desk
from tickler.cli.filters import wanted_cards
from tickler.cli.printing import Outputs, PaperSize, Pdf, Printer, ToPrinter, print_sheets
from tickler.cli.private_notes import Discretion, WithPrivate
from tickler.cli.reading import calendar, one_of, place
from tickler.core.cards import Dossier
from tickler.core.errors import NotFound, UsageError, ValueRefused
from tickler.core.places import Day, Month
from tickler.core.tabs import tab_of
from tickler.show.words import counted, say_day
from tickler.store import dossier, pile, settings
from tickler.store.folder import Folder

app = typer.Typer()

SHEETS = ("dividers", "dates", "day", "cards")


@app.command("paper")
def paper(
    context: typer.Context,
    sheets: Annotated[str, typer.Argument(metavar="|".join(SHEETS), help="What to print.")],
    when: Annotated[
        list[str] | None, typer.Argument(metavar="[WHEN]", help="The month of dates, the day of day.")
    ] = None,
    pdf: Pdf = None,
    to_printer: ToPrinter = False,
    printer: Printer = None,
    size: PaperSize = None,
    private: WithPrivate = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that exists.")] = False,
    tag: options.TagWanted = None,
    tab: options.TabWanted = None,
    kind: options.KindWanted = None,
    loose: options.LooseWanted = False,
    batch: options.BatchWanted = None,
    limit: options.Limit = None,
) -> None:
    """Print the binder itself, or what goes into it.

    dividers are the 31 days and the twelve months; dates the working days of a month; day is one day's
    pile with room to write; cards are small ones to cut out, of all clients or of those the filters name.
    Private notes are not on them.
    """
    desk: Desk = context.obj
    one_of("sheet", sheets, SHEETS)
    outputs = Outputs(pdf, None, to_printer, printer, size, force)
    if not outputs.wanted:
        raise UsageError("Where should it go?", f"tickler paper {sheets} --pdf FILE, or --print.")
    said = " ".join(when or ())
    if said and sheets not in ("dates", "day"):
        raise UsageError(f'{sheets} are of no date: "{said}".', "Leave it out.")
    filtered = any(value is not None for value in (tag, tab, kind, batch, limit)) or loose
    if sheets != "cards" and filtered:
        raise UsageError("The filters belong to cards.", "tickler paper cards --tag vip ...")
    if private is not None and sheets not in ("day", "cards"):
        left_out = "--with-private" if private else "--private"
        raise UsageError(f"There are no notes on {sheets}.", f"Leave {left_out} out.")
    outputs.check(desk)
    discretion = Discretion(private, leaves=True)
    with desk.folder() as folder:
        match sheets:
            case "dividers":
                from tickler.paper.binder_sheets import day_dividers

                print_sheets(desk, outputs, "dividers", day_dividers(), "Dividers of the binder")
            case "dates":
                _print_dates(desk, folder, outputs, said)
            case "day":
                _print_day(desk, folder, outputs, said, discretion)
            case _:
                wanted = wanted_cards(desk, folder, tag, tab, kind, loose=loose, dropped=False, batch=batch)
                ids = pile.ids(folder, wanted, limit or pile.ALL) if wanted else []
                _print_cards(desk, folder, outputs, ids, discretion)


def _print_dates(desk: Desk, folder: Folder, outputs: Outputs, said: str) -> None:
    from tickler.paper.binder_sheets import dated_dividers

    _, working = calendar(desk, folder)
    month = _month(desk, folder, said)
    print_sheets(desk, outputs, "dividers", dated_dividers(month, working), f"Working days of {month}")


def _month(desk: Desk, folder: Folder, said: str) -> Month:
    """Return the month that is meant: this one where nothing is said, or its own name."""
    this = Month(desk.today.year, desk.today.month)
    if not said:
        return this
    match place(desk, folder, said).place:
        case Month(year, month) if month == this.month and str(year) not in said:
            return this
        case Month() as month:
            return month
        case Day(day):
            return Month(day.year, day.month)
    raise ValueRefused(f'"{said}" is no month.', "Say for example tickler paper dates dec --pdf dates.pdf.")


def _print_day(desk: Desk, folder: Folder, outputs: Outputs, said: str, discretion: Discretion) -> None:
    from tickler.paper.binder_sheets import day_sheet

    day = place(desk, folder, said).place if said else Day(desk.today)
    if not isinstance(day, Day):
        raise ValueRefused(f'"{said}" is not a day.', "Say for example: tickler paper day mon --pdf mon.pdf")
    capacity = settings.load(folder).capacity_on(day.date)
    agenda = pile.agenda_ahead(folder, desk.today, day.date, capacity)
    ids = tuple(card.id for card in agenda.cards)
    known = _dossiers(desk, folder, ids, discretion)
    last = {one.card.id: one.notes[0] for one in known if one.notes}
    sheet = day_sheet(agenda, tab_of(day, desk.today).label, last)
    print_sheets(desk, outputs, "day", sheet, say_day(agenda.date), ids)


def _print_cards(
    desk: Desk, folder: Folder, outputs: Outputs, ids: list[int], discretion: Discretion
) -> None:
    from tickler.paper.binder_sheets import pocket_cards

    if not ids:
        raise NotFound("There is no such card to print.", "tickler list with the same filters shows them.")
    sheet = pocket_cards(_dossiers(desk, folder, ids, discretion), desk.today)
    print_sheets(desk, outputs, "pocket", sheet, counted(len(ids), "pocket card"), tuple(ids))


def _dossiers(desk: Desk, folder: Folder, ids: Iterable[int], discretion: Discretion) -> list[Dossier]:
    """Return dossiers as they may be printed, and say what is left out of them."""
    known = [discretion.of(dossier.dossier(folder, card_id)) for card_id in ids]
    discretion.tell(desk)
    return known
