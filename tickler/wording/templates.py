"""Texts with places to fill in: those of the program, and the user's own, which win over the same name.

Each is a Markdown file; between two lines `---` at its beginning it says what it is for.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from tickler.core.errors import FileRefused, NotFound
from tickler.wording.languages import Languages, code_of

ENDING = ".md"
FENCE = "---"
LARGEST = 100_000
"""In bytes; nobody says or writes so much to a client."""

ENGLISH = Languages()


class Template(NamedTuple):
    """A text with places to fill in; its text begins in line `first`, a key is in line `where[key]`."""

    name: str
    head: Mapping[str, str]
    text: str
    first: int
    file: Path
    own: bool
    where: Mapping[str, int] = MappingProxyType({})

    @property
    def title(self) -> str:
        return self.head.get("title") or self.name

    @property
    def base(self) -> str:
        """The name by which people call it, in all languages: `thanks` of `thanks.ru`."""
        return _base(self.name)

    @property
    def language(self) -> str:
        """The language that its head or the name of its file says: `ru` of `thanks.ru.md`."""
        return code_of(self.head.get("language") or self.name.partition(".")[2])

    def words(self, key: str) -> tuple[str, ...]:
        """Return what the head lists under a key, with commas between."""
        return tuple(word for part in self.head.get(key, "").split(",") if (word := part.strip()))

    def refusal(self, line: int | None, reason: str) -> FileRefused:
        """Say what is wrong with it, and what to do."""
        where = f", line {line}" if line else ""
        hint = f"Mend it in {self.file}, or take it away." if self.own else "This is a fault of tickler."
        return FileRefused(f"{self.file.name} cannot be used{where}: {reason}", hint)


@dataclass(frozen=True, slots=True)
class Shelf:
    """All templates of one sort: `sort` is what one is called, `keys` is what a head may say."""

    sort: str
    shipped: Path
    own: Path
    keys: Collection[str]

    def names(self) -> list[str]:
        """Return the names of all templates, each once for all its languages."""
        return sorted({_base(name) for name in self._files()})

    def template(self, name: str, languages: Languages = ENGLISH) -> Template:
        """Return the template of a name in the best of some languages: `thanks.ru.md`.

        Of two that suit equally the user's own comes first. Where none suits, there is another one, unless
        `languages` are the only ones. Raises NotFound if there is none, FileRefused with its line if it is
        broken.
        """
        files = {one: file for one, file in self._files().items() if name in (one, _base(one))}
        if not files:
            raise NotFound(
                f'There is no {self.sort} "{name}".', f"Your own go into {self.own}.", tuple(self.names())
            )
        spoken = {one: self._language(one, file) for one, file in files.items()}

        def order(one: str) -> tuple[object, ...]:
            rank = languages.rank(spoken[one])
            return rank is None, rank, not self._is_own(files[one]), not spoken[one], one

        best = min(files, key=order)
        if languages.only and languages.rank(spoken[best]) is None:
            there = ", ".join(sorted({*spoken.values()}))
            raise NotFound(
                f'The {self.sort} "{name}" is not there in {languages.order[0]}.', f"It is there in {there}."
            )
        return self._read(best, files[best])

    def as_shipped(self) -> "Shelf":
        """Return the shelf as it is without the user's own."""
        return replace(self, own=self.shipped)

    def all(self) -> tuple[list[Template], list[FileRefused]]:
        """Return all templates that can be read, and what is wrong with the others."""
        read: list[Template] = []
        broken: list[FileRefused] = []
        for name, file in sorted(self._files().items()):
            try:
                read.append(self._read(name, file))
            except FileRefused as refusal:
                broken.append(refusal)
        return read, broken

    def _language(self, name: str, file: Path) -> str:
        """Return the language of a template; of a broken one, what its name says."""
        try:
            return self._read(name, file).language
        except FileRefused:
            return name.partition(".")[2]

    def _is_own(self, file: Path) -> bool:
        return file.parent == self.own != self.shipped

    def _files(self) -> dict[str, Path]:
        """Return the file of each name: that of the user where there are two."""
        return {file.stem: file for directory in (self.shipped, self.own) for file in _markdown_in(directory)}

    def _read(self, name: str, file: Path) -> Template:
        try:
            raw = file.read_bytes()
        except OSError as fault:
            raise FileRefused(f"{file} cannot be read: {fault.strerror}.", "Check its rights.") from fault
        template = Template(name, {}, "", 0, file, own=self._is_own(file))
        if len(raw) > LARGEST:
            raise template.refusal(None, f"it is larger than {LARGEST // 1000} kB.")
        try:
            lines = [line.rstrip() for line in raw.decode("utf-8-sig").splitlines()]
        except UnicodeDecodeError as fault:
            line = raw[: fault.start].count(b"\n") + 1
            raise template.refusal(line, "it is not UTF-8.") from fault
        where = self._head(template, lines)
        head = {key: lines[number - 1].partition(":")[2].strip() for key, number in where.items()}
        first = _first(lines, lines.index(FENCE, 1) + 1 if lines and lines[0] == FENCE else 0)
        return template._replace(head=head, text="\n".join(lines[first - 1 :]), first=first, where=where)

    def _head(self, template: Template, lines: list[str]) -> dict[str, int]:
        """Return in which line each key of the head is."""
        where: dict[str, int] = {}
        if lines[:1] != [FENCE]:
            return where
        for number, line in enumerate(lines[1:], start=2):
            key, colon, _ = line.partition(":")
            if line == FENCE:
                return where
            if line and not colon:
                raise template.refusal(number, f'"{line}" is no KEY: VALUE.')
            if line and key not in self.keys:
                known = ", ".join(self.keys)
                raise template.refusal(number, f'a {self.sort} has no "{key}"; it has {known}.')
            if line:
                where[key] = number
        raise template.refusal(1, f"the head has no second line {FENCE}.")


def _base(name: str) -> str:
    return name.partition(".")[0]


def _first(lines: list[str], start: int) -> int:
    """Return the number of the first line, counted from 1, that is not empty."""
    return next((n for n, line in enumerate(lines[start:], start=start + 1) if line), start + 1)


def _markdown_in(directory: Path) -> Iterator[Path]:
    try:
        files = sorted(directory.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as fault:
        raise FileRefused(f"{directory} cannot be read: {fault.strerror}.", "Check its rights.") from fault
    yield from (file for file in files if file.suffix == ENDING and file.is_file())
