"""`tickler form`: questions that are asked again and again, and what clients answered."""

from collections.abc import Collection
from pathlib import Path
from typing import Annotated

import typer

from tickler.cli import options, paths
from tickler.cli.completion import complete_client
from tickler.cli.desk import Desk
from tickler.cli.destination import STANDARD_OUTPUT, destination
from tickler.cli.printing import Outputs, PaperSize, Pdf, Printer, ToPrinter, print_sheets
from tickler.cli.reading import client, one_of, past_day
from tickler.core.cards import Dossier, Filling
from tickler.core.errors import NotFound, UsageError
from tickler.core.places import say_date
from tickler.core.reports import Receipt
from tickler.exchange.form_files import FormFiles
from tickler.show.clean import one_line
from tickler.show.forms import FilledView, FillingView, FormRow, FormsView, FormView
from tickler.show.receipt import ReceiptView
from tickler.show.words import counted
from tickler.store import cards, dossier, knowing, reminders
from tickler.store.journal import Entry

app = typer.Typer(name="form", rich_markup_mode=None)

FORMATS = ("csv", "json")

Name = Annotated[str, typer.Argument(metavar="NAME", help="The name of a form: tickler form list.")]


@app.callback(invoke_without_command=True)
def form(context: typer.Context) -> None:
    """Ask clients the same questions, and keep the answers.

    Without a command: the list of forms.
    """
    if context.invoked_subcommand is None:
        _list(context.obj)


def form_files(desk: Desk) -> FormFiles:
    """Return the forms of this user."""
    return FormFiles(paths.directory("config", desk.world.environ) / "forms")


@app.command("list")
def list_forms(context: typer.Context) -> None:
    """List all forms: those of the program, and your own."""
    _list(context.obj)


def _list(desk: Desk) -> None:
    files = form_files(desk)
    with desk.folder() as folder:
        filled = knowing.filled_forms(folder)
    rows = []
    for name, own, found, fault in files.all():
        times, last = filled.pop(name, (0, None))
        title, about = (found.title, found.about) if found else (name, None)
        questions = len(found.questions) if found else 0
        source = "you" if own else "program"
        broken = fault.message.removeprefix(f"{files.own_directory}/") if fault else None
        rows.append(FormRow(name, title, about, source, questions, times, last, broken))
    for name, (times, last) in filled.items():
        rows.append(FormRow(name, name, None, "gone", 0, times, last))
    desk.surface.show(FormsView(tuple(sorted(rows)), str(files.own_directory)))


@app.command("show")
def show(
    context: typer.Context,
    name: Name,
    said: Annotated[
        str | None,
        typer.Argument(metavar="[CLIENT]", autocompletion=complete_client, help="Whose latest answers."),
    ] = None,
    pdf: Pdf = None,
    to_printer: ToPrinter = False,
    printer: Printer = None,
    size: PaperSize = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that exists.")] = False,
) -> None:
    """Show what a form asks, or what a CLIENT answered last.

    On paper a form without a CLIENT is blank, to be filled in with a pen.
    """
    desk: Desk = context.obj
    outputs = Outputs(pdf, None, to_printer, printer, size, force)
    outputs.check(desk)
    if said is None:
        _show_blank(desk, outputs, name)
        return
    with desk.folder() as folder:
        known = dossier.dossier(folder, client(desk, folder, said, with_dropped=True).id)
    filling = _latest(desk, known, name)
    if outputs.wanted:
        from tickler.paper.form_sheets import filled_form

        title = one_line(filling.title)
        print_sheets(desk, outputs, "form", filled_form(filling, known.card), title, (known.card.id,))
    else:
        desk.surface.show(FillingView(filling, known.card, desk.today))


def _show_blank(desk: Desk, outputs: Outputs, name: str) -> None:
    asked = form_files(desk).form(name)
    if outputs.wanted:
        from tickler.paper.form_sheets import blank_form

        print_sheets(desk, outputs, "form", blank_form(asked), one_line(asked.title))
    else:
        desk.surface.show(FormView(asked))


def _latest(desk: Desk, known: Dossier, name: str) -> Filling:
    """Return what a client answered last to a form, which need not be there any more."""
    for filling in known.fillings:
        if filling.form.casefold() == name.casefold():
            return filling
    form_files(desk).form(name)
    raise NotFound(
        f"{known.card.name} has not answered {name} yet.", f"tickler form fill {known.card.id} {name}"
    )


@app.command("new")
def new(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its name, or that of one to change.")],
) -> None:
    """Make a form of your own, to be changed in an editor.

    With the name of a form of the program it is a copy of that, which takes its place.
    """
    desk: Desk = context.obj
    path = form_files(desk).make(name)
    receipt = Receipt(f"{name} written to {path}", remarks=(f"change it, then: tickler form show {name}",))
    desk.surface.show(ReceiptView(receipt, desk.today))


@app.command("fill")
def fill(
    context: typer.Context,
    said: options.Client,
    name: Name,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="KEY=VALUE...", help="The answers; - reads JSON; without any, they are asked."
        ),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="When they answered: yesterday, 16 nov; else today."),
    ] = None,
) -> None:
    """Ask a CLIENT a form, or write down the answers.

    What follows is said: what the answers mean, and the slips that were laid.
    """
    from tickler.cli import form_slips
    from tickler.cli.filling import answers as answers_to

    desk: Desk = context.obj
    asked = form_files(desk).form(name)
    with desk.folder() as folder:
        known = dossier.dossier(folder, client(desk, folder, said).id)
        day = past_day(desk, folder, on)
        answers = answers_to(desk, folder, asked, known.card, words or [], day)
        slips = form_slips.due_slips(desk, folder, asked, known.card, answers)
        with Entry(folder, "form", desk.now) as entry:
            cards.standing(entry, known.card)
            at = desk.now.replace(day.year, day.month, day.day, microsecond=0)
            filled = Filling(0, at, asked.name, asked.title, asked.filled(answers))
            filled = filled._replace(id=knowing.add_filling(entry, known.card.id, filled))
            laid = form_slips.lay(entry, known, slips)
            outcome = asked.outcome(answers)
            entry.summary = f"{known.card.name}: {asked.title}{f', {outcome.says}' if outcome else ''}"
        card = dossier.card(folder, known.card.id)
        new_slips = tuple(reminders.reminder(folder, slip) for slip in laid.ids)
    receipt = Receipt(entry.summary, (card,), new_slips, laid.remarks, entry.id)
    desk.surface.show(FilledView(filled, receipt, desk.today))


@app.command("remove")
def remove(
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="ID", min=1, help="Its number, as the dossier shows it.")],
) -> None:
    """Strike out a filled form that was a mistake.

    The slips that it laid stay, and are named.
    """
    from tickler.cli.form_slips import left_behind

    desk: Desk = context.obj
    with desk.folder() as folder:
        card_id, filled = knowing.filling(folder, number)
        known = dossier.dossier(folder, card_id)
        with Entry(folder, "form", desk.now) as entry:
            knowing.remove_filling(entry, number)
            on = say_date(filled.at.date())
            entry.summary = f"{known.card.name}, struck out: {filled.title} of {on}"
    form = next((found.form for found in form_files(desk).all() if found.name == filled.form), None)
    remarks = ("tickler undo writes it down again", *left_behind(form, filled, known))
    receipt = Receipt(entry.summary, (known.card,), (), remarks, entry.id)
    desk.surface.show(FilledView(filled, receipt, desk.today, removed=True))


@app.command("export")
def export(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Of this form only.")] = None,
    file_format: Annotated[
        str | None,
        typer.Option("--format", metavar="|".join(FORMATS), help="By default that of the file, or csv."),
    ] = None,
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="FILE", show_default=False, help="Write here, not to standard output."
        ),
    ] = STANDARD_OUTPUT,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that exists.")] = False,
    excel: Annotated[bool, typer.Option("--excel", help="Mark CSV as UTF-8, as Excel wants it.")] = False,
) -> None:
    """Write filled forms as CSV or JSON.

    CSV has a row for each, and a column for each question.
    """
    from tickler.exchange.filling_out import write_fillings_csv, write_fillings_json

    desk: Desk = context.obj
    ending = Path(output).suffix[1:].lower()
    usual = "json" if desk.options.json and output == STANDARD_OUTPUT else "csv"
    chosen = one_of("format", file_format, FORMATS) or (ending if ending in FORMATS else usual)
    if excel and chosen != "csv":
        raise UsageError(f"--excel marks CSV, not {chosen}.", "Leave it out, or say --format csv.")
    with desk.folder() as folder:
        wanted = _name_of(desk, knowing.filled_forms(folder), name)
        found = list(knowing.fillings(folder, wanted))
    with destination(desk.world.stdout, output, force=force) as out:
        if chosen == "csv":
            write_fillings_csv(found, out, of_one_form=name is not None, excel=excel)
        else:
            write_fillings_json(found, out)
    if output != STANDARD_OUTPUT:
        receipt = Receipt(f"{counted(len(found), 'filled form')} written to {output}")
        desk.surface.show(ReceiptView(receipt, desk.today))


def _name_of(desk: Desk, filled: Collection[str], name: str | None) -> str | None:
    """Return the name as it is kept of a form that was filled in, or is there to be."""
    if name is None:
        return None
    known = {form.casefold(): form for form in filled}
    return known.get(name.casefold()) or form_files(desk).form(name).name
