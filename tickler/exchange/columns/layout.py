"""The columns of a foreign file, compiled once into what is done with the cells of each row."""

from collections.abc import Sequence
from typing import NamedTuple

from tickler.core.contacts import Contact
from tickler.core.settings import DateOrder
from tickler.exchange.birthdays import BirthdayRefused, from_columns
from tickler.exchange.columns.headers import CUSTOM, LEFT_OUT, Column
from tickler.exchange.columns.labelled import labelled_phones, labelled_values
from tickler.exchange.columns.names import ADDRESS_PARTS, NAME_PARTS, name_order, one_address, one_name
from tickler.exchange.columns.nothing import has_unseen, is_total, one_line_end, without_unseen
from tickler.exchange.fields import Draft, Taker, keep_aside, keep_custom, taker
from tickler.exchange.reading import Row, problem

NOTHING_USABLE = "no name, company, e-mail or phone: the row was left out"
LINE_OF_TOTALS = "a line of totals, not a contact; left out"
LAST_RESORT = "profession"
"""Somebody's profession is taken for the position where no other column says what that is."""
BIRTHDAY_PARTS = ("birth-year", "birth-month", "birth-day")
_STAND_INS = ("nickname", "file-as")


class _Step(NamedTuple):
    position: int
    column: str
    take: Taker


class Layout:
    """Turns the cells of a foreign file into rows.

    `columns` is what the headers mean, `country` the default for phone numbers, `order` the reading of
    `6/5/1984`. Empty cells cost no more than a glance.
    """

    def __init__(self, columns: Sequence[Column], country: str | None, order: DateOrder | None) -> None:
        self._width = len(columns)
        self._names = self._name_columns(columns)
        self._stand_ins = [
            n for part in _STAND_INS for n, column in enumerate(columns) if column.field == part
        ]
        self._nicknames = [n for n, column in enumerate(columns) if column.field == "nickname"]
        self._birthday = {c.field: n for n, c in enumerate(columns) if c.field in BIRTHDAY_PARTS}
        self._birthday_header = next((c.header for c in reversed(columns) if c.field in BIRTHDAY_PARTS), "")
        self._labelled_phones = labelled_phones(columns)
        self._labelled_values = labelled_values(columns)
        self._addresses = self._address_columns(columns)
        self._keys = [column.key for column in columns]
        self._columns = columns
        self._unkept = {column.key: n for n, column in enumerate(columns) if column.field == CUSTOM}
        self._empty = [n for n, column in enumerate(columns) if column.field == LEFT_OUT]
        apart = {LEFT_OUT, *NAME_PARTS, *_STAND_INS, *ADDRESS_PARTS, *BIRTHDAY_PARTS}
        self._steps = [
            _Step(
                n,
                column.key if column.field == CUSTOM else column.header,
                taker(column.field, country, order),
            )
            for n, column in sorted(enumerate(columns), key=lambda one: one[1].field == LAST_RESORT)
            if column.field not in apart
        ]

    def met(self) -> list[Column]:
        """Return the columns that had something in them so far, as far as that is looked at.

        A program such as Outlook writes dozens of columns for custom fields, or to be left out, in which
        nobody has ever put anything; these are not among them.
        """
        silent = {*self._unkept.values(), *self._empty}
        return [column for n, column in enumerate(self._columns) if n not in silent]

    def row(self, number: int, cells: list[str]) -> Row | None:
        """Return the row that begins at line `number`; None where all its cells are empty."""
        cells = _plain(cells)
        contact = Contact()
        draft = Draft(number, contact)
        if len(cells) != self._width:
            self._fit(cells, draft)
        for label, position in self._labelled_phones:
            if "fax" in cells[label].lower() and cells[position]:
                keep_custom(contact.custom, "fax", cells[position])
                cells[position] = ""
        for position, labels in self._labelled_values:
            self._name_value(cells, position, labels, contact)
        for position, column, take in self._steps:
            if text := cells[position]:
                take(draft, column, text)
        if self._unkept and contact.custom:
            for key in contact.custom:
                self._unkept.pop(key, None)
        if self._empty:
            self._empty = [n for n in self._empty if not cells[n]]
        self._take_name(cells, contact)
        if self._addresses:
            self._take_addresses(cells, contact)
        if self._birthday:
            self._take_birthday(cells, draft)
        if contact.name is not None and not (contact.phones or contact.emails) and is_total(cells):
            return Row(number, None, (problem(number, None, ", ".join(filter(None, cells)), LINE_OF_TOTALS),))
        if contact.name is None:
            if not any(cells):
                return None
            draft.problems.append(problem(number, None, ", ".join(filter(None, cells)), NOTHING_USABLE))
            return Row(number, None, tuple(draft.problems))
        return Row(number, contact, tuple(draft.problems))

    def _fit(self, cells: list[str], draft: Draft) -> None:
        """Fill up a short row; what is beyond the headers of a long one becomes custom fields."""
        extra = cells[self._width :]
        del cells[self._width :]
        cells += [""] * (self._width - len(cells))
        if any(extra):
            for position, text in enumerate(extra, start=self._width + 1):
                if text:
                    draft.contact.custom[f"column {position}"] = text
            reason = f"{self._width + len(extra)} cells under {self._width} headers; kept as custom fields"
            draft.problems.append(problem(draft.number, None, ", ".join(filter(None, extra)), reason))

    def _name_value(self, cells: list[str], position: int, labels: Sequence[int], contact: Contact) -> None:
        """Take a value under what its label says: `Anniversary` rather than `Event 1 - Value`."""
        label = next((cells[n].removeprefix("* ") for n in labels if cells[n]), "")
        if cells[position] and label:
            keep_custom(contact.custom, label, cells[position])
            self._unkept.pop(self._keys[position], None)
            cells[position] = ""
        if not cells[position]:
            for n in labels:
                cells[n] = ""

    def _take_name(self, cells: list[str], contact: Contact) -> None:
        parts = [n for n in self._names if cells[n]]
        if contact.name is None:
            contact.name = one_name([cells[n] for n in parts]) if parts else None
        elif parts:
            self._compare_name(cells, parts, contact, contact.name)
        if contact.name:
            for position in self._nicknames:
                if cells[position]:
                    contact.custom[self._keys[position]] = cells[position]
            return
        stand_in = next((cells[n] for n in self._stand_ins if cells[n]), None) or contact.company
        points = contact.emails or contact.phones
        contact.name = stand_in or (points[0].value if points else None)

    def _compare_name(self, cells: list[str], parts: list[int], contact: Contact, name: str) -> None:
        """Take a name that is given both whole and in parts: keep what only the parts say.

        `Kos, Ana`, or an e-mail address in its place, is given better by the parts.
        """
        apart = " ".join([cells[n] for n in parts])
        words = set(name.replace(",", " ").split())
        if "@" in name or ("," in name and words == set(apart.split())):
            contact.name = apart
        elif words != set(apart.split()):
            for n in parts:
                if not words.issuperset(cells[n].split()):
                    contact.custom[self._keys[n]] = cells[n]

    def _take_addresses(self, cells: list[str], contact: Contact) -> None:
        for group, columns in self._addresses.items():
            parts: dict[str, str] = {}
            for position, part in columns:
                if text := cells[position]:
                    parts[part] = f"{parts[part]}, {text}" if part in parts else text
            if parts and (address := one_address(parts)):
                if contact.address is None:
                    contact.address = address
                else:
                    contact.custom[f"address {group}".strip()] = address

    def _take_birthday(self, cells: list[str], draft: Draft) -> None:
        said = [cells[self._birthday[part]] if part in self._birthday else "" for part in BIRTHDAY_PARTS]
        try:
            birthday = from_columns(*said)
        except BirthdayRefused as refusal:
            keep_aside(draft, self._birthday_header, "-".join(filter(None, said)), str(refusal))
        else:
            draft.contact.birthday = draft.contact.birthday or birthday

    @staticmethod
    def _name_columns(columns: Sequence[Column]) -> list[int]:
        positions = [n for n, column in enumerate(columns) if column.field in NAME_PARTS]
        return [positions[n] for n in name_order([columns[n].field for n in positions])]

    @staticmethod
    def _address_columns(columns: Sequence[Column]) -> dict[str, list[tuple[int, str]]]:
        groups: dict[str, list[tuple[int, str]]] = {}
        for position, column in enumerate(columns):
            if column.field in ADDRESS_PARTS:
                groups.setdefault(column.group, []).append((position, column.field))
        return groups


def _plain(cells: list[str]) -> list[str]:
    """Take from the cells what nobody sees, and write their line ends in one way."""
    whole = "".join(cells)
    if "\r" in whole:
        cells = [one_line_end(cell) if "\r" in cell else cell for cell in cells]
    # Most rows have none of it, and are looked at as a whole.
    return list(map(without_unseen if has_unseen(whole) else str.strip, cells))
