"""What is said of a file of another program in any format: encoding, columns, and why it is refused."""

from collections.abc import Iterable, Iterator, Sequence

from tickler.core.errors import FileRefused
from tickler.core.settings import DateOrder
from tickler.exchange.columns.headers import CUSTOM, IDENTIFYING, LEFT_OUT, Column

HEADERS_LISTED = 30
"""So many headers a refusal lists,"""
COLUMNS_NAMED = 100
"""and so many columns a report names: more than any program writes."""

_ENCODING_NAMES = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "koi8-r": "KOI8-R"}


def encoding_name(codec: str) -> str:
    """Name an encoding as people do: `Windows-1251`."""
    return _ENCODING_NAMES.get(codec, codec.upper().replace("CP125", "Windows-125"))


def about_columns(columns: Sequence[Column], order: DateOrder | None) -> Iterator[str]:
    """Say what became of the columns that are no field of a card, and how dates with slashes were read."""
    if kept := [column.key for column in columns if column.field == CUSTOM and column.header]:
        yield f"kept as custom fields: {_named(kept)}"
    if left := [column.header for column in columns if column.field == LEFT_OUT]:
        yield f"left out: {_named(left)}"
    if order:
        yield f"birthdays with slashes read as {'day/month' if order == 'dmy' else 'month/day'}/year"


def _named(columns: Sequence[str]) -> str:
    """Name columns, of very many the first ones and how many more there are."""
    more = len(columns) - COLUMNS_NAMED
    return ", ".join(columns[:COLUMNS_NAMED]) + (f" and {more:,} more" if more > 0 else "")


def refuse_without_meaning(columns: Sequence[Column], source: str) -> None:
    """Raise FileRefused where no column is understood, or none of those that make a card.

    `columns` is what the headers, or keys, of the file `source` mean.
    """
    if not any(column.known for column in columns):
        raise not_understood([column.header for column in columns], source)
    if not any(column.field in IDENTIFYING for column in columns):
        headers = listed(column.header for column in columns)
        raise FileRefused(
            f"{source}: no column is a name, company, e-mail or phone: {', '.join(headers)}",
            f'Say which one is, for example: --map "{_quoted(headers[0])}=name"',
            headers,
        )


def not_understood(headers: Sequence[str], source: str) -> FileRefused:
    """Say which headers a file has, none of which is understood, and how to name one."""
    shown = listed(headers)
    message = f"{source}: none of its headers is understood: {', '.join(shown)}"
    example = _quoted((shown or ["Header"])[0])
    return FileRefused(message, f'Say which is which, for example: --map "{example}=name"', shown)


def listed(headers: Iterable[str]) -> list[str]:
    """Return the first headers for a message, long ones cut."""
    return [_short(header) for header in headers if header.strip()][:HEADERS_LISTED]


def _quoted(header: str) -> str:
    return header.replace('"', '\\"')


def _short(header: str) -> str:
    return header if len(header) <= 40 else header[:39] + "…"
