"""The packet in which cards go to a colleague: what is in it, and how much of it at most.

A packet is a zip archive:

- `packet.json` says who made it, when, for whom;
- `cards.json` is the cards with their dossiers, as `tickler export --format json` writes them, each with
  the list of its documents;
- `documents/` has a file for every document, under its SHA-256;
- `dossiers.pdf` is for people;
- `contents.json` has the size and SHA-256 of each of the others. So damage is found, and what was altered
  without care; it is no signature, since whoever alters a packet with care can write it anew.
"""

import datetime as dt
import re
from dataclasses import dataclass

from tickler.core.errors import FileRefused
from tickler.store.shelf import Content

HEAD = "packet.json"
CARDS = "cards.json"
PDF = "dossiers.pdf"
CONTENTS = "contents.json"
DOCUMENTS = "documents/"

KIND = "tickler packet"
SCHEMA = 1

BEGINNING = b"PK\x03\x04"
"""How a zip archive with something in it begins."""

MOST_MEMBERS = 100_000
LARGEST_TOTAL = 4 * 1024**3
"""In bytes, of all members unpacked."""
LARGEST_HEAD = 64 * 1024
LARGEST_CONTENTS = 32 * 1024**2

SHA256 = re.compile("[0-9a-f]{64}")
_FOLDER_ID = re.compile("[0-9a-f]{32}")
_LONGEST_SAID = 500


@dataclass(frozen=True, slots=True)
class Head:
    """Where a packet comes from: `made_at` is local time with its offset.

    `sender` is whose folder it was, `receiver` for whom it was made, `until` the key of the last place that
    was asked for; `country` is that of the folder's telephone numbers written without one.
    """

    made_at: dt.datetime
    folder_id: str
    sender: str | None = None
    receiver: str | None = None
    until: str | None = None
    country: str | None = None

    def as_json(self) -> dict[str, object]:
        """Return the head as it stands in the packet."""
        return {
            "schema": SCHEMA,
            "kind": KIND,
            "made_at": self.made_at.isoformat(timespec="seconds"),
            "from": self.sender,
            "to": self.receiver,
            "until": self.until,
            "folder_id": self.folder_id,
            "country": self.country,
        }


def not_a_packet(name: str) -> FileRefused:
    """Return the refusal of a file that is something else."""
    return FileRefused(f"{name} is no packet.", "tickler handover FILE makes one.")


def head_from_json(data: dict[str, object]) -> Head:
    """Return the head that `as_json` wrote. Raises ValueError for anything else."""
    made_at = dt.datetime.fromisoformat(_text(data, "made_at") or "")
    folder_id = _text(data, "folder_id") or ""
    if made_at.tzinfo is None or not _FOLDER_ID.fullmatch(folder_id):
        raise ValueError("no moment with its offset, or no id of a folder")
    sender, receiver = _text(data, "from"), _text(data, "to")
    return Head(made_at, folder_id, sender, receiver, _text(data, "until"), _text(data, "country"))


def contents_from_json(data: dict[str, object]) -> dict[str, Content]:
    """Return what the list of contents says of each other member. Raises ValueError where it is none."""
    members = data.get("members")
    if not isinstance(members, dict):
        raise ValueError("no list of members")
    return {name: _content(member) for name, member in members.items()}


def _content(member: object) -> Content:
    match member:
        case {"sha256": str(sha256), "size": int(size)}:
            return Content(sha256, size)
    raise ValueError("no size and SHA-256")


def _text(data: dict[str, object], key: str) -> str | None:
    value = data.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or len(value) > _LONGEST_SAID:
        raise ValueError(f"{key} is no short text")
    return value.encode(errors="replace").decode().replace("\0", "")
