"""Of which format a file is, by how it begins: never by its name."""

import codecs
import re

from tickler.core.errors import FileRefused

_VCARD = re.compile(r"^BEGIN\s*:\s*VCARD\s*$", re.IGNORECASE | re.MULTILINE)
_JSON = re.compile(r"""\{\s*["}]|\[\s*[\[\]{"]""")
_LOOKED_AT = 4096

_SAVE_AS_CSV = "Open it in a spreadsheet program and save the sheet as CSV."
_UNPACK = "Unpack it, and import the file that is in it."
_EXPORT_AGAIN = "Export the contacts as CSV, vCard or JSON."

_PACKED = (
    (b"xl/workbook", "an Excel workbook", _SAVE_AS_CSV),
    (b"xl/worksheets", "an Excel workbook", _SAVE_AS_CSV),
    (b"opendocument.spreadsheet", "an OpenDocument spreadsheet", _SAVE_AS_CSV),
    (b"word/document", "a Word document", _EXPORT_AGAIN),
    (b"", "an archive", _UNPACK),
)
"""What a ZIP file is, by the names of the files in it."""

_FOREIGN_BYTES = (
    (b"\xd0\xcf\x11\xe0", "an old Excel or Outlook file", _SAVE_AS_CSV),
    (b"PK\x05\x06", "an empty archive", _UNPACK),
    (b"\x1f\x8b", "a compressed file", _UNPACK),
    (b"BZh91AY", "a compressed file", _UNPACK),
    (b"\xfd7zXZ", "a compressed file", _UNPACK),
    (b"7z\xbc\xaf", "an archive", _UNPACK),
    (b"Rar!\x1a", "an archive", _UNPACK),
    (b"!BDN", "an Outlook data file", "Export the contacts from Outlook as CSV."),
    (b"SQLite format 3\0", "a SQLite database", _EXPORT_AGAIN),
    (b"%PDF", "a PDF document", _EXPORT_AGAIN),
    (b"{\\rtf", "a word processor's document", _EXPORT_AGAIN),
    (b"\x89PNG", "a picture", _EXPORT_AGAIN),
    (b"\xff\xd8\xff", "a picture", _EXPORT_AGAIN),
    (b"GIF8", "a picture", _EXPORT_AGAIN),
)
_FOREIGN_TEXTS = (
    (r"<!doctype html|<(?:html|head|body|table|meta)\b", "a web page", _SAVE_AS_CSV),
    (r"<\?xml\b", "XML", _EXPORT_AGAIN),
    (r"BEGIN\s*:\s*VCALENDAR\b", "a calendar, not an address book", _EXPORT_AGAIN),
    (r"(?:version: *1\s+)?dn:: ?\S|(?:version: *1\s+)?dn: ?\w+=", "an LDIF address book", _EXPORT_AGAIN),
)


def format_of(sample: bytes) -> str:
    """Return `vcf`, `json` or `csv` for the first bytes of a file; what is neither is CSV."""
    begin = _text_of(sample)
    if _JSON.match(begin):
        return "json"
    return "vcf" if _VCARD.search(begin) else "csv"


def refuse_foreign(sample: bytes, source: str) -> None:
    """Raise FileRefused for a file that begins as one does in which no contacts can be read.

    `source` names the file in the message; the hint says how its contacts can be had.
    """
    if sample.startswith(b"PK\x03\x04"):
        raise _refusal(source, *next((what, hint) for sign, what, hint in _PACKED if sign in sample))
    for sign, what, hint in _FOREIGN_BYTES:
        if sample.startswith(sign):
            raise _refusal(source, what, hint)
    begin = _text_of(sample)
    for pattern, what, hint in _FOREIGN_TEXTS:
        if re.match(pattern, begin, re.IGNORECASE):
            raise _refusal(source, what, hint)


def _refusal(source: str, what: str, hint: str) -> FileRefused:
    return FileRefused(f"{source} is {what}", hint)


def _text_of(sample: bytes) -> str:
    """Decode the beginning as far as Latin letters and punctuation are concerned."""
    begin = sample[:_LOOKED_AT]
    if begin.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = begin.decode("utf-16", "replace")
    else:
        text = begin.decode("latin-1").removeprefix("\xef\xbb\xbf")
    # In UTF-16 and UTF-32 without a mark, zeros stand between the letters.
    return text.replace("\0", "").lstrip("\ufeff\x1e \t\r\n")
