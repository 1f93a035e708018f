"""What is known of a client apart from the binder: what import reads, and `add` and `edit` set."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Point(NamedTuple):
    """A way to reach someone: the telephone number or address as written, and its comparable form.

    The key of a number is E.164 (`+385910000001`), or its digits alone where the country is not
    known; the key of an e-mail is the address in lower case.
    """

    value: str
    key: str


@dataclass(slots=True)
class Contact:
    """What is known of a client, without a place: what import reads and `add` and `edit` set.

    `birthday` is `YYYY-MM-DD`, or `--MM-DD` without a year (RFC 6350, 4.3.1); `language` is a BCP 47
    tag, `timezone` an IANA name. None means "not said", an empty string "empty".
    """

    name: str | None = None
    company: str | None = None
    position: str | None = None
    address: str | None = None
    website: str | None = None
    birthday: str | None = None
    source: str | None = None
    address_as: str | None = None
    say: str | None = None
    language: str | None = None
    timezone: str | None = None
    external_id: str | None = None
    phones: list[Point] = field(default_factory=list)
    emails: list[Point] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    custom: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
