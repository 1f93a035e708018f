"""The faces: what always prints, where the fonts are unpacked, what is missing."""

import stat

import pytest

from tests.paper.reading import packed, pages
from tests.show.samples import moment
from tickler.core.cards import Card, Dossier
from tickler.paper import fonts
from tickler.paper.coverage import covered
from tickler.paper.documents import as_pdf, papers_of
from tickler.paper.fonts import FACE, SYMBOLS, Faces, faces_for, font_directory


@pytest.fixture
def bare_machine(monkeypatch):
    """A machine without any font of its own."""
    monkeypatch.setattr(fonts, "_fonts_of_the_machine", lambda: iter(()))


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("Željko Šarić, 2 400 €", (FACE,)),
        ("Иван Петров №1 ₽", (FACE,)),
        ("გიორგი ბერიძე ₾", (FACE,)),
        ("☐ ␛", (FACE, SYMBOLS)),
        ("a\u200bb\u00adc\ufe0f", (FACE,)),
        ("", (FACE,)),
    ],
)
def test_what_prints_on_a_machine_without_fonts(font_cache, bare_machine, text, families):
    with font_directory(font_cache) as directory:
        assert faces_for(set(text), directory) == Faces(families)


def test_what_no_font_has_is_named_and_written_in_latin_letters(press, bare_machine):
    card = Card(1, "王小明", company="상", address="\ue000")
    made = as_pdf(press, papers_of([Dossier(card)], moment(20)))

    assert made.missing == ("小", "明", "王", "상", "\ue000")
    text = packed(pages(made.pdf)[0])
    assert text.startswith("WangXiaoMingSang")
    assert "[U+E000]" in text


def test_a_font_of_the_machine_is_taken_where_ours_have_no_sign(font_cache, monkeypatch):
    with font_directory(font_cache) as directory:
        theirs = directory / "NotoSansSymbols2-Regular.ttf"
        monkeypatch.setattr(fonts, "_OWN", fonts._OWN[:1])
        monkeypatch.setattr(fonts, "_fonts_of_the_machine", lambda: iter([("Theirs", theirs, 0)]))

        assert faces_for({"a", "☐", "상"}, directory) == Faces((FACE, "Theirs"), ("상",), system=True)


def test_fonts_are_unpacked_once_and_again_where_one_was_lost(tmp_path):
    with font_directory(tmp_path / "new" / "cache") as directory:
        files = sorted(directory.iterdir())
    files[0].unlink()
    kept = files[1].stat().st_mtime_ns
    with font_directory(tmp_path / "new" / "cache") as directory:
        assert sorted(directory.iterdir()) == files
        assert files[1].stat().st_mtime_ns == kept


def test_where_the_cache_cannot_be_written_a_private_directory_serves_for_once(tmp_path):
    (tmp_path / "file").touch()
    with font_directory(tmp_path / "file") as directory:
        assert stat.S_IMODE(directory.stat().st_mode) == 0o700
        assert faces_for({"a"}, directory) == Faces((FACE,))
    assert not directory.exists()


@pytest.mark.parametrize(
    "content", [b"", b"not a font", b"ttcf" + b"\xff" * 40, b"\0\1\0\0\0\1" + b"\0" * 40]
)
def test_a_file_that_is_no_font_covers_nothing(tmp_path, content):
    file = tmp_path / "x.ttf"
    file.write_bytes(content)

    assert covered(file, 0, {"a"}) == frozenset()
    assert covered(tmp_path / "lost.ttf", 0, {"a"}) == frozenset()
