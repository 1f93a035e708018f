"""A disk that keeps only what it was told to flush, and of the rest what it likes.

What is written to a file lasts from the next flush of that file on, what is done to names from the next
flush of their directory on. Whatever is not flushed may be there or not when the power fails: names up to any
point in their order, as file systems with a journal keep it; writes each by itself, and of one a few sectors.
"""

import random
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.soak.trace import Step

SECTOR = 512
DIRECTORY = -1
"""In the place of a file's number."""

Content = Mapping[str, bytes]


class Disk:
    """The files below a directory as the programs see them, and as they would be found after a power cut."""

    def __init__(self, *directories: Path) -> None:
        """Begin empty but for these directories, the upper ones first."""
        self._names = {str(path): DIRECTORY for path in directories}
        self._lasting_names = dict(self._names)
        self._lasting: list[bytearray] = []
        self._names_to_come: list[Step] = []
        self._data_to_come: list[tuple[int, Step]] = []

    @property
    def restless(self) -> bool:
        """Tell whether anything is not flushed yet."""
        return bool(self._names_to_come or self._data_to_come)

    def do(self, step: Step) -> None:
        """Let a step be done, and last if that is what it says."""
        match step.what:
            case "made" if step.path not in self._names:
                self._lasting.append(bytearray())
                self._of_names(step._replace(at=len(self._lasting) - 1))
            case "entered":
                self._of_names(step._replace(at=DIRECTORY))
            case "moved" | "removed":
                self._of_names(step)
            case "written" | "cut" if step.path in self._names:
                self._data_to_come.append((self._names[step.path], step))
            case "flushed":
                self._flush(step.path)

    def _of_names(self, step: Step) -> None:
        _rename(self._names, step)
        self._names_to_come.append(step)

    def _flush(self, path: str) -> None:
        number = self._names.get(path, DIRECTORY)
        if number != DIRECTORY:
            for one, step in self._data_to_come:
                if one == number:
                    _write(self._lasting[number], step)
            self._data_to_come = [(one, step) for one, step in self._data_to_come if one != number]
            return
        for step in self._names_to_come:
            if _directory(step.path) == path:
                _rename(self._lasting_names, step)
        self._names_to_come = [step for step in self._names_to_come if _directory(step.path) != path]

    def all_kept(self) -> Content:
        """Return what is found where all that was written had just been flushed."""
        return self._found(self._names_to_come, lambda _: True, lambda data: data)

    def all_lost(self) -> Content:
        """Return what is found where nothing is that was not flushed."""
        return self._found([], lambda _: False, lambda data: data)

    def some_lost(self, rng: random.Random) -> Content:
        """Return what is found where chance decides on all that was not flushed."""
        kept = rng.choice((0.1, 0.5, 0.9))
        names = self._names_to_come[: rng.randint(0, len(self._names_to_come))]

        def torn(data: bytes) -> bytes:
            if rng.random() < 0.7:
                return data
            return data[: SECTOR * rng.randint(0, len(data) // SECTOR)]

        return self._found(names, lambda _: rng.random() < kept, torn)

    def _found(
        self, names: list[Step], is_kept: Callable[[Step], bool], torn: Callable[[bytes], bytes]
    ) -> Content:
        found = dict(self._lasting_names)
        for step in names:
            _rename(found, step)
        files = {path: number for path, number in found.items() if number != DIRECTORY}
        contents = {number: bytearray(self._lasting[number]) for number in files.values()}
        for number, step in self._data_to_come:
            if number in contents and is_kept(step):
                _write(contents[number], step._replace(data=torn(step.data)))
        reached = {path: number for path, number in files.items() if _directory(path) in found}
        return {path: bytes(contents[number]) for path, number in reached.items()}


def lay_out(content: Content, was: Path, now: Path) -> None:
    """Write down what a disk holds, whose files were below one directory, below another one."""
    for path, data in content.items():
        file = now / Path(path).relative_to(was)
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.write_bytes(data)
        file.chmod(0o600)


def _rename(names: dict[str, int], step: Step) -> None:
    match step.what:
        case "made" | "entered":
            names[step.path] = step.at
        case "moved" if step.path in names:
            names[step.target] = names.pop(step.path)
        case "removed":
            names.pop(step.path, None)


def _write(content: bytearray, step: Step) -> None:
    if step.what == "cut":
        content[step.at :] = bytes(max(0, step.at - len(content)))
    elif step.data:
        content.extend(bytes(max(0, step.at - len(content))))
        content[step.at : step.at + len(step.data)] = step.data


def _directory(path: str) -> str:
    return path.rpartition("/")[0]
