"""Mails saved as `.eml` files: who wrote to whom and when, about what, and the text."""

import datetime as dt
import re
from collections.abc import Collection
from email.utils import getaddresses, parsedate_to_datetime
from pathlib import Path
from typing import BinaryIO, NamedTuple

from tickler.exchange.mail.mime import header, open_mail, readable, text_of

ENDING = ".eml"
LOOKED_AT = 4_000_000
"""So many bytes of a mail are read for its text, which stands before what is attached."""

LONGEST_TEXT = 20_000
"""So many characters of a letter go into its note; the whole letter is kept beside it."""

LONGEST_SUBJECT = 120
RECIPIENTS_SAID = 10

_EARLIEST = 1971
"""Electronic mail is no older; dates before it are clocks that were never set."""
_CLOCKS_DIFFER = dt.timedelta(days=1)


class Address(NamedTuple):
    """Someone who wrote or was written to; `email` is in lower case, `name` as it was given, or empty."""

    name: str
    email: str

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>" if self.name else self.email


class Letter(NamedTuple):
    """A mail as far as it could be read: what is not in it, or broken, is empty or None."""

    subject: str
    senders: tuple[Address, ...]
    recipients: tuple[Address, ...]
    at: dt.datetime | None
    text: str

    @property
    def file_name(self) -> str | None:
        """The name of the document: what the letter is about."""
        return f"{self.subject}{ENDING}" if self.subject else None


def is_mail(file: Path) -> bool:
    """Tell by its name whether a file is a saved mail."""
    return file.suffix.lower() == ENDING


def read_letter(source: BinaryIO) -> Letter:
    """Read a saved mail. Raises OSError if it cannot be read, and nothing for what is in it."""
    return letter(source.read(LOOKED_AT))


def letter(raw: bytes) -> Letter:
    """Take a mail apart; any bytes give a letter, perhaps an empty one."""
    mail = open_mail(raw)
    subject = readable(header(mail, "Subject"))
    return Letter(
        subject=subject if len(subject) <= LONGEST_SUBJECT else f"{subject[:LONGEST_SUBJECT].rstrip()}…",
        senders=_addresses(header(mail, "From")),
        recipients=(*_addresses(header(mail, "To")), *_addresses(header(mail, "Cc"))),
        at=_moment(header(mail, "Date")),
        text=text_of(mail),
    )


def _addresses(sent: str) -> tuple[Address, ...]:
    try:
        pairs = getaddresses([sent])
    except RecursionError:  # comments or groups within each other, each a call within the last
        return ()
    found = (Address(readable(name), readable(email).lower()) for name, email in pairs)
    return tuple(one for one in found if "@" in one.email)


def _moment(sent: str) -> dt.datetime | None:
    try:
        moment = parsedate_to_datetime(sent)
    # Half a date makes the library fail in any of these ways.
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def filed_at(letter: Letter, now: dt.datetime) -> tuple[dt.datetime, str | None]:
    """Return when a letter was written, in local time, and a remark where that cannot be.

    A letter without a date, of a day that is yet to come, or from before there were mails is filed under
    `now`: it would stand as the newest, or oldest, of all that was said.
    """
    if letter.at is None:
        return now, "it has no date that can be read, and is filed under today"
    if letter.at.year < _EARLIEST or letter.at > now + _CLOCKS_DIFFER:
        return now, f"its date, {letter.at:%Y-%m-%d}, cannot be, and it is filed under today"
    return letter.at.astimezone(), None


def as_note(letter: Letter, emails: Collection[str]) -> str:
    """Write a letter as a note of its client's history, so that it is read there and found.

    `emails` are the client's addresses; they tell whether the letter came from the client or went there.
    """
    direction = _direction(letter, {email.lower() for email in emails})
    subject = letter.subject or "(no subject)"
    head = "\n".join(filter(None, (f"{direction}: {subject}" if direction else subject, _both_sides(letter))))
    if not letter.text:
        return head
    text = re.sub(r"\n{3,}", "\n\n", letter.text)
    return f"{head}\n\n{text if len(text) <= LONGEST_TEXT else f'{text[:LONGEST_TEXT].rstrip()}…'}"


def _direction(letter: Letter, emails: Collection[str]) -> str:
    for word, people in (("from", letter.senders), ("to", letter.recipients)):
        for one in people:
            if one.email in emails:
                return f"{word} {one.email}"
    known = (("from", letter.senders), ("to", letter.recipients))
    return " ".join(f"{word} {people[0].email}" for word, people in known if people)


def _both_sides(letter: Letter) -> str:
    senders = ", ".join(map(str, letter.senders[:RECIPIENTS_SAID]))
    recipients = ", ".join(map(str, letter.recipients[:RECIPIENTS_SAID]))
    if len(letter.recipients) > RECIPIENTS_SAID:
        recipients += f" and {len(letter.recipients) - RECIPIENTS_SAID} more"
    return " → ".join(filter(None, (senders, recipients)))
