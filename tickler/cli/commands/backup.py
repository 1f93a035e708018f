"""`tickler backup`: make a backup, list them, put one in the place of the folder."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tickler.cli.desk import Desk
from tickler.cli.destination import STANDARD_OUTPUT, binary_destination, refuse_destination
from tickler.core.backups import Backup, Rotation
from tickler.core.errors import FolderUnusable, NotFound, UsageError
from tickler.core.reports import Receipt
from tickler.show.backups import BackupsView, MadeView, RestoredView
from tickler.show.receipt import ReceiptView
from tickler.show.words import counted, say_moment
from tickler.store.backups import listing, making, rotating
from tickler.store.folder import Folder, backups_of

if TYPE_CHECKING:
    from tickler.store.keys import Keys

app = typer.Typer()


@app.command("backup")
def backup(
    context: typer.Context,
    file: Annotated[
        str | None,
        typer.Argument(metavar="[FILE]", help="Write one file with everything in it; - is standard output."),
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="Show the backups there are.")] = False,
    restore: Annotated[
        str | None,
        typer.Option(metavar="WHICH", help="Make one the folder: its number or name in the list, or a file."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace FILE if it is there.")] = False,
) -> None:
    """Make a backup of the folder and its documents, in one FILE or beside the others.

    One is made by itself every day, after the first command that writes. --restore sets aside what is there.
    """
    desk: Desk = context.obj
    if sum((file is not None, listed, restore is not None)) > 1:
        raise UsageError("FILE, --list and --restore exclude each other.", "Say one of them.")
    if force and file is None:
        raise UsageError("--force belongs to a FILE.", "Leave it out, or say which file.")
    if listed:
        _list(desk)
    elif restore is not None:
        _restore(desk, restore)
    elif file is not None:
        _write(desk, file, force=force)
    else:
        with desk.folder() as folder:
            made = making.make(_there(folder), making.SIGN_BY_HAND, desk.now)
        desk.surface.show(MadeView(made, made.file.stem))


def _there(folder: Folder) -> Folder:
    if not folder.exists:
        raise NotFound(f"There is no folder at {folder.path} to back up.", "The first card makes one.")
    return folder


def _write(desk: Desk, file: str, *, force: bool) -> None:
    from tickler.store.backups import single_file

    refuse_destination(desk, file, "backup", force=force)
    # The copy that is packed needs room where the file does, or where other backups are made.
    scratch = desk.all_backups if file == STANDARD_OUTPUT else Path(file).absolute().parent
    with desk.folder() as folder, binary_destination(desk.world.stdout, file, force=force) as out:
        made = single_file.write(_there(folder), out, scratch, Path(file))
    if file != STANDARD_OUTPUT:
        desk.surface.show(MadeView(made, None))


def _list(desk: Desk) -> None:
    directory = backups_of(desk.folder_path, desk.all_backups)
    rotation, key_id = Rotation(), None
    try:
        with desk.folder() as folder:
            rotation, key_id = rotating.rotation_of(folder), folder.key_id
    except FolderUnusable as fault:  # which is why they are looked at
        desk.surface.warn(fault)
    found = listing.listing(directory, _keys(desk), rotation, desk.now.tzinfo)
    desk.surface.show(BackupsView(directory, rotation, tuple(found), key_id))


def _keys(desk: Desk) -> "Keys":
    from tickler.store.keys import Keys

    return Keys(desk.key_of)


def _restore(desk: Desk, said: str) -> None:
    from tickler.store.backups import restoring, sources

    path, root, keys = desk.folder_path, desk.all_backups, _keys(desk)
    which = _meant(desk, keys, said)
    name = which.name if isinstance(which, Backup) else str(which)
    with sources.source_of(which, keys, root) as source:
        if not desk.confirm(
            _question(which, name, path), "Restoring replaces the folder, and nobody can be asked."
        ):
            desk.surface.show(ReceiptView(Receipt("Nothing was restored."), desk.today))
            return
        restored = restoring.restore(path, root, source, keys, desk.now)
    with desk.folder() as folder:  # brought to this version where it is older
        folder.written = True
    desk.surface.show(RestoredView(restored, name, path))


def _meant(desk: Desk, keys: "Keys", said: str) -> Backup | Path:
    """Return a backup of the list, or else the file of this name."""
    directory = backups_of(desk.folder_path, desk.all_backups)
    try:
        return listing.find(listing.listing(directory, keys, Rotation(), desk.now.tzinfo), said)
    except NotFound:
        if not Path(said).is_file():
            raise
        return Path(said)


def _question(which: Backup | Path, name: str, path: Path) -> str:
    if isinstance(which, Backup):
        name = f"the backup of {say_moment(which.at)} with {counted(which.cards or 0, 'card')}"
    set_aside = " What is there now is set aside." if path.exists() else ""
    return f"{path} will be {name}.{set_aside} Restore?"
