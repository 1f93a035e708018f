"""Letters and scripts of the user's own: where they go, and a shipped one copied there to be changed."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from tickler.cli import paths
from tickler.cli.desk import Desk
from tickler.core.errors import FileRefused
from tickler.core.reports import Receipt
from tickler.show.receipt import ReceiptView

if TYPE_CHECKING:
    from tickler.wording.templates import Shelf


def config_directory(desk: Desk) -> Path:
    """Return the directory in which `letters/` and `scripts/` of the user are."""
    return paths.directory("config", desk.world.environ)


def copy_to_change(desk: Desk, shelf: "Shelf", name: str) -> None:
    """Copy a shipped template to the user's own. Raises FileRefused if there is one of this name already."""
    template = shelf.template(name)
    own = shelf.own / template.file.name
    if template.own:
        raise FileRefused(f"{own} is your own already.", "Change it there.")
    try:
        own.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.copyfile(template.file, own)
    except OSError as fault:
        raise FileRefused(f"{own} cannot be written: {fault.strerror}.", "Check the rights.") from fault
    desk.surface.show(ReceiptView(Receipt(f"{own} is yours now: change it as you like"), desk.today))
