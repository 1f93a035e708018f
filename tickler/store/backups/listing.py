"""The backups of a folder, as they are found in their directory."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from tickler.core import backups as kinds
from tickler.core.backups import Backup, Rotation
from tickler.core.errors import Ambiguous, FolderUnusable, NotFound
from tickler.store.backups.copying import cards_in, fault_of
from tickler.store.backups.making import (
    ENDING,
    MOMENT,
    SIGN_AUTOMATIC,
    SIGN_BY_HAND,
    SIGN_MIGRATION,
    SIGN_RESTORE,
)
from tickler.store.encryption import key_id_of
from tickler.store.keys import Keys

_NAMED = re.compile(rf"(\d{{4}}-\d\d-\d\d-\d{{6}})-({SIGN_AUTOMATIC}|{SIGN_BY_HAND}|{SIGN_RESTORE})(?:-\d+)?")
_BEFORE_MIGRATION = re.compile(rf"{SIGN_MIGRATION}-\d+")
_KINDS = {SIGN_BY_HAND: kinds.BY_HAND, SIGN_RESTORE: kinds.BEFORE_RESTORE}


def listing(directory: Path, keys: Keys, rotation: Rotation, zone: dt.tzinfo | None) -> list[Backup]:
    """Return the backups in a directory, newest first; one that is not there has none.

    `keys` open those that are encrypted; `zone` is ours, in which their names say the time; the `rotation`
    tells which of the automatic ones is a daily, a weekly or a monthly one. Raises FolderUnusable where the
    directory cannot be read.
    """
    try:
        found = sorted(  # of two in one second the one that was finished first
            ((_moment(file, zone), file) for file in files_of(directory)),
            key=lambda one: (one[0], one[1].stat().st_mtime_ns),
        )
    except OSError as fault:
        raise FolderUnusable(
            f"The backups in {directory} cannot be read: {fault.strerror}.", "Check the rights there."
        ) from fault
    kept = rotation.kept(at.date() for at, file in found if is_automatic(file))
    return [_look(number, at, file, keys, kept) for number, (at, file) in enumerate(reversed(found), 1)]


def files_of(directory: Path) -> list[Path]:
    """Return the files of the backups in a directory, in the order of their names."""
    if not directory.is_dir():
        return []
    return sorted(
        file
        for file in directory.iterdir()
        if file.suffix == ENDING and (_NAMED.fullmatch(file.stem) or _BEFORE_MIGRATION.fullmatch(file.stem))
    )


def not_encrypted(files: Iterable[Path]) -> list[Path]:
    """Return those of the files that are not encrypted, whatever is in them."""
    return [file for file in files if _key_id(file) is None]


def is_automatic(file: Path) -> bool:
    """Tell whether a backup was made by itself, so that it goes by itself one day."""
    named = _NAMED.fullmatch(file.stem)
    return named is not None and named[2] == SIGN_AUTOMATIC


def day_of(file: Path) -> dt.date:
    """Return the day that the name of an automatic backup says."""
    return dt.date.fromisoformat(file.stem[: len("2026-11-20")])


def find(backups: Sequence[Backup], which: str) -> Backup:
    """Return the backup that is meant by its number, its name, or the beginning of it.

    Raises NotFound, or Ambiguous with the choices.
    """
    exact = [one for one in backups if which in (one.name, one.name + ENDING, str(one.number))]
    meant = exact or [one for one in backups if which and one.name.startswith(which)]
    if not meant:
        raise NotFound(f'There is no backup "{which}".', "tickler backup --list shows all of them.")
    if len(meant) > 1:
        choices = [f"{one.number}  {one.name}" for one in meant]
        raise Ambiguous(f'Several backups begin with "{which}".', "Say a number or the whole name.", choices)
    return meant[0]


def _moment(file: Path, zone: dt.tzinfo | None) -> dt.datetime:
    named = _NAMED.fullmatch(file.stem)
    if named:
        return dt.datetime.strptime(named[1], MOMENT).replace(tzinfo=zone)
    return dt.datetime.fromtimestamp(file.stat().st_mtime, zone)


def _look(number: int, at: dt.datetime, file: Path, keys: Keys, kept: dict[dt.date, str]) -> Backup:
    named = _NAMED.fullmatch(file.stem)
    kind = _KINDS.get(named[2]) or kept.get(at.date(), kinds.DAILY) if named else kinds.BEFORE_MIGRATION
    fault, cards = fault_of(file, keys, thorough=False), None
    if fault is None:
        try:
            with keys.reading(file) as db:
                cards = cards_in(db)
        except FolderUnusable as damage:
            fault = damage.message
    return Backup(number, file.stem, file, at, kind, file.stat().st_size, cards, fault, _key_id(file))


def _key_id(file: Path) -> str | None:
    with suppress(OSError):  # what cannot be read is told of as a fault
        return key_id_of(file)
    return None
