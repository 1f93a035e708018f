"""A session in a page: a person at a terminal, played again with the answers that stand in the page.

In a ```terminal block the first line is the call. Below it is what the screen shows at the end; what follows
a question of the program there is the answer, and is typed as soon as the question is asked.
"""

import shlex
from collections.abc import Iterator, Sequence

from docs.tool.shell import Shell
from tests.cli.terminal import Terminal
from tickler.core.calling import Ask
from tickler.show.call_questions import PROMPTS

BY_KEY = PROMPTS[Ask.OUTCOME]
"""The one question that is answered with a key, without Enter."""

QUESTIONS = (*PROMPTS.values(), "Move them? [y/N] ")
LINES = 300
"""A window so high that nothing scrolls away."""


def played(block: Sequence[str], shell: Shell) -> Iterator[str]:
    """Yield the lines of a session as the screen shows them now.

    Raises AssertionError where a question in the block is not asked any more.
    """
    call, *shown = block
    words = shlex.split(call.removeprefix("$ tickler"))
    environ = {**shell.environ, "TERM": "xterm", "NO_COLOR": "1", "PAGER": ""}
    terminal = Terminal(*words, environ=environ, lines=LINES)
    try:
        for question, answer in _answers(shown):
            terminal.see(question)
            terminal.type(answer if question == BY_KEY else f"{answer}\r")
        terminal.end()
    finally:
        terminal.close()
        terminal.process.wait()
    yield from (call, "", *terminal.text.splitlines())


def _answers(shown: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each question on the screen with its answer."""
    for line in shown:
        for question in QUESTIONS:
            if line.startswith(question.rstrip()):
                yield question, line[len(question) :]
