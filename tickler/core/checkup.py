"""What a look at the health of the folder has found."""

from typing import NamedTuple


class CheckResult(NamedTuple):
    """One check: what is wrong and what was mended, a sentence each.

    `ok` tells how it stands now: nothing was found, or all of it was mended. `detail` are the figures of
    what was in order, for some checks.
    """

    name: str
    ok: bool
    found: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()
    detail: str | None = None
