"""Rendered pages look as they did, within a tolerance: another version of a font may move a hair."""

import pytest

from docs.sheets import draw_sheets, sheet_file
from tests.paper.ink import PAGES, draw, kept, shaded, unlike
from tickler.paper.templates import SHIPPED

MOST_THAT_DIFFER = 0.01


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_did(font_cache, name):
    drawn = draw(name, font_cache)
    apart = unlike(drawn, kept(name).read_text(encoding="utf-8"))
    assert apart <= MOST_THAT_DIFFER, f"python -m tests.paper.ink draws it anew:\n{drawn}"


NOTICED = [
    pytest.param("style.typ", "size: 10pt", "size: 10.3pt", "dossier", id="larger type"),
    pytest.param("style.typ", "x: 19mm", "x: 23mm", "cover", id="a wider margin"),
    pytest.param("style.typ", "stroke: 0.7pt + ink,", "", "cover", id="no box to tick"),
    pytest.param("style.typ", '#let wash = rgb("#f1f4f6")', "#let wash = white", "dossier", id="no wash"),
    pytest.param("dossier.typ", "one.speak.len() > 0", "false", "dossier", id="not how the name is said"),
    pytest.param(
        "dossier.typ", 'weight: "bold", entry.what', 'weight: "bold", ""', "dossier", id="no outcome"
    ),
    pytest.param("dossier.typ", "link(line.link, line.phone)", "[]", "cover", id="no telephone"),
    pytest.param("day.typ", "small[next:]", "[]", "day", id="no room for what is next"),
    pytest.param(
        "letter.typ", "text(size: 12pt, weight", "text(size: 1pt, weight", "letter", id="no subject"
    ),
    pytest.param("letter.typ", "..one.rows.slice(1)", "..one.rows.slice(2)", "letter", id="an item less"),
    pytest.param("pocket.typ", "one.reach", "()", "pocket", id="nothing to reach them by"),
]
SMALL = [
    pytest.param("style.typ", "leading: 0.6em", "leading: 0.605em", "dossier", id="lines a hair wider apart"),
    pytest.param("style.typ", "top: 17mm", "top: 17.2mm", "cover", id="a hair further down"),
    pytest.param("style.typ", "x: 19mm", "x: 19.1mm", "dossier", id="a hair to the right"),
]


def drawn_with(font_cache, tmp_path, file, part, instead, name):
    source = (SHIPPED / file).read_text(encoding="utf-8")
    assert part in source
    (tmp_path / file).write_text(source.replace(part, instead), encoding="utf-8")
    return draw(name, font_cache, tmp_path)


@pytest.mark.parametrize(("file", "part", "instead", "name"), NOTICED)
def test_a_page_that_looks_otherwise_is_noticed(font_cache, tmp_path, file, part, instead, name):
    drawn = drawn_with(font_cache, tmp_path, file, part, instead, name)
    assert unlike(drawn, kept(name).read_text(encoding="utf-8")) > MOST_THAT_DIFFER


@pytest.mark.parametrize(("file", "part", "instead", "name"), SMALL)
def test_a_hair_is_tolerated(font_cache, tmp_path, file, part, instead, name):
    drawn = drawn_with(font_cache, tmp_path, file, part, instead, name)
    assert unlike(drawn, kept(name).read_text(encoding="utf-8")) <= MOST_THAT_DIFFER


def test_the_pictures_of_the_documents_are_of_today():
    for name, page in draw_sheets().items():
        then = sheet_file(name).read_bytes()
        # The same bytes are the usual case, and pictures of this size take seconds to hold together.
        assert page == then or unlike(shaded(page), shaded(then)) <= MOST_THAT_DIFFER, "python -m docs.sheets"
