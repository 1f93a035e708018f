"""What is done once a day, when the answer of the first command that wrote is out."""

from tickler.cli.desk import Desk
from tickler.core.errors import FolderUnusable
from tickler.store.backups import rotating
from tickler.store.folder import backups_of


def see_to_backup(desk: Desk) -> None:
    """Make today's backup; where that fails, say so once a day. The command is done, whatever comes of it."""
    desk.world.stdout.flush()
    try:
        with desk.folder() as folder:
            rotating.see_to(folder, desk.now)
    except FolderUnusable as fault:
        if rotating.is_first_warning(backups_of(desk.folder_path, desk.all_backups), desk.today):
            reason = FolderUnusable(f"There is no backup of today. {fault.sentence}", fault.hint)
            desk.surface.warn(reason)
    except KeyboardInterrupt:
        desk.surface.say(
            "Interrupted: today's backup will be made with the next command. The last one is done."
        )
