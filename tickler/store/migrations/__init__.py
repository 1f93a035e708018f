"""The steps that bring a folder from any older version to this one, in order, from the first day.

A step is a file `NNNN_name.sql` beside this one and never changes once released. Each runs in one
transaction together with the record that it ran (`PRAGMA user_version`).
"""

from pathlib import Path

LATEST = 4


def steps_after(version: int) -> list[tuple[int, str]]:
    """Return the (version, SQL) of each step that a folder of this version has yet to take."""
    files = sorted(Path(__file__).parent.glob("[0-9]*.sql")) if version < LATEST else []
    steps = [(int(file.name[:4]), file) for file in files]
    return [(number, file.read_text(encoding="utf-8")) for number, file in steps if number > version]
