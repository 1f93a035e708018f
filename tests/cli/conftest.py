"""A small folder to work on, and what a refusal has to leave as it was."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import tickler
from tests.conftest import FRIDAY, Tickler
from tickler.store.migrations import steps_after

SAMPLE_DATA = Path(__file__).parent.parent.parent / "sample_data"
NOBODY = 65534


@pytest.fixture
def clients(tickler: Tickler) -> Tickler:
    """Four clients: 1 due today with a time, 2 carried over from Tuesday, 3 next week, 4 loose."""
    tickler("add", "Иван Петров", "--company", "ООО Ромашка", "--phone", "+7 916 000-00-01",
            "--tag", "vip", "--on", "20 nov 09:30", "--why", "asks for a discount")  # fmt: skip
    tickler.today = "2026-11-17T10:00"
    tickler("add", "Željko Šarić", "--company", "Čvorak d.o.o.", "--on", "today", "--kind", "first-call")
    tickler.today = FRIDAY
    tickler("add", "Ivana Marić", "--company", "Hotel Bura", "--email", "ivana@bura.example", "--on", "25")
    tickler("add", "გიორგი ბერიძე")
    return tickler


@pytest.fixture
def refused(clients: Tickler) -> Callable[..., str]:
    """Run a command that must be refused with a code, and leave every byte of the folder as it was."""

    def run(code: int, *args: str, stdin: str | bytes = "", terminal: bool = False) -> str:
        before = clients.folder.read_bytes()
        error = clients.fails(code, *args, stdin=stdin, terminal=terminal)
        assert clients.folder.read_bytes() == before
        assert "Traceback" not in error
        return error

    return run


@pytest.fixture
def editor(tickler: Tickler, tmp_path: Path) -> Callable[[str], None]:
    """Make a Python statement the person's editor; `file` in it is the path that it is given."""

    def install(statement: str) -> None:
        script = tmp_path / "editor.py"
        head = "import sys\nfrom pathlib import Path\nfile = Path(sys.argv[1])\n"
        script.write_text(head + statement, encoding="utf-8")
        tickler.environ["EDITOR"] = f"'{sys.executable}' '{script}'"

    return install


@pytest.fixture
def somebody(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path], None]]:
    """Drop the rights of the superuser, to whom nothing is read-only.

    Hands out a function that gives the process away to nobody in particular; the path must be
    below a directory that everybody may enter. Nobody may be unable to read the program itself: what
    is loaded later on is loaded before.
    """
    changed = False
    steps = steps_after(0)
    monkeypatch.setattr(
        "tickler.store.folder.steps_after", lambda version: [step for step in steps if step[0] > version]
    )

    def become(path: Path) -> None:
        nonlocal changed
        if os.geteuid() == 0:
            for module in walk_packages(tickler.__path__, "tickler."):
                if not module.name.endswith("__main__"):
                    import_module(module.name)
            for part in (path, *path.rglob("*")):
                os.chown(part, NOBODY, NOBODY)
            os.seteuid(NOBODY)
            changed = True

    yield become
    if changed:
        os.seteuid(0)


@pytest.fixture
def open_home() -> Iterator[Path]:
    """A home below a directory that everybody may enter, as the one of pytest is not."""
    with tempfile.TemporaryDirectory() as home:
        Path(home).chmod(0o755)
        yield Path(home)


@pytest.fixture(scope="session")
def font_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def office(clients: Tickler, font_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tickler:
    """The four clients, in a directory to write files into; fonts are unpacked once for all tests."""
    clients.environ["XDG_CACHE_HOME"] = str(font_cache)
    monkeypatch.chdir(tmp_path)
    return clients


@pytest.fixture
def printer(office: Tickler, tmp_path: Path) -> Path:
    """A print program that keeps its words and what it was given, or refuses a printer called `broken`."""
    programs = tmp_path / "bin"
    programs.mkdir()
    script = programs / "lp"
    script.write_text(
        f"#!{sys.executable}\n"
        "import sys, pathlib\n"
        "if 'broken' in sys.argv: sys.exit('lp: no such printer \"broken\"')\n"
        "pathlib.Path('job.pdf').write_bytes(sys.stdin.buffer.read())\n"
        "pathlib.Path('words').write_text(' '.join(sys.argv[1:]))\n"
        "print('request id is office-7')\n"
    )
    script.chmod(0o755)
    office.environ["PATH"] = str(programs)
    return tmp_path
