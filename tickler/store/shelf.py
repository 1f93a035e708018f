"""Where the bytes of the documents lie: a file each, as it is, or encrypted where the folder is."""

import hashlib
import hmac
import io
import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

if TYPE_CHECKING:
    from tickler.store.encrypted_files import EncryptingWriter
    from tickler.store.encryption import FolderKey
    from tickler.store.folder import Folder

UNFINISHED = "."
"""How the names of copies begin that are not whole yet."""

BLOCK = 1 << 20


class Tampered(Exception):
    """An encrypted document is not what was encrypted: it was changed, cut short, or has another key."""


class Content(NamedTuple):
    """What is in a file: its SHA-256 in hexadecimal digits, its size in bytes."""

    sha256: str
    size: int


class Shelf(NamedTuple):
    """The directory of the documents, and the key that they are encrypted with, if they are."""

    directory: Path
    key: "FolderKey | None"

    def file(self, sha256: str) -> Path:
        """Return where the document with this content lies, whether it does or not.

        An encrypted one has a name from which its content cannot be recognised.
        """
        if self.key is None:
            return self.directory / sha256
        name = hmac.digest(self.key.derived("names of documents"), sha256.encode(), hashlib.sha256)
        return self.directory / name.hex()

    def opened(self, sha256: str) -> BinaryIO:
        """Open a document to read what was attached. Raises OSError and Tampered, reading too."""
        return self._opened(self.file(sha256))

    def _opened(self, file: Path) -> BinaryIO:
        source = file.open("rb")
        if self.key is None:
            return source
        from tickler.store.encrypted_files import DecryptingReader

        try:
            return cast(BinaryIO, io.BufferedReader(DecryptingReader(source, self.key), BLOCK))
        except BaseException:
            source.close()
            raise

    def holds(self, sha256: str) -> bool:
        """Tell whether a document lies here whole, with this content."""
        return self.content_of(self.file(sha256)) == sha256

    def content_of(self, file: Path) -> str | None:
        """Return the SHA-256 of what is in one of the files here, None where that cannot be told."""
        try:
            with self._opened(file) as source:
                return hashlib.file_digest(source, "sha256").hexdigest()  # type: ignore[arg-type]
        except (OSError, Tampered):
            return None

    def take_in(
        self, source: BinaryIO, *, refuse: Callable[[int], None] | None = None, named: str | None = None
    ) -> Content:
        """Copy a stream onto the shelf, whole, once, for the owner alone.

        `refuse` is told the size as it grows, and may raise. `named` is the SHA-256 under which it is kept,
        that of the content by default. It is copied under a name of its own and then renamed: a copy that was
        cut short is never taken for a whole one. Raises OSError.
        """
        self.directory.mkdir(mode=0o700, exist_ok=True)
        digest, size = hashlib.sha256(), 0
        handle, name = mkstemp(dir=self.directory, prefix=UNFINISHED)  # with mode 0600
        unfinished = Path(name)
        try:
            with os.fdopen(handle, "wb") as out:
                with self._writing(out) as copy:
                    while block := source.read(BLOCK):
                        size += len(block)
                        if refuse is not None:
                            refuse(size)
                        digest.update(block)
                        copy.write(block)
                out.flush()
                os.fsync(out.fileno())
            # Over one that is there already: should that have been damaged, it is whole again.
            unfinished.replace(self.file(named or digest.hexdigest()))
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
        return Content(digest.hexdigest(), size)

    def _writing(self, out: BinaryIO) -> "AbstractContextManager[BinaryIO | EncryptingWriter]":
        if self.key is None:
            return nullcontext(out)
        from tickler.store.encrypted_files import EncryptingWriter

        return EncryptingWriter(out, self.key)


def shelf(folder: "Folder") -> Shelf:
    """Return where the bytes of this folder's documents lie."""
    return Shelf(folder.documents, folder.key)
