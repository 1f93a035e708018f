"""A press with the program's own templates, and fonts that are unpacked once for all tests."""

from pathlib import Path

import pytest

from tickler.paper.templates import Templates
from tickler.paper.typeset import Press


@pytest.fixture(scope="session")
def font_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def press(font_cache: Path, tmp_path: Path) -> Press:
    """A press on which nothing was changed; the user's own templates would be in `own`."""
    return Press(Templates(tmp_path / "own"), font_cache)
