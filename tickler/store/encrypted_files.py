"""A file encrypted in blocks: it is never whole in memory, and no block can be changed, moved or left out.

`MARK`, a salt of 16 bytes, then blocks of AES-256-GCM. The key of a file is derived from that of the folder
and the salt; the nonce of a block is its number and whether it is the last one, so that an end that was cut
off is noticed as any other change.
"""

import hashlib
import hmac
import io
import secrets
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self

from tickler.store.encryption import FolderKey, not_installed
from tickler.store.shelf import Tampered

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MARK = b"tickdoc\x01"
BLOCK = 1 << 16

_SALT_BYTES = 16
_TAG_BYTES = 16
_COUNTER_BYTES = 11


class EncryptingWriter:
    """Encrypts what is written on its way into `out`; leaving the `with` block writes the end."""

    def __init__(self, out: BinaryIO, key: FolderKey) -> None:
        salt = secrets.token_bytes(_SALT_BYTES)
        self._out = out
        self._blocks = _Blocks(key, salt)
        self._waiting = bytearray()
        out.write(MARK + salt)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self._out.write(self._blocks.encrypted(bytes(self._waiting), last=True))

    def write(self, data: bytes) -> None:
        self._waiting += data
        # One block stays behind: whether it is the last one is known at the end.
        while len(self._waiting) > BLOCK:
            self._out.write(self._blocks.encrypted(bytes(self._waiting[:BLOCK]), last=False))
            del self._waiting[:BLOCK]


class DecryptingReader(io.RawIOBase):
    """Reads an encrypted file, and gives out nothing that was not proved to be what was encrypted.

    Raises Tampered.
    """

    def __init__(self, source: BinaryIO, key: FolderKey) -> None:
        self._source = source
        start = source.read(len(MARK) + _SALT_BYTES)
        if not start.startswith(MARK):
            raise Tampered
        self._blocks = _Blocks(key, start[len(MARK) :])
        self._coming = source.read(BLOCK + _TAG_BYTES)
        self._ready = b""
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        if not self._ready and not self._ended:
            self._next_block()
        view = memoryview(buffer).cast("B")
        given = self._ready[: len(view)]
        view[: len(given)] = given
        self._ready = self._ready[len(given) :]
        return len(given)

    def _next_block(self) -> None:
        block, self._coming = self._coming, self._source.read(BLOCK + _TAG_BYTES)
        self._ended = not self._coming
        self._ready = self._blocks.decrypted(block, last=self._ended)

    def close(self) -> None:
        self._source.close()
        super().close()


class _Blocks:
    """The blocks of one file, in their order."""

    def __init__(self, key: FolderKey, salt: bytes) -> None:
        self._cipher = _cipher(hmac.digest(key.derived("documents"), salt, hashlib.sha256))
        self._number = 0

    def encrypted(self, block: bytes, *, last: bool) -> bytes:
        return self._cipher.encrypt(self._nonce(last=last), block, None)

    def decrypted(self, block: bytes, *, last: bool) -> bytes:
        from cryptography.exceptions import InvalidTag

        try:
            return self._cipher.decrypt(self._nonce(last=last), block, None)
        except InvalidTag as fault:
            raise Tampered from fault

    def _nonce(self, *, last: bool) -> bytes:
        self._number += 1
        return self._number.to_bytes(_COUNTER_BYTES, "big") + bytes([last])


def _cipher(key: bytes) -> "AESGCM":
    try:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    except ImportError as absent:
        raise not_installed("cryptography") from absent
    return AESGCM(key)
