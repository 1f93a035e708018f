"""What strace has seen, as the steps that a disk sees: made, written, flushed, renamed, removed.

strace, since it sees the real program with the SQLite it really has, and its documents as well; a VFS of our
own would need another SQLite under the program, and a library in front of libc a compiler on every machine.
The same tool also kills at a chosen call, and lets one fail.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

WRITING = (
    "openat", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "unlink", "mkdir", "lseek",
)  # fmt: skip
RECORD = ("-y", "-xx", "-s", "4000000", "-e", f"trace={','.join(WRITING)}")
"""The options with which strace writes down what is read here."""

_LINE = re.compile(r"(?P<pid>\d+) +(?P<call>\w+)\((?P<rest>.*)")
_RESUMED = re.compile(r"(?P<pid>\d+) +<\.\.\. (?P<call>\w+) resumed>(?P<rest>.*)")
_UNFINISHED = " <unfinished ...>"
_FD = re.compile(r"(\d+)<([^>]*)>")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_RESULT = re.compile(r"\) += (-?\d+)")


class Step(NamedTuple):
    """One thing done to a disk: `made`, `written`, `cut`, `flushed`, `moved`, `removed`, or `entered`.

    What is entered is a new directory; `told` is what goes to standard output, the acknowledgement.
    """

    what: str
    path: str = ""
    target: str = ""
    at: int = 0
    data: bytes = b""


class Call(NamedTuple):
    """A call of the system: its name, which of that name it was from 1 on, and the path it concerned."""

    name: str
    number: int
    path: str


def steps(log: Path, below: Path) -> list[Step]:
    """Return what was done to the files below a directory, and what was told."""
    return list(_steps(log, str(below)))


def calls(log: Path, below: Path) -> list[Call]:
    """Return the calls by which a file below a directory is changed, or can be."""
    numbers: Counter[str] = Counter()
    found = []
    for name, rest in _calls(log):
        numbers[name] += 1
        path = _decoded(_TEXT.findall(rest)[0]) if name in _BY_NAME else _path_of(rest)
        opens_to_read = name == "openat" and "O_CREAT" not in rest
        if path.startswith(str(below)) and name != "lseek" and not opens_to_read:
            found.append(Call(name, numbers[name], path))
    return found


_BY_NAME = ("openat", "rename", "unlink", "mkdir")


def _steps(log: Path, below: str) -> Iterator[Step]:
    at: dict[str, int] = {}
    for name, rest in _calls(log):
        result = _RESULT.search(rest)
        if result is None or result[1].startswith("-"):
            continue
        if name == "write" and rest.startswith("1<"):
            yield Step("told", data=_data(rest))
            continue
        texts = _TEXT.findall(rest)
        path = _decoded(texts[0]) if name in _BY_NAME else _path_of(rest)
        if not path.startswith(below) or path.endswith("-shm"):
            continue
        match name:
            case "openat":
                at[result[1]] = 0
                if "O_CREAT" in rest:
                    yield Step("made", path)
                if "O_TRUNC" in rest:
                    yield Step("cut", path)
            case "lseek":
                at[_number(rest)] = int(result[1])
            case "write":
                handle = _number(rest)
                yield Step("written", path, at=at.get(handle, 0), data=_data(rest))
                at[handle] = at.get(handle, 0) + int(result[1])
            case "pwrite64":
                offset = rest[: result.start()].rsplit(", ", 1)[1]
                yield Step("written", path, at=int(offset), data=_data(rest))
            case "ftruncate":
                size = rest[: result.start()].rsplit(", ", 1)[1]
                yield Step("cut", path, at=int(size))
            case "fsync" | "fdatasync":
                yield Step("flushed", path)
            case "rename":
                yield Step("moved", path, target=_decoded(texts[1]))
            case "unlink":
                yield Step("removed", path)
            case "mkdir":
                yield Step("entered", path)


def _calls(log: Path) -> Iterator[tuple[str, str]]:
    begun: dict[str, str] = {}
    for line in log.read_text(encoding="ascii").splitlines():
        if resumed := _RESUMED.match(line):
            yield resumed["call"], begun.pop(resumed["pid"], "") + resumed["rest"]
        elif not (call := _LINE.match(line)):
            continue
        elif line.endswith(_UNFINISHED):
            begun[call["pid"]] = call["rest"].removesuffix(_UNFINISHED)
        else:
            yield call["call"], call["rest"]


def _path_of(rest: str) -> str:
    found = _FD.match(rest)
    return _decoded(found[2]) if found else ""


def _number(rest: str) -> str:
    found = _FD.match(rest)
    return found[1] if found else ""


def _data(rest: str) -> bytes:
    return bytes.fromhex(_TEXT.findall(rest)[0].replace("\\x", ""))


def _decoded(text: str) -> str:
    return bytes.fromhex(text.replace("\\x", "")).decode()
