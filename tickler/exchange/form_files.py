"""Where forms are kept: those of the program, and the user's, which take the place of the same name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tickler.core.errors import FileRefused, NotFound, ValueRefused
from tickler.core.form_reading import read_form
from tickler.core.forms import Form
from tickler.store.private import OWNER_ONLY, make_private_directory

SHIPPED = Path(__file__).parent / "forms"
NEW = Path(__file__).parent / "new_form.toml"
"""What a new form begins with: one question of most types, an outcome and a slip, for NAME."""

ENDING = ".toml"
LARGEST = 1_000_000
"""In bytes; a form is a page or two."""

_NAME = re.compile(r"[^\W_][\w-]{0,59}")


class Found(NamedTuple):
    """A form's file: whether it is the user's, and the form in it or what is wrong with it."""

    name: str
    own: bool
    form: Form | None
    fault: FileRefused | None = None


@dataclass(frozen=True, slots=True)
class FormFiles:
    """The forms of a user, whose own are in a directory that need not exist."""

    own_directory: Path

    def all(self) -> Iterator[Found]:
        """Yield all forms by name; one that is broken comes with what is wrong with it.

        Raises FileRefused if the directory itself cannot be read.
        """
        for name, path in sorted(self._paths().items()):
            own = path.parent != SHIPPED
            try:
                yield Found(name, own, _read(name, path))
            except FileRefused as fault:
                yield Found(name, own, None, fault)

    def names(self) -> list[str]:
        """Return the names of all forms."""
        return sorted(self._paths())

    def form(self, name: str) -> Form:
        """Return a form by its name, whatever the case of its letters.

        Raises NotFound if there is none, and FileRefused with the line if it is broken.
        """
        paths = {known.casefold(): (known, path) for known, path in self._paths().items()}
        if name.casefold() not in paths:
            hint = "There are these; tickler form new makes another."
            raise NotFound(f'There is no form "{name}".', hint, sorted(self._paths()))
        return _read(*paths[name.casefold()])

    def make(self, name: str) -> Path:
        """Put a new form into the user's directory, or a copy of the program's of this name; return its file.

        Raises ValueRefused for what cannot be a name, and FileRefused if the user has the form already.
        """
        if not _NAME.fullmatch(name):
            raise ValueRefused(
                f'"{name}" is no name for a form.', "Letters, digits and -: tickler form new visit"
            )
        path = self.own_directory / f"{_shipped(name)}{ENDING}"
        shipped = SHIPPED / path.name
        try:
            make_private_directory(self.own_directory)
            text = (shipped if shipped.exists() else NEW).read_text(encoding="utf-8").replace("NAME", name)
            with path.open("x", encoding="utf-8") as file:
                path.chmod(OWNER_ONLY)
                file.write(text)
        except FileExistsError as fault:
            raise FileRefused(
                f"{path} exists already.", f"Change that file, then tickler form show {name}."
            ) from fault
        except OSError as fault:
            raise FileRefused(f"{path} cannot be written: {fault.strerror}.", "Check its rights.") from fault
        return path

    def _paths(self) -> dict[str, Path]:
        paths = {path.stem: path for path in SHIPPED.glob(f"*{ENDING}")}
        try:
            own = list(self.own_directory.iterdir())
        except (FileNotFoundError, NotADirectoryError):
            own = []
        except OSError as fault:
            raise FileRefused(
                f"The forms in {self.own_directory} cannot be read: {fault.strerror}.", "Check its rights."
            ) from fault
        return paths | {_shipped(path.stem): path for path in own if path.suffix == ENDING and path.is_file()}


def _shipped(name: str) -> str:
    """Return the name as a form of the program has it, whatever the case of its letters; else as it is."""
    known = (path.stem for path in SHIPPED.glob(f"*{ENDING}") if path.stem.casefold() == name.casefold())
    return next(known, name)


def _read(name: str, path: Path) -> Form:
    where = path.name if path.parent == SHIPPED else str(path)
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as fault:
        raise FileRefused(f"{where} cannot be read: {fault.strerror}.", "Check its rights.") from fault
    if len(raw) > LARGEST:
        raise FileRefused(f"{where} is larger than {LARGEST:,} bytes.", "A form is a page or two.")
    try:
        source = raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = raw[: fault.start].count(b"\n") + 1
        raise FileRefused(f"{where}, line {line}: not UTF-8.", "Save the file as UTF-8.") from fault
    return read_form(name, source, where)
