"""Reading contacts from JSON: our own export, a list of objects, or objects one a line (JSON lines)."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from tickler.core.errors import FileRefused
from tickler.core.settings import DateOrder
from tickler.exchange.charset.encodings import decide_encoding
from tickler.exchange.json import own as own_json
from tickler.exchange.json.layouts import Layouts, understand
from tickler.exchange.json.rows import JsonRows
from tickler.exchange.json.stream import Found, Objects
from tickler.exchange.json.text import JsonText
from tickler.exchange.json.wrappers import Wrappers
from tickler.exchange.lines import SAMPLE_BYTES, ByteSource
from tickler.exchange.reading import Reading, Row
from tickler.exchange.understanding import about_columns, encoding_name

HEAD_OBJECTS = 1000
"""So many objects at most are looked at before the first one is taken in."""


class JsonReading(Reading):
    """A JSON text that is being read; what comes up late in it is in the remarks at the end."""

    def __init__(
        self,
        source: ByteSource,
        *,
        encoding: str | None,
        mapping: Mapping[str, str],
        country: str | None,
        date_order: DateOrder | None,
    ) -> None:
        super().__init__(source)
        sample = source.sample if encoding else source.evidence()
        self._encoding = decide_encoding(sample, whole=source.whole, wanted=encoding, source=source.name)
        self._text = JsonText(source, self._encoding.codec)
        self._objects = Objects(self._text, Wrappers(mapping))
        found = iter(self._objects)
        head = self._head(found)
        self._found = chain(head, found)
        records = [one.value for one in head if not one.fault]
        self._own = not mapping and any(map(_is_card, records))
        # Beside our own cards anything may stand; without them the keys must say what is what.
        foreign = [] if self._own else records
        self._order = understand(foreign, mapping, source.name) if foreign else None
        self._layouts = Layouts(mapping, country, self._order or date_order)
        for record in foreign:
            self._layouts.learn(record)
        self._rows = JsonRows(self._layouts, country, own=not mapping)

    @property
    def remarks(self) -> tuple[str, ...]:
        objects = self._objects
        shape = "a list of objects" if objects.in_a_list else "objects one after the other"
        if objects.wrappers:
            shape = f"objects under {', '.join(objects.wrappers)}"
        said = [f"read as {encoding_name(self._encoding.codec)}, JSON: {shape}"]
        if self._encoding.doubt:
            said.append(self._encoding.doubt)
        if self._own:
            return (*said, "an export of this program")
        said += about_columns([*self._layouts.columns.values()], self._order)
        if objects.passed_over:
            said.append(f"passed over, beside the objects: {', '.join(objects.passed_over)}")
        return tuple(said)

    def __iter__(self) -> Iterator[Row]:
        row, text = self._rows.row, self._text
        for found in self._found:
            yield row(found, suspect=text.suspect)

    def _head(self, found: Iterator[Found]) -> list[Found]:
        """Read the first objects. Raises FileRefused where there is none, or the first one is broken."""
        name = self._source.name
        head: list[Found] = []
        for one in found:
            head.append(one)
            if len(head) == HEAD_OBJECTS or self._source.bytes_read > SAMPLE_BYTES:
                break
        if not head and not self._objects.in_a_list:
            raise FileRefused(f"{name} is empty", "There is nothing in it to import.")
        if head and head[0].fault and head[0].broken:
            reason = head[0].fault.partition(";")[0]
            raise FileRefused(f"{name}: {reason}", "Mend it there, or export it again.")
        if head and all(one.fault for one in head):
            raise FileRefused(f"{name}: no object is in it", 'A contact is one: {"name": "Ana"}')
        return head


def open_json(
    source: ByteSource,
    *,
    encoding: str | None = None,
    mapping: Mapping[str, str] | None = None,
    country: str | None = None,
    date_order: DateOrder | None = None,
) -> JsonReading:
    """Open a JSON text, or JSON lines, and find out how it is written.

    `encoding` overrules what would be found, `mapping` what the keys say (key to field, as with `--map`;
    the key `city` in `address` is `address city`), `country` is the ISO 3166 alpha-2 code for national phone
    numbers, `date_order` decides `6/5/1984` where the file itself does not. Raises FileRefused for a text
    that is empty, begins with what is no JSON, holds no object, or objects of which no key is understood;
    ValueRefused for an encoding, key or field that does not exist.
    """
    return JsonReading(
        source, encoding=encoding, mapping=mapping or {}, country=country, date_order=date_order
    )


def _is_card(record: Mapping[str, Any]) -> bool:
    return own_json.card_in(record) is not None
