"""The templates: those of the program, and those of the user, which take the place of the same name.

They are Typst files for paper and a Jinja file for a page in the browser, to be copied and changed.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tickler.core.errors import FileRefused

SHIPPED = Path(__file__).parent / "templates"
ENDINGS = (".typ", ".html")


@dataclass(frozen=True, slots=True)
class Templates:
    """Where the user's own templates are, with what they need, such as a picture; it need not exist."""

    own_directory: Path

    @property
    def own(self) -> bool:
        """Tell whether there is anything of the user's own."""
        try:
            return any(self.own_directory.iterdir())
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError as fault:
            raise self._unreadable(fault) from fault

    @contextmanager
    def directory(self) -> Iterator[Path]:
        """Give the directory to print from: the program's, or a copy of it with the user's files over it.

        Raises FileRefused if a file of the user's cannot be read.
        """
        if not self.own:
            yield SHIPPED
            return
        with tempfile.TemporaryDirectory(prefix="tickler-") as mixed:
            try:
                for source in (SHIPPED, self.own_directory):
                    shutil.copytree(source, mixed, dirs_exist_ok=True)
            except (OSError, shutil.Error) as fault:
                raise self._unreadable(fault) from fault
            yield Path(mixed)

    def hint(self, name: str) -> str:
        """Say what to do about a template that is broken."""
        return f"Mend it in {self.own_directory}, or take {name} away there: the program's own is used then."

    def _unreadable(self, fault: Exception) -> FileRefused:
        return FileRefused(
            f"The templates in {self.own_directory} cannot be read: {fault}.", "Check their rights."
        )


def names() -> list[str]:
    """Return the names of the program's templates."""
    return sorted(file.name for file in SHIPPED.iterdir() if file.suffix in ENDINGS)
