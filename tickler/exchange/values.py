"""What the fields with a form of their own take: one rule each, for files and for what is typed."""

import re
from functools import lru_cache

from tickler.core.service import SERVICES
from tickler.core.settings import DateOrder
from tickler.core.zones import zone_named
from tickler.exchange.birthdays import read_birthday
from tickler.exchange.reading import FieldRefused

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*", re.ASCII)


def normal_field(name: str, text: str, order: DateOrder | None = None) -> str:
    """Return the text of a field in the form in which it is kept.

    `name` is that of the field as in `TEXT_FIELDS`; `order` decides what the birthday `6/5/1984` means.
    A birthday becomes `YYYY-MM-DD` or `--MM-DD`, and empty where it is one of the empty dates that
    programs write; a language has the shape of a BCP 47 tag, a time zone a name of the IANA database,
    and a kind of service one of the words of `SERVICES`.
    Any other field takes every text. Raises FieldRefused with the reason.
    """
    match name:
        case "birthday":
            return read_birthday(text.strip(), order) or ""
        case "language" if not _LANGUAGE_TAG.fullmatch(text):
            raise FieldRefused("not a language tag such as hr or pt-BR")
        case "timezone" if not _is_timezone(text):
            raise FieldRefused("not a time zone such as Europe/Zagreb")
        case "service" if text.strip().lower() in ("", *SERVICES):
            return text.strip().lower()
        case "service":
            raise FieldRefused(f"not one of {', '.join(SERVICES)}")
    return text


@lru_cache(maxsize=1024)
def _is_timezone(name: str) -> bool:
    return zone_named(name) is not None
