"""The keys of foreign objects as columns: one layout for each set of keys, made when it first comes up."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any
from unicodedata import normalize

from tickler.core.errors import FileRefused
from tickler.core.settings import DateOrder
from tickler.exchange.birthdays import order_of
from tickler.exchange.columns.headers import CUSTOM, LEFT_OUT, Column, columns_of, positions_of
from tickler.exchange.columns.layout import Layout
from tickler.exchange.json.keys import flat
from tickler.exchange.understanding import refuse_without_meaning

_LAYOUTS_KEPT = 256
_COLUMNS_NAMED = 100
_HEADERS_COMPARED = 2000


class Layouts:
    """The layouts of a file.

    `mapping` is header to field, as with `--map`; `country` is the default for phone numbers, `order` the
    reading of `6/5/1984`. `columns` are those, by header, that are no field of a card.
    """

    def __init__(self, mapping: Mapping[str, str], country: str | None, order: DateOrder | None) -> None:
        self.columns: dict[str, Column] = {}
        self._mapping = mapping
        self._country = country
        self._order = order
        self._layouts: dict[tuple[str, ...], Layout] = {}

    def of(self, headers: tuple[str, ...]) -> Layout:
        """Return the layout of objects with these headers."""
        layout = self._layouts.get(headers)
        if layout is None:
            if len(self._layouts) == _LAYOUTS_KEPT:
                self._layouts.clear()
            self._layouts[headers] = layout = self._made(headers)
        return layout

    def learn(self, record: Mapping[str, Any]) -> None:
        """Meet the keys of an object before it is taken in."""
        self.of(flat(record)[0])

    def _made(self, headers: Sequence[str]) -> Layout:
        columns = _columns(headers, self._mapping)
        for column in columns:
            if column.field in (CUSTOM, LEFT_OUT) and len(self.columns) < _COLUMNS_NAMED:
                self.columns.setdefault(column.header, column)
        return Layout(columns, self._country, self._order)


def understand(
    records: Iterable[Mapping[str, Any]], mapping: Mapping[str, str], source: str
) -> DateOrder | None:
    """Look at the first foreign objects of a file; return the order of day and month that they prove.

    Raises FileRefused where none of their keys is understood, and ValueRefused where `mapping` names a key
    that none of them has, or a field that there is not.
    """
    rows = [flat(record) for record in records]
    headers = dict.fromkeys(header for names, _ in rows for header in names)
    if not headers:
        raise FileRefused(f"{source}: its objects are empty", "There is nothing in it to import.")
    columns = columns_of(_plain(islice(headers, _HEADERS_COMPARED)), mapping)
    refuse_without_meaning(columns, source)
    birthdays = {column.header for column in columns if column.field == "birthday"}
    return order_of(
        cell.strip()
        for names, cells in rows
        for name, cell in zip(names, cells, strict=True)
        if name in birthdays
    )


def _columns(headers: Sequence[str], mapping: Mapping[str, str]) -> list[Column]:
    plain = _plain(headers)
    here = {wanted: field for wanted, field in mapping.items() if positions_of(wanted, plain)}
    return columns_of(plain, here)


def _plain(headers: Iterable[str]) -> list[str]:
    return [normalize("NFC", header).strip() for header in headers]
