"""What a folder can be restored from: a backup of the list, a backup that is one file, another folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tickler.core.backups import Backup
from tickler.core.errors import FileRefused
from tickler.store.backups import pool
from tickler.store.backups.copying import refuse_unless_sound
from tickler.store.folder import documents_of

_ZIP = b"PK\x03\x04"
_TAKE_ANOTHER = "Nothing was changed. tickler backup --list shows others."


@contextmanager
def source_of(which: Backup | Path, scratch: Path) -> Iterator[tuple[Path, Path]]:
    """Hand out the database, checked, and the directory of the documents of what is to be restored.

    What has to be unpacked is unpacked below `scratch`, for the time of the block. Raises FileRefused, or
    FolderUnusable where no folder can be made of it.
    """
    if isinstance(which, Backup):
        refuse_unless_sound(which.file, f"The backup {which.name}", _TAKE_ANOTHER)
        yield which.file, pool.pool_of(which.file.parent)
    elif _is_archive(which):
        from tickler.store.backups.single_file import unpacked

        with unpacked(which, scratch) as (database, documents):
            refuse_unless_sound(database, f"The backup in {which}", _TAKE_ANOTHER)
            yield database, documents
    else:
        refuse_unless_sound(which, str(which), _TAKE_ANOTHER)
        beside = documents_of(which)
        yield which, beside if beside.is_dir() else pool.pool_of(which.parent)


def _is_archive(file: Path) -> bool:
    try:
        with file.open("rb") as content:
            return content.read(len(_ZIP)) == _ZIP
    except OSError as fault:
        raise FileRefused(
            f"{file} cannot be read: {fault.strerror}.", "Check the file and its rights."
        ) from fault
