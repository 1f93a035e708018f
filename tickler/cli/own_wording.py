"""What a letter or a script is told besides its card: where the user's own are, the language, who speaks."""

from pathlib import Path
from typing import TYPE_CHECKING

from tickler.cli import paths
from tickler.cli.desk import Desk
from tickler.core.cards import Card
from tickler.core.errors import FileRefused
from tickler.core.settings import language_code
from tickler.store import settings
from tickler.store.folder import Folder

if TYPE_CHECKING:
    from tickler.wording.languages import Languages


def config_directory(desk: Desk) -> Path:
    """Return the directory in which `letters/` and `scripts/` of the user are."""
    return paths.directory("config", desk.world.environ)


def languages_for_client(
    desk: Desk, folder: Folder, card: Card | None, said: str | None = None
) -> "Languages":
    """Return in which languages a client is written to: `said`, or what the card and the folder say.

    Raises ValueRefused where what was said is no tag of a language.
    """
    from tickler.wording.languages import languages_for

    if said is not None:
        said = language_code(said)
    return languages_for(card and card.language, settings.load(folder).language, said)


def script_for(desk: Desk, folder: Folder, card: Card) -> tuple[str | None, list[FileRefused]]:
    """Return what may be said in a call, its title as a heading, and which scripts are broken."""
    from tickler.wording.scripts import for_call

    languages = languages_for_client(desk, folder, card)
    script, broken = for_call(config_directory(desk), card, own_name(desk, folder), languages)
    return script and f"# {script.title}\n\n{script.text}", broken


def letterhead(desk: Desk) -> tuple[str, ...]:
    """Return the lines of `sender` in config.toml, which stand at the head of a letter."""
    lines = (line.strip() for line in desk.config.get("sender", "").replace(" / ", "\n").splitlines())
    return tuple(filter(None, lines))


def own_name(desk: Desk, folder: Folder) -> str | None:
    """Return who writes and calls: the owner of the folder, else the first line of the letterhead."""
    return settings.load(folder).owner or next(iter(letterhead(desk)), None)
