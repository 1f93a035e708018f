"""What a command has before it: the folder, the day, the surface to answer on, the person to ask."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from tickler.cli import paths
from tickler.core.errors import FileRefused, UsageError
from tickler.show.clean import one_line
from tickler.show.surface import ColorChoice, Surface, surface_for
from tickler.store.folder import Folder

if TYPE_CHECKING:
    from tickler.store.encryption import FolderKey

YES = ("y", "yes", "да", "da", "ki", "კი", "ja")


class World(NamedTuple):
    """The outside of the program: streams, variables, the clock, the machine's name.

    Tests put their own in its place.
    """

    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    environ: Mapping[str, str]
    now: Callable[[str | None], dt.datetime]
    machine: str = ""


@dataclass(slots=True)
class Options:
    """The shared options; the last three may follow the command too."""

    folder: str | None = None
    today: str | None = None
    quiet: bool = False
    color: str = "auto"
    json: bool = False
    no_input: bool = False
    yes: bool = False


class Desk:
    """The desk of one run of the program."""

    def __init__(self, world: World, options: Options) -> None:
        self.world = world
        self.options = options
        self._now: dt.datetime | None = None
        self._surface: Surface | None = None
        self._config: Mapping[str, str] | None = None
        self._keys: dict[str, FolderKey] = {}
        self._folder: Folder | None = None

    @property
    def now(self) -> dt.datetime:
        """The moment of this command, the same for all that it writes."""
        if self._now is None:
            said = self.options.today or self.world.environ.get("TICKLER_TODAY")
            self._now = self.world.now(said)
        return self._now

    @property
    def today(self) -> dt.date:
        return self.now.date()

    def look_up(self) -> None:
        """Look at the clock and at the window anew, in a command that goes on for hours."""
        self._now = self._surface = None

    @property
    def config(self) -> Mapping[str, str]:
        """The looks and paths that config.toml sets."""
        if self._config is None:
            self._config = read_config(self.config_path)
        return self._config

    @property
    def config_path(self) -> Path:
        return paths.directory("config", self.world.environ) / "config.toml"

    @property
    def folder_path(self) -> Path:
        said = self.options.folder or self.world.environ.get("TICKLER_FOLDER")
        return paths.folder_path(said, None if said else self.config.get("folder"), self.world.environ)

    @property
    def surface(self) -> Surface:
        """Where the answer goes."""
        if self._surface is None:
            color = self.options.color
            if color == "auto" and self.world.stdout.isatty():
                color = self.config.get("color", "auto")
            self._surface = surface_for(
                self.world.stdout,
                self.world.stderr,
                json=self.options.json,
                quiet=self.options.quiet,
                color=_choice(color),
                environ=self.world.environ,
            )
        return self._surface

    def folder(self) -> Folder:
        """Open the folder; use it in a `with` block."""
        self._folder = Folder(self.folder_path, backups=self.all_backups, who=self._who(), key_of=self.key_of)
        return self._folder

    def key_of(self, key_id: str) -> "FolderKey":
        """Get the key with this id, of the folder or of a backup.

        Raises FolderUnusable if it is not to be had.
        """
        if key_id not in self._keys:  # a command may open the folder more than once
            from tickler.cli.folder_key import key_of

            self._keys[key_id] = key_of(self, key_id)
        return self._keys[key_id]

    @property
    def all_backups(self) -> Path:
        """The directory in which every folder has one for its backups."""
        if said := self.world.environ.get("TICKLER_BACKUPS"):
            return Path(said).expanduser()
        return paths.directory("state", self.world.environ) / "backups"

    def _who(self) -> str | None:
        """Name the user and the machine, for the journal: `ana@office`."""
        environ, machine = self.world.environ, self.world.machine
        user = environ.get("USER") or environ.get("USERNAME") or environ.get("LOGNAME")
        return f"{user}@{machine}" if user and machine else user

    def close(self) -> None:
        """Do what waits until the answer is out: after the first command of a day that wrote, a backup."""
        folder = self._folder
        if folder is not None and folder.written and not folder.is_seen_to(self.today):
            from tickler.cli.daily import see_to_backup

            see_to_backup(self)

    def tell_where(self, folder: Folder) -> None:
        """After the first write, tell once where the folder is."""
        if folder.made:
            self.surface.say(f"Your folder is {folder.path}")

    @property
    def may_ask(self) -> bool:
        """Tell whether there is a person to answer a question."""
        return (
            not (self.options.no_input or self.options.json)
            and self.world.stdin.isatty()
            and self.world.stderr.isatty()
        )

    def ask(self, question: str) -> str:
        """Ask the person at the terminal; the question goes to standard error, out of the answer."""
        self.world.stderr.write(question)
        self.world.stderr.flush()
        answer = self.world.stdin.readline()
        if not answer:
            raise KeyboardInterrupt
        return answer.strip()

    def confirm(self, question: str, unasked: str) -> bool:
        """Ask before something is destroyed; `--yes` answers.

        Raises UsageError with the sentence `unasked` if nobody can be asked.
        """
        if self.options.yes:
            return True
        if not self.may_ask:
            raise UsageError(unasked, "Add --yes to do it without being asked.")
        # The question names a client, and names come from strangers.
        return self.ask(f"{one_line(question)} [y/N] ").lower() in YES

    def standard_input(self) -> str:
        """Read standard input to its end, where a command was given `-`.

        Raises FileRefused if it is not text in the encoding that the system names.
        """
        try:
            return self.world.stdin.read()
        except UnicodeDecodeError as fault:
            raise FileRefused(
                f"Standard input is not {fault.encoding}: byte 0x{fault.object[fault.start]:02X} "
                f"at position {fault.start} cannot be read.",
                "Convert it first, for example with iconv -f cp1251 -t utf-8.",
            ) from fault

    def lines(self) -> Iterable[str]:
        """Read standard input, where a command was given `-`, line by line without empty ones."""
        return (line.strip() for line in self.standard_input().splitlines() if line.strip())


def read_config(path: Path) -> Mapping[str, str]:
    """Read config.toml: flat keys with text values; a missing file is empty.

    Raises FileRefused if it cannot be read or is not TOML.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as fault:
        raise FileRefused(f"{path} cannot be read: {fault.strerror}.", "Check its rights.") from fault
    import tomllib

    try:
        return {key: str(value) for key, value in tomllib.loads(raw.decode()).items()}
    except ValueError as fault:
        raise FileRefused(f"{path} is not valid TOML: {fault}.", "Mend that line, or remove it.") from fault
    except RecursionError as fault:
        raise FileRefused(f"{path} is nested deeper than any settings.", "Mend it, or remove it.") from fault


def _choice(color: str) -> ColorChoice:
    match color:
        case "auto" | "always" | "never":
            return color
    raise UsageError(f'--color is auto, always or never, not "{color}".')
