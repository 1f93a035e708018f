"""Reading a packet, which comes from a stranger: all of it is checked before any of it is used.

Nothing is unpacked under a name from the packet. No member may be there but those that it lists, each
with the size and SHA-256 that it lists; numbers and sizes are bounded before anything is read.
"""

import hashlib
import json
import re
import stat
import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, BinaryIO, NamedTuple, Self, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo, is_zipfile

from tickler.core.cards import DOCUMENT_KINDS, Document
from tickler.core.errors import FileRefused
from tickler.exchange.json import own as own_json
from tickler.exchange.json.keys import cleaned
from tickler.exchange.json.stream import Found, Objects
from tickler.exchange.json.text import JsonText
from tickler.exchange.json.wrappers import Wrappers
from tickler.exchange.lines import ByteSource
from tickler.exchange.own import read_moment
from tickler.exchange.packet import layout as packet
from tickler.exchange.reading import FieldRefused, Row
from tickler.store.documents import LARGEST
from tickler.store.shelf import Content

HIGHEST_RATIO = 100
"""So many times its size a packet may unpack to; honest text is packed to a tenth at most."""
ALWAYS_ALLOWED = 64 * 1024**2
"""In bytes: so much a small packet may unpack to, whatever its ratio."""
LARGEST_READ = 16 * 1024**2
"""In bytes: the list of members at the end of a zip archive is read at once."""

_BLOCK = 1 << 20
_SIZE = re.compile(r"[0-9]{1,18}")
"""Numbers are texts here: the reader of large files leaves them as they are."""
_ENCRYPTED = 0x1
_UNREADABLE = (
    BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RecursionError, ValueError,
)  # fmt: skip
"""What the libraries for zip and JSON raise for what is none."""


class PackedCard(NamedTuple):
    """A card of a packet: its row as in an import, and its documents, whose ids mean nothing here."""

    row: Row
    documents: tuple[Document, ...]


class Packet:
    """A packet that was found whole; close it, or use it in a `with` block."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        """Open a packet and check all of it; `file` can be sought in, `name` names it in messages.

        Raises FileRefused if it is no packet, of a newer version, damaged, altered, or larger than it may be.
        """
        self._name = name
        with self._refusing():
            bounded = cast(BinaryIO, _Bounded(file, packet.not_a_packet(self._name)))
            if not is_zipfile(bounded):
                raise self._no_archive(file)
            self._archive = ZipFile(bounded)
            members = self._members(file.seek(0, 2))
            self.head = self._head(members)
            self._check_contents(members)
            self._check_cards(members)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def cards(self) -> Iterator[PackedCard]:
        """Yield the cards; memory holds one of them."""
        with self._archive.open(packet.CARDS) as member:
            text = JsonText(ByteSource(cast(BinaryIO, member)), "utf-8")
            for found in Objects(text, Wrappers({})):
                yield self._card(found, suspect=text.suspect)

    @contextmanager
    def document(self, sha256: str) -> Iterator[BinaryIO]:
        """Open the content of a document."""
        with self._refusing(), self._archive.open(packet.DOCUMENTS + sha256) as member:
            yield cast(BinaryIO, member)

    def _members(self, size: int) -> dict[str, ZipInfo]:
        """Return what is in the archive, by name, if it can be what a packet has; `size` is in bytes."""
        found = self._archive.infolist()
        members = {info.filename: info for info in found}
        if packet.HEAD not in members or packet.CONTENTS not in members:
            raise packet.not_a_packet(self._name)
        total = sum(info.file_size for info in found)
        if (
            len(found) > packet.MOST_MEMBERS
            or total > packet.LARGEST_TOTAL
            or total > ALWAYS_ALLOWED + HIGHEST_RATIO * size
        ):
            raise FileRefused(
                f"{self._name} would unpack to {total:,} bytes in {len(found):,} files, "
                "more than a packet may.",
                "It was not made by tickler handover; nothing was taken from it.",
            )
        if len(members) < len(found) or not all(map(_is_expected, found)):
            raise self._damaged("it holds what no packet has")
        return members

    def _head(self, members: Mapping[str, ZipInfo]) -> packet.Head:
        data = self._json(members[packet.HEAD], packet.LARGEST_HEAD)
        if data.get("kind") != packet.KIND:
            raise packet.not_a_packet(self._name)
        if data.get("schema") != packet.SCHEMA:
            raise FileRefused(
                f"{self._name} was made by a newer tickler.", "Install that version to receive it."
            )
        return packet.head_from_json(data)

    def _check_contents(self, members: Mapping[str, ZipInfo]) -> None:
        """See that every member is what the list of contents says, and that none is missing."""
        listed = packet.contents_from_json(self._json(members[packet.CONTENTS], packet.LARGEST_CONTENTS))
        if listed.keys() != members.keys() - {packet.CONTENTS} or packet.CARDS not in listed:
            raise self._damaged("it does not hold what its list of contents says")
        for name, wanted in listed.items():
            if self._content(members[name]) != wanted:
                raise self._damaged(f"{name} is not what was put in")

    def _check_cards(self, members: Mapping[str, ZipInfo]) -> None:
        """See that the cards can be read to the end and have all documents that are there, and no other."""
        named: set[str] = set()
        for _, documents in self.cards():
            for document in documents:
                member = members.get(packet.DOCUMENTS + document.sha256)
                if member is None or member.file_size != document.size:
                    raise self._damaged(f"document {document.name} is missing")
                named.add(document.sha256)
        there = {name for name in members if name.startswith(packet.DOCUMENTS)}
        if there != {packet.DOCUMENTS + sha256 for sha256 in named}:
            raise self._damaged("it holds documents of nobody")

    def _content(self, info: ZipInfo) -> Content:
        digest, size = hashlib.sha256(), 0
        with self._archive.open(info) as member:
            while block := member.read(_BLOCK):
                digest.update(block)
                size += len(block)
        name = info.filename
        if name.startswith(packet.DOCUMENTS) and name != packet.DOCUMENTS + digest.hexdigest():
            raise self._damaged(f"{name} is not what its name says")
        return Content(digest.hexdigest(), size)

    def _json(self, info: ZipInfo, largest: int) -> dict[str, Any]:
        if info.file_size > largest:
            raise self._damaged(f"{info.filename} is too large")
        with self._archive.open(info) as member:
            data = json.loads(member.read(largest))
        if not isinstance(data, dict):
            raise self._damaged(f"{info.filename} is not an object")
        return data

    def _card(self, found: Found, *, suspect: bool) -> PackedCard:
        if found.fault or found.twice or not own_json.is_own(found.value):
            raise self._damaged(f"line {found.line} of {packet.CARDS} is no card")
        record = cleaned(found.value, nuls=True)[0] if suspect else found.value
        listed = record.get("documents")
        documents = [_document(one) for one in listed] if isinstance(listed, list) else [None]
        kept = tuple(document for document in documents if document)
        if len(kept) < len(documents):
            raise self._damaged(f"line {found.line} of {packet.CARDS} has no proper list of documents")
        return PackedCard(own_json.row_of(found.line, record, self.head.country), kept)

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        try:
            yield
        except _UNREADABLE as error:
            raise self._damaged("it cannot be unpacked or read") from error
        except OSError as error:
            raise FileRefused(
                f"{self._name} cannot be read: {error.strerror}.", "Check the file and its rights."
            ) from error

    def _no_archive(self, file: BinaryIO) -> FileRefused:
        file.seek(0)
        cut_off = file.read(len(packet.BEGINNING)) == packet.BEGINNING
        return self._damaged("its end is missing") if cut_off else packet.not_a_packet(self._name)

    def _damaged(self, reason: str) -> FileRefused:
        return FileRefused(
            f"{self._name} is damaged, or was altered: {reason}.",
            "Nothing was taken from it; ask for it again.",
        )


def _is_expected(info: ZipInfo) -> bool:
    """Tell whether a member is an ordinary file with a name and size that a packet has."""
    name, mode = info.filename, stat.S_IFMT(info.external_attr >> 16)
    document = name.removeprefix(packet.DOCUMENTS)
    return (
        (name in (packet.HEAD, packet.CARDS, packet.PDF, packet.CONTENTS) or document != name)
        and (document == name or (bool(packet.SHA256.fullmatch(document)) and info.file_size <= LARGEST))
        and info.compress_type in (ZIP_STORED, ZIP_DEFLATED)
        and not info.flag_bits & _ENCRYPTED
        and mode in (0, stat.S_IFREG)
    )


def _document(record: object) -> Document | None:
    """Read a document of a card; None where it is not as a packet has it."""
    match record:
        case {"name": str(name), "kind": kind, "at": str(at), "size": str(size), "sha256": str(sha256)} if (
            kind in DOCUMENT_KINDS and packet.SHA256.fullmatch(sha256) and _SIZE.fullmatch(size)
        ):
            try:
                return Document(0, read_moment(at), kind, name, "", int(size), sha256)
            except FieldRefused:
                return None
    return None


class _Bounded:
    """A file that gives no more than `LARGEST_READ` bytes at once, whatever it says is in it."""

    def __init__(self, file: BinaryIO, refusal: FileRefused) -> None:
        self._file = file
        self._refusal = refusal
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int = -1) -> bytes:
        """Read as a file does. Raises the refusal where there is more than is read at once."""
        data = self._file.read(min(size, LARGEST_READ + 1) if size >= 0 else LARGEST_READ + 1)
        if len(data) > LARGEST_READ:
            raise self._refusal
        return data
