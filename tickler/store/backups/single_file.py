"""A whole backup in one file: a ZIP archive with the database and its documents, as they lie on the disk.

Unpacked by any program it is a folder that works; nothing else is ever taken from such an archive.
"""

import os
import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from tickler.core.backups import Made
from tickler.core.errors import FileRefused, FolderUnusable
from tickler.store.backups.copying import cards_in, copy_database, refuse_unless_sound
from tickler.store.backups.making import DAMAGED, SCRATCH
from tickler.store.documents import LARGEST, named_in
from tickler.store.faults import explain
from tickler.store.folder import Folder, connect, documents_of
from tickler.store.private import make_private, make_private_directory
from tickler.store.shelf import Shelf, shelf

DATABASE = "folder.db"
DOCUMENTS = "folder-documents"
_DOCUMENT = re.compile(rf"{DOCUMENTS}/([0-9a-f]{{64}})")
_FASTEST = 1
"""A database shrinks to a quarter at any level, and the higher ones take five times as long."""


def write(folder: Folder, out: BinaryIO, scratch: Path, file: Path) -> Made:
    """Write a backup of a folder into a stream that can be read back and sought in, and check it.

    The database is first copied below `scratch`. `file` is for the answer. Raises FolderUnusable if the copy
    is not sound, FileRefused if it cannot be written.
    """
    try:
        make_private_directory(scratch)
        with TemporaryDirectory(dir=scratch, prefix=SCRATCH) as directory:
            copy = Path(directory) / DATABASE
            make_private(copy)
            copy_database(folder.db, copy, folder.key)
            refuse_unless_sound(copy, folder.keys, f"The backup of {folder.path}", DAMAGED)
            with closing(connect(copy, "ro", folder.key)) as db:
                names, cards = named_in(db), cards_in(db)
            missing = _pack(copy, shelf(folder), sorted(names), out)
        _read_back(out)
    except OSError as fault:
        raise FileRefused(
            f"{file} cannot be written: {fault.strerror}.", "Make room, or name another file."
        ) from fault
    except folder.library.Error as fault:
        raise explain(fault, folder.path) or fault from fault
    size = out.seek(0, 2)
    return Made(file, cards, len(names) - len(missing), size, tuple(missing), folder.key_id)


def _pack(copy: Path, documents: Shelf, names: list[str], out: BinaryIO) -> list[str]:
    missing = [name for name in names if not documents.holds(name)]
    with zipfile.ZipFile(
        out, "w", zipfile.ZIP_DEFLATED, compresslevel=_FASTEST, strict_timestamps=False
    ) as archive:
        archive.write(copy, DATABASE)
        for name in sorted(set(names) - set(missing)):
            lying = documents.file(name)
            archive.write(lying, f"{DOCUMENTS}/{lying.name}", zipfile.ZIP_STORED)
    return missing


def _read_back(out: BinaryIO) -> None:
    out.flush()
    os.fsync(out.fileno())
    with zipfile.ZipFile(out) as archive:
        damaged = archive.testzip()
    if damaged:
        raise FolderUnusable(
            f"The backup was not written as it should be: {damaged} differs.", "Try another disk."
        )


@contextmanager
def unpacked(file: Path, scratch: Path) -> Iterator[tuple[Path, Path]]:
    """Unpack a backup that is one file below `scratch`; hand out its database and its documents' directory.

    Both are gone when the block is left. Raises FileRefused for what is no such backup.
    """
    make_private_directory(scratch)
    with TemporaryDirectory(dir=scratch, prefix=SCRATCH) as directory:
        database = Path(directory) / DATABASE
        try:
            with zipfile.ZipFile(file) as archive:
                _unpack(archive, file, database)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as fault:
            raise FileRefused(
                f"{file} is no whole backup: {fault}.", "Restore another one: tickler backup --list."
            ) from fault
        except OSError as fault:
            raise FileRefused(
                f"{file} cannot be unpacked in {scratch}: {fault.strerror}.", "Make room, then repeat it."
            ) from fault
        yield database, documents_of(database)


def _unpack(archive: zipfile.ZipFile, file: Path, database: Path) -> None:
    members = {member.filename: member for member in archive.infolist()}
    if DATABASE not in members:
        raise FileRefused(f"{file} is no backup of tickler: no {DATABASE} is in it.", "Name another file.")
    wanted = {DATABASE: database}
    for name, member in members.items():
        named = _DOCUMENT.fullmatch(name)
        if named and member.file_size <= LARGEST:
            wanted[name] = documents_of(database) / named[1]
    needed, room = sum(members[name].file_size for name in wanted), shutil.disk_usage(database.parent).free
    if needed > room:
        raise FileRefused(
            f"{file} needs {needed:,} bytes unpacked, and {room:,} are free in {database.parent.parent}.",
            "Make room and repeat the command.",
        )
    documents_of(database).mkdir(mode=0o700)
    for name, target in wanted.items():
        make_private(target)
        # A member that says less than it holds is cut off there, and refused for its checksum.
        with archive.open(members[name]) as source, target.open("wb") as copy:
            shutil.copyfileobj(source, copy)
