"""A file as lines of text: read and decoded block by block, however long it is."""

import codecs
import io
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from unicodedata import is_normalized

from tickler.core.errors import FileRefused
from tickler.exchange.charset.encodings import MARK_UNDECODABLE, UNDECODABLE
from tickler.exchange.csv.formulas import SIGNS

SAMPLE_BYTES = 256 * 1024
"""How much of the beginning decides on encoding, separator, headers and date order."""
LONGEST_LINE = 1024 * 1024
"""In characters; what is longer is no contact, and would fill the memory."""

_BLOCK_BYTES = 64 * 1024
_GUARDED = re.compile(f"'[{SIGNS}]")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)?")


class ByteSource:
    """The bytes of a file or stream, the beginning of which can be looked at first.

    `name` names it in messages, `size` is in bytes and None for a stream. Raises FileRefused where the
    file cannot be read.
    """

    def __init__(self, source: BinaryIO | Path) -> None:
        self.name = str(source) if isinstance(source, Path) else "the input"
        self.size: int | None = None
        self.bytes_read = 0
        self._ours = isinstance(source, Path)
        try:
            self._stream: BinaryIO = source.open("rb") if isinstance(source, Path) else source
            if isinstance(source, Path):
                self.size = os.fstat(self._stream.fileno()).st_size
            self.sample = self._read_sample()
        except OSError as error:
            raise self._refused(error) from error
        self.whole = len(self.sample) < SAMPLE_BYTES

    def _read_sample(self) -> bytes:
        parts = b""
        # A pipe may hand out less than was asked for before it ends.
        while len(parts) < SAMPLE_BYTES and (part := self._stream.read(SAMPLE_BYTES - len(parts))):
            parts += part
        return parts

    def blocks(self) -> Iterator[bytes]:
        """Yield the whole file, the sample first."""
        block = self.sample
        while block:
            self.bytes_read += len(block)
            yield block
            try:
                block = self._stream.read(_BLOCK_BYTES)
            except OSError as error:
                raise self._refused(error) from error

    def evidence(self) -> bytes:
        """Return the bytes by which to decide on the encoding.

        That is the sample, or the first later block of a file that is not plain ASCII: of a stream
        nothing but the sample can be looked at beforehand.
        """
        if not (self._ours and self.sample.isascii() and self._stream.seekable()):
            return self.sample
        try:
            while (block := self._stream.read(_BLOCK_BYTES)) and block.isascii():
                pass
            self._stream.seek(len(self.sample))
        except OSError as error:
            raise self._refused(error) from error
        return block or self.sample

    def close(self) -> None:
        """Close the file, if it was opened here."""
        if self._ours:
            self._stream.close()

    def _refused(self, error: OSError) -> FileRefused:
        reason = error.strerror or str(error)
        return FileRefused(f"{self.name} cannot be read: {reason}", "Check the path and your rights to it.")


class Lines:
    """The lines of a source with their ends, split at CR, LF and CR LF only.

    `suspect` is True from the first block on that holds what the cells must be cleaned of: a NUL, bytes
    that are no text, text that is not NFC, a guarded or wrapped cell. Most files never do, and their
    cells are not looked at one by one; a file without cells need not be `watched`. A line longer than
    `LONGEST_LINE` is cut just above that length.
    """

    def __init__(self, source: ByteSource, encoding: str, *, watched: bool = True) -> None:
        self.suspect = False
        self._watched = watched
        self._seen_before = ""
        self._source = source
        self._decoder = codecs.getincrementaldecoder(encoding)(MARK_UNDECODABLE)

    def __iter__(self) -> Iterator[str]:
        for run in self.runs():
            yield from io.StringIO(run, newline="").readlines()

    def runs(self) -> Iterator[str]:
        """Yield the text in runs of whole lines, each as much as was read at once."""
        rest, skipping = "", False
        for text in self._texts():
            held = rest + text
            # The last line may go on in the next block, and a CR there may be half of a CR LF.
            end = 1 + max(held.rfind("\n"), held.rfind("\r", 0, -1))
            run, rest = held[:end], held[end:]
            if skipping and run:
                run, skipping = run[_LINE.match(run).end() :], False  # type: ignore[union-attr]
            if run:
                yield run
            if len(rest) > LONGEST_LINE:
                if not skipping:
                    yield rest[: LONGEST_LINE + 1]
                skipping, rest = True, rest[-1:] if rest.endswith("\r") else ""
        if rest and not skipping:
            yield rest

    def _texts(self) -> Iterator[str]:
        first = True
        for block in self._source.blocks():
            text = self._decoder.decode(block)
            if first and text:
                text, first = text.removeprefix("\ufeff"), False
            yield self._looked_at(text) if self._watched else text
        yield self._looked_at(self._decoder.decode(b"", final=True))

    def _looked_at(self, text: str) -> str:
        # What spans two blocks is seen with the end of the one before.
        seen, self._seen_before = self._seen_before + text, text[-2:]
        self.suspect = (
            self.suspect
            or "\0" in seen
            or '="' in seen
            or _GUARDED.search(seen) is not None
            or not (seen.isascii() or (UNDECODABLE not in seen and is_normalized("NFC", seen)))
        )
        return text


def sample_lines(source: ByteSource, encoding: str) -> list[str]:
    """Return the complete lines of the sample."""
    decoder = codecs.getincrementaldecoder(encoding)(MARK_UNDECODABLE)
    text = decoder.decode(source.sample, final=source.whole).removeprefix("\ufeff")
    lines = io.StringIO(text, newline="").readlines()
    return lines if source.whole or len(lines) < 2 else lines[:-1]
