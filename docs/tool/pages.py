"""Pages of Markdown with commands in them: found, run in their order, written back with what they print.

Three things in a page are made by the program. In a ```console block a line `$ command` is followed by
its output. A ```terminal block is a session with its answers. In a table with the columns `said` and
`answer` the answer is that of `tickler when`.
A fourth, the figures in a table of promises, was measured before: see `docs.tool.trust`.
A comment at the top of a page says in which folder its commands run.
"""

import json
import re
import tempfile
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

from docs.tool.session import played
from docs.tool.shell import Shell
from docs.tool.trust import with_figures

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
"""The pages that are checked, the README first."""

FENCE = "```"
OPENING = f"{FENCE}console"
SESSION = f"{FENCE}terminal"
PROMPT = "$ "
FOLDER = re.compile(r"<!-- Runs in (a sample|an empty) folder\. -->")
SAID_AND_ANSWER = re.compile(r"\| said +\| answer +\|")


def refreshed(page: str) -> str:
    """Return the text of a page with all that the program prints as it prints it now."""
    page = with_figures(page)
    folder = FOLDER.search(page)
    if folder is None:
        return page
    with tempfile.TemporaryDirectory(prefix="tickler-docs-") as home:
        shell = Shell(Path(home), sample=folder[1] == "a sample")
        return "".join(f"{line}\n" for line in _lines(page, shell))


def commands(page: str) -> Iterator[str]:
    """Yield the commands of a page's blocks."""
    inside = False
    for line in page.splitlines():
        if line.startswith(FENCE):
            inside = line in (OPENING, SESSION)
        elif inside and line.startswith(PROMPT):
            yield line.removeprefix(PROMPT)


def _lines(page: str, shell: Shell) -> Iterator[str]:
    lines = iter(page.splitlines())
    answering = False
    for line in lines:
        answering = line.startswith("|") and (answering or SAID_AND_ANSWER.match(line) is not None)
        yield _answered(line, shell) if answering and line.startswith("| `") else line
        if line in (OPENING, SESSION):
            block = list(takewhile(lambda inside: inside != FENCE, lines))
            yield from _block(block, shell) if line == OPENING else played(block, shell)
            yield FENCE


def _block(block: list[str], shell: Shell) -> Iterator[str]:
    starts = [number for number, line in enumerate(block) if line.startswith(PROMPT)]
    for start, end in zip(starts, [*starts[1:], len(block)], strict=True):
        yield block[start]
        printed = shell.run(block[start].removeprefix(PROMPT))
        if printed is None:
            yield from block[start + 1 : end]
        else:
            yield from (line.rstrip() for line in printed.splitlines())


def _answered(row: str, shell: Shell) -> str:
    """Fill the second cell of a table's row with what `tickler when` makes of the first."""
    said, _, *rest = row.strip("|").split("|")
    answers = []
    for phrase in re.findall("`([^`]*)`", said):
        answer = json.loads(shell.tickler("--json", "when", "--", phrase))
        refused = answer.get("error")
        text = f"refused: {refused['message']}" if refused else answer["message"]
        answers.append(f"{text}; {answer['remark']}" if answer.get("remark") else text)
    return "|".join(["", said, f" {' · '.join(dict.fromkeys(answers))} ", *rest, ""])
