"""What a folder can be restored from: a backup of the list, a backup that is one file, another folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tickler.core.backups import Backup
from tickler.core.errors import FileRefused
from tickler.store.backups import pool
from tickler.store.backups.copying import refuse_unless_sound
from tickler.store.folder import documents_of
from tickler.store.keys import Keys
from tickler.store.shelf import Shelf

_ZIP = b"PK\x03\x04"
_TAKE_ANOTHER = "Nothing was changed. tickler backup --list shows others."


class Source(NamedTuple):
    """A database and the documents that belong to it, with the key of both."""

    database: Path
    documents: Shelf


@contextmanager
def source_of(which: Backup | Path, keys: Keys, scratch: Path) -> Iterator[Source]:
    """Hand out what is to be restored; its database was checked.

    What has to be unpacked is unpacked below `scratch`, for the time of the block, and stays encrypted if it
    is. Raises FileRefused, or FolderUnusable where no folder can be made of it.
    """
    if isinstance(which, Backup):
        refuse_unless_sound(which.file, keys, f"The backup {which.name}", _TAKE_ANOTHER)
        yield Source(which.file, Shelf(pool.pool_of(which.file.parent), keys.of(which.file)))
    elif _is_archive(which):
        from tickler.store.backups.single_file import unpacked

        with unpacked(which, scratch) as (database, documents):
            refuse_unless_sound(database, keys, f"The backup in {which}", _TAKE_ANOTHER)
            yield Source(database, Shelf(documents, keys.of(database)))
    else:
        refuse_unless_sound(which, keys, str(which), _TAKE_ANOTHER)
        beside = documents_of(which)
        directory = beside if beside.is_dir() else pool.pool_of(which.parent)
        yield Source(which, Shelf(directory, keys.of(which)))


def _is_archive(file: Path) -> bool:
    try:
        with file.open("rb") as content:
            return content.read(len(_ZIP)) == _ZIP
    except OSError as fault:
        raise FileRefused(
            f"{file} cannot be read: {fault.strerror}.", "Check the file and its rights."
        ) from fault
