"""A mail's headers and its text, whatever the file holds: broken mails as far as they can be read.

One character stands for one byte (Latin-1) until its encoding is known, so nothing is lost on the way. The
parts are cut out here rather than by the `email` package: hostile nesting exhausts its stack, and its
parameters fail in ways that differ from version to version.
"""

import base64
import codecs
import quopri
import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import HeaderParser
from email.policy import compat32
from itertools import islice

from tickler.exchange.charset.encodings import decide_encoding
from tickler.exchange.mail.html_text import html_as_text

DEEPEST = 8
"""So many parts within each other are opened; honest mails, forwarded twice, have five or six."""

MOST_PARTS = 100
LONGEST_HEADER = 10_000
LONGEST_PART = 500_000
"""In characters. A text is read no further; nobody wrote so much by hand."""

ENOUGH_TO_GUESS = 8192
"""So many bytes tell the encoding of a text that does not say its own."""

_NO_ENCODINGS_OF_MAILS = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode_escape"})
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def open_mail(raw: bytes) -> Message:
    """Read the headers of a mail; its payload is everything behind them, a character a byte."""
    source = raw.removeprefix(codecs.BOM_UTF8).decode("latin-1")
    return _opened(source.replace("\r\n", "\n").replace("\r", "\n"))


def _opened(source: str) -> Message:
    return HeaderParser(policy=compat32).parsestr(source)


def header(mail: Message, name: str) -> str:
    """Return a header as it was sent, on one line, a character a byte; empty where there is none."""
    return " ".join(str(mail.get(name, ""))[:LONGEST_HEADER].split("\n")).strip()


def readable(sent: str) -> str:
    """Decode the words of a header that were encoded to be sent (RFC 2047), and clean it for one line."""
    try:
        words = decode_header(sent)
    except HeaderParseError:
        words = [(sent, None)]
    text = "".join(
        _decoded(word if isinstance(word, bytes) else word.encode("latin-1", "replace"), charset)
        for word, charset in words
    )
    return " ".join(text.split())


def text_of(part: Message, depth: int = 0) -> str:
    """Return what a person reads of a mail: plain text before HTML, attached files left out."""
    kind = part.get_content_type()
    if header(part, "Content-Disposition").lower().startswith("attachment"):
        return ""
    if kind.startswith("multipart/") or kind == "message/rfc822":
        return _text_of_parts(part, kind, depth)
    if kind == "text/plain":
        return _content(part).strip()
    return html_as_text(_content(part)) if kind == "text/html" else ""


def _text_of_parts(whole: Message, kind: str, depth: int) -> str:
    if depth == DEEPEST:
        return ""
    body = str(whole.get_payload())
    sources = iter([body]) if kind == "message/rfc822" else _pieces(body, _parameter(whole, "boundary"))
    parts = [_opened(source) for source in islice(sources, MOST_PARTS)]
    if kind == "multipart/alternative":
        parts.sort(key=lambda part: part.get_content_type() != "text/plain")
        return next(filter(None, (text_of(part, depth + 1) for part in parts)), "")
    return "\n\n".join(filter(None, (text_of(part, depth + 1) for part in parts)))


def _pieces(body: str, boundary: str) -> Iterator[str]:
    """Yield what stands between the boundaries; the last part of a mail that was cut short too."""
    if not boundary:
        return
    line = re.compile(rf"^--{re.escape(boundary)}(--)?[ \t]*$", re.MULTILINE)
    start: int | None = None
    for found in line.finditer(body):
        if start is not None:
            yield body[start : found.start()].removesuffix("\n")
        if found[1]:
            return
        start = found.end() + 1
    if start is not None:
        yield body[start:]


def _parameter(part: Message, name: str) -> str:
    said = re.search(
        rf';\s*{name}\s*=\s*(?:"([^"]*)"|([^\s;"]+))', header(part, "Content-Type"), re.IGNORECASE
    )
    return (said[1] or said[2] or "").rstrip() if said else ""


def _content(part: Message) -> str:
    raw = str(part.get_payload())[: 3 * LONGEST_PART].encode("latin-1", "replace")
    match header(part, "Content-Transfer-Encoding").lower():
        case "base64":
            raw = _from_base64(raw)
        case "quoted-printable":
            raw = quopri.decodestring(raw)
    return _decoded(raw, _parameter(part, "charset") or None)[:LONGEST_PART]


def _from_base64(sent: bytes) -> bytes:
    """Decode what there is, where padding was lost or the end is missing."""
    digits = re.sub(rb"[^A-Za-z0-9+/]", b"", sent)
    if len(digits) % 4 == 1:
        digits = digits[:-1]
    return base64.b64decode(digits + b"=" * (-len(digits) % 4))


def _decoded(raw: bytes, charset: str | None) -> str:
    """Decode with the encoding that was said, or with the likeliest where that is none or cannot be."""
    text = None
    if charset and charset.lower() != "unknown-8bit":
        try:
            if codecs.lookup(charset).name not in _NO_ENCODINGS_OF_MAILS:
                text = raw.decode(charset)
        except (LookupError, ValueError):  # no such encoding, one of no text, or not in it
            text = None
    if text is None:
        sample = raw[:ENOUGH_TO_GUESS]
        found = decide_encoding(sample, whole=len(raw) == len(sample), wanted=None, source="the mail")
        text = raw.decode(found.codec, "replace")
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
