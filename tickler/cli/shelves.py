"""The shelves of letters and scripts: all that stand there listed, and one copied to be changed."""

import shutil
from collections.abc import Collection
from typing import TYPE_CHECKING

from tickler.cli.desk import Desk
from tickler.cli.own_wording import languages_for_client
from tickler.core.errors import FileRefused
from tickler.core.reports import Receipt
from tickler.show.letters import EVERY_LANGUAGE, TemplateRow, TemplatesView
from tickler.show.receipt import ReceiptView
from tickler.store.private import make_private, make_private_directory

if TYPE_CHECKING:
    from tickler.wording.templates import Shelf, Template


def copy_to_change(desk: Desk, shelf: "Shelf", name: str, language: str | None) -> None:
    """Copy a shipped template, in the usual language or another one, to the user's own.

    Raises FileRefused if there is one of this name already.
    """
    with desk.folder() as folder:
        languages = languages_for_client(desk, folder, None, language)
    template = shelf.as_shipped().template(name, languages)
    own = shelf.own / template.file.name
    if own.exists():
        raise FileRefused(f"{own} is your own already.", "Change it there.")
    try:
        make_private_directory(own.parent)
        make_private(own)
        shutil.copyfile(template.file, own)
    except OSError as fault:
        raise FileRefused(f"{own} cannot be written: {fault.strerror}.", "Check the rights.") from fault
    desk.surface.show(ReceiptView(Receipt(f"{own} is yours now: change it as you like"), desk.today))


def show_templates(desk: Desk, shelf: "Shelf", shown_by: Collection[str] = ()) -> None:
    """List the templates of a shelf, and what is wrong with broken ones.

    `shown_by` are the keys of the head that say for which cards one is shown by itself.
    """
    read, broken = shelf.all()
    rows: dict[tuple[object, ...], list[Template]] = {}
    for one in read:
        rows.setdefault((one.base, one.own, *(one.head.get(key) for key in shown_by)), []).append(one)
    desk.surface.show(
        TemplatesView(
            f"{shelf.sort}s",
            str(shelf.own),
            tuple(_row(alike, shown_by) for alike in rows.values()),
            tuple(broken),
        )
    )


def _row(alike: "list[Template]", shown_by: Collection[str]) -> TemplateRow:
    """Return the line of a template that is there in several languages."""
    from tickler.wording.languages import BY_DEFAULT

    first = next((one for one in alike if one.language == BY_DEFAULT), alike[0])
    shown = {key: first.head[key] for key in shown_by if first.head.get(key)}
    languages = tuple(sorted(one.language or EVERY_LANGUAGE for one in alike))
    return TemplateRow(first.base, first.title, first.own, shown, languages)
