"""What importing a module costs: the whole process with it, less the whole process without."""

import os
import statistics
import sys

from tests.supply.declared import needed

MODULES = {
    "python-dateutil": "dateutil.rrule",
    "phonenumberslite": "phonenumbers",
    "charset-normalizer": "charset_normalizer",
    "pymupdf-fonts": "pymupdf_fonts",
    "markdown-it-py": "markdown_it",
    "rich": "rich.console, rich.table",
    "sqlcipher3": "sqlcipher3.dbapi2",
    "cryptography": "cryptography.hazmat.primitives.ciphers.aead",
}
"""What is imported of a package, where that is not its name."""

RUNS = 7


def module_of(package: str) -> str:
    """Return the name under which Python knows a package."""
    return MODULES.get(package, package).partition(".")[0]


def costs() -> dict[str, float]:
    """Return the median of what each dependency adds to a process, in seconds of processor time.

    Processor time, for a machine that is not alone; the programs take turns.
    """
    programs = {name: f"import {MODULES.get(name, name)}" for name in needed()} | {"": "pass"}
    spent: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(RUNS + 1):  # the first one warms the caches
        for name, program in programs.items():
            spent[name].append(_processor_time(program))
    medians = {name: statistics.median(times[1:]) for name, times in spent.items()}
    bare = medians.pop("")
    return {name: median - bare for name, median in medians.items()}


def _processor_time(program: str) -> float:
    child = os.posix_spawn(sys.executable, [sys.executable, "-c", program], os.environ)
    _, status, usage = os.wait4(child, 0)
    assert status == 0, program
    return usage.ru_utime + usage.ru_stime
