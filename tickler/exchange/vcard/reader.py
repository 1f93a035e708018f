"""Reading contacts from vCards: any program's of the versions 2.1, 3.0 and 4.0, or our own export."""

import binascii
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from tickler.core.errors import FileRefused
from tickler.exchange.charset.encodings import UNDECODABLE, decide_encoding
from tickler.exchange.lines import ByteSource, Lines, sample_lines
from tickler.exchange.reading import Reading, Row, problem
from tickler.exchange.understanding import encoding_name
from tickler.exchange.vcard.cards import Outside, cards_in
from tickler.exchange.vcard.foreign import ForeignCards
from tickler.exchange.vcard.groups import has_groups, tags_of_members
from tickler.exchange.vcard.own import is_own, own_card_row
from tickler.exchange.vcard.text import Texts


class VcardReading(Reading):
    """A file of vCards that is being read; at its end the remarks say what was left out as well."""

    def __init__(
        self,
        source: ByteSource,
        codec: str,
        texts: Texts,
        foreign: ForeignCards,
        country: str | None,
        remarks: Sequence[str],
    ) -> None:
        super().__init__(source, remarks)
        self._codec = codec
        self._texts = texts
        self._foreign = foreign
        self._country = country
        self._has_own = False
        self._finished = False

    @property
    def remarks(self) -> tuple[str, ...]:
        first = super().remarks
        return (*first, *self._last_remarks()) if self._finished else first

    def __iter__(self) -> Iterator[Row]:
        for card in cards_in(_runs(self._source, self._codec)):
            if isinstance(card, Outside):
                yield self._outside(card)
            elif is_own(card):
                self._has_own = True
                yield own_card_row(card, self._texts, self._country)
            else:
                yield self._foreign.row(card)
        self._finished = True

    def _outside(self, run: Outside) -> Row:
        lines = "the line was" if run.length == 1 else f"{run.length} lines were"
        text = self._texts.plain(run.text)
        return Row(run.number, None, (problem(run.number, None, text, f"not in a card; {lines} left out"),))

    def _last_remarks(self) -> Iterator[str]:
        if self._has_own:
            yield "an export of this program"
        if left := self._foreign.left_out:
            yield f"left out: {', '.join(_count(number, what) for what, number in left.items())}"
        for name in self._foreign.never_met():
            yield f"no card has the property {name} of --map"


def open_vcards(
    source: ByteSource,
    *,
    encoding: str | None = None,
    mapping: Mapping[str, str] | None = None,
    country: str | None = None,
) -> VcardReading:
    """Open a file of vCards and find out how it is written.

    `encoding` overrules what would be found, `mapping` what the properties mean (property to field, as
    with `--map`), `country` is the ISO 3166 alpha-2 code for national phone numbers. A file is looked
    through for groups beforehand, a stream cannot be. Raises FileRefused for a file that cannot be read,
    has no card, or is not in the encoding said; ValueRefused for an encoding or field that does not exist.
    """
    if not source.sample.strip():
        raise FileRefused(f"{source.name} is empty", "Export the contacts once more.")
    sample = source.sample if encoding or _path(source) is None else source.evidence()
    if not encoding and b"QUOTED-PRINTABLE" in sample.upper():
        sample = binascii.a2b_qp(sample)
    decision = decide_encoding(sample, whole=source.whole, wanted=encoding, source=source.name)
    codec = decision.codec.removesuffix("-sig")
    _refuse_without_cards(source, codec)
    inner = "utf-8" if _is_wide(codec) else codec
    texts = Texts((inner, "utf-8") if encoding else ("utf-8", inner))
    remarks = (f"read as vCards in {encoding_name(codec)}", *filter(None, [decision.doubt]))
    foreign = ForeignCards(texts, country, mapping or {}, _tags(source, codec, texts))
    return VcardReading(source, codec, texts, foreign, country, remarks)


def _refuse_without_cards(source: ByteSource, codec: str) -> None:
    lines = _as_octets(sample_lines(source, codec)) if _is_wide(codec) else sample_lines(source, "latin-1")
    if all(isinstance(card, Outside) for card in cards_in(lines)):
        raise FileRefused(
            f"{source.name} holds no vCard: none of its lines is BEGIN:VCARD",
            "If it is another format, say which with --format.",
        )


def _tags(source: ByteSource, codec: str, texts: Texts) -> dict[str, list[str]] | None:
    """Return the groups of each card by its UID, None for a stream, which is read only once."""
    path = _path(source)
    if path is None:
        return None
    if not has_groups(path):
        return {}
    again = ByteSource(path)
    try:
        return tags_of_members(_runs(again, codec), texts)
    finally:
        again.close()


def _path(source: ByteSource) -> Path | None:
    """Return the path of a file that can be read more than once."""
    path = Path(source.name)
    return path if source.size is not None and path.is_file() else None


def _runs(source: ByteSource, codec: str) -> Iterator[str]:
    """Return runs of lines of a file as bytes in the guise of Latin-1; those of UTF-16 become UTF-8."""
    if _is_wide(codec):
        return _as_octets(Lines(source, codec).runs())
    return Lines(source, "latin-1", watched=False).runs()


def _as_octets(runs: Iterable[str]) -> Iterator[str]:
    for run in runs:
        # What could not be decoded becomes a byte that is no UTF-8 either, and is reported with its card.
        octets = b"\xff".join(part.encode("utf-8", "replace") for part in run.split(UNDECODABLE))
        yield octets.decode("latin-1")


@cache
def _is_wide(codec: str) -> bool:
    """Tell whether the signs of a vCard are other bytes than in ASCII, as in UTF-16."""
    signs = "BEGIN:VCARD;=\r\n"
    return signs.encode(codec) != signs.encode("ascii")


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 or what.isupper() else f"{number} {what}s"
