"""Reading a large file in a process of its own, while this one writes what was read.

Understanding a contact takes about as long as writing it, so that two processors do an import in little
more than half the time of one. Where there is one processor, or no `fork` (Windows), nothing is gained and
the file is read here.
"""

import gc
import os
import pickle
import struct
from collections.abc import Iterator
from contextlib import suppress
from types import TracebackType
from typing import IO, Self

from tickler.exchange.chunks import Chunk, chunks_of, packed_chunks_of, unpack
from tickler.exchange.reading import Reading

WORTH_IT = 1 << 20
"""From so many bytes on, a process of its own pays."""

_ROOM = 1 << 20
"""So many bytes may wait in the pipe: two chunks or three, so that one slow chunk does not hold up both."""

_SELDOM = 100_000
"""So many more things must have come than gone before Python looks for cycles: a chunk is about a third."""

_HEAD = struct.Struct("<cI")
_CHUNK, _FAULT, _END = b"c", b"f", b"e"


class ReadingAhead:
    """The chunks of a reading, made by another process where that pays: `with ReadingAhead(...) as chunks`.

    The process begins on entering; a program with threads enters before it starts them. Leaving ends
    it, whether it has finished or not. `remarks` are those of the reading, at the end all of them.
    """

    def __init__(self, reading: Reading, *, worth_it: int = WORTH_IT) -> None:
        self._reading = reading
        self._apart = hasattr(os, "fork") and (os.cpu_count() or 1) > 1 and (reading.size or 0) >= worth_it
        self.remarks: tuple[str, ...] = reading.remarks
        self._child = 0
        self._pipe: IO[bytes] | None = None
        self._thresholds = gc.get_threshold()

    def __enter__(self) -> Self:
        # Chunks hold no cycles and go by themselves; looking for some takes a twentieth of the time.
        gc.set_threshold(_SELDOM, *self._thresholds[1:])
        if self._apart:
            outlet, inlet = os.pipe()
            _widen(inlet)
            self._child = os.fork()
            if self._child == 0:
                os.close(outlet)
                _read_apart(self._reading, inlet)
            os.close(inlet)
            self._pipe = os.fdopen(outlet, "rb", buffering=1 << 20)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        gc.set_threshold(*self._thresholds)
        if self._pipe is not None:
            self._pipe.close()  # a reader that has not finished ends at its next write
            os.waitpid(self._child, 0)

    def __iter__(self) -> Iterator[Chunk]:
        if self._pipe is None:
            yield from chunks_of(self._reading)
            self.remarks = self._reading.remarks
            return
        while True:
            head = self._pipe.read(_HEAD.size)
            if not head:
                raise RuntimeError("the process that reads the file has ended too early")
            sort, size = _HEAD.unpack(head)
            body = self._pipe.read(size)
            if sort == _END:
                self.remarks = pickle.loads(body)
                return
            if sort == _FAULT:
                raise pickle.loads(body)
            yield unpack(body)


def _widen(pipe: int) -> None:
    """Give a pipe more room than the usual 64 KiB, where the system can and allows it (Linux)."""
    import fcntl  # not on Windows

    if hasattr(fcntl, "F_SETPIPE_SZ"):
        with suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _ROOM)


def _read_apart(reading: Reading, inlet: int) -> None:
    """Send all chunks of a reading through a pipe, and end this process; never returns."""
    code = 1
    try:
        with os.fdopen(inlet, "wb") as pipe:
            try:
                for packed in packed_chunks_of(reading):
                    _send(pipe, _CHUNK, packed)
                _send(pipe, _END, pickle.dumps(reading.remarks))
            except Exception as fault:  # noqa: BLE001 - raised again by the process that waits for it
                _send(pipe, _FAULT, pickle.dumps(fault))
        code = 0
    finally:
        # Not `sys.exit`: nothing of the other process may be flushed, closed or rolled back here.
        os._exit(code)


def _send(pipe: IO[bytes], sort: bytes, body: bytes) -> None:
    pipe.write(_HEAD.pack(sort, len(body)))
    pipe.write(body)
    pipe.flush()
