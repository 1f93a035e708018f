"""What stands before the colon of a vCard line: group, name and parameters."""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

NOT_PREFERRED = 101
"""Ranks go from 1 to 100 (RFC 6350, 5.3)."""

LEFT_ASIDE = {"PHOTO": "photo", "LOGO": "logo", "SOUND": "sound", "KEY": "key"}
"""What is no text, and what it is called in the remarks."""

_TEXTS = frozenset(
    ("FN", "N", "NICKNAME", "ORG", "TITLE", "ROLE", "NOTE", "ADR", "LABEL", "TEL", "EMAIL", "URL",
     "BDAY", "CATEGORIES", "UID", "X-ABLABEL")
)  # fmt: skip
_HEAD = re.compile(r'((?:[^":]|"[^"]*")*):(.*)', re.DOTALL)
_DATA = re.compile(r"data:[\w/.+-]+[;,]", re.ASCII | re.IGNORECASE)
_NAME = re.compile(r"(?:([\w-]+)\.)?([A-Za-z][\w-]*)", re.ASCII)
_PARAMETER = re.compile(r';((?:[^";]|"[^"]*")*)')
_ENCODINGS: dict[str, Literal["base64", "quoted-printable"]] = {
    "B": "base64",
    "BASE64": "base64",
    "Q": "quoted-printable",
    "QUOTED-PRINTABLE": "quoted-printable",
}


class Head(NamedTuple):
    """Group, name and parameters of a line.

    `name` is in capitals, and empty where the line is none of a vCard; `types` are in lower case;
    `rank` says how much this one of several is preferred, 1 most; `is_binary` that its value is no
    text, `is_plain` that nothing is said of its encoding.
    """

    name: str
    group: str = ""
    parameters: tuple[tuple[str, str], ...] = ()
    types: frozenset[str] = frozenset()
    charset: str | None = None
    encoding: Literal["", "base64", "quoted-printable"] = ""
    rank: int = NOT_PREFERRED
    is_binary: bool = False
    is_plain: bool = True

    def parameter(self, name: str) -> str | None:
        """Return the value of a parameter, named in capitals, without its quotation marks."""
        return next((value for known, value in self.parameters if known == name), None)


def head_and_value(line: str) -> tuple[Head, str]:
    """Take a line apart at its first colon outside quotation marks.

    A line that is none of a vCard has a head without name, and is all value.
    """
    before, colon, value = line.partition(":")
    if '"' in before and (quoted := _HEAD.fullmatch(line)):
        before, value = quoted[1], quoted[2]
    head = head_of(before) if colon else _NONE
    return (head, value) if head.name else (head, line)


def is_left_aside(head: Head, value: str) -> bool:
    """Tell whether a line holds a photo, a sound or the like, also as a `data:` URI (RFC 2397)."""
    return head.is_binary or (value[:1] in "dD" and _DATA.match(value) is not None)


_NONE = Head("")


@lru_cache(maxsize=4096)
def head_of(text: str) -> Head:
    """Read what stands before a colon; the cards of a file share most of it."""
    before, _, _ = text.partition(";")
    found = _NAME.fullmatch(before.strip())
    if not found:
        return _NONE
    name = found[2].upper()
    types: set[str] = set()
    parameters: list[tuple[str, str]] = []
    charset, encoding, rank = None, "", NOT_PREFERRED
    for part in _PARAMETER.findall(text[len(before) :]):
        key, equals, value = part.partition("=")
        key, value = key.strip().upper(), value.strip().strip('"')
        if not equals:
            key, value = ("ENCODING" if key in _ENCODINGS else "TYPE"), key
        match key:
            case "TYPE":
                types.update(kind.strip() for kind in value.lower().split(","))
            case "ENCODING":
                encoding = _ENCODINGS.get(value.upper(), "")
            case "CHARSET":
                charset = value
            case "PREF" if value.isascii() and value.isdigit():
                rank = min(rank, int(value[:3]))
        parameters.append((key, value))
    return Head(
        name,
        found[1].lower() if found[1] else "",
        tuple(parameters),
        frozenset(types),
        charset,
        _ENCODINGS.get(encoding.upper(), ""),
        1 if "pref" in types else rank,
        # A SOUND of the type X-IRMC-N is the pronunciation of the name, as Japanese telephones write it.
        (name in LEFT_ASIDE and "x-irmc-n" not in types) or (encoding == "base64" and name not in _TEXTS),
        not (charset or encoding),
    )
