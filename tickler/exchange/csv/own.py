"""The columns of the CSV file that this program writes, and reads back without loss."""

import re
from collections.abc import Iterable, Sequence

from tickler.core.cards import TEXT_FIELDS, Dossier, Note
from tickler.core.contacts import Contact
from tickler.core.places import time_of
from tickler.exchange.columns.headers import Column
from tickler.exchange.columns.several import SEVERAL
from tickler.exchange.csv.formulas import guarded, unguarded
from tickler.exchange.fields import Draft
from tickler.exchange.note_lines import note_line, read_note_line
from tickler.exchange.own import SIGNATURE, OwnCard, own_row
from tickler.exchange.reading import Row
from tickler.exchange.rhythm_lines import rhythm_line

COLUMNS = (
    "name", "company", "position", "phones", "emails", "tags", "place", "time", "kind", "why", "cadence",
    "address", "website", "birthday", "source", "address_as", "say", "language", "timezone", "external_id",
    "notes", "service", "channel", "hours",
)  # fmt: skip
"""The first columns of our file; one `custom:KEY` for each custom field follows."""

CUSTOM_PREFIX = "custom:"
_LISTS = ("phones", "emails", "tags", "notes")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def is_own(headers: Sequence[str]) -> bool:
    """Tell whether these are the headers of our own file, in whatever order a spreadsheet left them."""
    return SIGNATURE.issubset(headers)


def joined(values: Iterable[str]) -> str | None:
    """Join several texts into one cell, as Google does with ` ::: `; None where there are none.

    A backslash is doubled, and `::` within a text is written `:\\:`, so that `separated` gives back
    exactly the same texts.
    """
    texts = [value.replace("\\", "\\\\").replace("::", ":\\:") for value in values]
    return SEVERAL.join(texts) if texts else None


def separated(cell: str) -> list[str]:
    """Take the texts of a cell apart again."""
    return [_ESCAPED.sub(r"\1", text) for text in cell.split(SEVERAL)]


def headers_of(custom_keys: Sequence[str]) -> list[str]:
    """Return the headers of our file, those of the custom fields last."""
    return [*COLUMNS, *(guarded(CUSTOM_PREFIX + key) for key in custom_keys)]


def cells_of(dossier: Dossier, custom_keys: Sequence[str]) -> list[str]:
    """Return the cells of a card, in the order of `COLUMNS` and then of the custom fields."""
    card = dossier.card
    custom = dict(card.custom)
    texts = {field: getattr(card, field) for field in TEXT_FIELDS}
    texts |= {
        "phones": joined(card.phones),
        "emails": joined(card.emails),
        "tags": joined(card.tags),
        "place": card.place.key if card.place else None,
        "time": time_of(card.place) if card.place else None,
        "kind": card.kind,
        "why": card.why,
        "cadence": rhythm_line(card),
        "notes": joined(map(note_line, dossier.notes)),
    }
    values = [*map(texts.__getitem__, COLUMNS), *map(custom.get, custom_keys)]
    return ["" if value is None else guarded(value) for value in values]


class OwnLayout:
    """Turns the cells of our own file into rows; texts are taken exactly as they are.

    `headers` are the file's, `country` is the default for phone numbers.
    """

    def __init__(self, headers: Sequence[str], country: str | None) -> None:
        self._headers = [unguarded(header) for header in headers]
        self._country = country

    @staticmethod
    def met() -> Sequence[Column]:
        """Return nothing: of the columns of our own file there is nothing to say."""
        return ()

    def row(self, number: int, cells: list[str]) -> Row | None:
        """Return the row that begins at line `number`; None where all its cells are empty."""
        # Absent is an empty cell; present and empty is a guarded one.
        said = {h: unguarded(cell) for h, cell in zip(self._headers, cells, strict=False) if cell}
        if not said:
            return None
        draft = Draft(number, Contact())
        lists = {column: separated(said.pop(column)) for column in _LISTS if column in said}
        card = OwnCard(
            texts={column: text for column, text in said.items() if column in COLUMNS},
            phones=lists.get("phones", ()),
            emails=lists.get("emails", ()),
            tags=lists.get("tags", ()),
            custom={h.removeprefix(CUSTOM_PREFIX): text for h, text in said.items() if h not in COLUMNS},
            notes=_notes(draft, lists.get("notes", ())),
        )
        return own_row(draft, card, self._country)


def _notes(draft: Draft, lines: Sequence[str]) -> tuple[Note, ...]:
    """Read notes; what somebody has typed into the sheet is a note too, of which nothing more is known."""
    notes = [(read_note_line(line), line) for line in lines]
    draft.contact.notes = [line for note, line in notes if note is None]
    return tuple(note for note, _ in notes if note)
