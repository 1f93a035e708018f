"""Start-up is a feature: a pipe does not pay for Rich, a terminal pays for the least of it."""

import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]

SHOW_A_MORNING = """
import io, sys
from tests.show.samples import MORNING
from tickler.show.agenda import AgendaView
from tickler.show.surface import Surface
Surface(io.StringIO(), io.StringIO(), **{options}).show(AgendaView(MORNING))
print(*sorted(sys.modules))
"""


def modules_loaded(**options: bool) -> set[str]:
    program = SHOW_A_MORNING.format(options=options)
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("options", [{}, {"json": True}], ids=["text", "json"])
def test_a_pipe_does_not_load_rich(options):
    assert not any(name.split(".")[0] == "rich" for name in modules_loaded(**options))


def test_a_terminal_loads_the_console_and_little_else():
    loaded = modules_loaded(terminal=True, color=True)
    assert "rich.console" in loaded
    assert loaded.isdisjoint({"rich.table", "rich.panel", "rich.markdown", "rich.progress", "rich.live"})
