"""Of which format a file is, by how it begins: never by its name."""

import codecs
import re

_VCARD = re.compile(r"BEGIN\s*:\s*VCARD", re.IGNORECASE)
_JSON = re.compile(r"""\{\s*["}]|\[\s*[\[\]{"]""")
_LOOKED_AT = 1024


def format_of(sample: bytes) -> str:
    """Return `vcf`, `json` or `csv` for the first bytes of a file; what is neither is CSV."""
    begin = _text_of(sample[:_LOOKED_AT]).lstrip("\ufeff\0 \t\r\n")
    if _VCARD.match(begin):
        return "vcf"
    return "json" if _JSON.match(begin) else "csv"


def _text_of(begin: bytes) -> str:
    """Decode as far as Latin letters and punctuation are concerned."""
    if begin.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return begin.decode("utf-16", "replace")
    # In UTF-16 and UTF-32 without a mark, zeros stand between the letters.
    return begin.decode("latin-1").removeprefix("\xef\xbb\xbf").replace("\0", "")
