"""Documents of the dossier: kept by content beside the database, the same file once."""

import hashlib
import mimetypes
import shutil
from pathlib import Path

from tickler.core.errors import FileRefused
from tickler.store import statements as sql
from tickler.store.folder import Folder
from tickler.store.journal import Entry
from tickler.store.private import replace_when_whole


def keep(folder: Folder, entry: Entry, card_id: int, file: Path, kind: str) -> int:
    """Copy a file into the dossier of a client; return the document's id.

    Raises FileRefused if the file cannot be read.
    """
    try:
        with file.open("rb") as source:
            sha256 = hashlib.file_digest(source, "sha256").hexdigest()
        folder.documents.mkdir(mode=0o700, exist_ok=True)
        kept = folder.documents / sha256
        if not kept.exists():
            # Under its name only when it is whole: a copy that was cut short must not be taken for it.
            with replace_when_whole(kept) as unfinished:
                shutil.copyfile(file, unfinished)
    except OSError as fault:
        raise FileRefused(
            f"{file} cannot be kept: {fault.strerror}.", "Check the file and its rights."
        ) from fault
    return entry.insert(
        "document",
        sql.ADD_DOCUMENT,
        {
            "card_id": card_id,
            "at": entry.now,
            "kind": kind,
            "name": file.name,
            "media_type": mimetypes.guess_type(file.name)[0] or "application/octet-stream",
            "size": file.stat().st_size,
            "sha256": sha256,
        },
        card_id,
    )
