"""Letters and scripts of the user's own: where they go, and a shipped one copied there to be changed."""

import shutil
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from tickler.cli import paths
from tickler.cli.desk import Desk
from tickler.core.cards import Card
from tickler.core.errors import FileRefused
from tickler.core.reports import Receipt
from tickler.core.settings import language_code
from tickler.show.letters import EVERY_LANGUAGE, TemplateRow, TemplatesView
from tickler.show.receipt import ReceiptView
from tickler.store import settings
from tickler.store.folder import Folder

if TYPE_CHECKING:
    from tickler.wording.languages import Languages
    from tickler.wording.templates import Shelf, Template


def config_directory(desk: Desk) -> Path:
    """Return the directory in which `letters/` and `scripts/` of the user are."""
    return paths.directory("config", desk.world.environ)


def languages_for_client(
    desk: Desk, folder: Folder, card: Card | None, said: str | None = None
) -> "Languages":
    """Return in which languages a client is written to: `said`, or what the card and the folder say.

    Raises ValueRefused where what was said is no tag of a language.
    """
    from tickler.wording.languages import languages_for

    if said is not None:
        said = language_code(said)
    return languages_for(card and card.language, settings.load(folder).language, said)


def script_for(desk: Desk, folder: Folder, card: Card) -> tuple[str | None, list[FileRefused]]:
    """Return what may be said in a call, its title as a heading, and which scripts are broken."""
    from tickler.wording.scripts import for_call

    languages = languages_for_client(desk, folder, card)
    script, broken = for_call(config_directory(desk), card, own_name(desk, folder), languages)
    return script and f"# {script.title}\n\n{script.text}", broken


def letterhead(desk: Desk) -> tuple[str, ...]:
    """Return the lines of `sender` in config.toml, which stand at the head of a letter."""
    lines = (line.strip() for line in desk.config.get("sender", "").replace(" / ", "\n").splitlines())
    return tuple(filter(None, lines))


def own_name(desk: Desk, folder: Folder) -> str | None:
    """Return who writes and calls: the owner of the folder, else the first line of the letterhead."""
    return settings.load(folder).owner or next(iter(letterhead(desk)), None)


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
        own.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
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
