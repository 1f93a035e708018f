"""Names of files that come from strangers, made into names that any file system takes."""

import re

LONGEST = 150
"""In bytes of UTF-8: file systems take 255, and a copy gets something added."""

_NOT_IN_NAMES = re.compile(
    r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+'
)
_LONGEST_ENDING = 16
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def safe_file_name(name: str) -> str:
    """Return a name that leads to no other directory, is no option of a command and hides nothing.

    Separators, control characters, turned-around text and what Windows forbids become dashes; leading
    dots and dashes go; a long name loses the end of its stem, not its ending. Never empty.
    """
    kept = _NOT_IN_NAMES.sub("-", name).lstrip(" .-").rstrip(" .")
    if _DEVICES.match(kept):
        kept = f"_{kept}"
    stem, dot, ending = kept.rpartition(".")
    if not stem or len(ending) > _LONGEST_ENDING:
        stem, dot, ending = kept, "", ""
    room = LONGEST - len(f"{dot}{ending}".encode())
    stem = stem.encode()[:room].decode(errors="ignore").rstrip(" .")
    return f"{stem}{dot}{ending}" or "document"
