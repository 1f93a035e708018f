"""The place in a note where the words stand that were looked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.core.folding import fold
from tickler.show.excerpt import BEFORE, excerpt

LETTER = (
    "from ana@example.com: ponuda\nAna Horvat <ana@example.com> → me <me@example.org>\n\n"
    "Dobar dan, zahvaljujem na razgovoru. Скидку обсудим в пятницу, the delivery is within two weeks."
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(["weeks"], "… в пятницу, the delivery is within two weeks.", id="the end of a letter"),
        pytest.param(
            ["skidku"],
            "… Dobar dan, zahvaljujem na razgovoru. "
            "Скидку обсудим в пятницу, the delivery is within two weeks.",
            id="another script",
        ),
        pytest.param(
            ["is", "delivery"],
            "… Скидку обсудим в пятницу, the delivery is within two weeks.",
            id="the longest word",
        ),
        pytest.param(["ponuda"], " / ".join(filter(None, LETTER.split("\n"))), id="the beginning"),
        pytest.param(["nowhere"], " / ".join(filter(None, LETTER.split("\n"))), id="not there"),
        pytest.param([], " / ".join(filter(None, LETTER.split("\n"))), id="no words"),
    ],
)
def test_excerpt(words, expected):
    assert excerpt(LETTER, words) == expected


def test_a_long_word_before_it_is_left_out_whole():
    assert excerpt("https://example.com/" + "x" * 60 + " says so", ["says"]) == "… says so"


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        pytest.param(
            "字" * 90 + "咖啡机" + "字" * 9, "kafeiji", "…" + "字" * 40 + "咖啡机" + "字" * 9, id="chinese"
        ),
        pytest.param("ა" * 90 + "ყავა", "qava", "…" + "ა" * 40 + "ყავა", id="georgian"),
        pytest.param(
            f"see https://x.example/{'a' * 80}?offer=118", "offer=118", f"…{'a' * 39}?offer=118", id="address"
        ),
        pytest.param(
            "x" * 30 + "щука" + "y" * 30, "shchuka", "x" * 30 + "щука" + "y" * 30, id="near the beginning"
        ),
    ],
)
def test_a_text_without_spaces_is_cut_before_the_word(text, word, expected):
    assert excerpt(text, [word]) == expected


LETTERS = "aбქ字щéß/1"


@given(st.text(LETTERS + " ", max_size=200), st.text(LETTERS, min_size=1), st.text(LETTERS + " "))
def test_the_word_is_there_and_not_far_from_the_beginning(before, word, after):
    shown = fold(excerpt(before + word + after, [fold(word)]))
    # Before it stand a part of a word and what went before that, each letter folded to four at most.
    assert shown.index(fold(word)) <= len("...") + 2 * BEFORE * 4


def test_nothing_of_a_note_is_obeyed():
    assert excerpt("x " * 40 + "\x1b[2J here", ["here"]).endswith("x ␛[2J here")
