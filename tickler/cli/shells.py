"""How completions are handed to the shells: quoted for each, with nothing in them that one would run.

Typer's own classes insert a name with spaces as several words in bash and PowerShell, let zsh
evaluate what is in a name, and load Rich to print a help text in which brackets are markup.
"""

from typer._click.shell_completion import CompletionItem, add_completion_class
from typer._completion_classes import BashComplete, FishComplete, PowerShellComplete, ZshComplete

from tickler.show.clean import one_line

BASH_SIGNS = frozenset(" '\"\\()&;<>|$`!*?#~[]{}")
ZSH_SIGNS = frozenset("\"'\\$`")
"""What zsh gives a meaning to when it evaluates the list of completions."""

POWERSHELL_QUOTES = str.maketrans({quote: quote * 2 for quote in "'\u2018\u2019\u201a\u201b"})


class Bash(BashComplete):
    """Bash inserts a completion as it is, so that it has to be one word already."""

    def format_completion(self, item: CompletionItem) -> str:
        return "".join(f"\\{letter}" if letter in BASH_SIGNS else letter for letter in item.value)


class Zsh(ZshComplete):
    """Zsh quotes what it inserts, but first evaluates the list: such names are not offered there."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        found = super().get_completions(args, incomplete)
        return [item for item in found if ZSH_SIGNS.isdisjoint(item.value)]

    def format_completion(self, item: CompletionItem) -> str:
        value = item.value.replace(":", "\\\\:")
        if not item.help:
            return f'"{value}"'
        text = "".join(" " if letter in ZSH_SIGNS else letter for letter in one_line(item.help))
        return f'"{value}":"{text}"'


class Fish(FishComplete):
    """Fish quotes what it inserts."""

    def format_completion(self, item: CompletionItem) -> str:
        return f"{item.value}\t{one_line(item.help)}" if item.help else str(item.value)


class PowerShell(PowerShellComplete):
    """PowerShell inserts a completion as it is, and would run `$(...)` in it."""

    def format_completion(self, item: CompletionItem) -> str:
        value = str(item.value)
        if not value.replace("-", "").isalnum():
            value = f"'{value.translate(POWERSHELL_QUOTES)}'"
        return f"{value}:::{one_line(item.help) if item.help else ' '}"


def register() -> None:
    """Put these classes in the place of Typer's, which every new program registers again."""
    for name, shell in (("bash", Bash), ("zsh", Zsh), ("fish", Fish)):
        add_completion_class(shell, name)
    add_completion_class(PowerShell, "powershell")
    add_completion_class(PowerShell, "pwsh")
