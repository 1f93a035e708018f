"""SQLModel over an open folder, for the questions that are asked rarely."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tickler.store.folder import Folder

if TYPE_CHECKING:
    from sqlmodel import Session


@contextmanager
def reading(folder: Folder) -> "Iterator[Session]":
    """Open a session that reads what the folder's own connection sees, and cannot write.

    Not for use inside an `Entry`: at its end a session rolls back what is not committed.
    """
    from sqlalchemy.pool import StaticPool
    from sqlmodel import Session, create_engine

    # The engine is not disposed of: that would close the connection, which is the folder's.
    engine = create_engine("sqlite://", creator=lambda: folder.db, poolclass=StaticPool)
    folder.db.execute("PRAGMA query_only = ON")
    try:
        with Session(engine) as session:
            yield session
    finally:
        folder.db.execute("PRAGMA query_only = OFF")
