"""Rendered pages look as they did, within a tolerance: another version of a font may move a hair."""

from itertools import chain, zip_longest

import pytest

from tests.paper.ink import PAGES, SHADES, draw, kept

MOST_THAT_DIFFER = 0.03
"""The part of the inked cells that may differ by more than one shade."""


@pytest.fixture(scope="module")
def pictures(font_cache):
    return draw(font_cache)


def differing(one: str, other: str) -> float:
    """Return which part of the cells with ink in either picture differs by more than a shade."""
    inked = apart = 0
    for row, row_then in zip_longest(one.splitlines(), other.splitlines(), fillvalue=""):
        for cell, cell_then in zip_longest(row, row_then, fillvalue=" "):
            inked += (cell, cell_then) != (" ", " ")
            apart += abs(SHADES.index(cell) - SHADES.index(cell_then)) > 1
    return apart / inked


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_did(pictures, name):
    apart = differing(pictures[name], kept(name).read_text(encoding="utf-8"))
    assert apart <= MOST_THAT_DIFFER, f"python -m tests.paper.ink draws it anew:\n{pictures[name]}"


def test_another_page_is_told_apart(pictures):
    cover, dossier = map(pictures.__getitem__, PAGES)
    moved = "\n".join(chain([""], dossier.splitlines()))

    assert differing(cover, dossier) > 0.3
    assert differing(dossier, moved) > 0.3
