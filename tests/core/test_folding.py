"""Folding: what one types finds what was written, in any script."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.core.folding import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        pytest.param("Željko Šarić", "zeljko saric", id="Croatian"),
        pytest.param("Иван Петров", "ivan petrov", id="Russian"),
        pytest.param("გიორგი ბერიძე", "giorgi beridze", id="Georgian"),
        pytest.param("Ђорђе", "djordje", id="Serbian"),
        pytest.param("Jürgen Groß", "jurgen gross", id="German"),
        pytest.param("ČVORAK  d.o.o.", "cvorak d.o.o.", id="capitals and spaces"),
        pytest.param("  Ivan\t\n Petrov ", "ivan petrov", id="tabs and lines"),
        pytest.param("Ivan\u00a0Petrov", "ivan petrov", id="no-break space"),
        pytest.param("２５", "25", id="full-width digits"),
        pytest.param("\u202eIvan\u202c", "ivan", id="direction marks"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_folded(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_a_letter_is_the_same_however_it_was_typed() -> None:
    assert fold("й") == fold("и\u0306")
    assert fold("Š") == fold("S\u030c")


@given(st.text(max_size=60))
def test_what_is_folded_is_plain_and_stays_as_it_is(text: str) -> None:
    folded = fold(text)
    assert folded.isascii()
    assert folded == folded.lower().strip()
    assert "  " not in folded
    assert fold(folded) == folded


@given(st.text(max_size=30), st.text(max_size=30))
def test_words_are_folded_one_by_one(one: str, other: str) -> None:
    assert fold(f"{one} {other}") == f"{fold(one)} {fold(other)}".strip()


def test_plain_text_does_not_load_the_tables() -> None:
    program = (
        "import sys; from tickler.core.folding import fold; fold('Ivan'); print('anyascii' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
