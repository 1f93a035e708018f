"""Where the process begins: `tickler` and `python -m tickler`."""

import gc

# A command lives for a tenth of a second and frees its memory by ending. Looking for garbage among
# the modules that are just being loaded costs about a twentieth of that time and finds none.
gc.disable()

from tickler.cli.main import main  # noqa: E402 - after the line above, or it would come too late

__all__ = ["main"]
