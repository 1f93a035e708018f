"""Which characters a font file has, read from its `cmap` table (OpenType specification, "cmap").

Only the two forms of the table are read that fonts of today have for Unicode: 4 for the first plane and 12
for all. A machine may have hundreds of fonts; this looks at one in about a millisecond.
"""

import struct
from collections.abc import Iterable, Iterator, Set
from pathlib import Path
from typing import BinaryIO

_COLLECTION = b"ttcf"


def covered(font: Path, index: int, wanted: Set[str]) -> frozenset[str]:
    """Return those of the wanted characters that a font has.

    `index` is the number of the font in a collection, 0 in any other file. A file that cannot be read, or is
    no font, has none.
    """
    codes = sorted(map(ord, wanted))
    try:
        with font.open("rb") as file:
            table = _cmap(file, index)
        return frozenset(chr(code) for subtable in _subtables(table) for code in _found(subtable, codes))
    except (OSError, struct.error):
        return frozenset()


def _cmap(file: BinaryIO, index: int) -> bytes:
    start = 0
    if file.read(4) == _COLLECTION:
        file.seek(12 + 4 * index)
        (start,) = struct.unpack(">I", file.read(4))
    file.seek(start + 4)
    (count,) = struct.unpack(">H6x", file.read(8))
    for tag, offset, length in struct.iter_unpack(">4s4xII", file.read(16 * count)):
        if tag == b"cmap":
            file.seek(offset)
            return file.read(length)
    return b""


def _subtables(table: bytes) -> Iterator[bytes]:
    """Yield the tables that map Unicode: those of platform 0, and of 3 with the encodings 1 and 10."""
    if not table:
        return
    (count,) = struct.unpack_from(">H", table, 2)
    for platform, encoding, offset in struct.iter_unpack(">HHI", table[4 : 4 + 8 * count]):
        if platform == 0 or (platform == 3 and encoding in (1, 10)):
            yield table[offset:]


def _found(subtable: bytes, codes: Iterable[int]) -> Iterator[int]:
    match struct.unpack_from(">H", subtable):
        case (4,):
            return _in_segments(subtable, codes)
        case (12,):
            return _in_groups(subtable, codes)
    return iter(())


def _in_segments(subtable: bytes, codes: Iterable[int]) -> Iterator[int]:
    (double,) = struct.unpack_from(">H", subtable, 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", subtable, 14)
    starts, deltas, ranges = (
        struct.unpack_from(f">{count}H", subtable, 16 + number * double) for number in (1, 2, 3)
    )
    segments = zip(starts, ends, range(count), strict=True)
    for code, segment in _ranged(segments, codes):
        if ranges[segment]:
            glyph_at = 16 + 3 * double + 2 * segment + ranges[segment] + 2 * (code - starts[segment])
            (glyph,) = struct.unpack_from(">H", subtable, glyph_at)
        else:
            glyph = (code + deltas[segment]) % 0x10000
        if glyph:  # 0 is the box for what is missing
            yield code


def _in_groups(subtable: bytes, codes: Iterable[int]) -> Iterator[int]:
    (count,) = struct.unpack_from(">I", subtable, 12)
    groups = struct.iter_unpack(">III", subtable[16 : 16 + 12 * count])
    for code, glyph in _ranged(groups, codes):
        if glyph:
            yield code


def _ranged(ranges: Iterable[tuple[int, int, int]], codes: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield each code with the third number of the range it is in; both come in ascending order."""
    coming = iter(ranges)
    start, end, value = next(coming, (0, -1, 0))
    for code in codes:
        while code > end:
            following = next(coming, None)
            if following is None:
                return
            start, end, value = following
        if code >= start:
            yield code, value
