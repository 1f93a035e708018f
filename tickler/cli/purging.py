"""What `purge` says of the backups, and does to them with `--backups`."""

from tickler.cli.desk import Desk
from tickler.core.errors import NotFound
from tickler.core.reports import Receipt
from tickler.show.receipt import ReceiptView
from tickler.show.words import counted
from tickler.store.backups import purging
from tickler.store.backups.purging import Holding, Trace
from tickler.store.folder import Folder

NAMED = 5
"""So many backups are named, in one line."""


def in_backups(folder: Folder, trace: Trace, card_id: int, *, erase: bool) -> tuple[str, ...]:
    """Erase a client in the backups too, or say which hold them; return what is to be said of that."""
    held = purging.holding(folder, trace)
    remarks = []
    if held.files and erase:
        purging.purge_backups(folder, held.files, trace)
        remarks.append(f"{_named(held)} written anew without them, and checked")
    elif held.files:
        remarks.append(f"{_named(held)} still {'holds' if len(held.files) == 1 else 'hold'} them")
        remarks.append(f"tickler purge {card_id} --backups erases them there too")
    if held.unknown:
        names = ", ".join(file.stem for file in held.unknown)
        remarks.append(f"{names} cannot be read, and may hold them: {folder.backups}")
    return tuple(remarks)


def purge_backups_alone(desk: Desk, folder: Folder, card_id: int) -> None:
    """Erase a client who is not in the folder any more from the backups, after asking.

    Raises NotFound if no backup knows such a client.
    """
    trace, name = purging.trace_in(folder, card_id)
    if name is None:
        raise NotFound(f"No backup has a client {card_id} who is not in the folder.", None)
    held = purging.holding(folder, trace)
    question = (
        f"{name} will be erased from {counted(len(held.files), 'backup')}. This cannot be undone. Erase?"
    )
    if desk.confirm(question, f"Purging {name} cannot be undone, and nobody can be asked."):
        said = f"{name} was erased from the backups."
        remarks = in_backups(folder, trace, card_id, erase=True)
    else:
        said, remarks = "Nothing was erased.", ()
    desk.surface.show(ReceiptView(Receipt(said, remarks=remarks), desk.today))


def _named(held: Holding) -> str:
    names = ", ".join(file.stem for file in held.files[:NAMED])
    more = len(held.files) - NAMED
    rest = f" and {more} more" if more > 0 else ""
    return f"{counted(len(held.files), 'backup')} ({names}{rest})"
