"""The type that is printed with: one face for Latin, Cyrillic and Georgian, and others where it has no sign.

FiraGO and Noto Sans Symbols 2 (both SIL Open Font License) come with the package `pymupdf-fonts`, packed;
they are unpacked once, into the cache directory. Other scripts are looked for in the fonts of this machine.
"""

import tempfile
from collections.abc import Iterator, Set
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import category

from tickler.paper.coverage import covered
from tickler.store.private import make_private_directory, replace_when_whole

FACE, SYMBOLS = "FiraGO", "Noto Sans Symbols2"
_PACKED = ("FiraGO_Regular", "FiraGO_Bold", "FiraGO_Italic", "FiraGO_BoldItalic", "NotoSansSymbols2_Regular")
_OWN = ((FACE, _PACKED[0]), (SYMBOLS, _PACKED[-1]))
_INVISIBLE = ("Cf", "Zs", "Zl", "Zp", "Cc")
"""Categories of characters that are never seen: joiners, soft hyphens, spaces."""
_VARIATIONS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))


class Faces(NamedTuple):
    """The families to print a text with, the first one first; `missing` are the characters that none has.

    `system` tells whether a font of this machine is among them.
    """

    families: tuple[str, ...]
    missing: tuple[str, ...] = ()
    system: bool = False


@contextmanager
def font_directory(cache: Path) -> Iterator[Path]:
    """Give the directory with our own faces, after unpacking them where that was not done yet.

    Where the cache cannot be written, a temporary directory serves for this once.
    """
    directory = cache / "fonts"
    try:
        _unpack(directory)
    except OSError:
        with tempfile.TemporaryDirectory(prefix="tickler-") as temporary:
            _unpack(Path(temporary))
            yield Path(temporary)
    else:
        yield directory


def faces_for(characters: Set[str], directory: Path) -> Faces:
    """Choose the families that a text of these characters needs; `directory` is that of `font_directory`.

    The fonts of the machine are looked through only for characters that our own faces have not.
    """
    missing = frozenset(character for character in characters if _is_seen(character))
    families = [FACE]
    for family, packed in _OWN:
        found = covered(_font(directory, packed), 0, missing)
        if found and family not in families:
            families.append(family)
        missing -= found
    ours = len(families)
    for family, path, index in _fonts_of_the_machine() if missing else ():
        if found := covered(path, index, missing):
            families.append(family)
            missing -= found
        if not missing:
            break
    return Faces(tuple(families), tuple(sorted(missing)), system=len(families) > ours)


def _is_seen(character: str) -> bool:
    return character not in _VARIATIONS and category(character) not in _INVISIBLE


def _unpack(directory: Path) -> None:
    for packed in _PACKED:
        font = _font(directory, packed)
        if not font.exists():
            make_private_directory(directory)
            with replace_when_whole(font) as unfinished:
                unfinished.write_bytes(import_module(f"pymupdf_fonts.{packed}").fontbuffer)


def _font(directory: Path, packed: str) -> Path:
    return directory / f"{packed.replace('_', '-')}.ttf"


def _fonts_of_the_machine() -> Iterator[tuple[str, Path, int]]:
    """Yield the upright families of this machine, each with the file of its regular weight."""
    import typst

    seen = set()
    fonts: Any = typst.Fonts(include_system_fonts=True, include_embedded_fonts=False).fonts()
    for font in sorted(fonts, key=lambda font: (abs(font.weight - 400), font.family)):
        if font.family not in seen and font.style == "normal" and font.path:
            seen.add(font.family)
            yield font.family, Path(font.path), font.index
