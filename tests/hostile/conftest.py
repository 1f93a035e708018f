"""One folder written by strangers for all tests of this directory: none of them changes it."""

import pytest

from tests.conftest import Tickler
from tests.hostile.worked import fill

Worked = tuple[Tickler, dict[str, int]]


@pytest.fixture(scope="session")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Worked:
    """A folder with every hostile value in every field, and the id of each value's client."""
    tickler = Tickler(tmp_path_factory.mktemp("hostile"))
    tickler.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))
    return tickler, fill(tickler)


@pytest.fixture
def strangers(worked: Worked, monkeypatch: pytest.MonkeyPatch, tmp_path) -> Tickler:
    """The program in that folder, in an empty directory to write files into."""
    monkeypatch.chdir(tmp_path)
    return worked[0]
