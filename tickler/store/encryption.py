"""The key of an encrypted folder, and the library that opens its database.

An encrypted folder is an SQLCipher database: its pages are encrypted with AES-256, and each carries a code
that shows whether it was changed. Where SQLite writes its own name into a file, SQLCipher writes a salt of
sixteen bytes; ours are `MARK` and the id of the key, so that a folder, moved or restored from a backup, tells
by itself that it is one and which key it wants. The key is 32 random bytes, to which a salt adds nothing.
"""

import hashlib
import hmac
import secrets
import sqlite3
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from tickler.core.errors import FolderUnusable

NAME = b"tickler"
MARK = NAME + b"\x01"
"""The first bytes of an encrypted folder; the last one is the version of how it is encrypted."""

AS_SQLCIPHER_4 = "PRAGMA cipher_default_compatibility = 4"
"""Said before a file is opened: later versions of SQLCipher encrypt in other ways if they are not told."""

KEY_BYTES = 32
INSTALL = "pip install 'tickler-file[encryption]'"

_ID_BYTES = 8


class FolderKey:
    """The key of a folder: `secret` are its bytes, `id` tells in 16 hexadecimal digits which key it is."""

    __slots__ = ("id", "secret")

    def __init__(self, secret: bytes) -> None:
        self.secret = secret
        self.id = self.derived("key id")[:_ID_BYTES].hex()

    def __repr__(self) -> str:
        return f"FolderKey({self.id})"  # the secret stays out of tracebacks

    @classmethod
    def new(cls) -> "FolderKey":
        """Make a key that nobody can guess."""
        return cls(secrets.token_bytes(KEY_BYTES))

    @classmethod
    def from_text(cls, text: str) -> "FolderKey":
        """Read a key as it is kept outside of the folder. Raises ValueError if it is none."""
        secret = bytes.fromhex(text)
        if len(secret) != KEY_BYTES:
            raise ValueError(f"{len(secret)} bytes, not {KEY_BYTES}")
        return cls(secret)

    @property
    def text(self) -> str:
        """The key as it is kept outside of the folder: 64 hexadecimal digits."""
        return self.secret.hex()

    @property
    def for_sqlcipher(self) -> str:
        """The key with its salt as SQLCipher takes them; no password is stretched at every start."""
        return f"x'{self.text}{(MARK + bytes.fromhex(self.id)).hex()}'"

    @property
    def library(self) -> ModuleType:
        """The module that opens what this key locks."""
        return library()

    def unlock(self, db: sqlite3.Connection) -> None:
        """Give a connection of `library` this key, before anything else is asked of it."""
        # What a wrong key means is told by the error, and not on standard error besides.
        db.execute("PRAGMA cipher_log_level = NONE")
        db.execute(AS_SQLCIPHER_4)
        db.execute(f'PRAGMA key = "{self.for_sqlcipher}"')

    def derived(self, purpose: str) -> bytes:
        """Return 32 bytes for one purpose, from which neither the key nor those of another can be told."""
        return hmac.digest(self.secret, b"tickler: " + purpose.encode(), hashlib.sha256)


def key_id_of(path: Path) -> str | None:
    """Return the id of the key that the file wants, None if it is no encrypted folder.

    Raises OSError, and FolderUnusable if it was encrypted by a later version of this program.
    """
    # Not while this process has the file open: closing it would let go of SQLite's locks (POSIX).
    with path.open("rb") as file:
        start = file.read(len(MARK) + _ID_BYTES)
    if start.startswith(NAME) and not start.startswith(MARK):
        raise FolderUnusable(
            f"The folder {path} was encrypted by a newer tickler.",
            "Install the newer version; the folder was left as it is.",
        )
    return start[len(MARK) :].hex() if start.startswith(MARK) else None


def library() -> ModuleType:
    """Return the module that opens encrypted databases, of the same kind as sqlite3.

    Raises FolderUnusable if it is not installed.
    """
    try:
        from sqlcipher3 import dbapi2
    except ImportError as absent:
        raise not_installed("sqlcipher3") from absent
    found: ModuleType = dbapi2
    return found


def require() -> None:
    """Raise FolderUnusable if something is not installed without which a folder cannot be encrypted."""
    library()
    if find_spec("cryptography") is None:
        raise not_installed("cryptography")


def not_installed(package: str) -> FolderUnusable:
    """Say that a package is missing without which nothing can be encrypted or read."""
    return FolderUnusable(f"Encryption needs the package {package}, which is not installed.", f"{INSTALL}.")
