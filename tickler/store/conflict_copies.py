"""Second versions of the folder that a synchronising program has put beside it.

It does that where the folder was written on two machines before either heard of the other. What was written
into the second version is not in the folder, and only a person can tell which is which.
"""

import re
from collections.abc import Iterator
from pathlib import Path

_MARKS = (
    r" \(.+\)",  # Dropbox and Nextcloud, "conflicted copy" in the user's language; Google Drive, a number
    r"\.sync-conflict-[\w-]+",  # Syncthing
    r" [2-9]",  # iCloud
    r"-(?=[A-Z0-9-]*[A-Z])[A-Z0-9-]{4,15}",  # OneDrive: the name of the other Windows machine
)


def conflict_copies(folder: Path) -> list[Path]:
    """Return the second versions of a folder, by their names; a backup that is one file is none."""
    kept = re.compile(f"{re.escape(folder.stem)}(?:{'|'.join(_MARKS)}){re.escape(folder.suffix)}")
    try:
        found = sorted(file for file in folder.parent.iterdir() if kept.fullmatch(file.name))
    except OSError:
        return []
    return [file for file in found if file.is_file() and not _is_archive(file)]


def _is_archive(file: Path) -> bool:
    from zipfile import is_zipfile  # seldom needed, and asked every morning

    return is_zipfile(file)


def say_conflict_copies(folder: Path) -> Iterator[str]:
    """Yield a sentence for each second version, with what to do."""
    for copy in conflict_copies(folder):
        what = "a second version, made by a synchronising program"
        yield f"{copy.name}: {what}; look into it with tickler --folder FILE log, then move it away"
