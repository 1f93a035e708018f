"""Importing what commands import, once: a fork then starts in no time, and is killed at its work."""

import pkgutil
from importlib import import_module
from pathlib import Path

import tickler
from tests.soak.homes import Home
from tests.soak.orders import Inbox, script


def warm_up(inbox: Inbox, scratch: Path) -> None:
    """Import the whole program, and do the script once in this process, but for what prints on paper."""
    for module in pkgutil.walk_packages(tickler.__path__, "tickler."):
        if module.name != "tickler.__main__":
            import_module(module.name)
    home = Home(scratch / "warm")
    home.out.mkdir(parents=True)
    for order in script(inbox, home):
        if order[0] != "handover":  # the printer starts threads, which no fork has
            home.run(*order)
    home.checked()
