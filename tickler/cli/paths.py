"""Where things live, by the conventions of the platform (XDG Base Directory on Linux)."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

Sort = Literal["data", "state", "config", "cache"]

_XDG = {
    "data": ("XDG_DATA_HOME", ".local/share"),
    "state": ("XDG_STATE_HOME", ".local/state"),
    "config": ("XDG_CONFIG_HOME", ".config"),
    "cache": ("XDG_CACHE_HOME", ".cache"),
}


def directory(sort: Sort, environ: Mapping[str, str]) -> Path:
    """Return tickler's own directory for data, state (backups, logs), configuration or cache."""
    if sys.platform == "linux":
        # What platformdirs would answer, without the 19 ms that importing it costs every morning.
        variable, below_home = _XDG[sort]
        said = environ.get(variable, "")
        base = (
            Path(said) if said.startswith("/") else Path(environ.get("HOME") or "~").expanduser() / below_home
        )
        return base / "tickler"
    from platformdirs import PlatformDirs

    places = PlatformDirs("tickler", appauthor=False)
    return {
        "data": places.user_data_path,
        "state": places.user_state_path,
        "config": places.user_config_path,
        "cache": places.user_cache_path,
    }[sort]


def folder_path(said: str | None, configured: str | None, environ: Mapping[str, str]) -> Path:
    """Return where the folder is: as said, as configured, or `folder.db` in the data directory."""
    chosen = said or configured
    return Path(chosen).expanduser() if chosen else directory("data", environ) / "folder.db"
