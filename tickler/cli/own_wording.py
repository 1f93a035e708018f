"""Letters and scripts of the user's own: where they go, and a shipped one copied there to be changed."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from tickler.cli import paths
from tickler.cli.desk import Desk
from tickler.core.cards import Card
from tickler.core.errors import FileRefused
from tickler.core.reports import Receipt
from tickler.show.receipt import ReceiptView
from tickler.store import settings
from tickler.store.folder import Folder
from tickler.store.private import make_private, make_private_directory

if TYPE_CHECKING:
    from tickler.wording.templates import Shelf


def config_directory(desk: Desk) -> Path:
    """Return the directory in which `letters/` and `scripts/` of the user are."""
    return paths.directory("config", desk.world.environ)


def script_for(desk: Desk, folder: Folder, card: Card) -> tuple[str | None, list[FileRefused]]:
    """Return what may be said in a call, its title as a heading, and which scripts are broken."""
    from tickler.wording.scripts import for_call

    script, broken = for_call(config_directory(desk), card, settings.load(folder).owner)
    return script and f"# {script.title}\n\n{script.text}", broken


def copy_to_change(desk: Desk, shelf: "Shelf", name: str) -> None:
    """Copy a shipped template to the user's own. Raises FileRefused if there is one of this name already."""
    template = shelf.template(name)
    own = shelf.own / template.file.name
    if template.own:
        raise FileRefused(f"{own} is your own already.", "Change it there.")
    try:
        make_private_directory(own.parent)
        make_private(own)
        shutil.copyfile(template.file, own)
    except OSError as fault:
        raise FileRefused(f"{own} cannot be written: {fault.strerror}.", "Check the rights.") from fault
    desk.surface.show(ReceiptView(Receipt(f"{own} is yours now: change it as you like"), desk.today))
