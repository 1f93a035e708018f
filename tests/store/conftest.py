"""A folder of its own for each test of the store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tickler.store.folder import Folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the folder of the test is, or would be."""
    return tmp_path / "data" / "folder.db"


@pytest.fixture
def folder(path: Path) -> Iterator[Folder]:
    """An empty folder that exists."""
    with Folder(path) as folder:
        folder.ensure()
        yield folder
