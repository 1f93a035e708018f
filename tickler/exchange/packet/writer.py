"""Writing a packet: the same cards on the same day give the same bytes."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from tickler.core.cards import Document, Dossier
from tickler.core.errors import FileRefused
from tickler.exchange.json.own import as_json
from tickler.exchange.json.stream import LONGEST_VALUE
from tickler.exchange.packet import layout as packet
from tickler.store import documents
from tickler.store.folder import Folder
from tickler.store.shelf import Content

_WHEN = (1980, 1, 1, 0, 0, 0)
"""The date of all members, the first that a zip archive knows: the packet's own is in its head."""
_FOR_THE_OWNER = 0o600 << 16
_UNIX = 3


def write_packet(
    out: BinaryIO, head: packet.Head, dossiers: Sequence[Dossier], pdf: bytes, folder: Folder
) -> None:
    """Write dossiers, which hold what may leave the folder, with their documents and a PDF for people.

    `out` is a file that can be sought in. Raises FileRefused if it is more than a packet may hold, and
    FolderUnusable if a document is missing from the folder or damaged.
    """
    files = {document.sha256: document for known in dossiers for document in known.documents}
    _refuse_too_much(files, len(pdf))
    contents: dict[str, Content] = {}
    with ZipFile(out, "w") as archive:
        contents[packet.HEAD] = _write(archive, packet.HEAD, _json(head.as_json()))
        contents[packet.CARDS] = _write_cards(archive, dossiers, head.made_at.date())
        contents[packet.PDF] = _write(archive, packet.PDF, pdf)
        for sha256, document in sorted(files.items()):
            name = packet.DOCUMENTS + sha256
            contents[name] = _write_document(archive, name, document, folder)
        members = {name: content._asdict() for name, content in contents.items()}
        _write(archive, packet.CONTENTS, _json({"schema": packet.SCHEMA, "members": members}))


def _refuse_too_much(files: Mapping[str, Document], size_of_pdf: int) -> None:
    size = sum(document.size for document in files.values()) + size_of_pdf
    if size > packet.LARGEST_TOTAL or len(files) > packet.MOST_MEMBERS // 2:
        raise FileRefused(
            f"The documents, {len(files):,} with {size / 1e9:.1f} GB, are more than a packet holds.",
            "Hand over fewer cards at a time: --until, --tag and --limit choose some.",
        )


def _write(archive: ZipFile, name: str, data: bytes) -> Content:
    info = _member(name, len(data), ZIP_DEFLATED if name == packet.PDF else ZIP_STORED)
    archive.writestr(info, data)
    return Content(hashlib.sha256(data).hexdigest(), len(data))


def _write_cards(archive: ZipFile, dossiers: Sequence[Dossier], today: dt.date) -> Content:
    """Write the cards as our JSON export does, one a line, so that it can be imported by itself too."""
    digest, size = hashlib.sha256(), 0
    with archive.open(_member(packet.CARDS), "w", force_zip64=True) as member:
        for text in _lines(dossiers, today):
            data = text.encode()
            digest.update(data)
            size += len(data)
            member.write(data)
    return Content(digest.hexdigest(), size)


def _lines(dossiers: Sequence[Dossier], today: dt.date) -> Iterator[str]:
    separator = f'{{"schema": {packet.SCHEMA}, "cards": [\n'
    for known in dossiers:
        record = {**as_json(known, today), "documents": list(map(_document_as_json, known.documents))}
        line = json.dumps(record, ensure_ascii=False)
        if len(line) > LONGEST_VALUE:
            raise FileRefused(
                f"The dossier of {known.card.name} is too long to be handed over.",
                f"tickler export --format md writes it; leave card {known.card.id} out of the packet.",
            )
        yield separator + line
        separator = ",\n"
    yield "\n]}\n"


def _document_as_json(document: Document) -> dict[str, object]:
    return {
        "name": document.name,
        "kind": document.kind,
        "media_type": document.media_type,
        "at": document.at.isoformat(),
        "size": document.size,
        "sha256": document.sha256,
    }


def _write_document(archive: ZipFile, name: str, document: Document, folder: Folder) -> Content:
    # Not compressed: most are already, and so nothing honest unpacks to many times its size.
    info = _member(name, document.size, ZIP_STORED)
    with archive.open(info, "w") as member:
        documents.copy_out(folder, document, cast(BinaryIO, member))
    return Content(document.sha256, info.file_size)


def _member(name: str, size: int = 0, compression: int = ZIP_DEFLATED) -> ZipInfo:
    info = ZipInfo(name, _WHEN)
    info.compress_type = compression
    info.external_attr = _FOR_THE_OWNER
    info.create_system = _UNIX
    info.file_size = size
    return info


def _json(data: Mapping[str, object]) -> bytes:
    return f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode()
